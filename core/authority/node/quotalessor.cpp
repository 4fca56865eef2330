// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/quotalessor.h"

#include <chrono>

namespace octroi::authority {

namespace {

using Unit = QuotaClaim::Unit;
using namespace std::chrono_literals;

constexpr auto kLook = 5ms;      ///< how soon a request is seen
constexpr auto kRound = 1000ms;  ///< how often every key that was used is settled
constexpr int kRoundsOfRest = 5; ///< after which unused calls go back
constexpr qsizetype kClaimsAtOnce = 500;

std::atomic<std::uint64_t> &counterOf(LimiterState &state, Unit unit)
{
    return unit == Unit::Day ? state.day : state.month;
}

std::atomic<std::uint64_t> &ceilingOf(QuotaCeilings &ceilings, Unit unit)
{
    return unit == Unit::Day ? ceilings.day : ceilings.month;
}

std::uint32_t periodOf(const Periods &periods, Unit unit)
{
    return unit == Unit::Day ? periods.day : periods.month;
}

/// 0: none.
qint64 limitOf(const Credential &credential, Unit unit)
{
    const Grant *grant = credential.grant.load(std::memory_order_acquire);
    const PlanLimits *limits =
        grant && grant->plan ? grant->plan->limits.load(std::memory_order_acquire) : nullptr;
    return !limits ? 0 : unit == Unit::Day ? limits->quotaDay : limits->quotaMonth;
}

/// A key that rests is looked at ever more seldom: the others may have given something back.
bool worthALook(int rests)
{
    return rests % 320 == 0 || (rests < 320 && (rests & (rests - 1)) == 0);
}

} // namespace

QuotaLessor::QuotaLessor(Open open, Verifier &verifier, LeaseRequests &requests, const Clock &clock)
    : m_open(std::move(open))
    , m_verifier(verifier)
    , m_requests(requests)
    , m_clock(clock)
    , m_reader(verifier.epochs())
{
}

Result<std::unique_ptr<QuotaLessor>> QuotaLessor::start(Open open, Verifier &verifier,
                                                        LeaseRequests &requests, const Clock &clock)
{
    std::unique_ptr<QuotaLessor> lessor(new QuotaLessor(std::move(open), verifier, requests, clock));
    auto store = lessor->m_open();
    if (!store)
        return store.error();
    lessor->m_store = std::move(*store);
    if (const auto read = lessor->readLeases(); !read)
        return read.error();
    lessor->m_thread = std::thread([l = lessor.get()] { l->run(); });
    return lessor;
}

QuotaLessor::~QuotaLessor()
{
    m_stopping = true;
    if (m_thread.joinable())
        m_thread.join();
}

Result<void> QuotaLessor::readLeases()
{
    const Periods periods = m_verifier.calendar().at(m_clock.nowMs());
    const Epochs::Section section(m_reader);
    return m_store->eachLease(
        periods.day, periods.month, [&](const QString &keyId, Unit unit, qint64 leased) {
            const QByteArray id = keyId.toLatin1();
            const std::uint32_t index = m_verifier.table().findById({id.constData(), std::size_t(id.size())});
            if (index == CredentialTable::kNone)
                return;
            auto &held = m_held[id];
            if (!held)
                held = std::make_shared<BothUnits>();
            Held &h = (*held)[std::size_t(unit)];
            h.period = periodOf(periods, unit);
            h.others = leased;
            Credential &c = m_verifier.table().at(index);
            shiftCounter(counterOf(c.limiter, unit), std::uint32_t(h.period), leased);
            const qint64 limit = limitOf(c, unit), ahead = leased < limit ? quotaChunk(limit) : 0;
            if (QuotaCeilings *ceilings = m_verifier.ceilingsOf(index))
                ceilingOf(*ceilings, unit)
                    .store(packedCounter(std::uint32_t(h.period), leased + ahead), std::memory_order_release);
        });
}

void QuotaLessor::run()
{
    auto roundAt = std::chrono::steady_clock::now() + kRound;
    std::vector<std::uint32_t> asked;
    while (!m_stopping) {
        std::this_thread::sleep_for(kLook);
        m_requests.drain(asked);
        QList<QByteArray> keyIds;
        for (const std::uint32_t credential : asked) {
            const auto id = m_verifier.table().at(credential).idText();
            keyIds << QByteArray(id.data(), qsizetype(id.size()));
        }
        asked.clear();
        settleAll(keyIds, Why::Asked);
        if (const auto now = std::chrono::steady_clock::now(); now >= roundAt) {
            settleAll(m_held.keys(), Why::Round);
            roundAt = now + kRound;
        }
    }
    settleAll(m_held.keys(), Why::End); // what cannot be given back stays leased until the end of the period
}

bool QuotaLessor::settleAll(const QList<QByteArray> &keyIds, Why why)
{
    for (qsizetype i = 0; i < keyIds.size(); i += kClaimsAtOnce) {
        if (!settle(keyIds.mid(i, kClaimsAtOnce), why))
            return false;
    }
    return true;
}

void QuotaLessor::claim(std::uint32_t credential, Unit unit, Held &held, Why why)
{
    Credential &c = m_verifier.table().at(credential);
    const qint64 limit = limitOf(c, unit);
    if (limit <= 0)
        return;
    const std::uint32_t period = periodOf(m_verifier.calendar().at(m_clock.nowMs()), unit);
    if (held.period != period)
        held = Held{period, 0, 0, 0, 0};
    const qint64 used = qMax(qint64(0), countedIn(counterOf(c.limiter, unit), period) - held.others);
    const qint64 fresh = used - held.seen, unused = held.granted - used, chunk = quotaChunk(limit);
    held.seen = used;
    // A call that was refused asks without having used anything.
    held.rests = fresh > 0 || why == Why::Asked ? 0 : held.rests + 1;
    QuotaClaim claim{QString::fromLatin1(c.id.data(), qsizetype(c.id.size())), unit, period, limit, 0, 0};
    if (why == Why::End || held.rests >= kRoundsOfRest) {
        claim.spent = -unused;
        if (unused == 0 && (why == Why::End || !worthALook(held.rests)))
            return;
        QuotaCeilings *ceilings = unused > 0 ? m_verifier.ceilingsOf(credential) : nullptr;
        if (ceilings) {
            // Before the others may have them, so that no call that comes now takes them, too.
            ceilingOf(*ceilings, unit)
                .store(packedCounter(period, held.others + used + chunk), std::memory_order_release);
        }
    } else {
        claim.spent = qMax(qint64(0), -unused);
        claim.wanted = qMax(qint64(0), qMax(chunk, 2 * fresh) - qMax(qint64(0), unused));
    }
    m_claims << claim;
    m_pending.push_back({credential, &held, used, chunk});
}

bool QuotaLessor::settle(const QList<QByteArray> &keyIds, Why why)
{
    m_claims.clear();
    m_pending.clear();
    {
        const Epochs::Section section(m_reader);
        for (const QByteArray &id : keyIds) {
            const std::uint32_t index = m_verifier.table().findById({id.constData(), std::size_t(id.size())});
            QuotaCeilings *ceilings =
                index == CredentialTable::kNone ? nullptr : m_verifier.ceilingsOf(index);
            if (!ceilings)
                continue;
            // From here on a call may ask again: what it used is not in this claim.
            ceilings->asked.store(false, std::memory_order_release);
            auto &held = m_held[id];
            if (!held)
                held = std::make_shared<BothUnits>();
            claim(index, Unit::Day, (*held)[0], why);
            claim(index, Unit::Month, (*held)[1], why);
        }
    }
    if (m_claims.isEmpty())
        return true;
    const auto grants = m_store->claimQuotas(m_claims);
    if (!grants)
        return false;
    for (qsizetype i = 0; i < m_claims.size(); ++i)
        apply(m_claims[i], m_pending[std::size_t(i)], (*grants)[i]);
    return true;
}

void QuotaLessor::apply(const QuotaClaim &claim, const Pending &pending, const QuotaGrant &grant)
{
    Held &held = *pending.held;
    held.granted = qMax(qint64(0), held.granted + claim.spent + grant.given);
    const qint64 others = qMax(qint64(0), grant.leased - held.granted);
    const auto period = std::uint32_t(claim.period);
    Credential &c = m_verifier.table().at(pending.credential);
    // The counter first: for a moment a call may be refused too early, never allowed too often.
    shiftCounter(counterOf(c.limiter, claim.unit), period, others - held.others);
    held.others = others;
    const qint64 ahead = grant.leased < claim.limit ? pending.chunk : 0;
    if (QuotaCeilings *ceilings = m_verifier.ceilingsOf(pending.credential))
        ceilingOf(*ceilings, claim.unit)
            .store(packedCounter(period, grant.leased + ahead), std::memory_order_release);
}

} // namespace octroi::authority
