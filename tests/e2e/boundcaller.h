// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/jose/signingkey.h"
#include "servers.h"

namespace octroi::test {

/// A caller whose access token is bound to a DPoP key (RFC 9449).
class BoundCaller
{
public:
    BoundCaller(Octroid &octroid, const QString &application, const QStringList &scopes);

    /// GET of `path` through `proxy` with this proof, "" for none; the status.
    int get(RawClient &proxy, const QByteArray &path, const QByteArray &proof, const QByteArray &scheme = "DPoP") const;
    /// For one call of that URI.
    QByteArray proof(const QByteArray &method, const QByteArray &uri, const QByteArray &nonce = {}) const;
    /// What every proxy has to do with such a token, at this path of its own host.
    void callsThrough(RawClient &proxy, const QByteArray &path) const;

private:
    crypto::SigningKey m_key;
    QByteArray m_token;
};

} // namespace octroi::test
