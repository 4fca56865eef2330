// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QThread>
#include <QUrl>
#include <algorithm>
#include <cstdio>

namespace octroi::bench {

namespace {

/// A request a connection in HTTP/1.0, so that a stream of lines ends with the connection.
class Client
{
public:
    explicit Client(QUrl issuer)
        : m_issuer(std::move(issuer))
    {
    }
    /// The body of a 200; null when it was anything else.
    QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &type)
    {
        QTcpSocket socket;
        socket.connectToHost(m_issuer.host(), quint16(m_issuer.port(80)));
        if (!socket.waitForConnected(5000))
            return {};
        socket.write("POST " + path + " HTTP/1.0\r\nHost: octroid\r\nContent-Type: " + type +
                     "\r\nContent-Length: " + QByteArray::number(body.size()) +
                     (m_token.isEmpty() ? QByteArray() : "\r\nAuthorization: Bearer " + m_token) +
                     "\r\n\r\n" + body);
        QByteArray answer;
        while (socket.waitForReadyRead(10'000))
            answer += socket.readAll();
        const qsizetype end = answer.indexOf("\r\n\r\n");
        return end > 0 && answer.mid(9, 3) == "200" ? answer.mid(end + 4) : QByteArray();
    }
    /// The results of one bulk stream.
    QList<QJsonObject> bulk(const QByteArray &lines)
    {
        QList<QJsonObject> results;
        for (const QByteArray &line : post("/v1/keys/bulk", lines, "application/x-ndjson").split('\n')) {
            if (!line.isEmpty())
                results << QJsonDocument::fromJson(line).object();
        }
        return results;
    }
    QByteArray m_token;

private:
    QUrl m_issuer;
};

qint64 countOf(const QList<QJsonObject> &results, int status)
{
    return std::count_if(results.begin(), results.end(), [status](const QJsonObject &result) {
        return result[QLatin1String("status")].toInt() == status;
    });
}

} // namespace

int churn(const QString &adminFile, int rate, int seconds)
{
    QFile file(adminFile);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QJsonObject admin = QJsonDocument::fromJson(file.readAll()).object();
    Client client(QUrl(admin[QLatin1String("issuer")].toString()));
    const QByteArray token = client.post(
        "/oauth/token",
        "grant_type=client_credentials&client_id=" + admin[QLatin1String("client_id")].toString().toUtf8() +
            "&client_secret=" + QUrl::toPercentEncoding(admin[QLatin1String("client_secret")].toString()),
        "application/x-www-form-urlencoded");
    client.m_token =
        QJsonDocument::fromJson(token).object()[QLatin1String("access_token")].toString().toLatin1();
    if (client.m_token.isEmpty())
        return 1;
    const QByteArray issue =
        R"({"op":"issue","body":{"application_id":"benchapp00","name":"churn","environment":"live","scopes":["bench:read"]}})"
        "\n";
    const int together = std::max(1, rate / 5); // five streams of each kind a second
    QElapsedTimer timer;
    timer.start();
    qint64 issued = 0, revoked = 0;
    while (timer.elapsed() < seconds * 1000LL) {
        const QList<QJsonObject> keys = client.bulk(issue.repeated(together));
        issued += countOf(keys, 201);
        QByteArray lines;
        for (const QJsonObject &key : keys)
            lines += R"({"op":"revoke","id":")" + key[QLatin1String("id")].toString().toLatin1() + "\"}\n";
        revoked += countOf(client.bulk(lines), 200);
        const qint64 due = issued * 1000 / rate;
        if (due > timer.elapsed())
            QThread::msleep(ulong(due - timer.elapsed()));
    }
    std::printf("issued=%lld revoked=%lld seconds=%.2f\n", static_cast<long long>(issued),
                static_cast<long long>(revoked), double(timer.elapsed()) / 1000);
    return issued > 0 && issued == revoked ? 0 : 1;
}

} // namespace octroi::bench
