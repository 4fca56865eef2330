// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/livesecond.h"

#include <algorithm>
#include <tuple>

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

void LiveSecond::add(std::uint32_t credential, std::uint32_t endpoint, std::uint32_t refusal, const CallSums &sums)
{
    domain::UsageTotals &totals = m_point.totals;
    const qint64 refused = refusal ? sums.requests : 0;
    totals.requests += sums.requests;
    totals.refused += refused;
    totals.bytesIn += sums.bytesIn;
    totals.bytesOut += sums.bytesOut;
    totals.measured += sums.measured;
    for (std::size_t i = 0; i < 4; ++i)
        totals.classes[i] += sums.classes[i];
    if (sums.measured > 0)
        m_latency.merge(sums.latency);
    m_refusals[refusal] += sums.requests;
    if (endpoint != kNoEndpoint)
        m_endpoints[endpoint] += sums.requests;
    if (credential == CredentialTable::kNone)
        return;
    m_keys.push_back({credential, sums.requests, refused, sums.bytesIn, sums.bytesOut});
}

void LiveSecond::addLines(qint64 seen, qint64 lost)
{
    m_point.callsSeen += seen;
    m_point.lostLines += lost;
}

void LiveSecond::addCall(const domain::CallRecord &call, qsizetype most)
{
    if (m_point.calls.size() < most)
        m_point.calls.append(call);
}

/// Leaves each key once; returns how many there are. They are sorted once instead of being looked up for each
/// group: with many keys nearly every group is a key of its own.
std::size_t LiveSecond::sumUp()
{
    std::sort(m_keys.begin(), m_keys.end(),
              [](const PerKey &a, const PerKey &b) { return a.credential < b.credential; });
    std::size_t count = 0;
    for (const PerKey &one : m_keys) {
        if (count == 0 || m_keys[count - 1].credential != one.credential) {
            m_keys[count++] = one;
            continue;
        }
        PerKey &same = m_keys[count - 1];
        same.requests += one.requests;
        same.refused += one.refused;
        same.bytesIn += one.bytesIn;
        same.bytesOut += one.bytesOut;
    }
    return count;
}

/// Names are made for those that are shown only. A key whose secret was replaced in this second has two
/// places.
QList<domain::LivePoint::PerKey> LiveSecond::busiestKeys(const CredentialTable &table)
{
    m_keys.resize(sumUp());
    const auto shown = m_keys.begin() + std::ptrdiff_t(std::min<std::size_t>(kBusiest + 1, m_keys.size()));
    std::partial_sort(m_keys.begin(), shown, m_keys.end(), [&table](const PerKey &a, const PerKey &b) {
        if (std::tie(a.requests, a.bytesOut) != std::tie(b.requests, b.bytesOut))
            return std::tie(b.requests, b.bytesOut) < std::tie(a.requests, a.bytesOut);
        return table.at(a.credential).idText() < table.at(b.credential).idText();
    });
    QList<domain::LivePoint::PerKey> keys;
    for (auto place = m_keys.begin(); place != shown; ++place) {
        const auto &[credential, requests, refused, bytesIn, bytesOut] = *place;
        const std::string_view text = table.at(credential).idText();
        const QString id = QString::fromLatin1(text.data(), qsizetype(text.size()));
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

QList<std::pair<QString, qint64>> LiveSecond::busiestScopes(const EndpointNames &names) const
{
    QHash<QString, qint64> sums;
    for (auto it = m_endpoints.cbegin(); it != m_endpoints.cend(); ++it) {
        for (const QString &scope : names.name(it.key()).scopes.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            sums[scope] += it.value();
    }
    QList<std::pair<QString, qint64>> scopes;
    for (auto it = sums.cbegin(); it != sums.cend(); ++it) {
        if (it.value() > 0)
            scopes.append({it.key(), it.value()});
    }
    keepBusiest(scopes, [](const auto &a, const auto &b) {
        return std::tie(b.second, a.first) < std::tie(a.second, b.first);
    });
    return scopes;
}

domain::LiveReading LiveSecond::finish(qint64 second, const Verifier &verifier)
{
    domain::LiveReading point = std::move(m_point);
    point.second = second;
    point.totals.p50 = m_latency.quantile(0.50);
    point.totals.p95 = m_latency.quantile(0.95);
    point.totals.p99 = m_latency.quantile(0.99);
    point.inFlight = point.totals.requests == 0 || point.totals.measured > 0 ? m_latency.sum() / 1000 : -1;
    for (std::size_t i = 1; i < m_refusals.size(); ++i) {
        if (m_refusals[i] > 0)
            point.refusals.append({domain::refusalName(domain::Refusal(i)), m_refusals[i]});
    }
    point.keys = busiestKeys(verifier.table());
    for (auto it = m_endpoints.cbegin(); it != m_endpoints.cend(); ++it) {
        const EndpointNames::Name &name = verifier.names().name(it.key());
        if (it.value() > 0)
            point.endpoints.append({name.apiId, name.endpoint, it.value()});
    }
    point.scopes = busiestScopes(verifier.names());
    keepBusiest(point.endpoints, [](const auto &a, const auto &b) {
        return std::tie(b.requests, a.apiId, a.endpoint) < std::tie(a.requests, b.apiId, b.endpoint);
    });
    std::vector<PerKey> room = std::move(m_keys);
    room.clear();
    *this = {};
    m_keys = std::move(room); // the next second has about as many
    return point;
}

} // namespace octroi::authority
