// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/dpopgate.h"

#include "authority/oauth/signingkeys.h"
#include "authority/store/oauthstore.h"
#include "crypto/digest.h"
#include "crypto/jose/dpop.h"

namespace octroi::authority {

namespace {
constexpr qint64 kNonceMs = 60'000; ///< a nonce works in its own window and the next
}

QByteArray DpopGate::nonceAt(int windowsAgo) const
{
    const qint64 window = m_clock.nowMs() / kNonceMs - windowsAgo;
    const QByteArray digest = crypto::sha256Bytes(m_keys.sharedSecret() + "dpop nonce" + QByteArray::number(window));
    return digest.left(16).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Result<QString> DpopGate::check(const OAuthRequest &request, const QString &issuer, bool withNonce, QByteArrayView accessToken,
                                const QString &thumbprint)
{
    if (request.proofs == 0)
        return QString();
    const auto refused = [](const char *error, const QString &why) { return oauthError(error, why); };
    if (request.proofs > 1) // section 4.3, 1
        return refused("invalid_dpop_proof", QStringLiteral("there is more than one DPoP header"));
    const QByteArray uri = issuer.toUtf8() + request.path, jkt = thumbprint.toLatin1();
    crypto::DpopExpectations expected;
    expected.method = request.method;
    expected.uri = uri;
    expected.nowMs = m_clock.nowMs();
    expected.accessToken = accessToken;
    expected.thumbprint = jkt;
    if (withNonce)
        expected.nonces = {nonceAt(0), nonceAt(1)};
    const crypto::DpopProof proof = crypto::verifyDpop(request.dpop, expected);
    if (proof.refusal == crypto::DpopRefusal::Nonce)
        return refused("use_dpop_nonce", QStringLiteral("the proof needs the nonce of the DPoP-Nonce header"));
    if (!proof.ok())
        return refused("invalid_dpop_proof", QStringLiteral("the proof was refused: ") + crypto::dpopRefusalName(proof.refusal));
    if (m_seen.use(proof.thumbprint, proof.jti, proof.expiresAtMs, expected.nowMs) != crypto::ReplayCache::Answer::Fresh)
        return refused("invalid_dpop_proof", QStringLiteral("the proof was shown before"));
    if (m_shared) {
        const auto fresh = m_shared->remember(crypto::sha256Bytes("dpop proof\n" + proof.thumbprint + '\n' + proof.jti), proof.expiresAtMs);
        if (!fresh)
            return serverError(fresh.error());
        if (!*fresh)
            return refused("invalid_dpop_proof", QStringLiteral("the proof was shown to another node before"));
    }
    return QString::fromLatin1(proof.thumbprint);
}

} // namespace octroi::authority
