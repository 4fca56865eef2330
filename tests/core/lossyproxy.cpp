// SPDX-License-Identifier: GPL-3.0-or-later
#include "lossyproxy.h"

#include <QUrl>
#include <memory>

namespace octroi::test {

LossyProxy::LossyProxy(const QString &issuer)
    : m_target(quint16(QUrl(issuer).port()))
{
    // A port with as many digits as octroid's, so that the addresses in its answers can be replaced.
    const auto digits = QByteArray::number(m_target).size();
    while (m_server.listen(QHostAddress::LocalHost) &&
           QByteArray::number(m_server.serverPort()).size() != digits)
        m_server.close();
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection())
            join(client);
    });
}

QString LossyProxy::issuer() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
}

void LossyProxy::join(QTcpSocket *client)
{
    auto *server = new QTcpSocket(client);
    const auto silent = std::make_shared<bool>(false);
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
    connect(client, &QTcpSocket::readyRead, server, [this, client, server, silent] {
        const QByteArray bytes = client->readAll();
        if (!m_start.isEmpty() && bytes.startsWith(m_start)) {
            m_start.clear();
            ++m_lost;
            *silent = true;
        }
        if (m_failEach > 0 && bytes.startsWith(m_failStart) && ++m_seen % m_failEach == 0) {
            ++m_failed;
            client->write("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        server->write(bytes);
    });
    connect(server, &QTcpSocket::readyRead, client, [this, client, server, silent] {
        QByteArray bytes = server->readAll();
        bytes.replace("127.0.0.1:" + QByteArray::number(m_target),
                      "127.0.0.1:" + QByteArray::number(m_server.serverPort()));
        if (!*silent)
            client->write(bytes);
    });
    connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
}

} // namespace octroi::test
