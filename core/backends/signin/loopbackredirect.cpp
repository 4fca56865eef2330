// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/signin/loopbackredirect.h"

#include <QUrl>

namespace octroi::backends {

LoopbackRedirect::LoopbackRedirect(ReturnPage page, QObject *parent)
    : QObject(parent)
    , m_page(std::move(page))
{
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackRedirect::join);
}

Result<void> LoopbackRedirect::listen()
{
    if (m_server.listen(QHostAddress(QHostAddress::LocalHost), 0))
        return {};
    return Error{ErrorCode::InUse, QStringLiteral("127.0.0.1"), m_server.errorString(), {}, QStringLiteral("no_port")};
}

QString LoopbackRedirect::address() const
{
    // The number, not the name: a name may be of another machine (RFC 8252 section 8.3).
    return QStringLiteral("http://127.0.0.1:%1/callback").arg(m_server.serverPort());
}

void LoopbackRedirect::close()
{
    m_server.close();
}

void LoopbackRedirect::join()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_heard.remove(socket);
            socket->deleteLater();
        });
    }
}

void LoopbackRedirect::read(QTcpSocket *socket)
{
    QByteArray &heard = m_heard[socket];
    heard += socket->readAll();
    if (heard.size() > kMostBytes)
        return answer(socket, 431, {QStringLiteral("431"), {}});
    if (!heard.contains("\r\n\r\n"))
        return;
    const QList<QByteArray> line = heard.left(heard.indexOf("\r\n")).split(' ');
    const QUrl url = line.size() == 3 ? QUrl::fromEncoded("http://127.0.0.1" + line.at(1), QUrl::StrictMode) : QUrl();
    if (line.value(0) != "GET" || url.path() != QLatin1String("/callback"))
        return answer(socket, 404, {QStringLiteral("404"), {}});
    QUrlQuery query(url.query(QUrl::FullyEncoded).replace(QLatin1Char('+'), QLatin1String("%20")));
    // A page that somebody else opened cannot know it (RFC 6749 section 10.12).
    if (m_state.isEmpty() || query.queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded) != m_state)
        return answer(socket, 400, {QStringLiteral("400"), {}});
    m_state.clear(); // once
    answer(socket, 200, m_page);
    Q_EMIT returned(query);
}

void LoopbackRedirect::answer(QTcpSocket *socket, int status, const ReturnPage &page)
{
    const QByteArray body = "<!doctype html><html><head><meta charset=\"utf-8\"><title>" +
                            page.title.toHtmlEscaped().toUtf8() + "</title></head><body><main><h1>" +
                            page.title.toHtmlEscaped().toUtf8() + "</h1><p>" + page.text.toHtmlEscaped().toUtf8() +
                            "</p></main></body></html>";
    socket->write("HTTP/1.1 " + QByteArray::number(status) +
                  " -\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n"
                  "Referrer-Policy: no-referrer\r\nContent-Security-Policy: default-src 'none'\r\n"
                  "Connection: close\r\nContent-Length: " +
                  QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket->disconnectFromHost();
}

} // namespace octroi::backends
