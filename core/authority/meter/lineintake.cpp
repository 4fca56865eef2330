// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/lineintake.h"

#include <algorithm>

namespace octroi::authority {

namespace {

constexpr std::size_t kMaxWorkers = 1024;

std::uint32_t refusalOf(std::string_view name)
{
    if (name.empty())
        return 0;
    for (int i = 0; i < domain::kRefusalCount; ++i) {
        if (name == domain::refusalLatin(domain::Refusal(i)))
            return std::uint32_t(i);
    }
    return 0;
}

QString text(std::string_view bytes, std::size_t limit)
{
    return QString::fromUtf8(bytes.data(), qsizetype(std::min(bytes.size(), limit)));
}

} // namespace

FeedCounts &FeedCounts::operator+=(const FeedCounts &other)
{
    lines += other.lines;
    lost += other.lost;
    duplicates += other.duplicates;
    late += other.late;
    malformed += other.malformed;
    return *this;
}

LineIntake::LineIntake(const Verifier &verifier, const Clock &clock, std::uint64_t start, std::size_t threads,
                       std::function<std::uint64_t(std::size_t)> given)
    : m_verifier(verifier), m_clock(clock), m_threads(threads), m_given(std::move(given)), m_numbers(start, threads)
{
}

void LineIntake::record(std::span<const AccessLine> lines, Epochs::Reader &reader, NormalPath &scratch)
{
    const qint64 nowMs = m_clock.nowMs();
    const std::lock_guard lock(m_mutex);
    const Epochs::Section section(reader);
    for (const AccessLine &line : lines)
        recordOne(line, nowMs, scratch);
    m_seen.fetch_add(qint64(lines.size()), std::memory_order_relaxed);
}

bool LineIntake::isRepeated(const AccessLine &line)
{
    if (line.number.start == 0 || line.number.thread >= m_threads)
        return false;
    switch (m_numbers.see(line.number, m_given(line.number.thread))) {
    case CallNumbers::Seen::Again: ++m_counts.duplicates; return true;
    case CallNumbers::Seen::Late: ++m_counts.late; return false;
    case CallNumbers::Seen::First:
    case CallNumbers::Seen::Unknown: break; // of an octroid before this one, or of another node
    }
    return false;
}

void LineIntake::followProxyCount(const AccessLine &line)
{
    const auto it = m_sequences.find(line.worker);
    if (it == m_sequences.end()) {
        if (m_sequences.size() < kMaxWorkers)
            m_sequences.emplace(line.worker, line.sequence);
        return;
    }
    if (line.sequence > it->second + 1)
        m_counts.lost += line.sequence - it->second - 1;
    it->second = line.sequence;
}

void LineIntake::recordOne(const AccessLine &line, qint64 nowMs, NormalPath &scratch)
{
    if (!line.checked || isRepeated(line))
        return;
    const std::uint32_t endpoint = m_verifier.endpointOf(line.method, line.uri, scratch);
    // An id nobody issued would let a log line make rows without bound.
    const std::uint32_t credential = m_verifier.table().findById(line.keyId);
    const std::uint32_t refusal = refusalOf(line.refusal);
    if (credential != CredentialTable::kNone && refusal == 0)
        m_verifier.callEnded(credential, nowMs);
    // A time from the future would be counted where nobody looks yet.
    const qint64 atMs = line.atMs > 0 ? std::min<qint64>(line.atMs, nowMs) : nowMs;
    CallSums &sums = m_current->at({line.atMs > 0 ? atMs / 1000 : 0, credential, endpoint, refusal});
    sums.bytesIn += line.bytesIn;
    sums.bytesOut += line.bytesOut;
    ++sums.measured;
    if (line.status >= 200 && line.status < 600)
        ++sums.classes[std::size_t(line.status / 100 - 2)];
    if (line.milliseconds >= 0)
        sums.latency.add(line.milliseconds);
    sums.sizes.add(double(line.bytesOut) / 1000);
    ++m_counts.lines;
    if (line.sequence >= 0)
        followProxyCount(line);
    if (m_sample.size() < kSample)
        addSample(line, atMs, refusal);
}

void LineIntake::addSample(const AccessLine &line, qint64 atMs, std::uint32_t refusal)
{
    domain::CallRecord call;
    call.at = QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC);
    call.method = text(line.method, 32);
    call.path = text(NormalPath::withoutQuery(line.uri), 500);
    call.keyId = text(line.keyId, 64);
    call.status = line.status;
    call.bytesIn = line.bytesIn;
    call.bytesOut = line.bytesOut;
    call.milliseconds = line.milliseconds;
    call.refusal = refusal ? domain::refusalName(domain::Refusal(refusal)) : QString();
    m_sample.append(call);
}

void LineIntake::addMalformed(qint64 count)
{
    const std::lock_guard lock(m_mutex);
    m_counts.malformed += count;
}

void LineIntake::addDropped(qint64 count)
{
    const std::lock_guard lock(m_mutex);
    m_counts.lost += count;
    m_unexplained += count;
}

LineIntake::Taken LineIntake::take()
{
    LineGroups *const other = m_current == &m_first ? &m_second : &m_first;
    other->clear(); // what the last call gave
    const std::lock_guard lock(m_mutex);
    Taken out{m_current, {}, m_counts};
    out.sample.swap(m_sample);
    m_counts = {};
    m_current = other;
    return out;
}

void LineIntake::settle(qint64 nowS)
{
    std::vector<std::uint64_t> given;
    for (std::size_t i = 0; i < m_threads; ++i)
        given.push_back(m_given(i));
    const std::lock_guard lock(m_mutex);
    const qint64 missed = m_numbers.settle(nowS, given);
    // The kernel told of these when it dropped them.
    const qint64 known = std::min(missed, m_unexplained);
    m_unexplained -= known;
    m_counts.lost += missed - known;
}

} // namespace octroi::authority
