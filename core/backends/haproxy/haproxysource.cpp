// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/haproxy/haproxysource.h"

#include "backends/prometheus/usagespan.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QLocalSocket>
#include <QTcpSocket>

namespace octroi::backends {

namespace {

constexpr qint64 kKeptSeconds = 86'400;
constexpr qint64 kFreshMs = 1'000;

Error cancelled()
{
    return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
}

void addTo(StickCounts &sum, const StickCounts &more)
{
    sum.requests += more.requests;
    sum.errors += more.errors;
    sum.failures += more.failures;
    sum.bytesIn += more.bytesIn;
    sum.bytesOut += more.bytesOut;
}

/// What came since; all of it where the entry was made anew.
StickCounts since(const StickCounts &before, const StickCounts &now)
{
    return {now.requests - before.requests, qMax<qint64>(0, now.errors - before.errors), qMax<qint64>(0, now.failures - before.failures),
            qMax<qint64>(0, now.bytesIn - before.bytesIn), qMax<qint64>(0, now.bytesOut - before.bytesOut)};
}

} // namespace

HaproxySource::HaproxySource(QString address, QString table, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_address(std::move(address))
    , m_table(std::move(table))
    , m_clock(clock)
{
    m_timer.setInterval(m_limits.pause);
    connect(&m_timer, &QTimer::timeout, this, [this] { poll(); });
}

HaproxySource::~HaproxySource()
{
    *m_alive = false;
}

void HaproxySource::start()
{
    m_timer.start(m_limits.pause);
}

UsageFacts HaproxySource::facts() const
{
    UsageFacts facts;
    facts.from = QStringLiteral("HAProxy ") + m_address + QStringLiteral(" (") + m_table + u')';
    facts.dimensions = {QStringLiteral("key")};
    facts.bytes = true;
    facts.ageSeconds = m_askedAt == 0 ? -1 : double(m_clock.nowMs() - m_askedAt) / 1'000;
    facts.resets = m_resets;
    return facts;
}

/// A socket that is not interactive closes behind its answer.
Task<QByteArray> HaproxySource::ask(QByteArray command)
{
    const qint64 most = m_limits.bytes;
    const QString address = m_address;
    struct Asked
    {
        QByteArray bytes;
        std::optional<Error> error;
        bool ended = false;
        Gate gate;
        void end()
        {
            ended = true;
            gate.open();
        }
        void fail(ErrorCode code, const QString &context, const QString &why, const QString &reason = {})
        {
            if (!ended)
                error = Error{code, context, why, {}, reason};
            end();
        }
    };
    const auto state = std::make_shared<Asked>();
    std::unique_ptr<QIODevice> device;
    const auto read = [state, most, address](QIODevice *socket) {
        state->bytes += socket->readAll();
        if (state->bytes.size() > most)
            state->fail(ErrorCode::TooLarge, address, QString::number(most), QStringLiteral("too_many_series"));
    };
    const auto fail = [state, address](const QString &why) { state->fail(ErrorCode::Network, address, why); };
    if (address.startsWith(u'/')) {
        auto socket = std::make_unique<QLocalSocket>();
        QLocalSocket *s = socket.get();
        connect(s, &QLocalSocket::connected, s, [s, command] { s->write(command); });
        connect(s, &QLocalSocket::readyRead, s, [s, read] { read(s); });
        connect(s, &QLocalSocket::disconnected, s, [state] { state->end(); });
        connect(s, &QLocalSocket::errorOccurred, s, [s, fail](QLocalSocket::LocalSocketError error) {
            if (error != QLocalSocket::PeerClosedError)
                fail(s->errorString());
        });
        s->connectToServer(address);
        device = std::move(socket);
    } else {
        auto socket = std::make_unique<QTcpSocket>();
        QTcpSocket *s = socket.get();
        connect(s, &QTcpSocket::connected, s, [s, command] { s->write(command); });
        connect(s, &QTcpSocket::readyRead, s, [s, read] { read(s); });
        connect(s, &QTcpSocket::disconnected, s, [state] { state->end(); });
        connect(s, &QTcpSocket::errorOccurred, s, [s, fail](QAbstractSocket::SocketError error) {
            if (error != QAbstractSocket::RemoteHostClosedError)
                fail(s->errorString());
        });
        s->connectToHost(address.section(u':', 0, 0), quint16(address.section(u':', 1).toUShort()));
        device = std::move(socket);
    }
    QTimer::singleShot(m_limits.timeout, device.get(), [state, address] { state->fail(ErrorCode::Timeout, address, QStringLiteral("no answer in time")); });
    if (!state->ended)
        co_await state->gate.wait();
    if (!state->error)
        state->bytes += device->readAll();
    device->disconnect();
    device.release()->deleteLater();
    if (state->error)
        co_return *state->error;
    co_return state->bytes;
}

Task<void> HaproxySource::poll()
{
    if (m_asking)
        co_return Result<void>();
    const auto alive = m_alive;
    m_asking = true;
    QElapsedTimer clock;
    clock.start();
    const Result<QByteArray> answer = co_await ask("show table " + m_table.toUtf8() + '\n');
    if (!*alive)
        co_return cancelled();
    m_asking = false;
    const Result<QHash<QString, StickCounts>> entries = answer ? readStickTable(*answer) : Result<QHash<QString, StickCounts>>(answer.error());
    if (!entries) {
        Error error = entries.error();
        error.context = m_address;
        m_askedAt = 0; // what is counted until it answers again is of nobody knows which minute
        Q_EMIT failed(error);
        co_return error;
    }
    take(*entries);
    Q_EMIT answered(int(clock.elapsed()));
    co_return Result<void>();
}

void HaproxySource::take(const QHash<QString, StickCounts> &entries)
{
    const qint64 now = m_clock.nowMs();
    const bool isFirst = m_watched.empty();
    if (m_askedAt == 0)
        m_watched.emplace_back(now, now);
    m_watched.back().second = now;
    m_askedAt = now;
    const qint64 minute = now / 60'000 * 60;
    for (auto one = entries.cbegin(); one != entries.cend() && !isFirst; ++one) {
        const StickCounts before = m_last.value(one.key());
        const bool anew = one->requests < before.requests;
        m_resets += int(anew);
        const StickCounts more = anew ? *one : since(before, *one);
        if (more != StickCounts())
            addTo(m_minutes[minute][one.key()], more);
    }
    m_last = entries;
    while (!m_minutes.empty() && m_minutes.begin()->first < minute - kKeptSeconds)
        m_minutes.erase(m_minutes.begin());
}

Task<QList<domain::UsageRow>> HaproxySource::usage(UsageRequest request)
{
    const auto alive = m_alive;
    if (m_askedAt == 0 || m_clock.nowMs() - m_askedAt > kFreshMs) {
        const Result<void> asked = co_await poll();
        if (!*alive)
            co_return cancelled();
        if (!asked)
            co_return asked.error();
    }
    const QStringList wanted = request.keyId.split(u',', Qt::SkipEmptyParts);
    QStringList asks = request.groupBy;
    for (const char *known : {"minute", "hour", "day", "month", "key"})
        asks.removeAll(QLatin1String(known));
    const QList<std::pair<const char *, QString>> filters{{"client", request.clientId},     {"application", request.applicationId},
                                                          {"partner", request.partnerId},   {"api", request.apiId},
                                                          {"endpoint", request.endpoint},   {"scope", request.scope},
                                                          {"environment", request.environment}, {"tag", request.tag},
                                                          {"refusal", request.refusal},     {"status_class", request.statusClass}};
    for (const auto &[name, value] : filters) {
        if (!value.isEmpty())
            asks << QString::fromLatin1(name);
    }
    if (!asks.isEmpty())
        co_return Error{ErrorCode::Unavailable, facts().from, QStringLiteral("the source tells no %1; it tells key").arg(asks.first()), asks.first(),
                        QStringLiteral("not_in_source")};
    const bool byKey = request.groupBy.contains(QLatin1String("key"));
    UsageSpan span;
    span.step = 60;
    span.zone = request.timeZone.toLatin1();
    for (const char *unit : {"minute", "hour", "day", "month"}) {
        if (request.groupBy.contains(QLatin1String(unit)))
            span.unit = QString::fromLatin1(unit);
    }
    std::map<std::pair<qint64, QString>, domain::UsageRow> rows;
    for (const auto &[minute, keys] : m_minutes) {
        if (minute < request.from.toSecsSinceEpoch() / 60 * 60 || minute >= request.to.toSecsSinceEpoch())
            continue;
        span.from = double(minute);
        const QDateTime at = span.rowAt(0);
        for (auto one = keys.cbegin(); one != keys.cend(); ++one) {
            if (!wanted.isEmpty() && !wanted.contains(one.key()))
                continue;
            domain::UsageRow &row = rows[{at.isValid() ? at.toSecsSinceEpoch() : 0, byKey ? one.key() : QString()}];
            row.at = at;
            row.keyId = byKey ? one.key() : QString();
            domain::UsageTotals &t = row.totals;
            t.requests += one->requests;
            t.bytesIn += one->bytesIn;
            t.bytesOut += one->bytesOut;
            t.classes[2] += one->errors;
            t.classes[3] += one->failures;
            t.measured = t.requests; // of bytes; latency is not known
            t.p50 = t.p95 = t.p99 = -1;
        }
    }
    m_gaps.clear();
    double known = double(request.from.toSecsSinceEpoch());
    for (const auto &[from, to] : m_watched) {
        if (double(from) / 1'000 > known)
            m_gaps.append({known, double(from) / 1'000});
        known = std::max(known, double(to) / 1'000);
    }
    QList<domain::UsageRow> all;
    for (const auto &[id, row] : rows)
        all.append(row);
    co_return all;
}

} // namespace octroi::backends
