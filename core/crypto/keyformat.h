// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"
#include "domain/apikey.h"

#include <QString>
#include <optional>
#include <string_view>

// <prefix>_<env>_<id><secret><check>: 2 to 8 lower-case letters; "live" or "test"; 10 base62 characters
// of identifier, 32 of secret (190 bits), 6 of CRC-32 over all that stands before, so that a
// scanner tells a key from a look-alike without any network.
namespace octroi::crypto {

inline constexpr std::size_t kKeyIdSize = 10, kKeySecretSize = 32, kKeyCheckSize = 6;

struct GeneratedKey
{
    Secret whole;
    QString id;
    QString last4; ///< the last four characters of `whole`
};

/// A new key. `prefix` has to be of the form above (isKeyPrefix). With an `id` (10 base62 characters) it is
/// a fresh secret for that identifier, without one the identifier is random.
GeneratedKey generateKey(const QString &prefix, domain::Environment environment, const QString &id = {});

bool isKeyPrefix(std::string_view prefix);

/// True when the text begins as a key does, so that a wrong one is told from an access token.
bool looksLikeKey(std::string_view text);

/// Views into the text that was parsed.
struct ParsedKey
{
    std::string_view prefix, environment, id;
};

/// The parts of a key, or nothing when it has not this form or its checksum is wrong. Allocates nothing.
std::optional<ParsedKey> parseKey(std::string_view text);

} // namespace octroi::crypto
