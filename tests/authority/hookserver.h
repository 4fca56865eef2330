// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <atomic>
#include <memory>
#include <semaphore>

namespace octroi::test {

/// A real HTTP server on a thread of its own that writes down which webhooks came, and answers as it is told.
class HookServer final : public QThread
{
public:
    struct Call
    {
        QByteArray path, head, body;
        QByteArray field(const QByteArray &name) const
        {
            for (const QByteArray &line : head.split('\n')) {
                if (line.toLower().startsWith(name + ':'))
                    return line.mid(name.size() + 1).trimmed();
            }
            return {};
        }
        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    };
    HookServer()
    {
        start();
        m_listening.acquire();
    }
    ~HookServer() override
    {
        m_stop = true;
        wait();
    }
    QString url(const char *path = "/hook") const { return QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(QLatin1String(path)); }
    /// "204 No Content", with further fields after "\r\n"; "" answers never.
    void answerWith(const QByteArray &status)
    {
        const QMutexLocker lock(&m_mutex);
        m_status = status;
    }
    QList<Call> calls() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_calls;
    }

private:
    void run() override
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        m_listening.release();
        while (!m_stop) {
            if (!server.waitForNewConnection(20))
                continue;
            while (QTcpSocket *socket = server.nextPendingConnection())
                serve(*std::unique_ptr<QTcpSocket>(socket));
        }
    }
    void serve(QTcpSocket &socket)
    {
        QByteArray request;
        const auto whole = [&] {
            const qsizetype end = request.indexOf("\r\n\r\n");
            return end >= 0 && request.size() - end - 4 >= Call{{}, request.left(end), {}}.field("content-length").toLongLong();
        };
        while (!whole() && socket.waitForReadyRead(5'000))
            request += socket.readAll();
        const qsizetype end = request.indexOf("\r\n\r\n");
        QByteArray status;
        {
            const QMutexLocker lock(&m_mutex);
            m_calls.append({request.split(' ').value(1), request.left(end), request.mid(end + 4)});
            status = m_status;
        }
        while (status.isEmpty() && !m_stop && socket.state() == QAbstractSocket::ConnectedState)
            socket.waitForReadyRead(20);
        socket.write("HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(5'000)) {
        }
        socket.disconnectFromHost();
        if (socket.state() != QAbstractSocket::UnconnectedState)
            socket.waitForDisconnected(1'000);
    }

    std::atomic<bool> m_stop{false};
    std::binary_semaphore m_listening{0};
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    QByteArray m_status = "204 No Content";
    QList<Call> m_calls;
};

} // namespace octroi::test
