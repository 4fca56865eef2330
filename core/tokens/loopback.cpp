// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/loopback.h"

#include "base/gate.h"

#include <QPointer>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

namespace octroi::tokens {

namespace {

constexpr qsizetype kMostRequest = 16 * 1024;
constexpr int kMostSockets = 16; ///< of a page that opens many at once; the rest is closed

Error silent(ErrorCode code, const char *reason)
{
    return Error{code, {}, {}, {}, QString::fromLatin1(reason)};
}

void answer(QTcpSocket &socket, const QByteArray &status, const QByteArray &html)
{
    socket.write("HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + QByteArray::number(html.size()) +
                 "\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
                 "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n" + html);
    socket.disconnectFromHost();
}

/// Every parameter once, else nothing (RFC 6749 section 3.1).
Result<QMap<QString, QString>> parametersOf(const QUrl &url)
{
    QMap<QString, QString> out;
    // A plus is a space in a form, which QUrlQuery does not know.
    const QUrlQuery query(url.query(QUrl::FullyEncoded).replace(QLatin1Char('+'), QLatin1String("%20")));
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        if (out.contains(name))
            return silent(ErrorCode::Protocol, "parameter_twice");
        out.insert(name, value);
    }
    return out;
}

} // namespace

Loopback::Loopback(QObject *parent)
    : QObject(parent)
    , m_gate(std::make_unique<Gate>())
{
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, [this] { finish(silent(ErrorCode::Timeout, "browser_silent")); });
    connect(&m_server, &QTcpServer::newConnection, this, &Loopback::accept);
}

Loopback::~Loopback()
{
    cancel();
}

Result<void> Loopback::listen(quint16 port)
{
    // The address and never the name: "localhost" may lead elsewhere (RFC 8252 section 8.3).
    if (m_server.listen(QHostAddress::LocalHost, port))
        return {};
    return Error{ErrorCode::InUse, QStringLiteral("127.0.0.1:%1").arg(port), m_server.errorString(), {}, QStringLiteral("port_in_use")};
}

QString Loopback::redirectUri() const
{
    return QStringLiteral("http://127.0.0.1:%1/callback").arg(m_server.serverPort());
}

void Loopback::setFarewell(const QString &title, const QString &text)
{
    m_title = title;
    m_text = text;
}

void Loopback::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_server.findChildren<QTcpSocket *>().size() > kMostSockets) {
            socket->abort();
            continue;
        }
        QTimer::singleShot(10'000, socket, [socket] { socket->abort(); });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readFrom(socket); });
    }
}

void Loopback::readFrom(QTcpSocket *socket)
{
    const QByteArray request = socket->peek(kMostRequest);
    const qsizetype end = request.indexOf("\r\n");
    if (end < 0 && request.size() < kMostRequest)
        return;
    socket->readAll();
    const QByteArrayList words = request.left(std::max<qsizetype>(0, end)).split(' ');
    const QUrl url = words.size() == 3 ? QUrl::fromEncoded("http://127.0.0.1" + words[1], QUrl::StrictMode) : QUrl();
    // Browsers ask for /favicon.ico as well; only the redirect counts.
    if (words.value(0) != "GET" || url.path() != QLatin1String("/callback") || m_result)
        return answer(*socket, "404 Not Found", {});
    const QByteArray html = "<!doctype html><meta charset=utf-8><title>" + m_title.toHtmlEscaped().toUtf8() +
                            "</title><body style='font:16px sans-serif;margin:15vh auto;max-width:30em'><h1 style='font-size:20px'>" +
                            m_title.toHtmlEscaped().toUtf8() + "</h1><p>" + m_text.toHtmlEscaped().toUtf8() + "</p>";
    answer(*socket, "200 OK", html);
    finish(parametersOf(url));
}

void Loopback::finish(const Result<QMap<QString, QString>> &result)
{
    if (m_result)
        return;
    m_timeout.stop();
    m_server.close();
    m_result = result;
    m_gate->open();
}

void Loopback::cancel()
{
    finish(silent(ErrorCode::Cancelled, ""));
}

QCoro::Task<Result<QMap<QString, QString>>> Loopback::response(std::chrono::milliseconds timeout)
{
    const QPointer<Loopback> here(this);
    if (!m_result) {
        m_timeout.start(timeout);
        co_await m_gate->wait();
    }
    // The gate is opened by the destructor, too.
    if (!here)
        co_return silent(ErrorCode::Cancelled, "");
    co_return *m_result;
}

} // namespace octroi::tokens
