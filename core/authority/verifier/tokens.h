// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/verifier/credentialtable.h"
#include "authority/verifier/endpoints.h"
#include "authority/verifier/livesink.h"
#include "authority/verifier/rehearsal.h"
#include "authority/verifier/tokencache.h"
#include "base/clock.h"
#include "crypto/jose/jws.h"
#include "crypto/jose/replaycache.h"

#include <QStringList>

namespace octroi::authority {

/// An access token as the call showed it.
struct PresentedToken
{
    std::string_view text; ///< "" when none was sent
    bool dpop = false;     ///< with the scheme DPoP (RFC 9449 section 7.1)
    bool twice = false;    ///< several of Authorization or DPoP were sent
    std::string_view proof;        ///< value of DPoP
    std::string_view scheme, host; ///< of the original request, by the proxy
    std::string_view certificate;  ///< of the caller, by the proxy (RFC 8705); "" when it showed none
};

/// Which tokens hold. The putting half is called by one writer; verdict() by any thread inside a Section.
class TokenTable
{
public:
    TokenTable(Epochs &epochs, CredentialTable &credentials, const Clock &clock);
    ~TokenTable();

    void putClient(const QString &id, std::uint32_t index);
    void putToken(const LiveToken &token);
    void dropToken(const QByteArray &digest);
    void putSigningKeys(const LiveTokenIssuer &issuer);
    void revokeTokens(const TokenRevocation &revocation);
    /// One issuer as the check needs it.
    struct Trusted
    {
        domain::TrustedIssuer issuer;
        crypto::JwkSet keys;
        QList<crypto::JwsAlgorithm> algorithms;
        std::uint32_t index = CredentialTable::kNone;
        QHash<QString, const Owner *> owners; ///< by application
        std::atomic<bool> *wantsKeys = nullptr;
    };
    void putTrusted(QList<Trusted> issuers);
    std::atomic<bool> *wantsKeys(const QString &trustedIssuerId);
    /// Trusted issuers of which a token with an unknown kid came since the last call.
    QStringList takeWanted();
    void forgetEnded(); ///< expired tokens and revocations; from time to time

    /// What the token is worth for a call of that endpoint (null: none that is declared). Points into the
    /// cache. Binding and proof are judged too.
    const TokenVerdict *verdict(const PresentedToken &token, const EndpointTable::Endpoint *endpoint,
                                std::string_view method, std::string_view uri, TokenCache &cache,
                                Rehearsal *rehearsal = nullptr) const;

private:
    struct Client
    {
        ShortDigest digest;
        std::uint32_t index;
        const ClientCell *cell;
    };
    struct Opaque
    {
        ShortDigest digest;
        TokenVerdict verdict;
    };
    struct Revoked
    {
        ShortDigest digest;
        std::int64_t forgetAtMs;
    };
    struct Trust
    {
        LiveTokenIssuer own;
        QHash<QString, QList<Trusted>> others; ///< by "iss"
        std::uint64_t generation = 0;
    };
    TokenVerdict verified(std::string_view text, std::string_view apiId, Rehearsal *rehearsal) const;
    TokenVerdict ownJwt(const crypto::JwsParts &parts, const QJsonObject &claims, const Trust &trust, Rehearsal *rehearsal) const;
    TokenVerdict foreignJwt(const crypto::JwsParts &parts, const QJsonObject &claims, const Trusted &issuer, Rehearsal *rehearsal) const;
    domain::Refusal stateOf(const TokenVerdict &verdict, std::int64_t nowMs) const;
    domain::Refusal bindingOf(const TokenVerdict &verdict, const PresentedToken &token, std::string_view method,
                              std::string_view uri, std::int64_t nowMs, bool rehearsed) const;
    void publish(std::unique_ptr<Trust> trust);
    ClientCell *cellOf(const QString &clientId);

    Epochs &m_epochs;
    CredentialTable &m_credentials;
    const Clock &m_clock;
    DigestMap<Client> m_clients;
    DigestMap<Opaque> m_opaque;
    DigestMap<Revoked> m_revoked;
    std::atomic<const Trust *> m_trust;
    QHash<QString, std::shared_ptr<ClientCell>> m_cells;
    QHash<QString, std::shared_ptr<std::atomic<bool>>> m_wanted;
    mutable crypto::ReplayCache m_proofs;
};

/// The key of a client in a DigestMap, and of a revoked jti.
ShortDigest clientKey(std::string_view id);
ShortDigest jtiKey(const QString &issuer, const QString &jti);

/// The APIs that a token is for by its audiences; `all` when one of them is among `general`, those of every API.
std::vector<std::string> apisOf(const QStringList &audiences, const QStringList &general, bool &all);
/// The scopes that the claims of a token give it by the issuer's rules.
QStringList scopesOf(const QJsonObject &claims, const domain::TrustedIssuer &issuer);
/// The application that the claims name, "" for none.
QString applicationOf(const QJsonObject &claims, const domain::TrustedIssuer &issuer);

} // namespace octroi::authority
