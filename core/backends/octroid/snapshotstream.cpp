// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/snapshotstream.h"

#include "backends/octroid/problem.h"

#include <QTimer>

namespace octroi::backends {

namespace {

constexpr qint64 kMostHeld = 4 << 20; ///< bytes that wait to be read
constexpr qint64 kWorthIt = 256 << 10; ///< less is not handed on while more may come
constexpr int kGatherMs = 20;

Error cancelled(const QString &path)
{
    return Error{ErrorCode::Cancelled, path, {}, {}, {}};
}

} // namespace

SnapshotStream::SnapshotStream(Transport &transport, QString path)
    : m_transport(&transport)
    , m_path(std::move(path))
{
}

SnapshotStream::~SnapshotStream()
{
    *m_alive = false;
    if (m_reply) {
        if (m_transport)
            m_transport->forget(m_reply);
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
    m_news.open(); // who waits sees that this is gone
}

Task<void> SnapshotStream::open()
{
    const auto alive = m_alive;
    if (!m_transport)
        co_return cancelled(m_path);
    const Result<void> signedIn = co_await m_transport->ensureSignedIn();
    if (!*alive)
        co_return cancelled({});
    if (!signedIn)
        co_return signedIn;
    if (!m_transport)
        co_return cancelled(m_path);
    m_logged = LoggedCall{m_transport->now(), QStringLiteral("GET"), m_path, 0, 0, {}};
    m_clock.start();
    m_reply = m_transport->openLines(m_path);
    m_reply->setReadBufferSize(kMostHeld);
    connect(m_reply, &QNetworkReply::readyRead, this, [this] { m_news.open(); });
    connect(m_reply, &QNetworkReply::finished, this, [this] { m_news.open(); });
    co_return Result<void>();
}

Task<QByteArray> SnapshotStream::read()
{
    const auto alive = m_alive;
    const QString path = m_path;
    if (!m_reply) {
        const Result<void> opened = co_await open();
        if (!*alive)
            co_return cancelled(path);
        if (!opened)
            co_return opened.error();
    }
    // Shots of earlier reads find another turn. Timers of the frame would die in their own signal.
    const quint64 turn = ++m_turn;
    m_gathered = false;
    QTimer::singleShot(m_transport ? m_transport->limits().timeout : std::chrono::milliseconds(1), this, [this, turn] {
        if (turn != m_turn)
            return;
        m_silent = true;
        m_news.open();
    });
    while (m_reply && !m_reply->isFinished() && m_reply->bytesAvailable() == 0 && !m_silent) {
        co_await m_news.wait();
        if (!*alive)
            co_return cancelled(path);
    }
    // Small pieces are gathered: each goes to another thread and back.
    QTimer::singleShot(kGatherMs, this, [this, turn] {
        if (turn != m_turn)
            return;
        m_gathered = true;
        m_news.open();
    });
    while (m_reply && !m_reply->isFinished() && m_reply->bytesAvailable() < kWorthIt && !m_gathered && !m_silent) {
        co_await m_news.wait();
        if (!*alive)
            co_return cancelled(path);
    }
    ++m_turn;
    co_return taken();
}

void SnapshotStream::note(const Error *error)
{
    if (m_logged.path.isEmpty() || !m_transport)
        return;
    m_logged.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_logged.milliseconds = m_clock.elapsed();
    m_logged.error = error ? errorCodeName(error->code) : QString();
    m_transport->note(std::exchange(m_logged, LoggedCall()));
}

Result<QByteArray> SnapshotStream::taken()
{
    if (!m_reply)
        return cancelled(m_path);
    const auto failed = [this](const Error &error) {
        note(&error);
        return error;
    };
    if (m_silent && !m_reply->isFinished() && m_reply->bytesAvailable() == 0)
        return failed(Error{ErrorCode::Timeout, m_path, QStringLiteral("the server says nothing more"), {}, {}});
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto network = m_reply->error();
    const QByteArray bytes = m_reply->readAll();
    if (network == QNetworkReply::OperationCanceledError)
        return failed(cancelled(m_path));
    // Below 100 the error is of the connection, also when a status line had come before it broke.
    if ((status == 0 && m_reply->isFinished()) || (network != QNetworkReply::NoError && network < 100))
        return failed(Error{ErrorCode::Network, m_path, m_reply->errorString(), {}, {}});
    if (status != 200)
        return failed(errorFromAnswer(status, m_reply->rawHeader("Content-Type"), bytes, m_path));
    if (bytes.isEmpty())
        note(nullptr);
    return bytes;
}

} // namespace octroi::backends
