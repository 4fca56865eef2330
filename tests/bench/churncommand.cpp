// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QThread>
#include <cstdio>

namespace octroi::bench {

namespace {

/// HTTP/1.1 over one kept connection, answers by Content-Length.
class Client
{
public:
    explicit Client(const QUrl &issuer)
    {
        m_socket.connectToHost(issuer.host(), quint16(issuer.port(80)));
        m_socket.waitForConnected(5000);
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }
    void send(const QByteArray &path, const QByteArray &body, const QByteArray &type)
    {
        m_socket.write("POST " + path + " HTTP/1.1\r\nHost: octroid\r\nContent-Type: " + type + "\r\nContent-Length: " +
                       QByteArray::number(body.size()) + (m_token.isEmpty() ? QByteArray() : "\r\nAuthorization: Bearer " + m_token) +
                       "\r\n\r\n" + body);
        m_socket.flush();
    }
    /// The status; 0 when nothing came. The body goes to `object`.
    int receive(QJsonObject *object = nullptr)
    {
        qsizetype end = -1;
        while ((end = m_buffer.indexOf("\r\n\r\n")) < 0) {
            if (!more())
                return 0;
        }
        const QByteArray head = m_buffer.left(end).toLower();
        const qsizetype at = head.indexOf("content-length:");
        const qsizetype size = at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) < 0 ? -1 : head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        while (m_buffer.size() < end + 4 + size) {
            if (!more())
                return 0;
        }
        if (object)
            *object = QJsonDocument::fromJson(m_buffer.mid(end + 4, size)).object();
        m_buffer.remove(0, end + 4 + size);
        return head.mid(9, 3).toInt();
    }
    QByteArray m_token;

private:
    bool more()
    {
        if (!m_socket.bytesAvailable() && !m_socket.waitForReadyRead(5000))
            return false;
        m_buffer += m_socket.readAll();
        return true;
    }
    QTcpSocket m_socket;
    QByteArray m_buffer;
};

} // namespace

int churn(const QString &adminFile, int rate, int seconds)
{
    QFile file(adminFile);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QJsonObject admin = QJsonDocument::fromJson(file.readAll()).object();
    Client client(QUrl(admin[QLatin1String("issuer")].toString()));
    client.send("/oauth/token",
                "grant_type=client_credentials&client_id=" + admin[QLatin1String("client_id")].toString().toUtf8() + "&client_secret=" +
                    QUrl::toPercentEncoding(admin[QLatin1String("client_secret")].toString()),
                "application/x-www-form-urlencoded");
    QJsonObject answer;
    if (client.receive(&answer) != 200)
        return 1;
    client.m_token = answer[QLatin1String("access_token")].toString().toLatin1();
    const QByteArray key = R"({"application_id":"benchapp00","name":"churn","environment":"live","scopes":["bench:read"]})";
    constexpr int kTogether = 50; // pipelined, as a program that issues many would
    QElapsedTimer timer;
    timer.start();
    qint64 issued = 0, revoked = 0;
    while (timer.elapsed() < seconds * 1000LL) {
        QByteArrayList ids;
        for (int i = 0; i < kTogether; ++i)
            client.send("/v1/keys", key, "application/json");
        for (int i = 0; i < kTogether; ++i) {
            if (client.receive(&answer) == 201)
                ids << answer[QLatin1String("id")].toString().toLatin1();
        }
        issued += ids.size();
        for (const QByteArray &id : ids)
            client.send("/v1/keys/" + id + "/revoke", {}, "application/json");
        for (qsizetype i = 0; i < ids.size(); ++i)
            revoked += client.receive() == 200;
        const qint64 due = issued * 1000 / rate;
        if (due > timer.elapsed())
            QThread::msleep(ulong(due - timer.elapsed()));
    }
    std::printf("issued=%lld revoked=%lld seconds=%.2f\n", static_cast<long long>(issued), static_cast<long long>(revoked), double(timer.elapsed()) / 1000);
    return issued > 0 && issued == revoked ? 0 : 1;
}

} // namespace octroi::bench
