// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace octroi::crypto {

namespace detail {
/// kCrcTables[n][b]: what byte b contributes when n more bytes follow it.
constexpr std::array<std::array<std::uint32_t, 256>, 4> makeCrcTables()
{
    std::array<std::array<std::uint32_t, 256>, 4> tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t c = i;
        for (int bit = 0; bit < 8; ++bit)
            c = (c & 1U) ? 0xEDB88320U ^ (c >> 1) : c >> 1;
        tables[0][i] = c;
    }
    for (std::size_t n = 1; n < tables.size(); ++n) {
        for (std::size_t i = 0; i < 256; ++i)
            tables[n][i] = tables[0][tables[n - 1][i] & 0xFFU] ^ (tables[n - 1][i] >> 8);
    }
    return tables;
}
inline constexpr auto kCrcTables = makeCrcTables();
} // namespace detail

/// CRC-32 of ISO 3309 (reflected, polynomial 0x04C11DB7), as zip and Ethernet have it.
constexpr std::uint32_t crc32(std::string_view bytes)
{
    using detail::kCrcTables;
    std::uint32_t c = 0xFFFFFFFFU;
    const auto byte = [bytes](std::size_t i) { return std::uint32_t(static_cast<unsigned char>(bytes[i])); };
    std::size_t i = 0;
    // Four at a time: each call of an API passes here.
    for (; i + 4 <= bytes.size(); i += 4) {
        c ^= byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16 | byte(i + 3) << 24;
        c = kCrcTables[3][c & 0xFFU] ^ kCrcTables[2][c >> 8 & 0xFFU] ^ kCrcTables[1][c >> 16 & 0xFFU] ^ kCrcTables[0][c >> 24];
    }
    for (; i < bytes.size(); ++i)
        c = kCrcTables[0][(c ^ byte(i)) & 0xFFU] ^ (c >> 8);
    return c ^ 0xFFFFFFFFU;
}

} // namespace octroi::crypto
