// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/livestream.h"

#include "domain/json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace octroi::backends {

LiveStream::LiveStream(Transport &transport, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
{
    m_retry.setSingleShot(true);
    m_stall.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &LiveStream::connectNow);
    // abort() ends in finished(), and that tries again.
    connect(&m_stall, &QTimer::timeout, this, [this] {
        if (m_reply)
            m_reply->abort();
    });
}

LiveStream::~LiveStream()
{
    drop();
}

void LiveStream::start(int backfillSeconds)
{
    m_backfill = backfillSeconds;
    if (m_wanted)
        return;
    m_wanted = true;
    m_failures = 0;
    connectNow();
}

void LiveStream::stop()
{
    m_wanted = false;
    m_retry.stop();
    drop();
}

void LiveStream::forget()
{
    m_events = ServerSentEvents();
    m_lastSecond = 0;
    m_failures = 0;
    if (m_wanted) {
        drop();
        m_retry.start(0);
    }
}

void LiveStream::drop()
{
    ++m_generation;
    m_stall.stop();
    m_open = false;
    if (QNetworkReply *reply = m_reply.data()) {
        m_reply.clear();
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void LiveStream::connectNow()
{
    drop();
    const qint64 generation = m_generation;
    QCoro::connect(m_transport.ensureSignedIn(), this, [this, generation](const Result<void> &signedIn) {
        if (!m_wanted || generation != m_generation)
            return;
        if (signedIn)
            open();
        else
            retry();
    });
}

void LiveStream::open()
{
    m_events.restart();
    const bool resuming = !m_events.lastEventId().isEmpty();
    QString path = QStringLiteral("/v1/live");
    if (!resuming && m_backfill > 0)
        path += QStringLiteral("?backfill=%1").arg(m_backfill);
    m_reply = m_transport.openStream(path, m_events.lastEventId());
    connect(m_reply, &QNetworkReply::readyRead, this, &LiveStream::read);
    connect(m_reply, &QNetworkReply::finished, this, &LiveStream::finished);
    m_stall.start(m_transport.limits().stall);
}

void LiveStream::read()
{
    if (!m_reply)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != 200 || !m_reply->rawHeader("Content-Type").startsWith("text/event-stream")) {
        m_reply->abort();
        return;
    }
    m_stall.start(m_transport.limits().stall);
    const qint64 generation = m_generation;
    const auto events = m_events.feed(m_reply->readAll());
    for (const ServerSentEvent &event : events) {
        deliver(event);
        if (generation != m_generation)
            return; // a listener stopped the stream
    }
    if (m_events.overflowed() && m_reply)
        m_reply->abort();
}

void LiveStream::deliver(const ServerSentEvent &event)
{
    m_open = true;
    m_failures = 0;
    const QJsonObject object = QJsonDocument::fromJson(event.data).object();
    if (event.type == "point") {
        const Result<domain::LivePoint> p = domain::livePointFromJson(object);
        // A replay may begin with what is already here.
        if (!p || p->second <= m_lastSecond)
            return;
        m_lastSecond = p->second;
        Q_EMIT point(*p);
    } else if (event.type == "change") {
        Q_EMIT changed(object.value(QLatin1String("seq")).toInteger());
    }
}

void LiveStream::finished()
{
    if (!m_reply)
        return;
    if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 401)
        m_transport.forgetToken();
    const bool wasOpen = m_open;
    drop();
    if (wasOpen)
        Q_EMIT gap();
    if (m_wanted)
        retry();
}

void LiveStream::retry()
{
    const TransportLimits &limits = m_transport.limits();
    qint64 wait = m_events.retryMs() >= 0 ? m_events.retryMs() : limits.backoffFirst.count();
    wait = qMin<qint64>(wait << qMin(m_failures, 10), limits.backoffMost.count());
    ++m_failures;
    // Spread, so that many consoles do not come back in the same instant.
    wait += QRandomGenerator::global()->bounded(int(wait / 4 + 1));
    m_retry.start(std::chrono::milliseconds(wait));
}

} // namespace octroi::backends
