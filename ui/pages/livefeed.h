// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "base/clock.h"
#include "usage/livering.h"

#include <QTimer>

namespace octroi::pages {

/// The live stream of one backend as the pages share it: one ring of an hour, fed whether a page is
/// shown or not, so that what is opened later has its past.
class LiveFeed : public QObject
{
    Q_OBJECT
public:
    /// The feed of that backend; made, as its child, when first asked for.
    static LiveFeed &of(backends::Backend &backend, const Clock &clock);

    void start(); ///< asks for the last 15 minutes and all that follows; when online, else as soon as it is
    const usage::LiveRing &ring() const { return m_ring; }
    const QList<domain::CallRecord> &recentCalls() const { return m_calls; } ///< the last 200, oldest first
    /// The right edge of a live chart in the backend's time: the newest second, or later by what has
    /// passed since it came when the stream has stopped.
    double edge() const;
    /// How long a live chart is, in seconds: 15 minutes, less while there is less to show, never under two.
    double span() const;
    bool isFlowing() const; ///< a point came in the last five seconds

Q_SIGNALS:
    void updated(); ///< at most ten times a second, however many points came
    void callsArrived(const QList<octroi::domain::CallRecord> &calls, qint64 seen);

private:
    LiveFeed(backends::Backend &backend, const Clock &clock);
    void take(const domain::LivePoint &point);

    backends::Backend &m_backend;
    const Clock &m_clock;
    usage::LiveRing m_ring;
    QList<domain::CallRecord> m_calls;
    QTimer m_soon;
    qint64 m_arrivedMs = 0;
    bool m_wanted = false;
};

} // namespace octroi::pages
