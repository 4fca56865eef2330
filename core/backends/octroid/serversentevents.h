// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QList>

namespace octroi::backends {

struct ServerSentEvent
{
    QByteArray type; ///< "message" when none was named
    QByteArray data;
    QByteArray id; ///< the last id that was seen
};

/// Reads text/event-stream (WHATWG HTML, 9.2.6) from chunks that may be cut anywhere.
class ServerSentEvents
{
public:
    explicit ServerSentEvents(qsizetype limit = 4 << 20)
        : m_limit(limit)
    {
    }

    QList<ServerSentEvent> feed(const QByteArray &chunk);
    /// An event or a line grew over the limit; nothing more is read.
    bool overflowed() const { return m_overflowed; }
    QByteArray lastEventId() const { return m_id; }
    int retryMs() const { return m_retryMs; } ///< -1: the server asked for nothing
    /// For a new connection: what was read in part is dropped, the last id stays.
    void restart();

private:
    void line(const QByteArray &text, QList<ServerSentEvent> &out);
    void field(const QByteArray &name, const QByteArray &value);

    qsizetype m_limit;
    QByteArray m_line, m_type, m_data, m_id;
    QByteArray m_idBuffer; ///< becomes the last id only with the event's end, so that a cut event is asked for again
    int m_retryMs = -1;
    bool m_hasData = false;
    bool m_skipLineFeed = false; ///< the last unit was CR
    bool m_first = true;         ///< a byte order mark may stand here
    bool m_overflowed = false;
};

} // namespace octroi::backends
