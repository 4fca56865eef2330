// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "backends/livesource.h"
#include "base/clock.h"
#include "usage/livering.h"
#include "usage/rowseries.h"

#include <QTimer>
#include <deque>
#include <memory>

namespace octroi::pages {

/// A live stream of one backend with its last hour. That of everything is shared by the pages and fed whether
/// one is shown or not, so that what is opened later has its past; one of a filter belongs to who opened it.
/// Seconds that a broken stream did not bring again are filled with the minutes of the store.
class LiveFeed : public QObject
{
    Q_OBJECT
public:
    /// The feed of everything of that backend; made, as its child, when first asked for.
    static LiveFeed &of(backends::Backend &backend, const Clock &clock);
    /// Of what the filter lets through; null where the backend has one stream only.
    static std::unique_ptr<LiveFeed> of(backends::Backend &backend, const Clock &clock,
                                        const domain::LiveFilter &filter);

    void start(); ///< asks for the last hour and all that follows; when online, else as soon as it is
    const usage::LiveRing &ring() const { return m_ring; }
    const QList<domain::CallRecord> &recentCalls() const { return m_calls; } ///< the last 200, oldest first
    /// The right edge of a live chart in the backend's time: the newest second, or later by what has
    /// passed since it came when the stream has stopped.
    double edge() const;
    /// How long a live chart is, in seconds: 15 minutes, less while there is less to show, never under two.
    double span() const;
    bool isFlowing() const; ///< a point came in the last five seconds
    /// By how many seconds the backend's clock is behind this one's (less than 0: ahead); 0 until a point
    /// came, and where the difference is no more than what a point needs to arrive.
    double clockSkew() const;
    double backendNow() const; ///< seconds since the epoch by the backend's clock

    /// The ring as charts want it, with what was fetched for its gaps.
    usage::RowSeries series(const usage::Window &window) const;

Q_SIGNALS:
    void updated(); ///< at most ten times a second, however many points came
    void callsArrived(const QList<octroi::domain::CallRecord> &calls, qint64 seen);

private:
    LiveFeed(backends::Backend &backend, const Clock &clock, QObject *parent);
    void take(const domain::LiveReading &point);
    void noteArrival(qint64 second);
    void fillGap(const usage::Window &gap);

    backends::Backend &m_backend;
    const Clock &m_clock;
    domain::LiveFilter m_filter;
    std::unique_ptr<backends::LiveSource> m_source; ///< null: that of everything
    usage::LiveRing m_ring;
    QList<domain::CallRecord> m_calls;
    std::deque<std::pair<usage::Window, usage::RowSeries>> m_fetched;
    std::deque<double> m_lags; ///< of the last points, in seconds
    QTimer m_soon;
    qint64 m_arrivedMs = 0;
    bool m_wanted = false;
};

} // namespace octroi::pages
