// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/webhooksignature.h"
#include "hookserver.h"
#include "nodefixture.h"

using namespace octroi;
using namespace octroi::test;

/// Alerts over octroid's HTTP interface.
class TestAlertRoutes : public QObject
{
    Q_OBJECT
    HookServer m_hooks;
    NodeFixture m_f{QStringLiteral("UTC"), [](authority::Node::Options &options) { options.webhooks.networks = QStringList{QStringLiteral("127.0.0.1/32")}; }};

    QByteArray body(const char *more = "") { return "{\"name\":\"Too few\",\"kind\":\"threshold\",\"below\":true,\"limit\":1,\"window_seconds\":60" + QByteArray(more) + '}'; }
    QByteArray hooked() { return body((",\"webhook_url\":\"" + m_hooks.url().toLatin1() + "\"").constData()); }
    static QByteArray idOf(const Reply &reply) { return reply.json()[QStringLiteral("id")].toString().toLatin1(); }

private Q_SLOTS:
    void rulesComeAndGo()
    {
        const Reply made = m_f.client().call("POST", "/v1/alerts/rules", body(), {{"Idempotency-Key", "once"}});
        QCOMPARE(made.status, 201);
        QVERIFY(!made.json().contains(QStringLiteral("webhook_secret")));
        QCOMPARE(made.header("ETag"), QByteArray("\"1\""));
        const QByteArray path = "/v1/alerts/rules/" + idOf(made);
        QCOMPARE(made.header("Location"), path);
        QCOMPARE(idOf(m_f.client().call("POST", "/v1/alerts/rules", body(), {{"Idempotency-Key", "once"}})), idOf(made));
        QCOMPARE(m_f.client().call("POST", "/v1/alerts/rules", body(",\"enabled\":false"), {{"Idempotency-Key", "once"}}).status, 409);
        QCOMPARE(m_f.client().call("GET", path).status, 200);
        const Reply changed = m_f.client().call("PATCH", path, QByteArray("{\"limit\":2}"), {{"If-Match", "\"1\""}});
        QCOMPARE(changed.status, 200);
        QCOMPARE(changed.header("ETag"), QByteArray("\"2\""));
        const Reply stale = m_f.client().call("PATCH", path, QByteArray("{\"limit\":3}"), {{"If-Match", "\"1\""}});
        QCOMPARE(stale.status, 412);
        QCOMPARE(stale.json()[QStringLiteral("current")].toObject()[QStringLiteral("limit")].toDouble(), 2.0);
        QCOMPARE(m_f.client().call("DELETE", path, QByteArray(), {{"If-Match", "\"1\""}}).status, 412);
        QCOMPARE(m_f.client().call("DELETE", path, QByteArray(), {{"If-Match", "\"2\""}}).status, 204);
        for (const char *method : {"GET", "PATCH", "DELETE"})
            QCOMPARE(m_f.client().call(method, path, QByteArray("{}")).status, 404);
        QStringList actions;
        for (const QJsonValue entry : m_f.client().call("GET", "/v1/audit?limit=10").json()[QStringLiteral("items")].toArray())
            actions << entry.toObject()[QStringLiteral("action")].toString();
        for (const char *action : {"alert_rule.create", "alert_rule.update", "alert_rule.remove"})
            QCOMPARE(actions.count(QLatin1String(action)), 1);
    }
    void theSecretIsShownOnce()
    {
        const Reply made = m_f.client().call("POST", "/v1/alerts/rules", hooked());
        QCOMPARE(made.status, 201);
        const QByteArray secret = made.json()[QStringLiteral("webhook_secret")].toString().toLatin1(), path = "/v1/alerts/rules/" + idOf(made);
        QVERIFY(secret.startsWith("whsec_"));
        QVERIFY(!m_f.client().call("GET", path).body.contains("whsec_"));
        QVERIFY(!m_f.client().call("GET", "/v1/alerts/rules").body.contains("whsec_"));
        QVERIFY(!m_f.client().call("PATCH", path, QByteArray("{\"limit\":2}")).body.contains("whsec_"));
        const QByteArray log = m_f.client().call("GET", "/v1/audit?limit=50").body;
        QVERIFY(!log.contains("whsec_") && !log.contains("/hook"));
        const Reply rotated = m_f.client().call("POST", path + "/secret");
        QCOMPARE(rotated.status, 200);
        const QByteArray fresh = rotated.json()[QStringLiteral("webhook_secret")].toString().toLatin1();
        QVERIFY(fresh.startsWith("whsec_") && fresh != secret);
        const Reply tested = m_f.client().call("POST", path + "/test");
        QCOMPARE(tested.status, 200);
        QCOMPARE(tested.json()[QStringLiteral("sent")].toBool(), true);
        QCOMPARE(tested.json()[QStringLiteral("status")].toInt(), 204);
        QCOMPARE(m_f.client().call("POST", path + "/test").status, 429);
        const HookServer::Call hook = m_hooks.calls().last();
        QCOMPARE(hook.json()[QStringLiteral("type")].toString(), QStringLiteral("alert.test"));
        QCOMPARE(hook.field("webhook-signature"),
                 authority::webhookSignature(fresh, hook.field("webhook-id"), hook.field("webhook-timestamp").toLongLong(), hook.body));
        QCOMPARE(m_f.client().call("DELETE", path).status, 204);
    }
    void testsOfNothing()
    {
        const Reply made = m_f.client().call("POST", "/v1/alerts/rules", body());
        const QByteArray path = "/v1/alerts/rules/" + idOf(made);
        QCOMPARE(m_f.client().call("POST", path + "/test").status, 409);
        QCOMPARE(m_f.client().call("POST", path + "/secret").status, 409);
        QCOMPARE(m_f.client().call("POST", "/v1/alerts/rules/0000000000/test").status, 404);
        QCOMPARE(m_f.client().call("DELETE", path).status, 204);
    }
    /// By the clock of this machine: the next minute comes by itself.
    void whatFiresIsListedAndAnswered()
    {
        const Reply made = m_f.client().call("POST", "/v1/alerts/rules", QByteArray("{\"name\":\"Many\",\"kind\":\"threshold\",\"limit\":0,\"window_seconds\":600}"));
        QCOMPARE(made.status, 201);
        const QByteArray key = m_f.issue(m_f.prepare()).json()[QStringLiteral("key")].toString().toLatin1();
        QCOMPARE(m_f.client().check(key, "GET", "/orders/1").status, 200);
        QJsonArray firing;
        QTRY_VERIFY_WITH_TIMEOUT((firing = m_f.client().call("GET", "/v1/alerts?state=firing").json()[QStringLiteral("items")].toArray(), !firing.isEmpty()), 150'000);
        const QJsonObject alert = firing.first().toObject();
        QCOMPARE(alert[QStringLiteral("rule_id")].toString().toLatin1(), idOf(made));
        QCOMPARE(alert[QStringLiteral("state")].toString(), QStringLiteral("firing"));
        const QByteArray path = "/v1/alerts/" + alert[QStringLiteral("id")].toString().toLatin1();
        const Reply known = m_f.client().call("POST", path + "/acknowledge", QByteArray(), {{"If-Match", "\"1\""}});
        QCOMPARE(known.status, 200);
        QCOMPARE(known.json()[QStringLiteral("acknowledged_by")].toString(), QStringLiteral("console"));
        QCOMPARE(m_f.client().call("POST", path + "/snooze", QByteArray("{\"until\":\"2001-01-01T00:00:00Z\"}")).status, 422);
        QCOMPARE(m_f.client().call("POST", path + "/snooze", QByteArray("{\"until\":\"tomorrow\"}")).status, 422);
        const QByteArray until = QDateTime::currentDateTimeUtc().addSecs(600).toString(Qt::ISODate).toLatin1();
        QCOMPARE(m_f.client().call("POST", path + "/snooze", "{\"until\":\"" + until + "\"}", {{"If-Match", "\"1\""}}).status, 412);
        QCOMPARE(m_f.client().call("POST", path + "/snooze", "{\"until\":\"" + until + "\"}").status, 200);
        QCOMPARE(m_f.client().call("POST", path + "/snooze", QByteArray("{\"until\":null}")).json()[QStringLiteral("snoozed_until")], QJsonValue());
        QCOMPARE(m_f.client().call("GET", "/v1/alerts?state=all&limit=1").json()[QStringLiteral("items")].toArray().size(), 1);
        QCOMPARE(m_f.client().call("GET", "/v1/alerts?state=odd").status, 422);
        QCOMPARE(m_f.client().call("GET", "/v1/alerts?cursor=odd").status, 422);
        QCOMPARE(m_f.client().call("GET", "/v1/alerts?limit=0").status, 422);
        const Reply foretold = m_f.client().call("POST", "/v1/alerts/rules/preview", QByteArray("{\"kind\":\"threshold\",\"limit\":0,\"window_seconds\":600}"));
        QCOMPARE(foretold.status, 200);
        QCOMPARE(foretold.json()[QStringLiteral("count")].toInt(), 1);
        m_f.restart();
        QCOMPARE(m_f.client().call("GET", path).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestAlertRoutes)
#include "tst_alertroutes.moc"
