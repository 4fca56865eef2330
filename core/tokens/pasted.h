// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"

namespace octroi::tokens {

/// What a pasted text is, by its form alone.
enum class PastedKind {
    Nothing,
    Jwt,          ///< three parts, the first a JSON object
    DpopProof,    ///< a JWT of the type dpop+jwt
    EncryptedJwt, ///< five parts: nothing in it can be read
    ApiKey,
    BrokenApiKey, ///< its form, with a wrong checksum
    Certificate,
    KeySet,       ///< JWK Set, or one JWK
    PrivateKey,   ///< JWK or PEM: never shown
    Opaque        ///< anything else in one word
};
QString pastedKindName(PastedKind kind); ///< "jwt", "dpop_proof", …

struct Pasted
{
    PastedKind kind = PastedKind::Nothing;
    Secret text; ///< without what surrounds it: "Authorization: Bearer", quotes, line ends
};

/// More than this is not looked at.
inline constexpr qsizetype kMostPasted = 16 * 1024 * 1024;

/// Takes the text out of its surroundings and says what it is.
Pasted recognise(const QByteArray &text);

} // namespace octroi::tokens
