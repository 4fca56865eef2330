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

/// One connection of a client.
struct LossyProxy::Line
{
    bool silent = false, cut = false;
    qsizetype swallow = 0; ///< bytes of a request that is answered here
    QByteArray answer;     ///< once they have come
};

void LossyProxy::spoil(const QByteArray &start, int every, Fault fault)
{
    m_spoiled = start;
    m_every = every;
    m_fault = fault;
    m_requests = 0;
}

void LossyProxy::answerNext(const QByteArray &start, const QByteArray &answer)
{
    m_cannedStart = start;
    m_canned = answer;
}

/// How many bytes a request has, by its head.
qsizetype LossyProxy::lengthOf(const QByteArray &bytes)
{
    const qsizetype head = bytes.indexOf("\r\n\r\n") + 4;
    const qsizetype at = bytes.toLower().indexOf("content-length: ");
    return head + (at < 0 ? 0 : bytes.mid(at + 16, 12).split('\r').first().toLongLong());
}

void LossyProxy::hear(QTcpSocket *client, QTcpSocket *server, Line &line, const QByteArray &bytes)
{
    if (!m_start.isEmpty() && bytes.startsWith(m_start)) {
        m_start.clear();
        ++m_lost;
        line.silent = true;
    }
    if (line.swallow == 0 && m_every > 0 && bytes.startsWith(m_spoiled) && ++m_requests % m_every == 0) {
        line.silent = m_fault == Fault::Silence;
        line.cut = m_fault == Fault::Cut;
        if (m_fault == Fault::Refusal || m_fault == Fault::Page) {
            line.swallow = lengthOf(bytes);
            const QByteArray page = "<html><body>The site is being mended.</body></html>";
            line.answer =
                QByteArray(m_fault == Fault::Page ? "HTTP/1.1 200 OK" : "HTTP/1.1 503 Not now") +
                "\r\nContent-Type: text/html\r\nContent-Length: " + QByteArray::number(page.size()) +
                "\r\n\r\n" + page;
        }
    }
    if (line.swallow == 0 && !m_canned.isEmpty() && bytes.startsWith(m_cannedStart)) {
        line.swallow = lengthOf(bytes);
        line.answer = std::exchange(m_canned, {});
    }
    if (line.swallow == 0) {
        server->write(bytes);
        return;
    }
    line.swallow = qMax<qsizetype>(0, line.swallow - bytes.size());
    if (line.swallow == 0)
        client->write(line.answer);
}

void LossyProxy::join(QTcpSocket *client)
{
    auto *server = new QTcpSocket(client);
    const auto line = std::make_shared<Line>();
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
    connect(client, &QTcpSocket::readyRead, server,
            [this, client, server, line] { hear(client, server, *line, client->readAll()); });
    connect(server, &QTcpSocket::readyRead, client, [this, client, server, line] {
        QByteArray bytes = server->readAll();
        bytes.replace("127.0.0.1:" + QByteArray::number(m_target),
                      "127.0.0.1:" + QByteArray::number(m_server.serverPort()));
        if (line->silent)
            return;
        if (!line->cut) {
            client->write(bytes);
            return;
        }
        client->write(bytes.first(bytes.size() / 2));
        client->flush();
        client->abort();
    });
    connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
}

} // namespace octroi::test
