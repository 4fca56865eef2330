// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/secret.h"
#include "crypto/jose/jwk.h"

#include <QByteArray>

namespace octroi::crypto {

/// A private key with the one algorithm it signs with. Moved, not copied; sign() is safe on any thread.
class SigningKey
{
public:
    /// ES256, ES384, EdDSA, and RS256 to PS512 (with 3072 bits). Error: Internal.
    static Result<SigningKey> generate(JwsAlgorithm algorithm);
    /// PKCS #8 or the traditional PEM without encryption. Error: Invalid, reason key_syntax or
    /// key_algorithm (the key is of another kind, or an RSA key below 2048 bits).
    static Result<SigningKey> fromPem(const Secret &pem, JwsAlgorithm algorithm);
    SigningKey(SigningKey &&) noexcept;
    SigningKey &operator=(SigningKey &&) noexcept;
    ~SigningKey();

    /// PKCS #8 in PEM, not encrypted. Error: Internal.
    Result<Secret> toPem() const;
    /// With kid (its thumbprint), use "sig" and alg.
    const Jwk &publicJwk() const { return m_public; }
    JwsAlgorithm algorithm() const { return m_algorithm; }
    QString kid() const { return m_public.kid(); }

    /// The compact serialisation (RFC 7515 section 7.1). The header is the caller's: its alg has to be this
    /// key's. Empty when OpenSSL fails, which it does not for want of anything the caller could give.
    QByteArray sign(QByteArrayView headerJson, QByteArrayView payload) const;
    /// The same with {"alg","kid","typ"}.
    QByteArray signJwt(QByteArrayView typ, QByteArrayView payload) const;
    /// The bare signature in the form of RFC 7518.
    QByteArray signature(QByteArrayView input) const;

private:
    struct Private;
    explicit SigningKey(std::unique_ptr<Private> key, JwsAlgorithm algorithm, Jwk publicKey);
    static Result<SigningKey> of(std::unique_ptr<Private> key, JwsAlgorithm algorithm);

    std::unique_ptr<Private> m_key;
    JwsAlgorithm m_algorithm;
    Jwk m_public;
};

} // namespace octroi::crypto
