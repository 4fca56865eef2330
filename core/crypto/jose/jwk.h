// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "crypto/jose/algorithm.h"

#include <QJsonObject>
#include <QStringList>
#include <memory>

namespace octroi::crypto {

struct PublicKey;

/// A public key of RFC 7517: EC on P-256 or P-384, OKP on Ed25519 (RFC 8037), RSA of 2048 to 8192 bits.
/// Copies share the key; safe on any thread.
class Jwk
{
public:
    /// Error: Invalid; `field` is the member, reason one of
    /// jwk_private (it holds a private or symmetric key), jwk_unsupported (kty or crv), jwk_too_short,
    /// jwk_value, jwk_member (a member of the wrong type).
    static Result<Jwk> fromJson(const QJsonObject &object);

    QString kid() const { return m_kid; }
    QString type() const { return m_object.value(QLatin1String("kty")).toString(); }
    /// kty and the public members with kid, use, key_ops and alg, where they were there; nothing else.
    QJsonObject toJson() const { return m_object; }
    /// RFC 7638 with SHA-256, base64url.
    QByteArray thumbprint() const { return m_thumbprint; }

    /// True when a signature of this algorithm may be verified with this key: the kind and curve fit, and
    /// neither use, key_ops nor alg say otherwise (RFC 7517 sections 4.2 to 4.4).
    bool verifies(JwsAlgorithm algorithm) const;
    /// The algorithms for which that is true, the usual one first.
    QList<JwsAlgorithm> algorithms() const;

    const PublicKey &key() const { return *m_key; }

private:
    Jwk() = default;
    friend class SigningKey;

    QJsonObject m_object;
    QString m_kid;
    QByteArray m_thumbprint;
    bool m_verifiesAnything = true;
    std::optional<JwsAlgorithm> m_only; ///< of the alg member
    bool m_foreign = false;             ///< the alg member names something else
    std::shared_ptr<const PublicKey> m_key;
};

} // namespace octroi::crypto
