// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/livesource.h"
#include "backends/octroid/serversentevents.h"
#include "backends/octroid/transport.h"

#include <QPointer>
#include <QTimer>
#include <optional>

namespace octroi::backends {

/// A live stream of one octroid: of everything, or of what a filter lets through. Goes on after a break by itself:
/// waits (longer each time), signs in again where needed, and asks for what came after the last point. Points that
/// cannot be are dropped: counts below zero, and seconds far from those before them that nothing follows.
class LiveStream : public LiveSource
{
    Q_OBJECT
public:
    explicit LiveStream(Transport &transport, domain::LiveFilter filter = {}, QObject *parent = nullptr);
    ~LiveStream() override;

    void start(int backfillSeconds) override;
    void stop() override;
    bool isLive() const override { return m_open; }
    void forget(); ///< another server: its ids mean nothing here
    qint64 dropped() const { return m_dropped; } ///< points that cannot be

Q_SIGNALS:
    void changed(qint64 seq);

private:
    void connectNow();
    void open();
    void read();
    void finished();
    void drop();
    void retry();
    void deliver(const ServerSentEvent &event);
    void takePoint(domain::LiveReading point);
    bool isNear(qint64 second) const;
    QString path() const;

    Transport &m_transport;
    const domain::LiveFilter m_filter;
    ServerSentEvents m_events;
    QPointer<QNetworkReply> m_reply;
    QTimer m_retry, m_stall;
    int m_backfill = 0;
    int m_failures = 0;
    qint64 m_generation = 0;
    qint64 m_lastSecond = 0;
    std::optional<domain::LiveReading> m_doubtful; ///< far from what came before; the next one decides
    qint64 m_dropped = 0;
    bool m_wanted = false;
    bool m_open = false;
};

} // namespace octroi::backends
