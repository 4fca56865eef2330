// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/livestream.h"

#include "domain/json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QUrl>
#include <cmath>
#include <utility>

namespace octroi::backends {

namespace {

constexpr qint64 kLongestBreakS = 3'600; ///< octroid replays an hour
constexpr qint64 kLargestSkewS = 86'400; ///< of its clock, for the first point

bool isSane(const domain::LivePoint &point)
{
    const domain::UsageTotals &t = point.totals;
    return point.second > 0 && t.requests >= 0 && t.refused >= 0 && t.refused <= t.requests && t.bytesIn >= 0 &&
           t.bytesOut >= 0 && t.measured >= 0 && std::isfinite(t.p50) && std::isfinite(t.p95) && std::isfinite(t.p99);
}

} // namespace

LiveStream::LiveStream(Transport &transport, domain::LiveFilter filter, QObject *parent)
    : LiveSource(parent)
    , m_transport(transport)
    , m_filter(std::move(filter))
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
    m_doubtful.reset();
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
    // The last point that was taken, not the last id that was seen: that may have been garbage.
    const QByteArray last = m_lastSecond > 0 ? QByteArray::number(m_lastSecond) : QByteArray();
    m_reply = m_transport.openStream(path(), last);
    connect(m_reply, &QNetworkReply::readyRead, this, &LiveStream::read);
    connect(m_reply, &QNetworkReply::finished, this, &LiveStream::finished);
    m_stall.start(m_transport.limits().stall);
}

QString LiveStream::path() const
{
    QStringList query;
    const auto add = [&query](const char *name, const QString &value) {
        if (!value.isEmpty())
            query << QLatin1String(name) + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
    };
    if (m_lastSecond == 0 && m_backfill > 0)
        add("backfill", QString::number(m_backfill));
    add("key_id", m_filter.keyIds.join(u','));
    add("application_id", m_filter.applicationId);
    add("partner_id", m_filter.partnerId);
    add("api_id", m_filter.apiId);
    add("endpoint", m_filter.endpoint);
    add("scope", m_filter.scope);
    return query.isEmpty() ? QStringLiteral("/v1/live") : QStringLiteral("/v1/live?") + query.join(u'&');
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
        const Result<domain::LiveReading> p = domain::liveReadingFromJson(object);
        if (p && isSane(*p))
            takePoint(*p);
        else
            ++m_dropped;
    } else if (event.type == "change") {
        Q_EMIT changed(object.value(QLatin1String("seq")).toInteger());
    }
}

bool LiveStream::isNear(qint64 second) const
{
    return m_lastSecond > 0 ? second - m_lastSecond <= kLongestBreakS
                            : std::abs(second - m_transport.now().toSecsSinceEpoch()) <= kLargestSkewS;
}

void LiveStream::takePoint(domain::LiveReading point)
{
    // A replay may begin with what is already here.
    if (point.second <= m_lastSecond)
        return;
    if (!isNear(point.second)) {
        const bool follows = m_doubtful && point.second > m_doubtful->second &&
                             point.second - m_doubtful->second <= kLongestBreakS;
        if (!follows) {
            m_dropped += m_doubtful ? 1 : 0;
            m_doubtful = std::move(point);
            return;
        }
        const domain::LiveReading first = *std::exchange(m_doubtful, {});
        m_lastSecond = first.second;
        Q_EMIT this->point(first);
    } else if (m_doubtful) {
        m_doubtful.reset();
        ++m_dropped;
    }
    m_lastSecond = point.second;
    Q_EMIT this->point(point);
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
