// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/verifier.h"

#include "crypto/keyformat.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace octroi::authority {

using domain::CheckRule;
using domain::Refusal;

namespace {
/// Why the credential cannot be used at all, or not from where the call comes.
Refusal stateOf(const Credential &credential, const Grant &grant, const CheckRequest &request, std::int64_t nowMs)
{
    Judgement judge{request.rehearsal};
    const std::uint8_t flags = credential.flags.load(std::memory_order_acquire);
    if (judge.ends(CheckRule::Partner, flags & Credential::kPartnerClosed, Refusal::PartnerClosed)
        || judge.ends(CheckRule::Revocation, flags & Credential::kRevoked, Refusal::Revoked)
        || judge.ends(CheckRule::Expiry, nowMs >= credential.endsAtMs.load(std::memory_order_acquire), Refusal::Expired)
        || judge.ends(CheckRule::Suspension, flags & Credential::kSuspended, Refusal::Suspended))
        return judge.first;
    if (!grant.addresses.isEmpty() && judge.ends(CheckRule::Address, !grant.addresses.contains(request.address), Refusal::Address))
        return judge.first;
    if (!grant.referrers.empty()) {
        const std::string_view host = hostOf(request.referrer);
        const auto &allowed = grant.referrers;
        const bool known = !host.empty() && std::any_of(allowed.begin(), allowed.end(), [&](const auto &p) { return hostMatches(p, host); });
        judge.ends(CheckRule::Referrer, !known, Refusal::Referrer);
    }
    return judge.first;
}

const PlanLimits *limitsOf(const Grant &grant)
{
    return grant.plan ? grant.plan->limits.load(std::memory_order_acquire) : nullptr;
}
} // namespace

Verifier::Verifier(const Clock &clock, const QTimeZone &zone)
    : m_clock(clock), m_grants(m_epochs), m_table(m_epochs), m_calendar(zone), m_tokens(m_epochs, m_table, clock), m_endpoints(new EndpointTable({}, m_names))
{
    m_calendar.prepare(clock.nowMs());
}

Verifier::~Verifier()
{
    delete m_endpoints.load();
}

void Verifier::putCredential(const LiveCredential &live)
{
    const QByteArray id = live.key.id.toLatin1();
    if (live.digest.size() != 32 || id.size() != 10)
        return;
    std::uint32_t index = m_table.findById({id.constData(), 10});
    const std::uint32_t before = index;
    const bool sameDigest = index != CredentialTable::kNone
        && std::memcmp(m_table.at(index).digest.data(), live.digest.constData(), 16) == 0;
    if (!sameDigest)
        index = m_table.append();
    Credential &credential = m_table.at(index);

    const QDateTime end = live.key.endsAt();
    std::uint8_t flags = 0;
    flags |= live.key.suspendedAt.isValid() ? Credential::kSuspended : 0;
    flags |= live.key.revokedAt.isValid() ? Credential::kRevoked : 0;
    flags |= live.partnerClosed ? Credential::kPartnerClosed : 0;
    const Grant *oldGrant = credential.grant.load(std::memory_order_relaxed);
    credential.owner.store(m_grants.ownerOf(live.key.applicationId, live.partnerId), std::memory_order_release);
    credential.grant.store(m_grants.grantOf(live.key), std::memory_order_release);
    credential.endsAtMs.store(end.isValid() ? end.toMSecsSinceEpoch() : std::numeric_limits<std::int64_t>::max(),
                              std::memory_order_release);
    credential.flags.store(flags, std::memory_order_release);
    if (oldGrant)
        m_grants.release(oldGrant);
    if (const PlanLimits *limits = limitsOf(*credential.grant.load(std::memory_order_relaxed)); limits && limits->needsTraffic())
        m_table.trafficOf(index);
    if (sameDigest)
        return;

    std::memcpy(credential.digest.data(), live.digest.constData(), 16);
    std::memcpy(credential.id.data(), id.constData(), 10);
    if (before != CredentialTable::kNone) {
        // A fresh secret of the same key: what was consumed stays consumed.
        Credential &old = m_table.at(before);
        credential.limiter.arrivalUs.store(old.limiter.arrivalUs.load());
        credential.limiter.day.store(old.limiter.day.load());
        credential.limiter.month.store(old.limiter.month.load());
        if (const std::uint32_t traffic = old.traffic.load())
            credential.traffic.store(traffic, std::memory_order_release);
        m_table.unlink(before);
    }
    m_table.link(index);
}

void Verifier::putApis(const QList<domain::Api> &apis)
{
    const EndpointTable *old = m_endpoints.exchange(new EndpointTable(apis, m_names), std::memory_order_acq_rel);
    m_epochs.retire([old] { delete old; });
}

void Verifier::putPlan(const domain::Plan &plan)
{
    PlanLimits limits = PlanLimits::of(plan);
    limits.leased = m_requests != nullptr;
    if (limits.needsTraffic()) {
        for (std::uint32_t i = 0; i < m_table.size(); ++i) {
            if (const Grant *grant = m_table.at(i).grant.load(std::memory_order_relaxed); grant && grant->planId == limits.id)
                m_table.trafficOf(i);
        }
    }
    m_grants.putPlan(plan);
}

void Verifier::leaseQuotas(LeaseRequests &requests)
{
    m_requests = &requests;
    m_grants.leaseQuotas();
}

QuotaCeilings *Verifier::ceilingsOf(std::uint32_t credential) const
{
    Traffic *traffic = m_table.trafficAt(m_table.at(credential));
    return traffic ? &traffic->quota : nullptr;
}

void Verifier::addConsumed(std::string_view keyId, qint64 day, qint64 month, qint64 bytes)
{
    const std::uint32_t index = m_table.findById(keyId);
    if (index == CredentialTable::kNone)
        return;
    const Periods periods = m_calendar.at(m_clock.nowMs());
    seed(m_table.at(index).limiter, periods, day, month);
    if (bytes > 0)
        m_table.trafficOf(index).addBytes(periods.month, bytes);
}

void Verifier::callEnded(std::uint32_t credential, qint64 nowMs) const
{
    if (Traffic *traffic = m_table.trafficAt(m_table.at(credential)))
        traffic->callEnded(nowMs / 1000);
}

void Verifier::addBytes(std::uint32_t credential, qint64 bytes)
{
    m_table.trafficOf(credential).addBytes(m_calendar.at(m_clock.nowMs()).month, bytes);
}

std::uint32_t Verifier::endpointOf(std::string_view method, std::string_view uri, NormalPath &scratch) const
{
    if (!scratch.assign(uri))
        return 0;
    const auto *endpoint = m_endpoints.load(std::memory_order_acquire)->match(method, scratch);
    return endpoint ? endpoint->number : 0;
}

CheckResult Verifier::check(const CheckRequest &request, NormalPath &scratch, TokenCache *tokens) const
{
    CheckResult out;
    // Among very many keys most of the time is waiting for memory: it is asked for first, and comes while the
    // path is being read.
    const ShownKey key = shownKey(request);
    if (key.digest)
        m_table.expect(*key.digest);
    const bool normal = scratch.assign(request.uri);
    if (key.digest)
        m_table.expectCredential(*key.digest);
    // Matched first although it is judged later: refused calls are counted by endpoint too.
    if (normal)
        out.endpoint = m_endpoints.load(std::memory_order_acquire)->match(request.method, scratch);
    verdict(request, key, out, tokens);
    return out;
}

Verifier::ShownKey Verifier::shownKey(const CheckRequest &request)
{
    ShownKey out;
    if (const auto parsed = crypto::parseKey(request.credential)) {
        out.environment = parsed->environment;
        if (!request.ambiguous)
            out.digest = crypto::sha256(request.credential);
    }
    return out;
}

bool Verifier::identify(const CheckRequest &request, const ShownKey &key, CheckResult &out) const
{
    Judgement judge{request.rehearsal, out.refusal};
    out.index = CredentialTable::kNone;
    const bool none = request.credential.empty() && !request.ambiguous;
    if (!judge.ends(CheckRule::Credential, none || !key.digest, none ? Refusal::NoCredential : Refusal::Malformed) && key.digest) {
        out.index = m_table.find(*key.digest);
        judge.ends(CheckRule::Known, out.index == CredentialTable::kNone, Refusal::UnknownKey);
    }
    out.refusal = judge.first;
    return out.index != CredentialTable::kNone;
}

/// With a key beside it the token is judged to its end here, so that what follows is the key's turn.
bool Verifier::identifyByToken(const CheckRequest &request, const ShownKey &key, CheckResult &out,
                               TokenCache *tokens) const
{
    const auto refuse = [&out](Refusal why) {
        out.refusal = why;
        return false;
    };
    std::uint8_t needed = out.endpoint ? out.endpoint->needed : 0;
    if (needed == kNeedsKey && !request.credential.empty()) {
        // The key is enough, unless its application asks for a token besides.
        if (!identify(request, key, out))
            return false;
        const Owner *owner = m_table.at(out.index).owner.load(std::memory_order_acquire);
        if (!(owner->needed.load(std::memory_order_relaxed) & kNeedsToken))
            return true;
    }
    if (!tokens)
        return refuse(Refusal::UnknownToken);
    const TokenVerdict &verdict = *m_tokens.verdict(request.token, out.endpoint, request.method, request.uri, *tokens, request.rehearsal);
    out.index = verdict.index;
    if (verdict.refusal != Refusal::None) {
        out.credential = verdict.index == CredentialTable::kNone ? nullptr : &m_table.at(verdict.index);
        return refuse(verdict.refusal);
    }
    out.token = &verdict;
    const Credential &client = m_table.at(verdict.index);
    out.owner = verdict.owner ? verdict.owner : client.owner.load(std::memory_order_acquire);
    needed |= out.owner->needed.load(std::memory_order_relaxed);
    if (!(needed & kNeedsKey))
        return true;
    out.credential = &client;
    const bool keyMissing = request.credential.empty() && !request.ambiguous;
    Judgement{request.rehearsal}.ends(CheckRule::KeyAndToken, keyMissing, Refusal::KeyRequired);
    if (keyMissing)
        return refuse(Refusal::KeyRequired);
    const Owner *owner = out.owner;
    out.owner = nullptr;
    out.token = nullptr;
    if (!(needed & kNeedsToken))
        return identify(request, key, out);
    const Grant *grant = client.grant.load(std::memory_order_acquire);
    if (const Refusal state = stateOf(client, *grant, request, timeOf(request)); state != Refusal::None)
        return refuse(state);
    if (!identify(request, key, out))
        return false;
    out.token = &verdict;
    out.tokenGrant = grant;
    const Owner *keys = m_table.at(out.index).owner.load(std::memory_order_acquire);
    const bool same = keys->applicationId == owner->applicationId;
    Judgement{request.rehearsal}.ends(CheckRule::KeyAndToken, !same, Refusal::OtherApplication);
    return same || refuse(Refusal::OtherApplication);
}

void Verifier::verdict(const CheckRequest &request, const ShownKey &key, CheckResult &out,
                       TokenCache *tokens) const
{
    const bool showsToken = !request.token.text.empty();
    if (!(showsToken ? identifyByToken(request, key, out, tokens) : identify(request, key, out)))
        return;
    Credential &credential = m_table.at(out.index);
    out.credential = &credential;
    out.grant = credential.grant.load(std::memory_order_acquire);
    if (!out.owner)
        out.owner = credential.owner.load(std::memory_order_acquire);
    const std::int64_t nowMs = timeOf(request);
    out.refusal = stateOf(credential, *out.grant, request, nowMs);
    if (out.refusal != Refusal::None && !request.rehearsal)
        return;
    Judgement judge{request.rehearsal, out.refusal};
    judgeCall(request, key, judge, out);
    out.refusal = judge.first;
    // What a refused call would have taken out of its limits says nothing.
    if (out.refusal == Refusal::None)
        takeLimits(credential, nowMs, request.rehearsal, out);
}

/// What the endpoint asks of a credential that may be used.
void Verifier::judgeCall(const CheckRequest &request, const ShownKey &key, Judgement &judge, const CheckResult &out) const
{
    // The environment of a key stands in the key itself, under its checksum and digest.
    if (!request.environment.empty() && !key.environment.empty()
        && judge.ends(CheckRule::Environment, key.environment != request.environment, Refusal::Environment))
        return;
    if (judge.ends(CheckRule::Endpoint, !out.endpoint, Refusal::UnknownEndpoint) || !out.endpoint)
        return;
    const std::uint8_t needed = out.endpoint->needed | out.owner->needed.load(std::memory_order_relaxed);
    if (!out.token && (needed & kNeedsToken) && judge.ends(CheckRule::KeyAndToken, true, Refusal::TokenRequired))
        return;
    if (judge.ends(CheckRule::Api, !out.grant->reaches(out.endpoint->apiId), Refusal::ApiRestricted))
        return;
    const auto &scopes = out.endpoint->scopes;
    const bool covered = std::all_of(scopes.begin(), scopes.end(), [&](const std::string &scope) { return out.allows(scope); });
    judge.ends(CheckRule::Scope, !covered, Refusal::ScopeMissing);
}

void Verifier::takeLimits(Credential &credential, std::int64_t nowMs, Rehearsal *rehearsal, CheckResult &out) const
{
    out.limits = limitsOf(*out.grant);
    Traffic *traffic = m_table.trafficAt(credential);
    if (rehearsal) {
        LimiterState copy;
        copy.arrivalUs.store(credential.limiter.arrivalUs.load());
        copy.day.store(credential.limiter.day.load());
        copy.month.store(credential.limiter.month.load());
        out.decision = take(copy, out.limits, m_calendar.exactly(nowMs), nowMs, traffic);
    } else {
        out.decision = take(credential.limiter, out.limits, m_calendar.at(nowMs), nowMs, traffic);
        if (out.decision.leaseWanted && m_requests)
            m_requests->ask(out.index, traffic->quota);
    }
    const bool overRate = out.decision.verdict == LimitVerdict::Rate, over = out.decision.verdict != LimitVerdict::Allowed;
    Judgement judge{rehearsal};
    if (judge.ends(CheckRule::Rate, overRate, Refusal::RateExceeded) || judge.ends(CheckRule::Quota, over && !overRate, Refusal::QuotaExceeded) || over) {
        out.refusal = judge.first;
        return;
    }
    if (!out.limits || out.limits->bandwidth <= 0)
        return;
    out.limitRate = out.limits->bandwidth;
    if (!traffic)
        return;
    if (!rehearsal)
        traffic->callStarted(nowMs / 1000);
    out.limitRate = shareOf(out.limits->bandwidth, traffic->inFlight(nowMs / 1000).calls + (rehearsal ? 1 : 0));
}

std::int64_t Verifier::timeOf(const CheckRequest &request) const
{
    return request.rehearsal ? request.rehearsal->nowMs : m_clock.nowMs();
}

} // namespace octroi::authority
