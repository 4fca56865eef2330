// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/octroid/serversentevents.h"
#include "backends/octroid/transport.h"

#include <QPointer>
#include <QTimer>

namespace octroi::backends {

/// The live stream of one octroid. Goes on after a break by itself: waits (longer each time), signs in
/// again where needed, and asks for what came after the last point.
class LiveStream : public QObject
{
    Q_OBJECT
public:
    explicit LiveStream(Transport &transport, QObject *parent = nullptr);
    ~LiveStream() override;

    void start(int backfillSeconds);
    void stop();
    bool isLive() const { return m_open; } ///< events arrive
    void forget();                         ///< another server: its ids mean nothing here

Q_SIGNALS:
    void point(const octroi::domain::LivePoint &point);
    void changed(qint64 seq);
    void gap();

private:
    void connectNow();
    void open();
    void read();
    void finished();
    void drop();
    void retry();
    void deliver(const ServerSentEvent &event);

    Transport &m_transport;
    ServerSentEvents m_events;
    QPointer<QNetworkReply> m_reply;
    QTimer m_retry, m_stall;
    int m_backfill = 0;
    int m_failures = 0;
    qint64 m_generation = 0;
    qint64 m_lastSecond = 0;
    bool m_wanted = false;
    bool m_open = false;
};

} // namespace octroi::backends
