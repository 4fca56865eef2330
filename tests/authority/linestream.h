// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QTcpSocket>

namespace octroi::test {

/// A request whose body and answer are lines that go on side by side, over one connection.
class LineStream
{
public:
    LineStream(quint16 port, const QByteArray &token, const QByteArray &start = "POST /v1/keys/bulk",
               const QByteArray &fields = "Content-Type: application/x-ndjson\r\n")
    {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
        m_socket.waitForConnected(10'000);
        QByteArray head = start + " HTTP/1.1\r\nHost: octroid.example\r\nAuthorization: Bearer " + token + "\r\n" + fields;
        if (start.startsWith("POST"))
            head += "Transfer-Encoding: chunked\r\n";
        m_socket.write(head + "\r\n");
    }
    /// Queued; sent while results are read, or by flush().
    void send(const QByteArray &lines)
    {
        if (!lines.isEmpty())
            m_socket.write(QByteArray::number(lines.size(), 16) + "\r\n" + lines + "\r\n");
    }
    void finish() { m_socket.write("0\r\n\r\n"); }
    /// Everything on its way to the server, without reading anything.
    bool flush(int ms = 120'000)
    {
        while (m_socket.bytesToWrite() > 0) {
            if (!m_socket.waitForBytesWritten(ms))
                return false;
        }
        return true;
    }
    /// The next line of the answer; empty when it has ended or nothing came for long.
    QByteArray line(int ms = 120'000)
    {
        for (;;) {
            if (const qsizetype end = m_lines.indexOf('\n', m_at); end >= 0) {
                const QByteArray line = m_lines.mid(m_at, end - m_at);
                m_at = end + 1;
                if (m_at > 1'000'000) {
                    m_lines.remove(0, m_at);
                    m_at = 0;
                }
                return line;
            }
            if (m_whole || !more(ms))
                return {};
        }
    }
    QJsonObject result(int ms = 120'000) { return QJsonDocument::fromJson(line(ms)).object(); }
    int status()
    {
        while (m_status == 0 && more(60'000)) {
        }
        return m_status;
    }
    /// The end of the answer came, and not only the end of the connection.
    bool isWhole() const { return m_whole; }
    QTcpSocket &socket() { return m_socket; }

private:
    bool more(int ms)
    {
        if (!m_socket.bytesAvailable() && !m_socket.waitForReadyRead(ms))
            return false;
        m_buffer += m_socket.readAll();
        decode();
        return true;
    }
    void decode()
    {
        if (m_status == 0) {
            const qsizetype end = m_buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            m_status = m_buffer.mid(9, 3).toInt();
            m_buffer.remove(0, end + 4);
        }
        qsizetype at = 0;
        for (;;) {
            const qsizetype end = m_buffer.indexOf("\r\n", at);
            bool ok = false;
            const int size = end < 0 ? 0 : m_buffer.mid(at, end - at).toInt(&ok, 16);
            if (!ok || m_buffer.size() < end + 2 + size + 2)
                break;
            m_whole = m_whole || size == 0;
            m_lines += m_buffer.mid(end + 2, size);
            at = end + 2 + size + 2;
        }
        m_buffer.remove(0, at);
    }

    QTcpSocket m_socket;
    QByteArray m_buffer, m_lines;
    qsizetype m_at = 0;
    int m_status = 0;
    bool m_whole = false;
};

} // namespace octroi::test
