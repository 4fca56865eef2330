// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlled.h"
#include "support/skip.h"

#include <QTcpSocket>
#include <QUrl>

using namespace octroi;
using test::Controlled;
using test::words;

// octroictl says of each claim and scope of a token where it comes from; real tokens of a real octroid.
class TestTraceCommand : public QObject
{
    Q_OBJECT
    Controlled m_server;
    QString m_client;
    QByteArray m_secret, m_token;

    QByteArray tokenOf(const QByteArray &scopes)
    {
        QFile file(m_server.file("admin.json"));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QUrl issuer(QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("issuer")].toString());
        QTcpSocket socket;
        socket.connectToHost(issuer.host(), quint16(issuer.port()));
        if (!socket.waitForConnected(5'000))
            return {};
        const QByteArray body = "grant_type=client_credentials&scope=" + scopes;
        socket.write("POST /oauth/token HTTP/1.0\r\nHost: localhost\r\nAuthorization: Basic " + (m_client.toLatin1() + ':' + m_secret).toBase64() +
                     "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QByteArray answer;
        while (socket.waitForReadyRead(10'000))
            answer += socket.readAll();
        const QJsonObject said = QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
        return said[QLatin1String("access_token")].toString().toLatin1();
    }
    QJsonObject lineOf(const QJsonArray &trace, const char *claim, const QString &value)
    {
        for (const QJsonValue line : trace) {
            const QJsonObject o = line.toObject();
            if (o[QLatin1String("claim")].toString() == QLatin1String(claim) && (value.isEmpty() || o[QLatin1String("value")].toString() == value))
                return o;
        }
        return {};
    }
    QString originOf(const QJsonArray &trace, const char *claim, const char *value = "")
    {
        return lineOf(trace, claim, QLatin1String(value))[QLatin1String("origin")].toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(Controlled::program("octroid")))
            test::skipProgram(QStringLiteral("octroid is not built"));
        QVERIFY(m_server.start());
        for (const char *scope : {"orders:read", "orders:write"})
            QCOMPARE(m_server.ctl(words("scope create --name") << QString::fromLatin1(scope)).code, 0);
        QCOMPARE(m_server.ctl(words("partner create --name Kestrel")).code, 0);
        QCOMPARE(m_server.ctl(words("app create --partner Kestrel --name Returns")).code, 0);
        const auto made = m_server.ctl(words("client create --app Kestrel/Returns --name returns-service --grant client_credentials --scope orders:read --scope orders:write"));
        QVERIFY2(made.code == 0, made.err.constData());
        m_client = made.object()[QLatin1String("id")].toString();
        m_secret = made.object()[QLatin1String("client_secret")].toString().toLatin1();
        QVERIFY2(!m_client.isEmpty() && !m_secret.isEmpty(), "no client and secret");
        m_token = tokenOf("orders:read%20orders:write");
        QVERIFY(!m_token.isEmpty());
    }
    void cleanupTestCase() { QVERIFY(m_server.stop()); }

    void eachClaimIsTracedToIssuerClientAndGrant()
    {
        const auto said = m_server.ctl(words("token trace"), m_token);
        QVERIFY2(said.code == 0, said.err.constData());
        const QJsonArray trace = said.array();
        QCOMPARE(originOf(trace, "iss"), QStringLiteral("own_issuer"));
        const QJsonObject client = lineOf(trace, "client_id", m_client);
        QCOMPARE(client[QLatin1String("origin")].toString(), QStringLiteral("client"));
        QCOMPARE(client[QLatin1String("object_id")].toString(), m_client);
        QVERIFY2(client[QLatin1String("sentence")].toString().startsWith(QStringLiteral("returns-service")), said.out.constData());
        QCOMPARE(originOf(trace, "sub"), QStringLiteral("itself"));
        QCOMPARE(originOf(trace, "scope", "orders:read"), QStringLiteral("granted"));
        QCOMPARE(originOf(trace, "scope", "orders:write"), QStringLiteral("granted"));
        QCOMPARE(originOf(trace, "aud"), QStringLiteral("every_api"));
        QCOMPARE(originOf(trace, "exp"), QStringLiteral("lifetime"));
    }

    void aScopeThatWasTakenAwaySinceCountsForNothing()
    {
        const auto changed = m_server.ctl(words("client update") << m_client << QStringLiteral("--scope") << QStringLiteral("orders:read"));
        QVERIFY2(changed.code == 0, changed.err.constData());
        const auto said = m_server.plain(words("token trace"), m_token);
        QVERIFY2(said.code == 0, said.err.constData());
        QVERIFY2(said.out.contains("returns-service does not have it: it counts for nothing"), said.out.constData());
        QCOMPARE(originOf(m_server.ctl(words("token trace"), m_token).array(), "scope", "orders:write"), QStringLiteral("not_granted"));
    }

    void whatIsNoTokenIsRefused()
    {
        const auto said = m_server.plain(words("token trace"), "octroi_live_0000");
        QVERIFY(said.code != 0);
        QVERIFY2(said.err.contains("holds no JWT"), said.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestTraceCommand)
#include "tst_tracecommand.moc"
