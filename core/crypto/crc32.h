// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace octroi::crypto {

namespace detail {
constexpr std::array<std::uint32_t, 256> makeCrcTable()
{
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t c = i;
        for (int bit = 0; bit < 8; ++bit)
            c = (c & 1U) ? 0xEDB88320U ^ (c >> 1) : c >> 1;
        table[i] = c;
    }
    return table;
}
inline constexpr auto kCrcTable = makeCrcTable();
} // namespace detail

/// CRC-32 of ISO 3309 (reflected, polynomial 0x04C11DB7), as zip and Ethernet have it.
constexpr std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t c = 0xFFFFFFFFU;
    for (const char b : bytes)
        c = detail::kCrcTable[(c ^ static_cast<unsigned char>(b)) & 0xFFU] ^ (c >> 8);
    return c ^ 0xFFFFFFFFU;
}

} // namespace octroi::crypto
