// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/limiter/calendar.h"
#include "authority/limiter/limiter.h"
#include "authority/verifier/credentialtable.h"
#include "authority/verifier/endpoints.h"
#include "authority/verifier/epochs.h"
#include "authority/verifier/grants.h"
#include "authority/verifier/livesink.h"
#include "authority/verifier/tokens.h"
#include "authority/verifier/uri.h"
#include "base/clock.h"
#include "domain/usage.h"

#include <optional>
#include <string_view>

namespace octroi::authority {

/// One call as the proxy described it.
struct CheckRequest
{
    std::string_view credential; ///< a key; "" when none was sent
    bool ambiguous = false;      ///< several credentials of one kind were sent
    std::string_view method, uri, address, referrer;
    std::string_view environment = {}; ///< that the proxy stands before, "live" or "test"; "" when it does not say
    PresentedToken token = {};
    Rehearsal *rehearsal = nullptr; ///< null: the call is made, and counts
};

/// The verdict. Pointers are valid inside the section in which check() was called.
struct CheckResult
{
    domain::Refusal refusal = domain::Refusal::None;
    std::uint32_t index = CredentialTable::kNone; ///< of the credential, when it is known
    const Credential *credential = nullptr;
    const Grant *grant = nullptr;
    const Owner *owner = nullptr;
    const PlanLimits *limits = nullptr;
    const EndpointTable::Endpoint *endpoint = nullptr; ///< null: other
    LimitDecision decision;
    std::int64_t limitRate = 0; ///< bytes a second that this call may use; 0: no limit
    const TokenVerdict *token = nullptr; ///< of the access token, when it counts
    const Grant *tokenGrant = nullptr;   ///< of its client, when a key has to be there too

    bool allows(std::string_view scope) const
    {
        return grant->allows(scope) && (!token || token->scopes.allows(scope)) && (!tokenGrant || tokenGrant->allows(scope));
    }
    /// "a b" of what key and token give together.
    std::string scopeText() const;
    std::uint32_t endpointNumber() const { return endpoint ? endpoint->number : 0; }
};

/// Decides on calls. The LiveSink half is called by one writer; check() by any thread with a Reader of
/// epochs(), inside a Section.
class Verifier final : public LiveSink
{
public:
    explicit Verifier(const Clock &clock, const QTimeZone &zone = QTimeZone::utc());
    ~Verifier() override;

    void putCredential(const LiveCredential &credential) override;
    void putApis(const QList<domain::Api> &apis) override;
    void putPlan(const domain::Plan &plan) override;
    void putApplication(const domain::Application &application) override;
    void putClient(const LiveClient &client) override;
    void putToken(const LiveToken &token) override { m_tokens.putToken(token); }
    void dropToken(const QByteArray &digest) override { m_tokens.dropToken(digest); }
    void putSigningKeys(const LiveTokenIssuer &issuer) override { m_tokens.putSigningKeys(issuer); }
    void revokeTokens(const TokenRevocation &revocation) override { m_tokens.revokeTokens(revocation); }
    void putTrustedIssuers(const QList<LiveTrustedIssuer> &issuers) override;

    /// `tokens` belongs to the calling thread; without it access tokens are refused as unknown.
    CheckResult check(const CheckRequest &request, NormalPath &scratch, TokenCache *tokens = nullptr) const;
    /// The endpoint of a logged call; 0 for other. Inside a Section.
    std::uint32_t endpointOf(std::string_view method, std::string_view uri, NormalPath &scratch) const;

    /// Whether a call would be let through, by the same rules and without a trace, at the time of the rehearsal
    /// that `request` names. Writer only.
    domain::CallVerdict rehearse(const CheckRequest &request);

    Epochs &epochs() { return m_epochs; }
    /// Writer only.
    const EndpointNames &names() const { return m_names; }
    const CredentialTable &table() const { return m_table; }
    TokenTable &tokens() { return m_tokens; }
    Calendar &calendar() { return m_calendar; }
    /// Allowed calls of the day and of the month, and bytes sent in the month, before this process started: added to what
    /// is known of them. Before the first call is checked.
    void addConsumed(std::string_view keyId, qint64 day, qint64 month, qint64 bytes);
    /// A call of this credential has ended: an access log told of it. Any thread, inside a Section.
    void callEnded(std::uint32_t credential, qint64 nowMs) const;
    /// Several nodes share the quotas: checks stop at ceilings and ask for more. Before anything is put.
    void leaseQuotas(LeaseRequests &requests);
    /// Null when the credential has no quota that is shared. Any thread.
    QuotaCeilings *ceilingsOf(std::uint32_t credential) const;
    /// Bytes sent of a credential, for the volume of the month. Writer only.
    void addBytes(std::uint32_t credential, qint64 bytes);

private:
    /// The key of a call: nothing when it has not the form of one, no digest when several were sent.
    struct ShownKey
    {
        std::string_view environment;
        std::optional<crypto::Digest> digest;
    };
    static ShownKey shownKey(const CheckRequest &request);
    void verdict(const CheckRequest &request, const ShownKey &key, CheckResult &out,
                 TokenCache *tokens) const;
    /// False when it refused.
    bool identify(const CheckRequest &request, const ShownKey &key, CheckResult &out) const;
    bool identifyByToken(const CheckRequest &request, const ShownKey &key, CheckResult &out,
                         TokenCache *tokens) const;
    /// A credential without a digest under its id: a client or a trusted issuer.
    std::uint32_t putUnshown(const LiveClient &client);
    void judgeCall(const CheckRequest &request, const ShownKey &key, Judgement &judge, const CheckResult &out) const;
    void takeLimits(Credential &credential, std::int64_t nowMs, Rehearsal *rehearsal, CheckResult &out) const;
    std::int64_t timeOf(const CheckRequest &request) const;

    const Clock &m_clock;
    Epochs m_epochs;
    GrantPool m_grants;
    CredentialTable m_table;
    Calendar m_calendar;
    TokenTable m_tokens;
    QStringList m_trustedIds;
    EndpointNames m_names;
    std::atomic<const EndpointTable *> m_endpoints;
    LeaseRequests *m_requests = nullptr;
};

} // namespace octroi::authority
