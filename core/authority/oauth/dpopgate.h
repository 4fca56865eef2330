// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/oauthmessage.h"
#include "base/clock.h"
#include "crypto/jose/replaycache.h"

namespace octroi::authority {

class OAuthStore;
class SigningKeys;

/// DPoP proofs at the authorization server's own endpoints (RFC 9449). The nonce is derived from a secret that
/// the nodes of one store share and from the time, so that none is kept and any node takes it.
class DpopGate
{
public:
    /// `shared`: where nodes tell each other of proofs that were used; null when there is one node.
    DpopGate(const SigningKeys &keys, const Clock &clock, OAuthStore *shared) : m_keys(keys), m_clock(clock), m_shared(shared) {}

    /// The thumbprint of the proof's key, "" when no proof was sent. Errors: Invalid with reason
    /// invalid_dpop_proof or use_dpop_nonce. `accessToken` and `thumbprint` at a protected resource.
    Result<QString> check(const OAuthRequest &request, const QString &issuer, bool withNonce, QByteArrayView accessToken = {},
                          const QString &thumbprint = {});
    /// For the DPoP-Nonce header of an answer.
    QByteArray nonce() const { return nonceAt(0); }

private:
    QByteArray nonceAt(int windowsAgo) const;

    const SigningKeys &m_keys;
    const Clock &m_clock;
    OAuthStore *const m_shared;
    crypto::ReplayCache m_seen;
};

} // namespace octroi::authority
