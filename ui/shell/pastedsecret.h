// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"

#include <QString>
#include <memory>
#include <optional>

namespace octroi::shell {

/// What a pasted text turns out to be.
struct PastedSecret
{
    enum class Kind { ApiKey, BrokenKey, Jwt };
    Kind kind = Kind::ApiKey;
    QString shown;  ///< with dots in the place of the secret
    QString keyId;  ///< ApiKey, BrokenKey
    QString issuer; ///< Jwt: its "iss", not verified; may be empty
    std::shared_ptr<Secret> whole; ///< for the token bench; wiped with the palette

    /// Recognised by form alone: an API key by prefix and checksum, a JWT by its three parts (RFC 7515, 7.1).
    static std::optional<PastedSecret> recognise(const QString &text);
};

} // namespace octroi::shell
