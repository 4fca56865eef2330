// SPDX-License-Identifier: GPL-3.0-or-later
// The live stream over a connection that is cut: every second comes once.
#include "nodefixture.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

using namespace octroi;
using octroi::test::ControlClient;
using octroi::test::NodeFixture;
using octroi::test::Wire;

class TestLive : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noSecondIsLostOrTwiceOverCuts()
    {
        NodeFixture node;
        const QByteArray key = node.issue(node.prepare()).json()[QStringLiteral("key")].toString().toLatin1();
        QList<qint64> seconds;
        qint64 requests = 0, checked = 0;
        for (int connection = 0; connection < 4; ++connection) {
            Wire wire(node.node().port());
            QByteArray fields;
            if (!seconds.isEmpty())
                fields = "Last-Event-ID: " + QByteArray::number(seconds.last()) + "\r\n";
            wire.send("GET /v1/live HTTP/1.1\r\nHost: octroid.example\r\nAuthorization: Bearer " + node.client().token() + "\r\n" + fields + "\r\n");
            const qsizetype enough = seconds.size() + 2;
            while (seconds.size() < enough) {
                node.client().check(key, "GET", "/orders/7");
                ++checked;
                QVERIFY(wire.more());
                take(wire.buffer(), seconds, requests);
            }
            // The client goes away in the middle of everything and stays away for more than a second.
            wire.socket().abort();
            node.client().check(key, "GET", "/orders/7");
            ++checked;
            QTest::qWait(1300);
        }
        Wire last(node.node().port());
        last.send("GET /v1/live?last_event_id=" + QByteArray::number(seconds.last()) + " HTTP/1.1\r\nHost: octroid.example\r\nAuthorization: Bearer "
                  + node.client().token() + "\r\n\r\n");
        while (requests < checked) {
            QVERIFY(last.more());
            take(last.buffer(), seconds, requests);
        }
        for (qsizetype i = 1; i < seconds.size(); ++i)
            QCOMPARE(seconds[i], seconds[i - 1] + 1);
        QCOMPARE(requests, checked);
    }

    void aLimitedCallerGetsOnlyItsNumbers_data()
    {
        QTest::addColumn<bool>("byPartner");
        QTest::newRow("partner") << true;
        QTest::newRow("API") << false;
    }
    void aLimitedCallerGetsOnlyItsNumbers()
    {
        QFETCH(bool, byPartner);
        NodeFixture node;
        const Half ours = half(node, "ours"), theirs = half(node, "theirs");
        domain::RoleLimits limits;
        (byPartner ? limits.partnerIds : limits.apiIds) = QStringList{byPartner ? ours.partner : ours.api};
        ControlClient limited(node.node().port());
        const Secret secret = node.node().addMemoryClient(QStringLiteral("limited"), QStringLiteral("limited"), QStringLiteral("auditor"), limits);
        QCOMPARE(limited.signIn("limited", secret.reveal()).status, 200);

        qint64 last = 0, requests = 0;
        QSet<QString> keys, apis;
        const auto listen = [&](int connection) {
            Wire wire(node.node().port());
            const QByteArray resume = last ? "Last-Event-ID: " + QByteArray::number(last) + "\r\n" : QByteArray();
            wire.send("GET /v1/live HTTP/1.1\r\nHost: octroid.example\r\nAuthorization: Bearer " + limited.token() + "\r\n" + resume + "\r\n");
            while (!wire.buffer().contains("\r\n\r\n"))
                QVERIFY(wire.more());
            for (int i = 0; i < 3; ++i)
                QCOMPARE(node.client().check(ours.key, "GET", "/ours/1").status, 200);
            for (int i = 0; i < 5; ++i)
                QCOMPARE(node.client().check(theirs.key, "GET", "/theirs/1").status, 200);
            node.client().check("hunter2", "GET", "/nowhere");
            // Their key at our API: their partner's call, and a call of our API.
            QCOMPARE(node.client().check(theirs.key, "GET", "/ours/1").status, 403);
            const qint64 until = QDateTime::currentSecsSinceEpoch();
            while (last <= until) {
                QVERIFY(wire.more());
                for (const QJsonObject &point : taken(wire.buffer())) {
                    last = point[QStringLiteral("second")].toInteger();
                    requests += point[QStringLiteral("requests")].toInteger();
                    for (const QJsonValue key : point[QStringLiteral("keys")].toArray())
                        keys << key.toObject()[QStringLiteral("key_id")].toString();
                    for (const QJsonValue endpoint : point[QStringLiteral("endpoints")].toArray())
                        apis << endpoint.toObject()[QStringLiteral("api_id")].toString();
                }
            }
            QCOMPARE(requests, (byPartner ? 3 : 4) * connection);
        };
        listen(1);
        listen(2); // goes on where the first one was
        QCOMPARE(apis, QSet<QString>{ours.api});
        QCOMPARE(keys, byPartner ? QSet<QString>{ours.keyId} : (QSet<QString>{ours.keyId, theirs.keyId}));
    }

    void aFilteredStreamBeginsWithItsPast_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("requests");
        QTest::addColumn<int>("refused");
        // Of three calls of our key at ours, five of theirs at theirs, one of theirs at ours (refused), one of nobody.
        QTest::newRow("key") << QStringLiteral("key_id=$key") << 3 << 0;
        QTest::newRow("two keys") << QStringLiteral("key_id=$key,$theirs") << 9 << 1;
        QTest::newRow("application") << QStringLiteral("application_id=$application") << 3 << 0;
        QTest::newRow("partner") << QStringLiteral("partner_id=$partner") << 3 << 0;
        QTest::newRow("API") << QStringLiteral("api_id=$api") << 4 << 1;
        QTest::newRow("endpoint") << QStringLiteral("api_id=$api&endpoint=GET%20/%7Bid%7D") << 4 << 1;
        QTest::newRow("scope") << QStringLiteral("scope=ours:read") << 4 << 1;
        QTest::newRow("scope and partner") << QStringLiteral("scope=ours:read&partner_id=$partner") << 3 << 0;
        QTest::newRow("unknown") << QStringLiteral("partner_id=nobody0000") << 0 << 0;
    }
    void aFilteredStreamBeginsWithItsPast()
    {
        QFETCH(QString, filter);
        QFETCH(int, requests);
        QFETCH(int, refused);
        NodeFixture node;
        const Half ours = half(node, "ours"), theirs = half(node, "theirs");
        for (int i = 0; i < 3; ++i)
            QCOMPARE(node.client().check(ours.key, "GET", "/ours/1").status, 200);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(node.client().check(theirs.key, "GET", "/theirs/1").status, 200);
        QCOMPARE(node.client().check(theirs.key, "GET", "/ours/1").status, 403);
        node.client().check("hunter2", "GET", "/nowhere");
        QTest::qWait(2200); // those seconds have ended before anybody asks
        filter.replace(QStringLiteral("$key"), ours.keyId).replace(QStringLiteral("$theirs"), theirs.keyId);
        filter.replace(QStringLiteral("$application"), ours.application).replace(QStringLiteral("$partner"), ours.partner);
        filter.replace(QStringLiteral("$api"), ours.api);
        Wire wire(node.node().port());
        wire.send("GET /v1/live?backfill=3600&" + filter.toLatin1() + " HTTP/1.1\r\nHost: octroid.example\r\nAuthorization: Bearer "
                  + node.client().token() + "\r\n\r\n");
        qint64 last = 0;
        int seen = 0, no = 0;
        const qint64 until = QDateTime::currentSecsSinceEpoch();
        while (last <= until) {
            QVERIFY(wire.more());
            for (const QJsonObject &point : taken(wire.buffer())) {
                const qint64 second = point[QStringLiteral("second")].toInteger();
                QVERIFY(last == 0 || second == last + 1); // also the seconds without any call
                last = second;
                seen += point[QStringLiteral("requests")].toInt();
                no += point[QStringLiteral("refused")].toInt();
                if (point[QStringLiteral("requests")].toInt() > 0 && filter.startsWith(QLatin1String("scope=ours")))
                    QCOMPARE(point[QStringLiteral("scopes")][0][QStringLiteral("scope")].toString(), QStringLiteral("ours:read"));
            }
        }
        QCOMPARE(seen, requests);
        QCOMPARE(no, refused);
    }
    void tooManyKeysAreRefused()
    {
        NodeFixture node;
        const QByteArray keys = QByteArray("k,").repeated(501);
        QCOMPARE(node.client().call("GET", "/v1/live?key_id=" + keys).status, 422);
    }

private:
    /// A partner with a key for an API of its own.
    struct Half
    {
        QString partner, application, api, keyId;
        QByteArray key;
    };
    static Half half(NodeFixture &node, const char *name)
    {
        const QString n = QString::fromLatin1(name), scope = n + QStringLiteral(":read");
        const auto made = [&](const char *path, const QJsonObject &body) { return node.client().call("POST", path, body).json(); };
        Half out;
        out.partner = made("/v1/partners", {{QStringLiteral("name"), n}})[QStringLiteral("id")].toString();
        out.application = made("/v1/applications", {{QStringLiteral("name"), n}, {QStringLiteral("partner_id"), out.partner}})[QStringLiteral("id")].toString();
        made("/v1/scopes", {{QStringLiteral("name"), scope}});
        out.api = made("/v1/apis", {{QStringLiteral("name"), n},
                                    {QStringLiteral("base_path"), QString(u'/' + n)},
                                    {QStringLiteral("endpoints"), QJsonArray{QJsonObject{{QStringLiteral("method"), QStringLiteral("GET")},
                                                                                         {QStringLiteral("path"), QStringLiteral("/{id}")},
                                                                                         {QStringLiteral("scopes"), QJsonArray{scope}}}}}})[QStringLiteral("id")].toString();
        const QJsonObject key = made("/v1/keys", {{QStringLiteral("application_id"), out.application}, {QStringLiteral("name"), n}, {QStringLiteral("scopes"), QJsonArray{scope}}});
        out.keyId = key[QStringLiteral("id")].toString();
        out.key = key[QStringLiteral("key")].toString().toLatin1();
        return out;
    }
    /// The points of whole events; the rest is left.
    static QList<QJsonObject> taken(QByteArray &buffer)
    {
        QList<QJsonObject> out;
        for (qsizetype end = buffer.indexOf("\n\n"); end >= 0; end = buffer.indexOf("\n\n")) {
            const QByteArray event = buffer.left(end);
            buffer.remove(0, end + 2);
            const qsizetype data = event.indexOf("\ndata: ");
            if (event.contains("event: point") && data >= 0)
                out << QJsonDocument::fromJson(event.mid(data + 7)).object();
        }
        return out;
    }
    /// Reads whole events and leaves the rest.
    static void take(QByteArray &buffer, QList<qint64> &seconds, qint64 &requests)
    {
        static const QRegularExpression event(QStringLiteral("event: point\nid: (\\d+)\ndata: (\\{[^\n]*\\})\n\n"));
        auto matches = event.globalMatch(QString::fromUtf8(buffer));
        qsizetype end = 0;
        while (matches.hasNext()) {
            const auto match = matches.next();
            seconds << match.captured(1).toLongLong();
            requests += QJsonDocument::fromJson(match.captured(2).toUtf8()).object()[QStringLiteral("requests")].toInteger();
            end = QString::fromUtf8(buffer).left(match.capturedEnd()).toUtf8().size();
        }
        buffer.remove(0, end);
    }
};

QTEST_GUILESS_MAIN(TestLive)
#include "tst_live.moc"
