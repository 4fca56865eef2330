// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace octroi::crypto {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4). Safe on any thread; allocates only on a thread's first call.
Digest sha256(const void *bytes, std::size_t size);
inline Digest sha256(std::string_view bytes)
{
    return sha256(bytes.data(), bytes.size());
}
/// The same as 32 bytes of a QByteArray.
QByteArray sha256Bytes(QByteArrayView bytes);
/// The same as 64 lower-case hexadecimal digits.
QByteArray sha256Hex(QByteArrayView bytes);

/// True when both are the same; the time does not tell where they differ, only whether the lengths do.
bool equalConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace octroi::crypto
