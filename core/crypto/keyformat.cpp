// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/keyformat.h"

#include "crypto/crc32.h"
#include "crypto/random.h"

#include <array>

namespace octroi::crypto {

namespace {

constexpr std::size_t kBodySize = kKeyIdSize + kKeySecretSize + kKeyCheckSize;

std::array<char, kKeyCheckSize> checkOf(std::string_view before)
{
    constexpr char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    std::array<char, kKeyCheckSize> out{};
    std::uint32_t rest = crc32(before);
    for (std::size_t i = kKeyCheckSize; i-- > 0; rest /= 62)
        out[i] = alphabet[rest % 62];
    return out;
}

constexpr bool isBase62(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

constexpr std::array<bool, 256> kBase62 = [] {
    std::array<bool, 256> table{};
    for (int c = 0; c < 256; ++c)
        table[std::size_t(c)] = isBase62(char(c));
    return table;
}();

} // namespace

bool isKeyPrefix(std::string_view prefix)
{
    if (prefix.size() < 2 || prefix.size() > 8)
        return false;
    for (const char c : prefix) {
        if (c < 'a' || c > 'z')
            return false;
    }
    return true;
}

GeneratedKey generateKey(const QString &prefix, domain::Environment environment, const QString &givenId)
{
    GeneratedKey key;
    QByteArray text;
    // Room for all of it at once: growing would leave copies of the secret behind.
    text.reserve(prefix.size() + 6 + qsizetype(kBodySize));
    text.append(prefix.toLatin1()).append('_');
    text.append(domain::environmentName(environment).toLatin1()).append('_');
    const QByteArray id = givenId.isEmpty() ? randomBase62(kKeyIdSize) : givenId.toLatin1();
    const Secret secret(randomBase62(kKeySecretSize));
    text.append(id).append(secret.reveal());
    const auto check = checkOf({text.constData(), std::size_t(text.size())});
    text.append(check.data(), qsizetype(check.size()));
    key.id = QString::fromLatin1(id);
    key.last4 = QString::fromLatin1(text.right(4));
    key.whole = Secret(std::move(text));
    return key;
}

bool looksLikeKey(std::string_view text)
{
    const std::size_t first = text.substr(0, 9).find('_');
    if (first == std::string_view::npos || !isKeyPrefix(text.substr(0, first)))
        return false;
    const std::string_view environment = text.substr(first + 1, 5);
    return environment == "live_" || environment == "test_";
}

std::optional<ParsedKey> parseKey(std::string_view text)
{
    const std::size_t first = text.find('_');
    if (first == std::string_view::npos || !isKeyPrefix(text.substr(0, first)))
        return std::nullopt;
    const std::size_t body = first + 6; // "_live_"
    if (text.size() != body + kBodySize || text[body - 1] != '_')
        return std::nullopt;
    const std::string_view environment = text.substr(first + 1, 4);
    if (environment != "live" && environment != "test")
        return std::nullopt;
    bool good = true;
    for (const char c : text.substr(body))
        good &= kBase62[static_cast<unsigned char>(c)];
    if (!good)
        return std::nullopt;
    const auto check = checkOf(text.substr(0, text.size() - kKeyCheckSize));
    if (text.substr(text.size() - kKeyCheckSize) != std::string_view(check.data(), check.size()))
        return std::nullopt;
    return ParsedKey{text.substr(0, first), environment, text.substr(body, kKeyIdSize)};
}

} // namespace octroi::crypto
