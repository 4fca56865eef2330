// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/meter.h"

#include <algorithm>

namespace octroi::authority {

namespace {

constexpr int kBusiest = 50;

template <typename T, typename Less>
void keepBusiest(QList<T> &list, Less busier)
{
    const auto kept = std::min<qsizetype>(kBusiest, list.size());
    std::partial_sort(list.begin(), list.begin() + kept, list.end(), busier);
    list.resize(kept);
}

} // namespace

Meter::Meter(Verifier &verifier, const Clock &clock, unsigned threads, std::size_t groupsAMinute)
    : m_verifier(verifier), m_clock(clock), m_groupsAMinute(groupsAMinute),
      m_start(std::uint64_t(clock.nowMs())), m_intake(verifier, clock, m_start, std::max(1U, threads),
               [this](std::size_t thread) { return m_slots[thread]->given.load(std::memory_order_acquire); }),
      m_current(clock.nowMs() / 1000)
{
    for (unsigned i = 0; i < std::max(1U, threads); ++i)
        m_slots.push_back(std::make_unique<Slot>());
}

Meter::~Meter() = default;

void Meter::count(unsigned thread, const CheckResult &result)
{
    m_slots[thread]->current.load(std::memory_order_acquire)
        ->add(result.index, result.endpointNumber(), std::uint32_t(result.refusal));
}

CallNumber Meter::nextNumber(unsigned thread)
{
    std::atomic<std::uint64_t> &given = m_slots[thread]->given;
    const std::uint64_t number = given.load(std::memory_order_relaxed);
    given.store(number + 1, std::memory_order_release);
    return {m_start, thread, number};
}

void Meter::mergeLines(Groups &groups)
{
    const LineIntake::Taken taken = m_intake.take();
    for (LineGroups::Group &group : taken.groups->groups()) {
        const auto &[second, credential, endpoint, refusal] = group.key;
        if (credential != CredentialTable::kNone)
            m_verifier.addBytes(credential, group.sums.bytesOut);
        groups[{second ? second : m_current, credential, endpoint, refusal}].merge(std::move(group.sums));
    }
    m_second.point.callsSeen += taken.counts.lines;
    m_second.point.lostLines += taken.counts.lost;
    m_feed += taken.counts;
    for (const auto &call : taken.sample) {
        if (m_second.point.calls.size() < LineIntake::kSample)
            m_second.point.calls.append(call);
    }
}

void Meter::capGroups(Groups &groups)
{
    if (const qint64 minute = m_current / 60; minute != m_minute) {
        m_minute = minute;
        m_known.clear();
    }
    for (auto it = groups.begin(); it != groups.end();) {
        const auto [second, credential, endpoint, refusal] = it->first;
        const auto name = std::tuple(credential, endpoint, refusal);
        if (endpoint == kOverflowEndpoint || m_known.count(name) > 0) {
            ++it;
        } else if (m_known.size() < m_groupsAMinute) {
            m_known.insert(name);
            ++it;
        } else {
            m_overflowed += it->second.requests + it->second.measured;
            groups[{second, CredentialTable::kNone, kOverflowEndpoint, refusal}].merge(std::move(it->second));
            it = groups.erase(it);
        }
    }
}

UsageDelta Meter::deltaOf(const GroupKey &key, const CallSums &sums) const
{
    const auto &[second, credential, endpoint, refusal] = key;
    UsageDelta delta;
    delta.second = second;
    if (credential != CredentialTable::kNone) {
        const Credential &called = m_verifier.table().at(credential);
        delta.keyId = QString::fromLatin1(called.idText().data(), qsizetype(called.idText().size()));
        // Clients and trusted issuers are known by their tokens and have no digest of their own.
        if (called.digest == decltype(called.digest){})
            delta.clientId = delta.keyId;
    }
    if (endpoint == kOverflowEndpoint) {
        delta.endpoint = QString::fromLatin1(kOverflow);
    } else {
        const EndpointNames::Name &name = m_verifier.names().name(endpoint);
        delta.apiId = name.apiId;
        delta.endpoint = name.endpoint;
        delta.scopes = name.scopes;
    }
    delta.refusal = refusal ? domain::refusalName(domain::Refusal(refusal)) : QString();
    delta.requests = sums.requests;
    delta.refused = refusal ? sums.requests : 0;
    delta.bytesIn = sums.bytesIn;
    delta.bytesOut = sums.bytesOut;
    delta.measured = sums.measured;
    for (std::size_t i = 0; i < sums.classes.size(); ++i)
        delta.classes[i] = sums.classes[i];
    delta.histogram = sums.latency.toBytes();
    delta.sizes = sums.sizes.toBytes();
    return delta;
}

Meter::Collected Meter::collect()
{
    std::vector<CallCounters *> filled;
    for (const auto &slot : m_slots) {
        CallCounters *other = slot->current.load() == &slot->first ? &slot->second : &slot->first;
        filled.push_back(slot->current.exchange(other, std::memory_order_acq_rel));
    }
    // Whoever took the old counters has left its section after this, so nothing is lost or counted twice.
    m_verifier.epochs().synchronize();
    Groups groups;
    Collected out;
    for (CallCounters *counters : filled) {
        counters->each([&](const CallCounters::Cell &cell) {
            groups[{m_current, cell.credential, cell.endpoint, cell.refusal}].requests += cell.count;
        });
        counters->clear();
    }
    mergeLines(groups);
    for (const auto &[key, sums] : groups) {
        const auto &[second, credential, endpoint, refusal] = key;
        if (refusal == 0 && sums.requests > 0 && credential != CredentialTable::kNone) {
            const std::string_view id = m_verifier.table().at(credential).idText();
            out.used.append(QString::fromLatin1(id.data(), qsizetype(id.size())));
        }
    }
    capGroups(groups);
    for (const auto &[key, sums] : groups) {
        const std::uint32_t endpoint = std::get<2>(key), refusal = std::get<3>(key);
        m_checks += sums.requests;
        m_verdicts[refusal] += sums.requests;
        UsageDelta delta = deltaOf(key, sums);
        addToSecond(endpoint, refusal, delta.keyId, sums);
        out.deltas.append(std::move(delta));
    }
    return out;
}

void Meter::addToSecond(std::uint32_t endpoint, std::uint32_t refusal, const QString &keyId, const CallSums &sums)
{
    domain::UsageTotals &totals = m_second.point.totals;
    const qint64 refused = refusal ? sums.requests : 0;
    totals.requests += sums.requests;
    totals.refused += refused;
    totals.bytesIn += sums.bytesIn;
    totals.bytesOut += sums.bytesOut;
    totals.measured += sums.measured;
    for (std::size_t i = 0; i < 4; ++i)
        totals.classes[i] += sums.classes[i];
    m_second.latency.merge(sums.latency);
    m_second.refusals[refusal] += sums.requests;
    if (endpoint != kOverflowEndpoint)
        m_second.endpoints[endpoint] += sums.requests;
    if (keyId.isEmpty())
        return;
    auto &key = m_second.keys[keyId];
    key.keyId = keyId;
    key.requests += sums.requests;
    key.refused += refused;
    key.bytesIn += sums.bytesIn;
    key.bytesOut += sums.bytesOut;
}

domain::LivePoint Meter::finishSecond()
{
    domain::LivePoint point = std::move(m_second.point);
    point.second = m_current;
    point.totals.p50 = m_second.latency.quantile(0.50);
    point.totals.p95 = m_second.latency.quantile(0.95);
    point.totals.p99 = m_second.latency.quantile(0.99);
    for (std::size_t i = 1; i < m_second.refusals.size(); ++i) {
        if (m_second.refusals[i] > 0)
            point.refusals.append({domain::refusalName(domain::Refusal(i)), m_second.refusals[i]});
    }
    point.keys = m_second.keys.values();
    keepBusiest(point.keys, [](const auto &a, const auto &b) {
        return std::tie(b.requests, b.bytesOut, a.keyId) < std::tie(a.requests, a.bytesOut, b.keyId);
    });
    for (auto it = m_second.endpoints.cbegin(); it != m_second.endpoints.cend(); ++it) {
        const EndpointNames::Name &name = m_verifier.names().name(it.key());
        if (it.value() > 0)
            point.endpoints.append({name.apiId, name.endpoint, it.value()});
    }
    keepBusiest(point.endpoints, [](const auto &a, const auto &b) {
        return std::tie(b.requests, a.apiId, a.endpoint) < std::tie(a.requests, b.apiId, b.endpoint);
    });
    m_second = {};
    return point;
}

QList<domain::LivePoint> Meter::closeSeconds()
{
    QList<domain::LivePoint> out;
    const qint64 now = m_clock.nowMs() / 1000;
    m_intake.settle(now);
    if (now < m_current) {
        m_current = now; // the clock was set back
        return out;
    }
    // After a sleep of the machine an hour of empty seconds is enough.
    if (now - m_current > 3600) {
        out.append(finishSecond());
        m_current = now - 3600;
    }
    for (; m_current < now; ++m_current)
        out.append(finishSecond());
    return out;
}

} // namespace octroi::authority
