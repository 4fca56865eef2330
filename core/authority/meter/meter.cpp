// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/meter.h"

#include "base/prefetch.h"

#include <algorithm>
#include <utility>

namespace octroi::authority {

Meter::Meter(Verifier &verifier, const Clock &clock, unsigned threads, std::size_t groupsAMinute)
    : m_verifier(verifier)
    , m_clock(clock)
    , m_groupsAMinute(groupsAMinute)
    , m_start(std::uint64_t(clock.nowMs()))
    , m_intake(verifier, clock, m_start, std::max(1U, threads),
               [this](std::size_t thread) { return m_slots[thread]->given.load(std::memory_order_acquire); })
    , m_current(clock.nowMs() / 1000)
    , m_turn(std::uint32_t(clock.nowMs() / 1000))
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

void Meter::expect(unsigned thread, const CheckResult &result) const
{
    m_slots[thread]
        ->current.load(std::memory_order_acquire)
        ->expect(result.index, result.endpointNumber(), std::uint32_t(result.refusal));
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
    m_second.addLines(taken.counts.lines, taken.counts.lost);
    m_feed += taken.counts;
    for (const auto &call : taken.sample)
        sample(call);
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

void Meter::nameUses(std::vector<std::uint32_t> &turn, QList<Use> &used)
{
    for (const std::uint32_t credential : turn)
        used.append({idOf(credential), qint64(std::exchange(m_usedAt[credential], 0)) * 1000});
    m_waiting -= turn.size();
    turn.clear();
}

void Meter::noteUses(const std::vector<CallCounters *> &filled, bool all, QList<Use> &used)
{
    std::size_t cells = 0;
    for (const CallCounters *counters : filled)
        cells += counters->size();
    const qint64 nowMs = m_clock.nowMs();
    const auto now = std::uint32_t(nowMs / 1000);
    m_usedAt.resize(m_verifier.table().size());
    const auto named = [](const CallCounters::Cell &cell) {
        return cell.refusal == 0 && cell.credential != CredentialTable::kNone;
    };
    for (const CallCounters *counters : filled) {
        counters->each(
            [&](const CallCounters::Cell &cell) {
                if (!named(cell))
                    return;
                // Who waits already is named later once more; the store keeps the last.
                std::uint32_t &at = m_usedAt[cell.credential];
                if (cells <= kFewUses) {
                    used.append({idOf(cell.credential), nowMs});
                } else if (at == 0) {
                    m_turns[cell.credential % kUseEveryS].push_back(cell.credential);
                    ++m_waiting;
                }
                if (cells > kFewUses || at != 0)
                    at = now;
            },
            [&](const CallCounters::Cell &cell) {
                if (named(cell))
                    prefetch(&m_usedAt[cell.credential]);
            });
    }
    // All turns since; after a sleep, or when the clock was set, each comes once.
    const std::uint32_t passed = all || now - m_turn > kUseEveryS ? kUseEveryS : now - m_turn;
    for (std::uint32_t i = 0; i < passed; ++i)
        nameUses(m_turns[(now - i) % kUseEveryS], used);
    m_turn = now;
}

Meter::Collected Meter::collect(bool all)
{
    const std::vector<CallCounters *> filled = exchangeCounters();
    LineGroups &lines = takeLines();
    if (const qint64 minute = m_current / 60; minute != m_minute) {
        m_minute = minute;
        const qsizetype known = m_known.size();
        m_known.clear();
        m_known.reserve(known);
    }
    Collected out;
    noteUses(filled, all, out.used);
    std::size_t groups = lines.groups().size();
    for (const CallCounters *counters : filled)
        groups += counters->size();
    out.deltas.reserve(qsizetype(groups)); // with very many keys moving them would cost more than making them
    Overflow overflow;
    CallSums calls;
    for (CallCounters *counters : filled) {
        // Calls whose lines came in the same second travel with them; the others need no merging.
        counters->each(
            [&](const CallCounters::Cell &cell) {
                if (CallSums *measured = lines.find({0, cell.credential, cell.endpoint, cell.refusal})) {
                    measured->requests += cell.count;
                    return;
                }
                calls.requests = cell.count;
                finish({m_current, cell.credential, cell.endpoint, cell.refusal}, calls, out.deltas,
                       overflow);
            },
            [this](const CallCounters::Cell &cell) {
                if (cell.credential != CredentialTable::kNone)
                    prefetch(&m_verifier.table().at(cell.credential));
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
    m_second.add(key.credential, key.endpoint, key.refusal, sums);
    addToParts(key, sums);
    deltas.append(deltaOf(key, sums));
    m_groups.add(key.credential, key.endpoint, key.refusal, sums, deltas.last().histogram);
}

void Meter::watch(const QString &name, domain::RoleLimits limits, const domain::LiveFilter &filter)
{
    Part &part = m_parts[name];
    part.limits = std::move(limits);
    part.filter = filter;
    part.keyIds.clear();
    for (const QString &id : filter.keyIds)
        part.keyIds.insert(id.toLatin1());
}

QList<domain::LiveReading> Meter::past(const QString &name) const
{
    QList<domain::LiveReading> points;
    const auto part = m_parts.constFind(name);
    if (part == m_parts.cend())
        return points;
    LiveSecond second;
    for (const LiveGroups::Second &ended : m_groups.seconds()) {
        for (const LiveGroups::Group &group : ended.groups) {
            if (!belongs(*part, group.credential, group.endpoint))
                continue;
            second.add(group.credential, group.endpoint, group.refusal, group.sums());
            second.addLines(group.measured, 0);
        }
        points.append(second.finish(ended.second, m_verifier));
    }
    return points;
}

QList<domain::LiveReading> Meter::takePart(const QString &name)
{
    const auto part = m_parts.find(name);
    return part == m_parts.end() ? QList<domain::LiveReading>() : std::exchange(part->closed, {});
}

bool Meter::belongs(const Part &part, std::uint32_t credential, std::uint32_t endpoint) const
{
    static const EndpointNames::Name kOverflowName{{}, QString::fromLatin1(kOverflow), {}};
    const EndpointNames::Name &name =
        endpoint == kOverflowEndpoint ? kOverflowName : m_verifier.names().name(endpoint);
    const domain::LiveFilter &filter = part.filter;
    if (!part.limits.allowsApi(name.apiId) || (!filter.apiId.isEmpty() && filter.apiId != name.apiId) ||
        (!filter.endpoint.isEmpty() && filter.endpoint != name.endpoint))
        return false;
    if (!filter.scope.isEmpty() && !name.scopes.split(QLatin1Char(' ')).contains(filter.scope))
        return false;
    const bool byOwner = part.limits.partnerIds || !filter.partnerId.isEmpty() || !filter.applicationId.isEmpty();
    if (!byOwner && part.keyIds.isEmpty())
        return true;
    if (credential == CredentialTable::kNone)
        return false;
    const Credential &known = m_verifier.table().at(credential);
    const std::string_view id = known.idText();
    if (!part.keyIds.isEmpty() && !part.keyIds.contains(QByteArray::fromRawData(id.data(), qsizetype(id.size()))))
        return false;
    const Owner *owner = known.owner.load(std::memory_order_acquire);
    if (!byOwner)
        return true;
    if (!owner || !part.limits.allowsPartner(QString::fromStdString(owner->partnerId)))
        return false;
    return (filter.partnerId.isEmpty() || filter.partnerId == QLatin1String(owner->partnerId.c_str())) &&
           (filter.applicationId.isEmpty() || filter.applicationId == QLatin1String(owner->applicationId.c_str()));
}

void Meter::addToParts(const GroupKey &key, const CallSums &sums)
{
    for (Part &part : m_parts) {
        if (!belongs(part, key.credential, key.endpoint))
            continue;
        part.second.add(key.credential, key.endpoint, key.refusal, sums);
        part.second.addLines(sums.measured, 0);
    }
}

void Meter::sample(const domain::CallRecord &call)
{
    m_second.addCall(call, LineIntake::kSample);
    for (Part &part : m_parts) {
        NormalPath path;
        const std::uint32_t endpoint = m_verifier.endpointOf(call.method.toStdString(), call.path.toStdString(), path);
        if (belongs(part, m_verifier.table().findById(call.keyId.toStdString()), endpoint))
            part.second.addCall(call, LineIntake::kSample);
    }
}

domain::LiveReading Meter::finishSecond()
{
    const qint64 second = m_current + m_ahead;
    for (Part &part : m_parts) {
        part.closed.append(part.second.finish(second, m_verifier));
        if (part.closed.size() > kMostUntaken)
            part.closed.removeFirst();
    }
    m_groups.close(second);
    return m_second.finish(second, m_verifier);
}

QList<domain::LiveReading> Meter::closeSeconds()
{
    QList<domain::LiveReading> out;
    const qint64 now = m_clock.nowMs() / 1000;
    m_intake.settle(now);
    if (now < m_current) {
        // The clock was set back: what is counted belongs to its seconds, but no second of the stream comes twice.
        m_ahead += m_current - now;
        m_current = now;
        return out;
    }
    // A second that is left out brings the stream nearer to the clock again.
    if (const qint64 left = std::min(m_ahead, now - m_current - 1); left > 0) {
        m_ahead -= left;
        m_current += left;
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
