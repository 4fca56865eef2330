// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/livereading.h"

#include <QByteArray>
#include <deque>
#include <vector>

namespace octroi::authority {

/// The last hour of the live stream, one point a second, as the bytes that go out.
class LiveHistory
{
public:
    static constexpr int kSeconds = 3600;
    struct Event
    {
        qint64 second;
        QByteArray bytes; ///< "event: point\nid: …\ndata: …\n\n"
    };

    const Event &append(const domain::LiveReading &point);
    /// Those later than `second`, oldest first.
    std::vector<Event> after(qint64 second) const;
    std::vector<Event> last(int seconds) const;

private:
    std::deque<Event> m_events;
};

} // namespace octroi::authority
