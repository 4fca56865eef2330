// SPDX-License-Identifier: GPL-3.0-or-later
// POST /v1/keys/bulk and GET /v1/snapshots/keys with very many items, cut connections and a killed process.
#include "authority/audit/chain.h"
#include "daemon.h"
#include "domain/json.h"
#include "linestream.h"
#include "nodefixture.h"

#include <QSet>

using namespace octroi;
using namespace octroi::test;

namespace {

constexpr int kMany = 100'000;

// Not as raw literals with quotes at their ends: moc of Qt 6.4 loses its way in them.
QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray issueLine(const QString &application, int number, const char *scope = "orders:read")
{
    const QJsonObject body{{QStringLiteral("application_id"), application},
                           {QStringLiteral("name"), QStringLiteral("Key %1").arg(number)},
                           {QStringLiteral("environment"), QStringLiteral("live")},
                           {QStringLiteral("scopes"), QJsonArray{QLatin1String(scope)}},
                           {QStringLiteral("tags"), QJsonArray{QStringLiteral("bulk")}}};
    return line({{QStringLiteral("op"), QStringLiteral("issue")},
                 {QStringLiteral("idempotency_key"), QStringLiteral("run-%1").arg(number)},
                 {QStringLiteral("body"), body}});
}

QByteArray lineOf(const char *op, const QByteArray &id, QJsonObject more = {})
{
    more[QStringLiteral("op")] = QLatin1String(op);
    more[QStringLiteral("id")] = QString::fromLatin1(id);
    return line(more);
}

QJsonObject withBody(const QJsonObject &body)
{
    return {{QStringLiteral("body"), body}};
}

QJsonObject versioned(int version, QJsonObject more = {})
{
    more[QStringLiteral("version")] = version;
    return more;
}

QByteArray idOf(const QJsonObject &result)
{
    return result.value(QStringLiteral("id")).toString().toLatin1();
}

int statusOf(const QJsonObject &result)
{
    return result.value(QStringLiteral("status")).toInt();
}

qint64 keysOf(ControlClient &client)
{
    return client.call("GET", "/v1/server").json().value(QStringLiteral("keys")).toInteger(-1);
}

/// Every audit entry, in order.
QList<domain::AuditEntry> auditOf(ControlClient &client)
{
    QList<domain::AuditEntry> all;
    for (;;) {
        const QByteArray after = QByteArray::number(all.isEmpty() ? 0 : all.last().seq);
        const Reply page = client.call("GET", "/v1/audit?limit=1000&after=" + after);
        const QJsonArray items = page.json().value(QStringLiteral("items")).toArray();
        for (const QJsonValue item : items)
            all << domain::auditEntryFromJson(item.toObject()).value();
        if (items.isEmpty())
            return all;
    }
}

} // namespace

class TestBulk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hundredThousandItemsInOneStream()
    {
        NodeFixture f;
        const QString application = f.prepare();
        QList<QByteArray> ids;
        QByteArray someKey;
        {
            LineStream stream(f.node().port(), f.client().token());
            for (int i = 0; i < kMany; ++i)
                stream.send(issueLine(application, i));
            stream.finish();
            QCOMPARE(stream.status(), 200);
            for (int i = 0; i < kMany; ++i) {
                const QJsonObject result = stream.result();
                QCOMPARE(result.value(QStringLiteral("index")).toInt(-1), i);
                QCOMPARE(statusOf(result), 201);
                ids << idOf(result);
                someKey = result.value(QStringLiteral("key")).toString().toLatin1();
            }
            QVERIFY(stream.line().isEmpty());
            QVERIFY(stream.isWhole());
        }
        QCOMPARE(QSet<QByteArray>(ids.begin(), ids.end()).size(), kMany);
        QCOMPARE(keysOf(f.client()), kMany);
        QCOMPARE(f.client().check(someKey, "GET", "/orders/1").status, 200);
        snapshotHolds(f, ids);

        // All of them at once, with the version that was read.
        LineStream stream(f.node().port(), f.client().token());
        for (int i = 0; i < kMany; ++i) // the first was changed meanwhile
            stream.send(lineOf("revoke", ids[i], versioned(i == 0 ? 2 : 1)));
        stream.finish();
        for (int i = 0; i < kMany; ++i) {
            const QJsonObject result = stream.result();
            QCOMPARE(statusOf(result), 200);
            QCOMPARE(idOf(result), ids[i]);
            QCOMPARE(result.value(QStringLiteral("version")).toInt(), i == 0 ? 3 : 2);
        }
        QCOMPARE(f.client().check(someKey, "GET", "/orders/1").status, 401);
    }

    void itemsDoNotStopEachOther()
    {
        NodeFixture f;
        const QString application = f.prepare();
        const QByteArray one = f.issue(application).json().value(QStringLiteral("id")).toString().toLatin1();
        const QString other = f.client()
                                  .call("POST", "/v1/applications",
                                        QJsonObject{{QStringLiteral("name"), QStringLiteral("Other")},
                                                    {QStringLiteral("partner_id"), f.client().call("GET", "/v1/partners").json()[QStringLiteral("items")].toArray()[0].toObject()[QStringLiteral("id")]}})
                                  .json()[QStringLiteral("id")]
                                  .toString();
        const QList<std::pair<QByteArray, int>> items{
            {"this is no JSON\n", 400},
            {"[]\n", 400},
            {lineOf("explode", one), 422},
            {line({{QStringLiteral("op"), QStringLiteral("revoke")}}), 422},
            {lineOf("revoke", one, {{QStringLiteral("surprise"), 1}}), 422},
            {lineOf("revoke", "nobody0000"), 404},
            {lineOf("update", one, versioned(9, withBody({{QStringLiteral("name"), QStringLiteral("x")}}))), 412},
            {lineOf("update", one, withBody({{QStringLiteral("name"), QStringLiteral("till")}})), 200},
            {lineOf("update", one, withBody({{QStringLiteral("scopes"), QJsonArray{QStringLiteral("no:such")}}})), 422},
            {lineOf("suspend", one), 200},
            {lineOf("resume", one), 200},
            {lineOf("move", one, withBody({{QStringLiteral("application_id"), other}})), 200},
            {lineOf("rotate", one, withBody({{QStringLiteral("overlap_seconds"), 60}})), 201},
            {lineOf("revoke", one), 200},
            {lineOf("update", one, withBody({{QStringLiteral("name"), QStringLiteral("y")}})), 409},
            {lineOf("restore", one), 200},
            {QByteArray(70'000, 'x') + "\n", 400},
            {lineOf("suspend", one).trimmed(), 200}}; // the last line needs no end
        LineStream stream(f.node().port(), f.client().token(), "POST /v1/keys/bulk?return=object");
        for (const auto &item : items)
            stream.send(item.first);
        stream.finish();
        for (int i = 0; i < items.size(); ++i) {
            const QJsonObject result = stream.result();
            QCOMPARE(result.value(QStringLiteral("index")).toInt(-1), i);
            QVERIFY2(statusOf(result) == items[i].second,
                     (items[i].first.left(200) + " -> " + QJsonDocument(result).toJson()).constData());
            const QJsonObject problem = result.value(QStringLiteral("problem")).toObject();
            QCOMPARE(problem.isEmpty(), statusOf(result) < 400);
            QVERIFY(statusOf(result) < 400 || !problem.value(QStringLiteral("reason")).toString().isEmpty());
            if (statusOf(result) == 412)
                QCOMPARE(problem[QStringLiteral("current")].toObject()[QStringLiteral("version")].toInt(), 1);
        }
        QVERIFY(stream.line().isEmpty());
        const QJsonObject now = f.client().call("GET", "/v1/keys/" + one).json();
        QCOMPARE(now[QStringLiteral("status")].toString(), QStringLiteral("suspended"));
        QCOMPARE(now[QStringLiteral("application_id")].toString(), other);
        QCOMPARE(now[QStringLiteral("name")].toString(), QStringLiteral("till"));
    }

    void whoWaitsForEachResultGetsIt()
    {
        NodeFixture f;
        const QString application = f.prepare();
        LineStream stream(f.node().port(), f.client().token());
        for (int i = 0; i < 20; ++i) {
            stream.send(issueLine(application, i));
            QCOMPARE(statusOf(stream.result(20'000)), 201);
            // Between two items others have their turn.
            QCOMPARE(keysOf(f.client()), i + 1);
        }
        stream.finish();
        QVERIFY(stream.line().isEmpty());
        QVERIFY(stream.isWhole());
    }

    void whoReadsOnlyAtTheEndGetsAll()
    {
        NodeFixture f;
        const QString application = f.prepare();
        LineStream stream(f.node().port(), f.client().token());
        for (int i = 0; i < 20'000; ++i)
            stream.send(issueLine(application, i));
        stream.finish();
        QVERIFY(stream.flush());
        for (int i = 0; i < 20'000; ++i)
            QCOMPARE(statusOf(stream.result()), 201);
        QVERIFY(stream.line().isEmpty());
        QVERIFY(stream.isWhole());
    }

    void aCutStreamIsRepeatedWithoutDoingAnythingTwice()
    {
        NodeFixture f;
        const QString application = f.prepare();
        constexpr int count = 5'000;
        QHash<int, QByteArray> first;
        {
            LineStream stream(f.node().port(), f.client().token());
            for (int i = 0; i < count; ++i)
                stream.send(issueLine(application, i));
            for (int i = 0; i < 1'200; ++i)
                first.insert(i, idOf(stream.result()));
            stream.socket().abort();
        }
        // The run may still be at its last transaction.
        qint64 before = -1, now = keysOf(f.client());
        while (before != now) {
            QTest::qWait(300);
            before = now;
            now = keysOf(f.client());
        }
        QVERIFY(now >= first.size() && now <= count);
        LineStream again(f.node().port(), f.client().token());
        for (int i = 0; i < count; ++i)
            again.send(issueLine(application, i));
        again.finish();
        for (int i = 0; i < count; ++i) {
            const QJsonObject result = again.result();
            QCOMPARE(statusOf(result), 201);
            if (first.contains(i))
                QCOMPARE(idOf(result), first.value(i));
        }
        QCOMPARE(keysOf(f.client()), count);
        // Each key was made once, and what was asked twice gave a fresh secret, which is an entry too.
        QSet<QString> made;
        QVERIFY(chainHolds(auditOf(f.client()), made));
        QCOMPARE(made.size(), count);
    }

    void akilledServerKeepsWhatItAcknowledged()
    {
        QTemporaryDir folder;
        constexpr int count = 20'000;
        QString application;
        int acknowledged = 0;
        {
            Daemon daemon(folder.path());
            QVERIFY(daemon.port() != 0);
            ControlClient client(daemon.port());
            signIn(client, folder.path() + QStringLiteral("/admin.json"));
            application = Prepared(client).application;
            LineStream stream(daemon.port(), client.token());
            for (int i = 0; i < count; ++i)
                stream.send(issueLine(application, i, "a:read"));
            while (acknowledged < 3'000 && statusOf(stream.result()) == 201)
                ++acknowledged;
            daemon.process().kill(); // SIGKILL
            while (statusOf(stream.result(5'000)) == 201)
                ++acknowledged;
            QVERIFY(!stream.isWhole());
            daemon.process().waitForFinished();
        }
        QVERIFY(acknowledged >= 3'000);
        Daemon daemon(folder.path());
        QVERIFY(daemon.port() != 0);
        ControlClient client(daemon.port());
        signIn(client, folder.path() + QStringLiteral("/admin.json"));
        const qint64 kept = keysOf(client);
        QVERIFY2(kept >= acknowledged && kept < count, QByteArray::number(kept).constData());
        QSet<QString> made;
        QVERIFY(chainHolds(auditOf(client), made));
        QCOMPARE(made.size(), kept); // done and audited, or not done

        LineStream again(daemon.port(), client.token());
        for (int i = 0; i < count; ++i)
            again.send(issueLine(application, i, "a:read"));
        again.finish();
        for (int i = 0; i < count; ++i)
            QCOMPARE(statusOf(again.result()), 201);
        QCOMPARE(keysOf(client), count);
    }

    void wrongRequestsAreRefusedAtOnce()
    {
        NodeFixture f;
        f.prepare();
        LineStream wrongType(f.node().port(), f.client().token(), "POST /v1/keys/bulk", "Content-Type: application/json\r\n");
        QCOMPARE(wrongType.status(), 415);
        LineStream stranger(f.node().port(), "nothing");
        QCOMPARE(stranger.status(), 401);
        LineStream wrongQuery(f.node().port(), f.client().token(), "POST /v1/keys/bulk?return=poem");
        QCOMPARE(wrongQuery.status(), 422);
        // A larger body than that is for this route only.
        QCOMPARE(f.client().call("POST", "/v1/keys", QByteArray(2'000'000, ' ')).status, 413);
    }

    /// What cannot be read on ends the stream, and does not keep a thread busy until its time is over.
    void anEndlessChunkHeaderEndsTheStream()
    {
        NodeFixture f;
        const QString application = f.prepare();
        LineStream stream(f.node().port(), f.client().token());
        stream.send(issueLine(application, 1));
        QCOMPARE(statusOf(stream.result()), 201);
        stream.socket().write("1;" + QByteArray(200'000, 'x'));
        while (!stream.line(30'000).isEmpty()) {
        }
        QTRY_COMPARE_WITH_TIMEOUT(stream.socket().state(), QAbstractSocket::UnconnectedState, 30'000); // of sixty seconds
        QCOMPARE(keysOf(f.client()), 1);
    }

    void aHalfWrittenItemIsNotDone()
    {
        NodeFixture f;
        const QString application = f.prepare();
        {
            LineStream stream(f.node().port(), f.client().token());
            stream.send(issueLine(application, 1) + issueLine(application, 2).left(60));
            QCOMPARE(statusOf(stream.result()), 201);
            stream.socket().abort();
        }
        QTest::qWait(200);
        QCOMPARE(keysOf(f.client()), 1);
    }

private:
    static void snapshotHolds(NodeFixture &f, const QList<QByteArray> &ids)
    {
        LineStream snapshot(f.node().port(), f.client().token(), "GET /v1/snapshots/keys", {});
        const QJsonObject head = snapshot.result();
        QCOMPARE(head[QStringLiteral("keys")].toInt(), ids.size());
        const QJsonArray columns = head[QStringLiteral("columns")].toArray();
        QSet<QByteArray> seen;
        QByteArray line;
        while ((line = snapshot.line()).startsWith('[')) {
            const QJsonArray row = QJsonDocument::fromJson(line).array();
            QCOMPARE(row.size(), columns.size());
            seen.insert(row[0].toString().toLatin1());
            QVERIFY(row[2].toString().startsWith(QLatin1String("Key ")));
            QCOMPARE(row[6].toArray(), QJsonArray{QStringLiteral("orders:read")});
            QCOMPARE(row[columns.toVariantList().indexOf(QStringLiteral("tags"))].toArray(), QJsonArray{QStringLiteral("bulk")});
            QVERIFY(row[columns.toVariantList().indexOf(QStringLiteral("apis"))].isArray());
        }
        QCOMPARE(QJsonDocument::fromJson(line).object()[QStringLiteral("keys")].toInt(), ids.size());
        QCOMPARE(seen, QSet<QByteArray>(ids.begin(), ids.end()));
        QVERIFY(snapshot.line().isEmpty());
        QVERIFY(snapshot.isWhole());
        // One that was cut off goes on behind any of them.
        QList<QByteArray> sorted = ids;
        std::sort(sorted.begin(), sorted.end());
        const qsizetype middle = sorted.size() / 2;
        LineStream rest(f.node().port(), f.client().token(),
                        "GET /v1/snapshots/keys?after=" + sorted.at(middle), {});
        QCOMPARE(rest.result()[QStringLiteral("keys")].toInt(), ids.size());
        QList<QByteArray> behind;
        while ((line = rest.line()).startsWith('['))
            behind << QJsonDocument::fromJson(line).array()[0].toString().toLatin1();
        QCOMPARE(QJsonDocument::fromJson(line).object()[QStringLiteral("keys")].toInt(), behind.size());
        QCOMPARE(behind, sorted.mid(middle + 1));
        QCOMPARE(f.client().call("GET", "/v1/snapshots/keys?after=" + QByteArray(65, 'a')).status, 422);
        // The feed goes on where the snapshot was taken.
        const QByteArray since = QByteArray::number(head[QStringLiteral("seq")].toInteger());
        QVERIFY(f.client().call("GET", "/v1/changes?since=" + since).json()[QStringLiteral("items")].toArray().isEmpty());
        (void)f.client().call("PATCH", "/v1/keys/" + ids.first(), QByteArray(R"({"name":"seen"})"));
        const QJsonObject changes = f.client().call("GET", "/v1/changes?include=keys&since=" + since).json();
        QCOMPARE(changes[QStringLiteral("keys")].toArray().size(), 1);
        QCOMPARE(changes[QStringLiteral("keys")].toArray()[0].toObject()[QStringLiteral("name")].toString(), QStringLiteral("seen"));
    }

    /// The chain holds; `made` are the keys that an entry says were made.
    static bool chainHolds(const QList<domain::AuditEntry> &entries, QSet<QString> &made)
    {
        for (const domain::AuditEntry &entry : entries) {
            if (entry.action == QLatin1String("key.issue"))
                made.insert(entry.objectId);
        }
        return authority::verifyChain(entries).whole();
    }
};

QTEST_GUILESS_MAIN(TestBulk)
#include "tst_bulk.moc"
