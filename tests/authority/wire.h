// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTcpSocket>
#include <QUrl>
#include <optional>

namespace octroi::test {

struct Reply
{
    int status = 0; ///< 0: no answer
    QByteArray head, body;

    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.left(name.size() + 1).toLower() == name.toLower() + ':')
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
};

/// Bytes over one connection, for what a well-behaved client would not send.
class Wire
{
public:
    explicit Wire(quint16 port) { m_socket.connectToHost(QStringLiteral("127.0.0.1"), port); m_socket.waitForConnected(5000); }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
        m_socket.waitForBytesWritten(5000);
    }
    /// One answer with a Content-Length.
    Reply receive()
    {
        Reply out;
        while (m_buffer.indexOf("\r\n\r\n") < 0) {
            if (!more())
                return out;
        }
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        out.head = m_buffer.left(end);
        m_buffer.remove(0, end + 4);
        out.status = out.head.mid(9, 3).toInt();
        const int length = out.header("Content-Length").toInt();
        while (m_buffer.size() < length && more()) {
        }
        out.body = m_buffer.left(length);
        m_buffer.remove(0, length);
        return out;
    }
    bool closedByPeer(int ms = 10'000)
    {
        QElapsedTimer timer;
        timer.start();
        while (m_socket.state() == QAbstractSocket::ConnectedState && timer.elapsed() < ms)
            m_socket.waitForReadyRead(50);
        return m_socket.state() != QAbstractSocket::ConnectedState;
    }
    bool more()
    {
        if (!m_socket.bytesAvailable() && !m_socket.waitForReadyRead(10'000))
            return false;
        m_buffer += m_socket.readAll();
        return true;
    }
    QByteArray &buffer() { return m_buffer; }
    QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_buffer;
};

/// A client of octroid's control routes over one kept connection.
class ControlClient
{
public:
    explicit ControlClient(quint16 port) : m_port(port) { m_wire.emplace(port); }
    Reply call(const QByteArray &method, const QByteArray &target, const QByteArray &body = {}, const QMap<QByteArray, QByteArray> &fields = {})
    {
        QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: octroid.example\r\n";
        if (!m_token.isEmpty() && !fields.contains("Authorization"))
            text += "Authorization: Bearer " + m_token + "\r\n";
        for (auto it = fields.begin(); it != fields.end(); ++it)
            text += it.key() + ": " + it.value() + "\r\n";
        if (!body.isEmpty() || method == "POST" || method == "PATCH")
            text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        // After a call without an answer: that answer, coming late, would be taken for the next one's. octroid ends
        // a connection that was idle for long.
        m_wire->socket().waitForReadyRead(0);
        if (!m_answered || m_wire->socket().state() != QAbstractSocket::ConnectedState)
            m_wire.emplace(m_port);
        m_wire->send(text + "\r\n" + body);
        Reply reply = m_wire->receive();
        m_answered = reply.status != 0;
        return reply;
    }
    Reply call(const QByteArray &method, const QByteArray &target, const QJsonObject &body, const QMap<QByteArray, QByteArray> &fields = {})
    {
        return call(method, target, QJsonDocument(body).toJson(QJsonDocument::Compact), fields);
    }
    Reply signIn(const QByteArray &id, const QByteArray &secret)
    {
        m_token.clear();
        const Reply reply = call("POST", "/oauth/token", "grant_type=client_credentials&client_id=" + id + "&client_secret=" + QUrl::toPercentEncoding(QString::fromLatin1(secret)),
                                 {{"Content-Type", "application/x-www-form-urlencoded"}});
        m_token = reply.json().value(QStringLiteral("access_token")).toString().toLatin1();
        return reply;
    }
    void forgetToken() { m_token.clear(); }
    void useToken(const QByteArray &token) { m_token = token; }
    QByteArray token() const { return m_token; }
    Reply check(const QByteArray &key, const QByteArray &method, const QByteArray &uri, const QByteArray &query = {}, const QMap<QByteArray, QByteArray> &more = {})
    {
        QMap<QByteArray, QByteArray> fields = more;
        fields.insert("Authorization", key.isEmpty() ? QByteArray("None") : "Bearer " + key);
        fields.insert("X-Original-Method", method);
        fields.insert("X-Original-URI", uri);
        return call("GET", "/v1/check" + query, QByteArray(), fields);
    }

private:
    quint16 m_port;
    std::optional<Wire> m_wire;
    bool m_answered = true;
    QByteArray m_token;
};

} // namespace octroi::test
