// SPDX-License-Identifier: GPL-3.0-or-later
#include "controlled.h"
#include "support/skip.h"

#include <QTcpSocket>
#include <QUrl>

using namespace octroi;
using test::Controlled;
using test::words;

// An access review by octroictl against a real octroid that calls went through. Of the last day: what was
// issued today is as old as that.
class TestAccessCommand : public QObject
{
    Q_OBJECT
    Controlled m_server;
    QByteArray m_wideKey;
    QString m_wide, m_idle;

    QByteArray issued(const char *name, const char *scopes, QString &id)
    {
        QStringList arguments = words("key issue --app Kestrel/Returns --name") << QString::fromLatin1(name);
        for (const QString &scope : words(scopes))
            arguments << QStringLiteral("--scope") << scope;
        const QJsonObject answer = m_server.ctl(arguments).object();
        id = answer[QLatin1String("id")].toString();
        return answer[QLatin1String("key")].toString().toLatin1();
    }
    int call(const QByteArray &key, const QByteArray &method, const QByteArray &path)
    {
        QFile file(m_server.file("admin.json"));
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        const QUrl issuer(
            QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("issuer")].toString());
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), quint16(issuer.port()));
        if (!socket.waitForConnected(5000))
            return -1;
        socket.write(
            "GET /v1/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Original-Method: " + method +
            "\r\nX-Original-URI: " + path + "\r\nAuthorization: Bearer " + key + "\r\n\r\n");
        QByteArray answer;
        while (socket.waitForReadyRead(5000))
            answer += socket.readAll();
        return answer.mid(9, 3).toInt();
    }
    QStringList scopesOf(const QString &id)
    {
        QStringList out;
        for (const QJsonValue scope :
             m_server.ctl(words("key show") << id).object()[QLatin1String("scopes")].toArray())
            out << scope.toString();
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(Controlled::program("octroid")))
            test::skipProgram(QStringLiteral("octroid is not built"));
        QVERIFY(m_server.start());
        for (const char *scope : {"orders:read", "orders:write", "stock:read"})
            QCOMPARE(m_server.ctl(words("scope create --name") << QString::fromLatin1(scope)).code, 0);
        const auto api =
            m_server.ctl(words("api create --name Orders --base-path /orders --endpoint")
                         << QStringLiteral("GET /{id} orders:read") << QStringLiteral("--endpoint")
                         << QStringLiteral("POST / orders:write"));
        QVERIFY2(api.code == 0, api.err.constData());
        QCOMPARE(m_server.ctl(words("partner create --name Kestrel")).code, 0);
        QCOMPARE(m_server.ctl(words("app create --partner Kestrel --name Returns")).code, 0);
        m_wideKey = issued("wide", "orders:read orders:write stock:read", m_wide);
        (void)issued("idle", "orders:read", m_idle);
        QVERIFY(!m_wideKey.isEmpty() && !m_idle.isEmpty());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(call(m_wideKey, "GET", "/orders/7"), 200);
    }
    void cleanupTestCase() { QVERIFY(m_server.stop()); }

    void whatIsProposedAndWhy()
    {
        const auto plain = m_server.plain(words("access review --days 1"));
        QVERIFY2(plain.code == 0, plain.err.constData());
        QVERIFY2(plain.out.contains("remove 2 of 3"), plain.out.constData());
        QVERIFY2(plain.out.contains("orders:read: 3 calls at GET /{id}"), plain.out.constData());
        QVERIFY2(plain.out.contains("1 keys made no call in these 1 days"), plain.out.constData());
        QVERIFY2(plain.out.contains("2 scopes were used by nobody"), plain.out.constData());
        const QJsonObject json = m_server.ctl(words("access review --days 1")).object();
        QCOMPARE(json[QLatin1String("days")].toInt(), 1);
        const QJsonObject first = json[QLatin1String("keys")].toArray()[0].toObject();
        QCOMPARE(first[QLatin1String("id")].toString(), m_wide);
        QCOMPARE(first[QLatin1String("remove")].toArray(),
                 (QJsonArray{QStringLiteral("orders:write"), QStringLiteral("stock:read")}));
        QCOMPARE(first[QLatin1String("exercised")].toInt(), 1);
        QCOMPARE(json[QLatin1String("scopes")].toArray().size(), 3);
        const QList<QByteArray> csv =
            m_server.plain(words("access review --days 1 --csv")).out.trimmed().split('\n');
        QCOMPARE(csv.size(), 1 + 4);
        QVERIFY2(csv[2].contains("orders:write,0,,,remove"), csv[2].constData());
        // A month is more than there is: nothing is proposed, and it says why.
        const auto month = m_server.plain(words("access review --apply"));
        QVERIFY2(month.out.contains("remove 0 of 0") && month.out.contains("younger than the time"),
                 month.out.constData());
        QCOMPARE(scopesOf(m_wide).size(), 3);
    }
    void aFilterChooses()
    {
        const QJsonObject json = m_server.ctl(words("access review --days 1 --filter name:idle")).object();
        const QJsonArray keys = json[QLatin1String("keys")].toArray();
        QCOMPARE(keys.size(), 1);
        QCOMPARE(keys[0].toObject()[QLatin1String("unused")].toBool(), true);
        QCOMPARE(json[QLatin1String("scopes_known")].toBool(true), false);
        QCOMPARE(m_server.ctl(words("access review --filter name:nobody")).code, 4);
        QCOMPARE(m_server.ctl(words("access review --filter expires<")).code, 1);
        QCOMPARE(m_server.ctl(words("access review --days 0")).code, 2);
    }
    void previewedThenApplied()
    {
        const qint64 before = m_server.lastAuditEntry();
        const auto dry = m_server.ctl(words("access review --days 1 --apply --dry-run"));
        QVERIFY2(dry.code == 0, dry.err.constData());
        QCOMPARE(dry.object()[QLatin1String("calls")].toArray().size(), 1);
        QCOMPARE(dry.object()[QLatin1String("refused")].toInt(-1), 0);
        QCOMPARE(m_server.lastAuditEntry(), before);
        QCOMPARE(m_server.plain(words("access review --days 1 --apply")).code, 0);
        QCOMPARE(scopesOf(m_wide), words("orders:read"));
        QCOMPARE(call(m_wideKey, "GET", "/orders/8"), 200);
        QCOMPARE(call(m_wideKey, "POST", "/orders/"), 403);
        QVERIFY(m_server.plain(words("access review --days 1")).out.contains("remove 0 of 0"));
    }
};

QTEST_GUILESS_MAIN(TestAccessCommand)
#include "tst_accesscommand.moc"
