// SPDX-License-Identifier: GPL-3.0-or-later
// What the verifier is told of OAuth clients, trusted issuers and the rules of applications.
#include "authority/verifier/verifier.h"

namespace octroi::authority {

std::uint32_t Verifier::putUnshown(const LiveClient &client)
{
    const QByteArray id = client.id.toLatin1();
    if (id.size() != 10)
        return CredentialTable::kNone;
    std::uint32_t index = m_table.findById({id.constData(), 10});
    const bool known = index != CredentialTable::kNone;
    if (!known)
        index = m_table.append();
    Credential &credential = m_table.at(index);
    domain::ApiKey rights;
    rights.scopes = client.scopes;
    rights.restrictions = client.restrictions;
    rights.planId = client.planId;
    std::uint8_t flags = 0;
    flags |= client.suspended ? Credential::kSuspended : 0;
    flags |= client.revoked ? Credential::kRevoked : 0;
    flags |= client.partnerClosed ? Credential::kPartnerClosed : 0;
    const Grant *before = credential.grant.load(std::memory_order_relaxed);
    credential.owner.store(m_grants.ownerOf(client.applicationId, client.partnerId), std::memory_order_release);
    credential.grant.store(m_grants.grantOf(rights), std::memory_order_release);
    credential.endsAtMs.store(client.endsAt.isValid() ? client.endsAt.toMSecsSinceEpoch() : std::numeric_limits<std::int64_t>::max(),
                              std::memory_order_release);
    credential.flags.store(flags, std::memory_order_release);
    if (before)
        m_grants.release(before);
    // Volume, bandwidth and leased quotas of a client are counted as those of a key.
    const PlanCell *plan = credential.grant.load(std::memory_order_relaxed)->plan;
    if (const PlanLimits *limits = plan ? plan->limits.load(std::memory_order_acquire) : nullptr; limits && limits->needsTraffic())
        m_table.trafficOf(index);
    if (!known) {
        std::copy_n(id.constData(), 10, credential.id.begin());
        m_table.linkId(index);
    }
    return index;
}

void Verifier::putClient(const LiveClient &client)
{
    const std::uint32_t index = putUnshown(client);
    if (index != CredentialTable::kNone)
        m_tokens.putClient(client.id, index);
}

void Verifier::putApplication(const domain::Application &application)
{
    m_grants.ownerOf(application.id, application.partnerId)
        ->needed.store(neededBy(application.credentialRule), std::memory_order_release);
}

void Verifier::putTrustedIssuers(const QList<LiveTrustedIssuer> &issuers)
{
    QList<TokenTable::Trusted> trusted;
    QStringList ids;
    for (const LiveTrustedIssuer &live : issuers) {
        const domain::TrustedIssuer &issuer = live.issuer;
        LiveClient credential;
        credential.id = issuer.id;
        credential.applicationId = issuer.applicationId;
        credential.partnerId = live.partners.value(issuer.applicationId);
        credential.scopes = issuer.scopes;
        credential.planId = issuer.planId;
        credential.suspended = !issuer.enabled;
        TokenTable::Trusted one;
        one.issuer = issuer;
        one.keys = live.keys;
        one.index = putUnshown(credential);
        if (one.index == CredentialTable::kNone)
            continue;
        for (const QString &name : issuer.algorithms) {
            if (const auto algorithm = crypto::algorithmFromName(name))
                one.algorithms << *algorithm;
        }
        for (auto it = live.partners.cbegin(); it != live.partners.cend(); ++it)
            one.owners.insert(it.key(), m_grants.ownerOf(it.key(), it.value()));
        one.wantsKeys = m_tokens.wantsKeys(issuer.id);
        ids << issuer.id;
        trusted << one;
    }
    for (const QString &id : std::as_const(m_trustedIds)) {
        const std::uint32_t index = ids.contains(id) ? CredentialTable::kNone : m_table.findById(id.toStdString());
        if (index != CredentialTable::kNone)
            m_table.at(index).flags.fetch_or(Credential::kRevoked);
    }
    m_trustedIds = ids;
    m_tokens.putTrusted(std::move(trusted));
}

std::string CheckResult::scopeText() const
{
    if (!token)
        return grant->scopeText;
    std::string out;
    const auto add = [&](const std::string &scope) {
        const std::string padded = ' ' + out + ' ';
        if (!allows(scope) || padded.find(' ' + scope + ' ') != std::string::npos)
            return;
        out += (out.empty() ? "" : " ") + scope;
    };
    const auto addAll = [&](const ScopeSet &set) {
        for (const std::string &scope : set.scopes)
            add(scope);
        for (const std::string &below : set.wildcards)
            add(below + '*');
    };
    addAll(token->scopes);
    addAll(*grant);
    if (tokenGrant)
        addAll(*tokenGrant);
    return out;
}

} // namespace octroi::authority
