// SPDX-License-Identifier: GPL-3.0-or-later
#include "mockoctroid.h"

#include <QJsonDocument>

namespace octroi::test {

MockOctroid::MockOctroid()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            sockets.append(socket);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

MockOctroid::~MockOctroid()
{
    // The sockets are children of the server and say goodbye while the members go.
    for (const QPointer<QTcpSocket> &socket : std::as_const(sockets)) {
        if (socket)
            socket->disconnect(this);
    }
}

QString MockOctroid::issuer() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
}

QByteArray MockOctroid::answer(int status, const QByteArray &body, const QByteArray &type)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Said\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void MockOctroid::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    while (true) {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        MockRequest request;
        const QList<QByteArray> lines = buffer.left(end).split('\n');
        const QList<QByteArray> first = lines.first().trimmed().split(' ');
        request.method = first.value(0);
        request.path = first.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return;
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        socket->write(respond(request));
    }
}

QByteArray MockOctroid::respond(const MockRequest &request)
{
    if (request.path.startsWith("/.well-known/")) {
        const QJsonObject metadata{
            {QStringLiteral("issuer"), claimedIssuer.isEmpty() ? issuer() : claimedIssuer},
            {QStringLiteral("token_endpoint"), issuer() + QStringLiteral("/oauth/token")}};
        return answer(200, QJsonDocument(metadata).toJson());
    }
    if (request.path == "/oauth/token") {
        if (request.headers.value("authorization") != "Basic " + QByteArray("admin:s3cret").toBase64())
            return answer(401, R"({"error":"invalid_client"})");
        return answer(200, R"({"access_token":"token)" + QByteArray::number(++tokens) +
                               R"(","token_type":"Bearer","expires_in":3600})");
    }
    requests.append(request);
    return m_handler ? m_handler(request) : answer(404, "{}", "application/problem+json");
}

} // namespace octroi::test
