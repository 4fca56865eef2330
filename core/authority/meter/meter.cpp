// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/meter.h"

#include <algorithm>

namespace octroi::authority {

namespace {

constexpr int kSample = 20, kBusiest = 50;
constexpr std::size_t kMaxWorkers = 1024;

template <typename T, typename Less>
void keepBusiest(QList<T> &list, Less busier)
{
    const auto kept = std::min<qsizetype>(kBusiest, list.size());
    std::partial_sort(list.begin(), list.begin() + kept, list.end(), busier);
    list.resize(kept);
}

} // namespace

Meter::Meter(Verifier &verifier, const Clock &clock, unsigned threads)
    : m_verifier(verifier), m_clock(clock), m_current(clock.nowMs() / 1000)
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

void Meter::record(const AccessLine &line, Epochs::Reader &reader, NormalPath &scratch)
{
    std::uint32_t endpoint = 0;
    {
        const Epochs::Section section(reader);
        endpoint = m_verifier.endpointOf(line.method, line.uri, scratch);
    }
    const auto refusal = std::uint32_t(line.refusal.empty() ? domain::Refusal::None
                                                            : domain::refusalFromName(QString::fromStdString(line.refusal)));
    const qint64 nowMs = m_clock.nowMs();
    // A time from the future would be counted where nobody looks yet.
    const qint64 atMs = line.atMs > 0 ? std::min(line.atMs, nowMs) : nowMs;
    const std::lock_guard lock(m_linesMutex);
    Sums &sums = m_lines.groups[{line.atMs > 0 ? atMs / 1000 : 0, line.keyId, endpoint, refusal}];
    sums.bytesIn += line.bytesIn;
    sums.bytesOut += line.bytesOut;
    ++sums.measured;
    if (line.status >= 200 && line.status < 600)
        ++sums.classes[std::size_t(line.status / 100 - 2)];
    if (line.milliseconds >= 0)
        sums.latency.add(line.milliseconds);
    ++m_lines.seen;
    if (line.sequence >= 0) {
        auto it = m_sequences.find(line.worker);
        if (it != m_sequences.end() && line.sequence > it->second + 1)
            m_lines.lost += line.sequence - it->second - 1;
        if (it != m_sequences.end())
            it->second = line.sequence;
        else if (m_sequences.size() < kMaxWorkers)
            m_sequences.emplace(line.worker, line.sequence);
    }
    if (m_lines.sample.size() < kSample) {
        domain::CallRecord call;
        call.at = QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC);
        call.method = QString::fromStdString(line.method);
        const auto path = NormalPath::withoutQuery(line.uri);
        call.path = QString::fromUtf8(path.data(), qsizetype(std::min<std::size_t>(path.size(), 500)));
        call.keyId = QString::fromStdString(line.keyId);
        call.status = line.status;
        call.bytesIn = line.bytesIn;
        call.bytesOut = line.bytesOut;
        call.milliseconds = line.milliseconds;
        call.refusal = refusal ? domain::refusalName(domain::Refusal(refusal)) : QString();
        m_lines.sample.append(call);
    }
}

void Meter::addLostLines(qint64 count)
{
    const std::lock_guard lock(m_linesMutex);
    m_lines.lost += count;
}

void Meter::mergeLines(std::map<GroupKey, Sums> &groups)
{
    Lines lines;
    {
        const std::lock_guard lock(m_linesMutex);
        std::swap(lines, m_lines);
    }
    for (const auto &[key, sums] : lines.groups) {
        // An id nobody issued would let a log line make rows without bound.
        const std::uint32_t credential = m_verifier.table().findById(key.keyId);
        Sums &into = groups[{key.second ? key.second : m_current, credential, key.endpoint, key.refusal}];
        into.bytesIn += sums.bytesIn;
        into.bytesOut += sums.bytesOut;
        into.measured += sums.measured;
        for (std::size_t i = 0; i < 4; ++i)
            into.classes[i] += sums.classes[i];
        into.latency.merge(sums.latency);
    }
    m_second.point.callsSeen += lines.seen;
    m_second.point.lostLines += lines.lost;
    m_linesSeen += lines.seen;
    m_lostTotal += lines.lost;
    for (const auto &call : lines.sample) {
        if (m_second.point.calls.size() < kSample)
            m_second.point.calls.append(call);
    }
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
    std::map<GroupKey, Sums> groups;
    for (CallCounters *counters : filled) {
        counters->each([&](const CallCounters::Cell &cell) {
            groups[{m_current, cell.credential, cell.endpoint, cell.refusal}].requests += cell.count;
        });
        counters->clear();
    }
    mergeLines(groups);
    Collected out;
    for (const auto &[key, sums] : groups) {
        const auto &[second, credential, endpoint, refusal] = key;
        const auto id = credential == CredentialTable::kNone ? std::string_view() : m_verifier.table().at(credential).idText();
        const EndpointNames::Name &name = m_verifier.names().name(endpoint);
        UsageDelta delta;
        delta.second = second;
        delta.keyId = QString::fromLatin1(id.data(), qsizetype(id.size()));
        delta.apiId = name.apiId;
        delta.endpoint = name.endpoint;
        delta.refusal = refusal ? domain::refusalName(domain::Refusal(refusal)) : QString();
        delta.requests = sums.requests;
        delta.refused = refusal ? sums.requests : 0;
        delta.bytesIn = sums.bytesIn;
        delta.bytesOut = sums.bytesOut;
        delta.measured = sums.measured;
        delta.classes = sums.classes;
        delta.histogram = sums.latency.toBytes();
        m_checks += sums.requests;
        m_verdicts[refusal] += sums.requests;
        if (!refusal && sums.requests > 0 && !delta.keyId.isEmpty())
            out.used.append(delta.keyId);
        addToSecond(endpoint, refusal, delta.keyId, sums);
        out.deltas.append(std::move(delta));
    }
    return out;
}

void Meter::addToSecond(std::uint32_t endpoint, std::uint32_t refusal, const QString &keyId, const Sums &sums)
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
