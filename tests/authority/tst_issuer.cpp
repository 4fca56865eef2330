// SPDX-License-Identifier: GPL-3.0-or-later
#include "issuerfixture.h"

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {

template <typename T>
QString reasonOf(const Result<T> &result)
{
    return result ? QStringLiteral("ok") : result.error().reason;
}

QJsonObject named(const QString &name)
{
    return {{QStringLiteral("name"), name}};
}

} // namespace

/// Partners, applications, APIs, scopes, plans, and reading.
class TestIssuer : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IssuerFixture> f;

private Q_SLOTS:
    void init() { f = std::make_unique<IssuerFixture>(); }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("stored");
        const QString ok = QStringLiteral("ok");
        QTest::newRow("plain") << QStringLiteral("Alpina") << ok << QStringLiteral("Alpina");
        QTest::newRow("trimmed") << QStringLiteral("  Alpina\t") << ok << QStringLiteral("Alpina");
        QTest::newRow("scripts") << QStringLiteral("株式会社 Ω Åse العربية 🧀👩‍🚀")
                                 << ok
                                 << QStringLiteral("株式会社 Ω Åse العربية 🧀👩‍🚀");
        QTest::newRow("markup") << QStringLiteral("<b>\"'; DROP TABLE partner;--") << ok
                                << QStringLiteral("<b>\"'; DROP TABLE partner;--");
        QTest::newRow("composed") << QStringLiteral("e\u0301") << ok << QStringLiteral("\u00e9");
        QTest::newRow("200") << QString(200, QLatin1Char('x')) << ok << QString(200, QLatin1Char('x'));
        QTest::newRow("201") << QString(201, QLatin1Char('x')) << QStringLiteral("name_too_long")
                             << QString();
        QTest::newRow("10000") << QString(10'000, QChar(0x00e4)) << QStringLiteral("name_too_long")
                               << QString();
        QTest::newRow("empty") << QString() << QStringLiteral("name_empty") << QString();
        QTest::newRow("spaces") << QStringLiteral(" \u2003 ") << QStringLiteral("name_empty") << QString();
        QTest::newRow("newline") << QStringLiteral("a\nb") << QStringLiteral("name_control") << QString();
        QTest::newRow("nul") << QString(QChar(QLatin1Char('a'))) + QChar(QChar::Null) + QLatin1Char('b')
                             << QStringLiteral("name_control") << QString();
        QTest::newRow("escape") << QStringLiteral("a\u001b[31mb") << QStringLiteral("name_control")
                                << QString();
        QTest::newRow("override") << QStringLiteral("a\u202eb") << QStringLiteral("name_control")
                                  << QString();
    }
    void names()
    {
        QFETCH(QString, name);
        QFETCH(QString, reason);
        QFETCH(QString, stored);
        const auto made = f->issuer->createPartner(f->caller, named(name));
        QCOMPARE(reasonOf(made), reason);
        if (!made) {
            QCOMPARE(made.error().code, ErrorCode::Invalid);
            QCOMPARE(made.error().field, QStringLiteral("name"));
            QVERIFY(f->audit().isEmpty());
            return;
        }
        QCOMPARE(made->name, stored);
        f->reopen();
        QCOMPARE(f->issuer->partner(made->id)->name, stored);
    }

    void bodiesAreStrict_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *body, const char *reason, const char *field) {
            QTest::newRow(body) << QByteArray(body) << QString::fromLatin1(reason)
                                << QString::fromLatin1(field);
        };
        row(R"({})", "member_missing", "name");
        row(R"({"name":"a","color":"red"})", "member_unknown", "color");
        row(R"({"name":"a","id":"x"})", "member_unknown", "id");
        row(R"({"name":"a","status":"closed"})", "member_unknown", "status");
        row(R"({"name":5})", "member_type", "name");
        row(R"({"name":null})", "member_type", "name");
        row(R"({"name":["a"]})", "member_type", "name");
        row(R"({"name":"a","kind":"friend"})", "value_unknown", "kind");
        row(R"({"name":"a","kind":1})", "member_type", "kind");
        row(R"({"name":"a","tags":"x"})", "member_type", "tags");
        row(R"({"name":"a","tags":[1]})", "member_type", "tags");
        row(R"({"name":"a","tags":[""]})", "name_empty", "tags");
        row(R"({"name":"a","contact":"nobody"})", "contact_syntax", "contact");
        row(R"({"name":"a","contact":"a@b\nBcc: c@d"})", "contact_syntax", "contact");
    }
    void bodiesAreStrict()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        QFETCH(QString, field);
        const auto made = f->issuer->createPartner(f->caller, json(body.constData()));
        QCOMPARE(reasonOf(made), reason);
        QCOMPARE(made.error().code, ErrorCode::Invalid);
        QCOMPARE(made.error().field, field);
    }

    void partnersLive()
    {
        const auto made = f->issuer->createPartner(
            f->caller,
            json(
                R"({"name":"Alpina","kind":"third_party","tags":["a","a","b"],"contact":"ops@alpina.example"})"));
        QVERIFY(made.ok());
        QCOMPARE(made->version, 1);
        QCOMPARE(made->tags.size(), 2);
        QCOMPARE(made->createdAt, f->clock.now());
        const auto twice = f->issuer->createPartner(f->caller, named(QStringLiteral(" ALPINA ")));
        QCOMPARE(twice.error().code, ErrorCode::Exists);
        QCOMPARE(twice.error().field, QStringLiteral("name"));
        const auto other = f->issuer->createPartner(f->caller, named(QStringLiteral("Other")));
        QCOMPARE(f->issuer->updatePartner(f->caller, other->id, named(QStringLiteral("alpina"))).error().code,
                 ErrorCode::Exists);
        const auto changed =
            f->issuer->updatePartner(f->caller, made->id, json(R"({"contact":"","name":"ALPINA"})"));
        QCOMPARE(changed->version, 2);
        QVERIFY(changed->contact.isEmpty());
        QCOMPARE(f->audit().size(), 3);
        QCOMPARE(f->issuer->updatePartner(f->caller, made->id, json(R"({"name":"ALPINA"})"))->version, 2);
        QCOMPARE(f->audit().size(), 3); // nothing was changed
        QCOMPARE(f->issuer->updatePartner(f->caller, QStringLiteral("none"), {}).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(f->issuer->partner(QStringLiteral("none")).error().code, ErrorCode::NotFound);
    }

    void ifMatchGuardsEveryChange()
    {
        f->furnish();
        auto stale = f->caller;
        stale.ifMatch = 99;
        const auto plan = f->issuer->createPlan(f->caller, json(R"({"name":"Gold"})"));
        const auto key = f->issued();
        const auto refused = [](const auto &r) {
            return !r.ok() && r.error().code == ErrorCode::PreconditionFailed;
        };
        QVERIFY(refused(f->issuer->updatePartner(stale, f->partner.id, {})));
        QVERIFY(refused(f->issuer->updateApplication(stale, f->application.id, {})));
        QVERIFY(refused(f->issuer->updateApi(stale, f->api.id, {})));
        QVERIFY(refused(f->issuer->removeApi(stale, f->api.id)));
        QVERIFY(refused(f->issuer->updateScope(stale, QStringLiteral("billing"), {})));
        QVERIFY(refused(f->issuer->removeScope(stale, QStringLiteral("billing"))));
        QVERIFY(refused(f->issuer->updatePlan(stale, plan->id, {})));
        QVERIFY(refused(f->issuer->updateKey(stale, key.id, {})));
        QVERIFY(refused(f->issuer->suspendKey(stale, key.id)));
        QVERIFY(refused(f->issuer->resumeKey(stale, key.id)));
        QVERIFY(refused(f->issuer->revokeKey(stale, key.id)));
        QVERIFY(refused(f->issuer->rotateKey(stale, key.id, {})));
        stale.ifMatch = 1;
        QVERIFY(f->issuer->updatePartner(stale, f->partner.id, named(QStringLiteral("B"))).ok());
    }

    void applicationsBelongToOpenPartners()
    {
        f->furnish();
        const auto of = [&](const QString &partner, const char *name) {
            return f->issuer->createApplication(f->caller,
                                                {{QStringLiteral("partner_id"), partner},
                                                 {QStringLiteral("name"), QString::fromLatin1(name)}});
        };
        QCOMPARE(reasonOf(of(QStringLiteral("none"), "x")), QStringLiteral("partner_unknown"));
        QCOMPARE(of(f->partner.id, "SHOP").error().code, ErrorCode::Exists);
        const auto other = f->issuer->createPartner(f->caller, named(QStringLiteral("Other")));
        QVERIFY(of(other->id, "Shop").ok()); // unique only within the partner
        QVERIFY(f->issuer->updatePartner(f->caller, other->id, json(R"({"status":"closed"})")).ok());
        QCOMPARE(reasonOf(of(other->id, "Till")), QStringLiteral("partner_closed"));
        QCOMPARE(reasonOf(f->issuer->updateApplication(f->caller, f->application.id,
                                                       json(R"({"partner_id":"x"})"))),
                 QStringLiteral("member_unknown"));
        QCOMPARE(f->issuer->updateApplication(f->caller, f->application.id, json(R"({"name":"Till"})"))->name,
                 QStringLiteral("Till"));
    }

    void apisAreChecked_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *body, const char *reason) {
            QTest::newRow(body) << QByteArray(body) << QString::fromLatin1(reason);
        };
        row(R"({"name":"A"})", "member_missing");
        row(R"({"name":"A","base_path":"orders"})", "path_syntax");
        row(R"({"name":"A","base_path":"/orders/"})", "exists");
        row(R"({"name":"orders","base_path":"/a"})", "exists");
        row(R"({"name":"A","base_path":"/a","endpoints":{}})", "member_type");
        row(R"({"name":"A","base_path":"/a","endpoints":["x"]})", "member_type");
        row(R"({"name":"A","base_path":"/a","endpoints":[{"method":"FETCH","path":"/"}]})", "method_unknown");
        row(R"({"name":"A","base_path":"/a","endpoints":[{"method":"GET","path":"/x{y}"}]})", "path_syntax");
        row(R"({"name":"A","base_path":"/a","endpoints":[{"method":"GET","path":"/","verb":1}]})",
            "member_unknown");
        row(R"({"name":"A","base_path":"/a","endpoints":[{"method":"GET","path":"/"},{"method":"get","path":"/"}]})",
            "endpoint_twice");
        row(R"({"name":"A","base_path":"/a","endpoints":[{"method":"GET","path":"/","scopes":["nope"]}]})",
            "scope_unknown");
        row(R"({"name":"A","base_path":"/a","endpoints":[{"method":"GET","path":"/","scopes":["a b"]}]})",
            "scope_syntax");
        row(R"({"name":"A","base_path":"/a","endpoints":[{"method":"GET","path":"/","scopes":["billing"]}]})",
            "ok");
        row(R"({"name":"A","base_path":"/a"})", "ok");
    }
    void apisAreChecked()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        f->furnish();
        QCOMPARE(reasonOf(f->issuer->createApi(f->caller, json(body.constData()))), reason);
    }

    void apisReachTheSink()
    {
        f->furnish();
        QCOMPARE(f->sink.apis, QList<domain::Api>{f->api});
        QCOMPARE(f->api.endpoints.first().method, QStringLiteral("GET"));
        QVERIFY(f->issuer->updateApi(f->caller, f->api.id, json(R"({"endpoints":[]})")).ok());
        QVERIFY(f->sink.apis.first().endpoints.isEmpty());
        QVERIFY(f->issuer->removeApi(f->caller, f->api.id).ok());
        QVERIFY(f->sink.apis.isEmpty());
        QCOMPARE(f->issuer->removeApi(f->caller, f->api.id).error().code, ErrorCode::NotFound);
        QCOMPARE(f->audit().last().action, QStringLiteral("api.remove"));
        QVERIFY(f->audit().last().after.isEmpty());
    }

    void scopes()
    {
        f->furnish();
        QCOMPARE(f->issuer->createScope(f->caller, named(QStringLiteral("billing"))).error().code,
                 ErrorCode::Exists);
        for (const char *bad : {"", "a b", "a:*", "a::b", "\u00e4", "a\""})
            QCOMPARE(reasonOf(f->issuer->createScope(f->caller, named(QString::fromUtf8(bad)))),
                     QStringLiteral("scope_syntax"));
        QCOMPARE(reasonOf(f->issuer->createScope(f->caller, json(R"({"name":"x","max_lifetime_days":-1})"))),
                 QStringLiteral("number_range"));
        QCOMPARE(reasonOf(f->issuer->createScope(f->caller, json(R"({"name":"x","max_lifetime_days":1.5})"))),
                 QStringLiteral("member_type"));
        QCOMPARE(reasonOf(f->issuer->createScope(f->caller, json(R"({"name":"x","sensitivity":"none"})"))),
                 QStringLiteral("value_unknown"));
        const auto changed = f->issuer->updateScope(f->caller, QStringLiteral("billing"),
                                                    json(R"({"description":"Bills","sensitivity":"high"})"));
        QCOMPARE(changed->sensitivity, domain::Sensitivity::High);
        QCOMPARE(
            reasonOf(f->issuer->updateScope(f->caller, QStringLiteral("billing"), json(R"({"name":"b"})"))),
            QStringLiteral("member_unknown"));
        QCOMPARE(reasonOf(f->issuer->removeScope(f->caller, QStringLiteral("orders:read"))),
                 QStringLiteral("scope_in_use"));
        const auto key = f->issued(R"({"scopes":["billing"]})");
        QCOMPARE(reasonOf(f->issuer->removeScope(f->caller, QStringLiteral("billing"))),
                 QStringLiteral("scope_in_use"));
        QVERIFY(f->issuer->revokeKey(f->caller, key.id).ok());
        QVERIFY(f->issuer->removeScope(f->caller, QStringLiteral("billing")).ok());
        QCOMPARE(f->issuer->scope(QStringLiteral("billing")).error().code, ErrorCode::NotFound);
    }

    void plans()
    {
        const auto made =
            f->issuer->createPlan(f->caller, json(R"({"name":"Gold","rate":2.5,"quota_day":1000})"));
        QVERIFY(made.ok());
        QCOMPARE(made->burst, 3);
        QCOMPARE(f->sink.plans.value(made->id).quotaDay, 1000);
        QCOMPARE(f->issuer->createPlan(f->caller, json(R"({"name":"gold"})")).error().code,
                 ErrorCode::Exists);
        for (const char *bad : {R"({"name":"x","rate":-1})", R"({"name":"x","rate":1,"burst":0})",
                                R"({"name":"x","quota_day":1e300})"})
            QCOMPARE(reasonOf(f->issuer->createPlan(f->caller, json(bad))), QStringLiteral("number_range"));
        QCOMPARE(reasonOf(f->issuer->createPlan(f->caller, json(R"({"name":"x","quota_day":"5"})"))),
                 QStringLiteral("member_type"));
        QVERIFY(f->issuer->updatePlan(f->caller, made->id, json(R"({"rate":0,"burst":0})")).ok());
        QCOMPARE(f->sink.plans.value(made->id).rate, 0.0);
    }

    void pagesAreStableWhileObjectsAreMade()
    {
        for (int i = 0; i < 25; ++i) {
            QVERIFY(f->issuer->createPartner(f->caller, named(QStringLiteral("Partner %1").arg(i))).ok());
            if (i % 4 == 0) // several have the same time
                f->clock.advanceMs(1);
        }
        QStringList seen;
        ListQuery query;
        query.limit = 4;
        do {
            const auto page = f->issuer->partners(query);
            QVERIFY(page.ok());
            QVERIFY(page->items.size() <= 4);
            for (const auto &p : page->items)
                seen << p.id;
            query.cursor = page->next;
            f->clock.advanceMs(1);
            QVERIFY(
                f->issuer->createPartner(f->caller, named(QStringLiteral("Late %1").arg(seen.size()))).ok());
        } while (!query.cursor.isEmpty());
        QCOMPARE(seen.size(), 25);
        QCOMPARE(seen.removeDuplicates(), 0);
        for (const char *bad : {"?", "AAAA", "bm90aGluZw"}) {
            query.cursor = QString::fromLatin1(bad);
            QCOMPARE(reasonOf(f->issuer->partners(query)), QStringLiteral("cursor_syntax"));
        }
        for (const int limit : {0, -1, 1001}) {
            ListQuery wrong;
            wrong.limit = limit;
            QCOMPARE(reasonOf(f->issuer->partners(wrong)), QStringLiteral("number_range"));
        }
    }

    void listsAreFilteredByName()
    {
        f->furnish();
        QVERIFY(f->issuer->createPartner(f->caller, named(QStringLiteral("Käserei Nord"))).ok());
        ListQuery query;
        query.filter = QStringLiteral("NORD käs");
        QCOMPARE(f->issuer->partners(query)->items.size(), 1);
        query.filter = QStringLiteral("nowhere");
        QVERIFY(f->issuer->partners(query)->items.isEmpty());
        query.filter = QStringLiteral("orders:");
        QCOMPARE(f->issuer->scopes(query)->items.size(), 2);
        QCOMPARE(f->issuer->applications({}, f->partner.id)->items.size(), 1);
        QVERIFY(f->issuer->applications({}, QStringLiteral("none"))->items.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestIssuer)
#include "tst_issuer.moc"
