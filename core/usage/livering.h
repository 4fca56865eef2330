// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/livereading.h"
#include "usage/series.h"

#include <QSet>
#include <deque>
#include <functional>

namespace octroi::usage {

/// What was consumed by one credential or endpoint over a window.
struct Consumer
{
    QString id;    ///< credential's or API's id
    QString label; ///< endpoint; empty for credentials
    qint64 requests = 0, refused = 0, bytes = 0;
};

/// The last seconds of the live stream, in the order of time and each once. Late and repeated points
/// (a stream that was resumed, a clock that was set back) find their place or replace what was there.
class LiveRing
{
public:
    explicit LiveRing(int seconds = 3'600)
        : m_capacity(seconds)
    {
    }

    /// False when the point is older than all the ring can hold.
    bool add(domain::LiveReading point);
    void clear();
    bool isEmpty() const { return m_points.empty(); }
    const std::deque<domain::LiveReading> &points() const { return m_points; } ///< their `calls` are not kept
    qint64 firstSecond() const { return m_points.empty() ? 0 : m_points.front().second; }
    qint64 lastSecond() const { return m_points.empty() ? 0 : m_points.back().second; }

    using Value = std::function<double(const domain::LiveReading &)>;
    /// One sample a second; seconds that never came are a gap.
    Samples series(const Window &window, const Value &value) const;
    /// Sums over the window.
    domain::UsageTotals totals(const Window &window) const; ///< quantiles are -1: they do not add
    QList<std::pair<QString, qint64>> refusals(const Window &window) const; ///< most first
    QList<Consumer> keys(const Window &window) const;                       ///< most requests first
    QList<Consumer> endpoints(const Window &window) const;                  ///< most requests first
    QList<std::pair<QString, qint64>> scopes(const Window &window) const;   ///< most first
    /// What was fetched from elsewhere for a span without points: it is no gap any more.
    void fill(const Window &window);
    bool isFilled(double at) const;
    qint64 lostLines(const Window &window) const;
    qint64 callsSeen(const Window &window) const;
    /// Seconds that never came, calls without any log line for at least `minimum` seconds, lost lines.
    QList<Gap> gaps(const Window &window, int minimum = 10) const;

private:
    using Counts = QList<std::pair<QString, qint64>>;
    Counts sums(const Window &window, const Counts &(*counts)(const domain::LiveReading &)) const;
    QString interned(const QString &text);
    std::deque<domain::LiveReading>::const_iterator from(double at) const;

    std::deque<domain::LiveReading> m_points;
    QList<Window> m_filled;
    QSet<QString> m_names; ///< so that 3,600 points share the text of their identifiers
    int m_capacity;
};

} // namespace octroi::usage
