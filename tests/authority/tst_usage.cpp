// SPDX-License-Identifier: GPL-3.0-or-later
// Usage through the whole node: every dimension, batches that are sent again, what is said of lost lines.
#include "nodefixture.h"

using namespace octroi;
using octroi::test::NodeFixture;
using octroi::test::Reply;

class TestUsage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_node = std::make_unique<NodeFixture>();
        m_application = m_node->prepare();
        const QJsonObject key = m_node->issue(m_application).json();
        m_id = key[QStringLiteral("id")].toString();
        m_key = key[QStringLiteral("key")].toString().toLatin1();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(m_node->client().check(m_key, "GET", "/orders/7").status, 200);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_node->client().check(m_key, "POST", "/orders/").status, 403);
    }
    void byScope()
    {
        const QJsonArray rows = items("group_by=scope");
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].toObject()[QStringLiteral("scope")].toString(), QStringLiteral("orders:read"));
        QCOMPARE(rows[0].toObject()[QStringLiteral("requests")].toInteger(), 5);
        QCOMPARE(rows[1].toObject()[QStringLiteral("scope")].toString(), QStringLiteral("orders:write"));
        QCOMPARE(rows[1].toObject()[QStringLiteral("refused")].toInteger(), 3);
        QCOMPARE(items("scope=orders:write&refusal=none").size(), 0); // asked for, never exercised
        QCOMPARE(items("scope=orders:read&refusal=none")[0].toObject()[QStringLiteral("requests")].toInteger(), 5);
    }
    void byTagAndEnvironment()
    {
        QCOMPARE(items("group_by=tag")[0].toObject()[QStringLiteral("tag")].toString(), QStringLiteral("eu"));
        QCOMPARE(items("tag=eu")[0].toObject()[QStringLiteral("requests")].toInteger(), 8);
        QVERIFY(items("tag=us").isEmpty());
        QCOMPARE(items("environment=live")[0].toObject()[QStringLiteral("requests")].toInteger(), 8);
        QVERIFY(items("environment=test").isEmpty());
    }
    void byTimeOfAZone()
    {
        const QJsonObject answer = ask("group_by=month&time_zone=Asia/Tokyo").json();
        QCOMPARE(answer[QStringLiteral("time_zone")].toString(), QStringLiteral("Asia/Tokyo"));
        QCOMPARE(answer[QStringLiteral("precision")][QStringLiteral("time_seconds")].toInteger(), 60);
        const QDateTime at = QDateTime::fromString(answer[QStringLiteral("items")][0][QStringLiteral("at")].toString(), Qt::ISODate);
        const QDateTime local = at.toOffsetFromUtc(9 * 3600);
        QCOMPARE(local.time(), QTime(0, 0));
        QCOMPARE(local.date().day(), 1);
        for (const char *wrong : {"group_by=day,month", "group_by=colour", "time_zone=Nowhere", "status_class=6xx", "from=x"})
            QVERIFY2(ask(wrong).status == 422, wrong);
    }
    void aBatchIsCountedOnce()
    {
        const QByteArray batch = "{\"batch_id\":\"b-1\",\"lines\":[" + line(200, 1000) + ',' + line(500, 3000) + "]}";
        QJsonObject answer = post(batch).json();
        QCOMPARE(answer[QStringLiteral("accepted")].toInteger(), 2);
        QCOMPARE(answer[QStringLiteral("repeated")].toBool(), false);
        answer = post(batch).json();
        QCOMPARE(answer[QStringLiteral("accepted")].toInteger(), 0);
        QCOMPARE(answer[QStringLiteral("repeated")].toBool(), true);
        m_node->restart();
        QCOMPARE(post(batch).json()[QStringLiteral("repeated")].toBool(), true);
        const QJsonObject row = items("group_by=key&key_id=" + m_id.toLatin1())[0].toObject();
        QCOMPARE(row[QStringLiteral("measured")].toInteger(), 2);
        QCOMPARE(row[QStringLiteral("bytes_out")].toInteger(), 4000);
        // The lower of the two around the rank, as of every quantile.
        QVERIFY2(qAbs(row[QStringLiteral("size99")].toDouble() - 1000) <= 20, QJsonDocument(row).toJson().constData());
        QCOMPARE(post("{\"batch_id\":\"b-2\",\"lines\":[" + line(200, 1) + "]}").json()[QStringLiteral("accepted")].toInteger(), 1);
        QCOMPARE(post("{\"batch_id\":\"\",\"lines\":[]}").status, 422);
        QCOMPARE(post("{\"batch_id\":\"b-3\",\"lines\":[" + line(200, 1) + ",{\"method\":\"GET\"}]}").status, 422);
        QCOMPARE(post("{\"batch_id\":\"b-3\",\"lines\":[" + line(200, 1) + "]}").json()[QStringLiteral("accepted")].toInteger(), 1);
        const QJsonArray classes = items("group_by=status_class");
        QCOMPARE(classes.size(), 2);
        QCOMPARE(classes[1].toObject()[QStringLiteral("status_class")].toString(), QStringLiteral("5xx"));
        QCOMPARE(classes[1].toObject()[QStringLiteral("requests")].toInteger(), 1);
    }
    // After a batch of 1,000, 3,000 and 1 bytes, all of 4 ms.
    void theDistributionIsTold()
    {
        const auto pairs = [this](const QByteArray &query, const char *what) {
            return ask(query).json()[QStringLiteral("distribution")][QLatin1String(what)].toArray();
        };
        QVERIFY(!ask("").json().contains(QStringLiteral("distribution")));
        const QByteArray query = "include=distribution&key_id=" + m_id.toLatin1();
        const QJsonArray latency = pairs(query, "latency_ms");
        qint64 measured = 0;
        for (const QJsonValue pair : latency)
            measured += pair[1].toInteger();
        QCOMPARE(measured, items("key_id=" + m_id.toLatin1())[0][QStringLiteral("measured")].toInteger());
        QCOMPARE(latency.size(), 1);
        QVERIFY(qAbs(latency[0][0].toDouble() / 4 - 1) <= 0.02);
        // Whatever it is grouped by, it is that of all.
        QCOMPARE(pairs(query + "&group_by=minute,endpoint", "latency_ms"), latency);
        QSet<int> sizes;
        for (const QJsonValue pair : pairs(query, "size_bytes"))
            sizes << qRound(pair[0].toDouble() / 100);
        QVERIFY(sizes.contains(10) && (sizes.contains(30) || sizes.contains(29) || sizes.contains(31)));
        QVERIFY(pairs(query + "&scope=orders:write", "latency_ms").isEmpty());
        QVERIFY(pairs("include=distribution&key_id=nosuchkey0", "latency_ms").isEmpty());
        QCOMPARE(ask("include=everything").status, 422);
    }
    void callsOfManyCredentialsAtOnce()
    {
        const QString other = m_node->issue(m_application).json()[QStringLiteral("id")].toString();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QJsonObject body{{QStringLiteral("from"), now.addDays(-6).toString(Qt::ISODate)},
                         {QStringLiteral("to"), now.toString(Qt::ISODate)},
                         {QStringLiteral("key_ids"), QJsonArray{m_id, other, QStringLiteral("nosuchkey0")}}};
        for (const char *unit : {"hour", "day"}) {
            body[QStringLiteral("unit")] = QString::fromLatin1(unit);
            const QJsonObject answer = m_node->client().call("POST", "/v1/usage/calls", body).json();
            QCOMPARE(answer[QStringLiteral("unit_seconds")].toInteger(),
                     qstrcmp(unit, "day") == 0 ? 86'400 : 3600);
            const QJsonArray rows = answer[QStringLiteral("rows")].toArray();
            QCOMPARE(rows.size(), 1); // refused calls are none, and the other key made no call
            const QJsonArray row = rows[0].toArray();
            QCOMPARE(answer[QStringLiteral("keys")][int(row[0].toInteger())].toString(), m_id);
            QCOMPARE(answer[QStringLiteral("endpoints")][int(row[3].toInteger())].toString(),
                     QStringLiteral("GET /{id}"));
            qint64 calls = 0, bytes = 0;
            for (qsizetype i = 4; i + 2 < row.size(); i += 3) {
                QCOMPARE(row[i].toInteger() % answer[QStringLiteral("unit_seconds")].toInteger(), 0);
                calls += row[i + 1].toInteger();
                bytes += row[i + 2].toInteger();
            }
            QCOMPARE(calls, 5);
            QCOMPARE(bytes, items("group_by=key&key_id=" + m_id.toLatin1())[0]
                                .toObject()[QStringLiteral("bytes_out")]
                                .toInteger());
        }
        body[QStringLiteral("key_ids")] = QJsonArray{other};
        QVERIFY(m_node->client()
                    .call("POST", "/v1/usage/calls", body)
                    .json()[QStringLiteral("rows")]
                    .toArray()
                    .isEmpty());
        body[QStringLiteral("unit")] = QStringLiteral("week");
        QCOMPARE(m_node->client().call("POST", "/v1/usage/calls", body).status, 422);
        body[QStringLiteral("unit")] = QStringLiteral("day");
        body[QStringLiteral("key_ids")] = QStringLiteral("all");
        QCOMPARE(m_node->client().call("POST", "/v1/usage/calls", body).status, 422);
        body.remove(QStringLiteral("to"));
        QCOMPARE(m_node->client().call("POST", "/v1/usage/calls", body).status, 422);
    }
    void theFeedIsToldOf()
    {
        const Reply check = m_node->client().check(m_key, "GET", "/orders/7", "?numbered");
        const QByteArray number = check.header("X-Octroi-Sequence");
        QVERIFY(!number.isEmpty());
        const QJsonObject before = ask("").json()[QStringLiteral("feed")].toObject();
        const QByteArray numbered = "{\"lines\":[" + line(200, 10, ",\"sequence\":\"" + number + '"') + "]}";
        QCOMPARE(post(numbered).status, 200);
        QCOMPARE(post(numbered).status, 200);
        const QJsonObject after = ask("").json()[QStringLiteral("feed")].toObject();
        QCOMPARE(after[QStringLiteral("lines")].toInteger(), before[QStringLiteral("lines")].toInteger() + 1);
        QCOMPARE(after[QStringLiteral("duplicates")].toInteger(), before[QStringLiteral("duplicates")].toInteger() + 1);
        QCOMPARE(after[QStringLiteral("lost")].toInteger(), 0);
        const QByteArray metrics = m_node->client().call("GET", "/metrics").body;
        QVERIFY2(metrics.contains("\noctroi_access_lines_duplicate_total 1\n"), metrics.constData());
    }
    // A minute of 70 days leaves room for one key a page.
    void keysComeInPages()
    {
        QStringList ids{m_id};
        for (int i = 0; i < 2; ++i) {
            const QJsonObject key = m_node->issue(m_application).json();
            ids << key[QStringLiteral("id")].toString();
            QCOMPARE(m_node->client()
                         .check(key[QStringLiteral("key")].toString().toLatin1(), "GET", "/orders/7")
                         .status,
                     200);
        }
        const QByteArray from = QDateTime::currentDateTimeUtc().addDays(-70).toString(Qt::ISODate).toLatin1();
        const QByteArray query = "group_by=key,minute&from=" + from;
        QHash<QString, qint64> all, paged;
        for (const QJsonValue row : items(query))
            all[row[QStringLiteral("key_id")].toString()] += row[QStringLiteral("requests")].toInteger();
        QVERIFY(ask(query).json()[QStringLiteral("next")].isNull());
        int pages = 0;
        for (QString after = QStringLiteral("0"); !after.isEmpty(); ++pages) {
            const QJsonObject page = ask(query + "&after=" + after.toLatin1()).json();
            QSet<QString> here;
            for (const QJsonValue row : page[QStringLiteral("items")].toArray()) {
                const QString id = row[QStringLiteral("key_id")].toString();
                paged[id] += row[QStringLiteral("requests")].toInteger();
                if (!id.isEmpty())
                    here << id;
            }
            QVERIFY(here.size() <= 1);
            QVERIFY(page[QStringLiteral("next")].toString() != after);
            after = page[QStringLiteral("next")].toString();
        }
        QCOMPARE(paged, all);
        for (const QString &id : ids)
            QVERIFY(paged.value(id) > 0);
        QVERIFY(pages >= 3);
        QCOMPARE(ask("group_by=key,endpoint&after=0").status, 422);
        QCOMPARE(ask("group_by=day&after=0").status, 422);
    }

private:
    Reply ask(const QByteArray &query) { return m_node->client().call("GET", "/v1/usage?" + query); }
    QJsonArray items(const QByteArray &query) { return ask(query).json()[QStringLiteral("items")].toArray(); }
    Reply post(const QByteArray &body) { return m_node->client().call("POST", "/v1/usage", body); }
    QByteArray line(int status, int bytes, const QByteArray &more = {}) const
    {
        return "{\"key_id\":\"" + m_id.toLatin1() + "\",\"method\":\"GET\",\"uri\":\"/orders/7\",\"status\":" + QByteArray::number(status)
            + ",\"bytes_out\":" + QByteArray::number(bytes) + ",\"ms\":4" + more + '}';
    }

    std::unique_ptr<NodeFixture> m_node;
    QString m_id, m_application;
    QByteArray m_key;
};

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
