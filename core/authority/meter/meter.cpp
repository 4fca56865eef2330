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

LineGroups &Meter::takeLines()
{
    const LineIntake::Taken taken = m_intake.take();
    for (const LineGroups::Group &group : taken.groups->groups()) {
        if (group.key.credential != CredentialTable::kNone)
            m_verifier.addBytes(group.key.credential, group.sums.bytesOut);
    }
    m_second.point.callsSeen += taken.counts.lines;
    m_second.point.lostLines += taken.counts.lost;
    m_feed += taken.counts;
    for (const auto &call : taken.sample) {
        if (m_second.point.calls.size() < LineIntake::kSample)
            m_second.point.calls.append(call);
    }
    return *taken.groups;
}

bool Meter::hasRoom(const GroupKey &key)
{
    const GroupName name{key.credential, key.endpoint, key.refusal};
    if (m_known.contains(name))
        return true;
    if (std::size_t(m_known.size()) >= m_groupsAMinute)
        return false;
    m_known.insert(name);
    return true;
}

QString Meter::idOf(std::uint32_t credential) const
{
    if (credential == CredentialTable::kNone)
        return {};
    const std::string_view id = m_verifier.table().at(credential).idText();
    return QString::fromLatin1(id.data(), qsizetype(id.size()));
}

UsageDelta Meter::deltaOf(const GroupKey &key, const CallSums &sums) const
{
    const auto &[second, credential, endpoint, refusal] = key;
    UsageDelta delta;
    delta.second = second;
    delta.keyId = idOf(credential);
    // Clients and trusted issuers are known by their tokens and have no digest of their own.
    if (credential != CredentialTable::kNone &&
        m_verifier.table().at(credential).digest == decltype(Credential::digest){})
        delta.clientId = delta.keyId;
    if (endpoint == kOverflowEndpoint) {
        delta.endpoint = QString::fromLatin1(kOverflow);
    } else {
        const EndpointNames::Name &name = m_verifier.names().name(endpoint);
        delta.apiId = name.apiId;
        delta.endpoint = name.endpoint;
        delta.scopes = name.scopes;
    }
    if (refusal)
        delta.refusal = domain::refusalName(domain::Refusal(refusal));
    delta.requests = sums.requests;
    delta.refused = refusal ? sums.requests : 0;
    delta.bytesIn = sums.bytesIn;
    delta.bytesOut = sums.bytesOut;
    delta.measured = sums.measured;
    for (std::size_t i = 0; i < sums.classes.size(); ++i)
        delta.classes[i] = sums.classes[i];
    if (sums.measured > 0) {
        delta.histogram = sums.latency.toBytes();
        delta.sizes = sums.sizes.toBytes();
    }
    return delta;
}

std::vector<CallCounters *> Meter::exchangeCounters()
{
    std::vector<CallCounters *> filled;
    for (const auto &slot : m_slots) {
        CallCounters *other = slot->current.load() == &slot->first ? &slot->second : &slot->first;
        filled.push_back(slot->current.exchange(other, std::memory_order_acq_rel));
    }
    // Whoever took the old counters has left its section after this, so nothing is lost or counted twice.
    m_verifier.epochs().synchronize();
    return filled;
}

void Meter::noteUses(const std::vector<CallCounters *> &filled, QList<QString> &used)
{
    std::size_t cells = 0;
    for (const CallCounters *counters : filled)
        cells += counters->size();
    const std::uint32_t now = std::uint32_t(m_clock.nowMs() / 1000);
    const std::uint32_t every = cells > kFewUses ? kUseEveryS : 1;
    m_usedAt.resize(m_verifier.table().size());
    for (const CallCounters *counters : filled) {
        counters->each([&](const CallCounters::Cell &cell) {
            if (cell.refusal != 0 || cell.credential == CredentialTable::kNone)
                return;
            std::uint32_t &at = m_usedAt[cell.credential];
            // Unsigned: a clock that was set back counts as long ago.
            if (now - at < every)
                return;
            at = now;
            used.append(idOf(cell.credential));
        });
    }
}

Meter::Collected Meter::collect()
{
    const std::vector<CallCounters *> filled = exchangeCounters();
    LineGroups &lines = takeLines();
    if (const qint64 minute = m_current / 60; minute != m_minute) {
        m_minute = minute;
        m_known.clear();
    }
    Collected out;
    noteUses(filled, out.used);
    Overflow overflow;
    CallSums calls;
    for (CallCounters *counters : filled) {
        // Calls whose lines came in the same second travel with them; the others need no merging.
        counters->each([&](const CallCounters::Cell &cell) {
            if (CallSums *measured = lines.find({0, cell.credential, cell.endpoint, cell.refusal})) {
                measured->requests += cell.count;
                return;
            }
            calls.requests = cell.count;
            finish({m_current, cell.credential, cell.endpoint, cell.refusal}, calls, out.deltas, overflow);
        });
        counters->clear();
    }
    for (LineGroups::Group &group : lines.groups()) {
        GroupKey key = group.key;
        if (key.second == 0)
            key.second = m_current;
        finish(key, group.sums, out.deltas, overflow);
    }
    for (const auto &[name, sums] : overflow)
        emitGroup({name.first, CredentialTable::kNone, kOverflowEndpoint, name.second}, sums, out.deltas);
    return out;
}

void Meter::finish(const GroupKey &key, CallSums &sums, QList<UsageDelta> &deltas, Overflow &overflow)
{
    if (hasRoom(key)) {
        emitGroup(key, sums, deltas);
    } else {
        m_overflowed += sums.requests + sums.measured;
        overflow[{key.second, key.refusal}].merge(std::move(sums));
    }
}

void Meter::emitGroup(const GroupKey &key, const CallSums &sums, QList<UsageDelta> &deltas)
{
    m_checks += sums.requests;
    m_verdicts[key.refusal] += sums.requests;
    addToSecond(key, sums);
    deltas.append(deltaOf(key, sums));
}

void Meter::addToSecond(const GroupKey &key, const CallSums &sums)
{
    domain::UsageTotals &totals = m_second.point.totals;
    const qint64 refused = key.refusal ? sums.requests : 0;
    totals.requests += sums.requests;
    totals.refused += refused;
    totals.bytesIn += sums.bytesIn;
    totals.bytesOut += sums.bytesOut;
    totals.measured += sums.measured;
    for (std::size_t i = 0; i < 4; ++i)
        totals.classes[i] += sums.classes[i];
    if (sums.measured > 0)
        m_second.latency.merge(sums.latency);
    m_second.refusals[key.refusal] += sums.requests;
    if (key.endpoint != kOverflowEndpoint)
        m_second.endpoints[key.endpoint] += sums.requests;
    if (key.credential == CredentialTable::kNone)
        return;
    PerKey &one = m_second.keys[key.credential];
    one.requests += sums.requests;
    one.refused += refused;
    one.bytesIn += sums.bytesIn;
    one.bytesOut += sums.bytesOut;
}

/// Names are made for those that are shown only. A key whose secret was replaced in this second has two
/// places.
QList<domain::LivePoint::PerKey> Meter::busiestKeys() const
{
    using Place = std::pair<std::uint32_t, PerKey>;
    std::vector<Place> places(m_second.keys.keyValueBegin(), m_second.keys.keyValueEnd());
    const auto shown = places.begin() + std::ptrdiff_t(std::min<std::size_t>(kBusiest + 1, places.size()));
    std::partial_sort(places.begin(), shown, places.end(), [this](const Place &a, const Place &b) {
        const auto rank = [](const Place &place) {
            return std::pair(place.second.requests, place.second.bytesOut);
        };
        if (rank(a) != rank(b))
            return rank(b) < rank(a);
        return m_verifier.table().at(a.first).idText() < m_verifier.table().at(b.first).idText();
    });
    QList<domain::LivePoint::PerKey> keys;
    for (auto place = places.begin(); place != shown; ++place) {
        const auto &[requests, refused, bytesIn, bytesOut] = place->second;
        const QString id = idOf(place->first);
        const auto same =
            std::find_if(keys.begin(), keys.end(), [&](const auto &key) { return key.keyId == id; });
        domain::LivePoint::PerKey &key = same == keys.end() ? keys.emplaceBack() : *same;
        key.keyId = id;
        key.requests += requests;
        key.refused += refused;
        key.bytesIn += bytesIn;
        key.bytesOut += bytesOut;
    }
    keys.resize(std::min<qsizetype>(keys.size(), kBusiest));
    return keys;
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
    point.keys = busiestKeys();
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
