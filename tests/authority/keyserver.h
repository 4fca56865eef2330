// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QMutex>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <atomic>
#include <semaphore>

namespace octroi::test {

/// A real HTTP server on a thread of its own that answers with what the test put there, also badly.
class KeyServer final : public QThread
{
public:
    struct Answer
    {
        int status = 200;
        QByteArray body{};
        bool slow = false; ///< a byte now and then, without an end
        QByteArray fields{};
    };
    KeyServer()
    {
        start();
        m_listening.acquire();
    }
    ~KeyServer() override
    {
        m_stop = true;
        wait();
    }
    QString url(const char *path = "") const { return QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(QLatin1String(path)); }
    void put(const QByteArray &path, const Answer &answer)
    {
        const QMutexLocker lock(&m_mutex);
        m_answers.insert(path, answer);
    }
    int asked(const QByteArray &path) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_asked.value(path);
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
        while (!request.contains("\r\n\r\n") && socket.waitForReadyRead(5000))
            request += socket.readAll();
        const QByteArray path = request.split(' ').value(1);
        Answer answer{404, {}, false, {}};
        {
            const QMutexLocker lock(&m_mutex);
            ++m_asked[path];
            answer = m_answers.value(path, answer);
        }
        socket.write("HTTP/1.1 " + QByteArray::number(answer.status) + " X\r\nConnection: close\r\n" + answer.fields +
                     (answer.slow ? QByteArray() : "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n") + "\r\n");
        while (answer.slow && !m_stop && socket.state() == QAbstractSocket::ConnectedState) {
            socket.write(" ");
            socket.waitForBytesWritten(1000);
            socket.waitForReadyRead(50); // notices that the other side has gone
        }
        socket.write(answer.body);
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(5000)) {
        }
        socket.disconnectFromHost();
        if (socket.state() != QAbstractSocket::UnconnectedState)
            socket.waitForDisconnected(1000);
    }

    std::atomic<bool> m_stop{false};
    std::binary_semaphore m_listening{0};
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    QHash<QByteArray, Answer> m_answers;
    QHash<QByteArray, int> m_asked;
};

} // namespace octroi::test
