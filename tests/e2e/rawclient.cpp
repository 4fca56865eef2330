// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawclient.h"

#include <QFile>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace octroi::test {

namespace {
constexpr int kWaitMs = 20'000;
}

QJsonObject Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

bool RawClient::connectAgain()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState) {
        m_socket.waitForReadyRead(0); // learns of an end that came meanwhile
        if (m_socket.state() == QAbstractSocket::ConnectedState)
            return true;
    }
    m_socket.abort();
    m_buffer.clear();
    if (m_certificate.isEmpty()) {
        m_socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        return m_socket.waitForConnected(kWaitMs);
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(m_certificate));
    if (QFile key(m_shown.second); !m_shown.first.isEmpty() && key.open(QIODevice::ReadOnly)) {
        tls.setLocalCertificate(QSslCertificate::fromPath(m_shown.first).value(0));
        tls.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
    }
    m_socket.setSslConfiguration(tls);
    m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_port);
    return m_socket.waitForEncrypted(kWaitMs);
}

/// Waits until that many bytes are buffered.
bool RawClient::fill(qsizetype size)
{
    while (m_buffer.size() < size) {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(kWaitMs))
            return false;
        m_buffer += m_socket.readAll();
    }
    return true;
}

bool RawClient::readHead(Answer &answer)
{
    qsizetype end = -1;
    while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
        if (!fill(m_buffer.size() + 1))
            return false;
    }
    answer.head = m_buffer.left(end);
    const QList<QByteArray> lines = answer.head.split('\n');
    answer.status = lines.first().mid(9, 3).toInt();
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        answer.fields.insert(lines[i].left(colon).toLower(), lines[i].mid(colon + 1).trimmed());
    }
    return true;
}

bool RawClient::readChunks(Answer &answer, qsizetype at)
{
    while (true) {
        qsizetype end = -1;
        while ((end = m_buffer.indexOf("\r\n", at)) < 0) {
            if (!fill(m_buffer.size() + 1))
                return false;
        }
        const qsizetype size = m_buffer.mid(at, end - at).toLongLong(nullptr, 16);
        if (!fill(end + 2 + size + 2))
            return false;
        answer.body += m_buffer.mid(end + 2, size);
        at = end + 2 + size + 2;
        if (size == 0)
            break;
    }
    answer.received = at;
    return true;
}

bool RawClient::readBody(const QByteArray &method, Answer &answer)
{
    const qsizetype start = answer.head.size() + 4;
    if (answer.fields.value("transfer-encoding") == "chunked" && method != "HEAD")
        return readChunks(answer, start);
    const bool bare = method == "HEAD" || answer.status == 204 || answer.status == 304;
    const qsizetype size = bare ? 0 : answer.fields.value("content-length").toLongLong();
    if (!fill(start + size))
        return false;
    answer.body = m_buffer.mid(start, size);
    answer.received = start + size;
    return true;
}

Answer RawClient::send(const QByteArray &method, const QByteArray &target, const Fields &fields,
                       const QByteArray &body, const QByteArray &host)
{
    Answer answer;
    if (!connectAgain())
        return answer;
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: " + host + "\r\n";
    for (const auto &[name, value] : fields)
        request += name + ": " + value + "\r\n";
    if (!body.isEmpty() || method == "POST" || method == "PATCH" || method == "PUT")
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    request += "\r\n" + body;
    m_socket.write(request);
    m_socket.flush();
    if (!readHead(answer) || !readBody(method, answer))
        return {};
    answer.sent = request.size();
    m_buffer.remove(0, answer.received);
    if (answer.fields.value("connection").toLower() == "close")
        m_socket.abort();
    return answer;
}

} // namespace octroi::test
