// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/livering.h"

#include <QHash>
#include <algorithm>

namespace octroi::usage {

namespace {

bool earlier(const domain::LiveReading &point, qint64 second)
{
    return point.second < second;
}

QList<Consumer> sorted(const QHash<std::pair<QString, QString>, Consumer> &sums)
{
    QList<Consumer> list(sums.cbegin(), sums.cend());
    std::sort(list.begin(), list.end(), [](const Consumer &a, const Consumer &b) {
        return std::tie(b.requests, a.id, a.label) < std::tie(a.requests, b.id, b.label);
    });
    return list;
}

} // namespace

QString LiveRing::interned(const QString &text)
{
    const auto known = m_names.constFind(text);
    if (known != m_names.cend())
        return *known;
    // Names that no point holds any more would pile up over days.
    if (m_names.size() > 20'000)
        m_names.clear();
    m_names.insert(text);
    return text;
}

bool LiveRing::add(domain::LiveReading point)
{
    if (!m_points.empty() && point.second <= lastSecond() - m_capacity)
        return false;
    point.calls.clear();
    for (auto &key : point.keys)
        key.keyId = interned(key.keyId);
    for (auto &endpoint : point.endpoints) {
        endpoint.apiId = interned(endpoint.apiId);
        endpoint.endpoint = interned(endpoint.endpoint);
    }
    for (auto &refusal : point.refusals)
        refusal.first = interned(refusal.first);
    for (auto &scope : point.scopes)
        scope.first = interned(scope.first);
    const auto place = std::lower_bound(m_points.begin(), m_points.end(), point.second, earlier);
    if (place != m_points.end() && place->second == point.second)
        *place = std::move(point);
    else
        m_points.insert(place, std::move(point));
    while (!m_points.empty() && m_points.front().second <= lastSecond() - m_capacity)
        m_points.pop_front();
    return true;
}

void LiveRing::clear()
{
    m_points.clear();
    m_filled.clear();
    m_names.clear();
}

std::deque<domain::LiveReading>::const_iterator LiveRing::from(double at) const
{
    return std::lower_bound(m_points.begin(), m_points.end(), qint64(std::ceil(at)), earlier);
}

Samples LiveRing::series(const Window &window, const Value &value) const
{
    Samples samples;
    // One before and one after, so that lines reach the window's edges.
    for (auto it = from(window.from - 1); it != m_points.cend() && double(it->second) <= window.to; ++it)
        samples.push_back({double(it->second), value(*it)});
    return withGaps(cleaned(std::move(samples)), 1);
}

domain::UsageTotals LiveRing::totals(const Window &window) const
{
    domain::UsageTotals sum;
    sum.p50 = sum.p95 = sum.p99 = -1;
    for (auto it = from(window.from); it != m_points.cend() && double(it->second) < window.to; ++it) {
        const domain::UsageTotals &totals = it->totals;
        sum.requests += totals.requests;
        sum.refused += totals.refused;
        sum.bytesIn += totals.bytesIn;
        sum.bytesOut += totals.bytesOut;
        sum.measured += totals.measured;
        for (std::size_t i = 0; i < sum.classes.size(); ++i)
            sum.classes[i] += totals.classes[i];
    }
    return sum;
}

QList<std::pair<QString, qint64>> LiveRing::refusals(const Window &window) const
{
    return sums(window, [](const domain::LiveReading &p) -> const Counts & { return p.refusals; });
}

QList<std::pair<QString, qint64>> LiveRing::scopes(const Window &window) const
{
    return sums(window, [](const domain::LiveReading &p) -> const Counts & { return p.scopes; });
}

LiveRing::Counts LiveRing::sums(const Window &window, const Counts &(*counts)(const domain::LiveReading &)) const
{
    QHash<QString, qint64> sums;
    for (auto it = from(window.from); it != m_points.cend() && double(it->second) < window.to; ++it) {
        for (const auto &[name, count] : counts(*it))
            sums[name] += count;
    }
    Counts list;
    for (auto it = sums.cbegin(); it != sums.cend(); ++it)
        list.append({it.key(), it.value()});
    std::sort(list.begin(), list.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return list;
}

void LiveRing::fill(const Window &window)
{
    m_filled.removeIf([this](const Window &old) { return old.to < double(firstSecond()); });
    m_filled.append(window);
}

bool LiveRing::isFilled(double at) const
{
    return std::any_of(m_filled.cbegin(), m_filled.cend(), [at](const Window &one) { return one.contains(at); });
}

QList<Consumer> LiveRing::keys(const Window &window) const
{
    QHash<std::pair<QString, QString>, Consumer> sums;
    for (auto it = from(window.from); it != m_points.cend() && double(it->second) < window.to; ++it) {
        for (const auto &key : it->keys) {
            Consumer &sum = sums[{key.keyId, QString()}];
            sum.id = key.keyId;
            sum.requests += key.requests;
            sum.refused += key.refused;
            sum.bytes += key.bytesIn + key.bytesOut;
        }
    }
    return sorted(sums);
}

QList<Consumer> LiveRing::endpoints(const Window &window) const
{
    QHash<std::pair<QString, QString>, Consumer> sums;
    for (auto it = from(window.from); it != m_points.cend() && double(it->second) < window.to; ++it) {
        for (const auto &endpoint : it->endpoints) {
            Consumer &sum = sums[{endpoint.apiId, endpoint.endpoint}];
            sum.id = endpoint.apiId;
            sum.label = endpoint.endpoint;
            sum.requests += endpoint.requests;
        }
    }
    return sorted(sums);
}

qint64 LiveRing::lostLines(const Window &window) const
{
    qint64 lost = 0;
    for (auto it = from(window.from); it != m_points.cend() && double(it->second) < window.to; ++it)
        lost += std::max<qint64>(0, it->lostLines);
    return lost;
}

qint64 LiveRing::callsSeen(const Window &window) const
{
    qint64 seen = 0;
    for (auto it = from(window.from); it != m_points.cend() && double(it->second) < window.to; ++it)
        seen += std::max<qint64>(0, it->callsSeen);
    return seen;
}

QList<Gap> LiveRing::gaps(const Window &window, int minimum) const
{
    QList<Gap> gaps;
    const domain::LiveReading *previous = nullptr;
    Gap silent; // calls were checked but no log line told of them
    silent.reason = QStringLiteral("no_feed");
    qint64 unlogged = 0;
    const auto endSilence = [&](double at) {
        silent.window.to = at;
        if (unlogged > 0 && silent.window.length() >= minimum)
            gaps.append(silent);
        unlogged = 0;
    };
    for (auto it = from(window.from); it != m_points.cend() && double(it->second) < window.to; ++it) {
        if (previous && it->second - previous->second > 1) {
            endSilence(double(previous->second) + 1);
            if (!isFilled(double(previous->second) + 1))
                gaps.append({{double(previous->second) + 1, double(it->second)}, QStringLiteral("no_live"), 0});
        }
        // Refused calls may never reach an access log; only allowed ones must.
        const qint64 allowed = it->totals.requests - it->totals.refused;
        if (it->totals.measured == 0 && allowed > 0) {
            if (unlogged == 0)
                silent.window.from = double(it->second);
            unlogged += allowed;
        } else if (it->totals.measured > 0) {
            endSilence(double(it->second));
        }
        if (it->lostLines > 0)
            gaps.append(
                {{double(it->second), double(it->second) + 1}, QStringLiteral("lost_lines"), it->lostLines});
        previous = &*it;
    }
    if (previous)
        endSilence(double(previous->second) + 1);
    return gaps;
}

} // namespace octroi::usage
