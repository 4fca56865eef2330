// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/digest.h"
#include "crypto/keyformat.h"
#include "issuerfixture.h"

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;
using domain::KeyStatus;

namespace {

template <typename T>
QString reasonOf(const Result<T> &result)
{
    return result ? QStringLiteral("ok") : result.error().reason;
}

} // namespace

class TestIssuerKeys : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IssuerFixture> f;

    QJsonObject expiring(qint64 seconds, const char *scope = "orders:read") const
    {
        return f->keyBody(QString::fromLatin1("{\"expires_at\":\"%1\",\"scopes\":[\"%2\"]}")
                              .arg(f->in(seconds), QString::fromLatin1(scope))
                              .toUtf8()
                              .constData());
    }

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<IssuerFixture>();
        f->furnish();
    }

    void anIssuedKeyIsWhole()
    {
        auto made = f->issuer->issueKey(
            f->caller,
            f->keyBody(
                R"({"environment":"test","restrictions":{"addresses":["10.1.2.3","2001:DB8::/32"],"referrers":["App.Alpina.Example","*.alpina.example","käse.example"]}})"));
        QVERIFY2(made.ok(), qPrintable(made ? QString() : made.error().toString()));
        const domain::ApiKey &key = made->key;
        const std::string whole = made->secret.reveal().toStdString();
        const auto parsed = crypto::parseKey(whole);
        QVERIFY(parsed);
        QCOMPARE(QString::fromLatin1(parsed->id.data(), 10), key.id);
        QVERIFY(made->secret.reveal().startsWith("oct_test_"));
        QVERIFY(made->secret.revealText().endsWith(key.last4));
        QCOMPARE(key.restrictions.addresses,
                 (QStringList{QStringLiteral("10.1.2.3/32"), QStringLiteral("2001:db8::/32")}));
        QCOMPARE(key.restrictions.referrers,
                 (QStringList{QStringLiteral("app.alpina.example"), QStringLiteral("*.alpina.example"),
                              QStringLiteral("xn--kse-qla.example")}));
        const auto live = f->sink.credentials.value(key.id);
        QCOMPARE(live.digest, crypto::sha256Bytes(made->secret.reveal()));
        QCOMPARE(live.partnerId, f->partner.id);
        QVERIFY(!live.partnerClosed);
        QCOMPARE(f->store->key(key.id)->digest, live.digest);
        // Key names need not be unique.
        QVERIFY(f->issuer->issueKey(f->caller, f->keyBody()).ok());
        QVERIFY(f->issuer->issueKey(f->caller, f->keyBody()).ok());
    }

    void issuingIsChecked_data()
    {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *more, const char *reason, const char *field) {
            QTest::newRow(more) << QByteArray(more) << QString::fromLatin1(reason)
                                << QString::fromLatin1(field);
        };
        row(R"({"application_id":"none"})", "application_unknown", "application_id");
        row(R"({"application_id":7})", "member_type", "application_id");
        row(R"({"name":""})", "name_empty", "name");
        row(R"({"environment":"production"})", "value_unknown", "environment");
        row(R"({"scopes":"orders:read"})", "member_type", "scopes");
        row(R"({"scopes":["nope"]})", "scope_unknown", "scopes");
        row(R"({"scopes":["nope:*"]})", "scope_unknown", "scopes");
        row(R"({"scopes":["billing:*"]})", "scope_unknown", "scopes");
        row(R"({"scopes":["*"]})", "scope_syntax", "scopes");
        row(R"({"scopes":["a b"]})", "scope_syntax", "scopes");
        row(R"({"scopes":["short:lived"]})", "lifetime_exceeded", "expires_at");
        row(R"({"scopes":["short:*"]})", "lifetime_exceeded", "expires_at");
        row(R"({"expires_at":"tomorrow"})", "time_syntax", "expires_at");
        row(R"({"expires_at":1790000000})", "member_type", "expires_at");
        row(R"({"expires_at":"2001-01-01T00:00:00Z"})", "expiry_past", "expires_at");
        row(R"({"plan_id":"none"})", "plan_unknown", "plan_id");
        row(R"({"restrictions":[]})", "member_type", "restrictions");
        row(R"({"restrictions":{"hosts":[]}})", "member_unknown", "restrictions.hosts");
        row(R"({"restrictions":{"addresses":["10.0.0.0/33"]}})", "address_syntax", "addresses");
        row(R"({"restrictions":{"addresses":["010.0.0.1"]}})", "address_syntax", "addresses");
        row(R"({"restrictions":{"referrers":["a.example:443"]}})", "referrer_syntax", "referrers");
        row(R"({"restrictions":{"referrers":["a.*.example"]}})", "referrer_syntax", "referrers");
        row(R"({"restrictions":{"referrers":["*"]}})", "referrer_syntax", "referrers");
        row(R"({"restrictions":{"referrers":[""]}})", "referrer_syntax", "referrers");
        row(R"({"key":"oct_live_x"})", "member_unknown", "key");
    }
    void issuingIsChecked()
    {
        QFETCH(QByteArray, more);
        QFETCH(QString, reason);
        QFETCH(QString, field);
        const auto made = f->issuer->issueKey(f->caller, f->keyBody(more.constData()));
        QCOMPARE(reasonOf(made), reason);
        QCOMPARE(made.error().code, ErrorCode::Invalid);
        QCOMPARE(made.error().field, field);
        if (reason == QLatin1String("scope_unknown"))
            QVERIFY(
                made.error().detail.contains(json(more.constData())[QStringLiteral("scopes")][0].toString()));
        QVERIFY(f->sink.credentials.isEmpty());
    }

    void wildcardsNeedAChild()
    {
        QVERIFY(f->issuer->issueKey(f->caller, f->keyBody(R"({"scopes":["orders:*","orders:*"]})")).ok());
    }

    void lifetimesAreBounded()
    {
        const qint64 day = 86'400;
        QVERIFY(f->issuer->issueKey(f->caller, expiring(30 * day, "short:lived")).ok());
        QCOMPARE(reasonOf(f->issuer->issueKey(f->caller, expiring(31 * day, "short:lived"))),
                 QStringLiteral("lifetime_exceeded"));
        QCOMPARE(reasonOf(f->issuer->issueKey(f->caller, expiring(-1))), QStringLiteral("expiry_past"));
        QCOMPARE(reasonOf(f->issuer->issueKey(f->caller, expiring(0))), QStringLiteral("expiry_past"));
        const auto key = f->issued();
        QCOMPARE(reasonOf(f->issuer->updateKey(f->caller, key.id, json(R"({"scopes":["short:lived"]})"))),
                 QStringLiteral("lifetime_exceeded"));
        // Counted from the issue, so that prolonging again and again is no way around it.
        const auto bounded = f->issuer->issueKey(f->caller, expiring(29 * day, "short:lived"));
        QVERIFY(bounded.ok());
        f->clock.advanceMs(20 * day * 1000);
        const auto longer = f->issuer->updateKey(f->caller, bounded->key.id,
                                                 {{QStringLiteral("expires_at"), f->in(15 * day)}});
        QCOMPARE(reasonOf(longer), QStringLiteral("lifetime_exceeded"));
        QVERIFY(f->issuer
                    ->updateKey(f->caller, bounded->key.id, {{QStringLiteral("expires_at"), f->in(10 * day)}})
                    .ok());
    }

    void keysAreChanged()
    {
        const auto plan = f->issuer->createPlan(f->caller, json(R"({"name":"Gold"})"));
        const auto key = f->issued();
        const auto changed =
            f->issuer->updateKey(f->caller, key.id,
                                 {{QStringLiteral("name"), QStringLiteral("new")},
                                  {QStringLiteral("plan_id"), plan->id},
                                  {QStringLiteral("expires_at"), f->in(3600)},
                                  {QStringLiteral("restrictions"), json(R"({"referrers":["a.example"]})")}});
        QVERIFY(changed.ok());
        QCOMPARE(changed->version, 2);
        QCOMPARE(f->sink.credentials.value(key.id).key, *changed);
        QCOMPARE(f->store->key(key.id)->key, *changed);
        const auto cleared = f->issuer->updateKey(
            f->caller, key.id,
            json(R"({"plan_id":null,"expires_at":null,"restrictions":{"addresses":["::1"]}})"));
        QVERIFY(cleared->planId.isEmpty());
        QVERIFY(!cleared->expiresAt.isValid());
        QCOMPARE(cleared->restrictions.referrers, QStringList{QStringLiteral("a.example")});
        QCOMPARE(f->issuer->updateKey(f->caller, key.id, json(R"({"name":"new"})"))->version, 3);
        QCOMPARE(reasonOf(f->issuer->updateKey(f->caller, key.id, json(R"({"environment":"test"})"))),
                 QStringLiteral("member_unknown"));
        QCOMPARE(reasonOf(f->issuer->updateKey(f->caller, key.id, json(R"({"scopes":["nope"]})"))),
                 QStringLiteral("scope_unknown"));
        QCOMPARE(f->issuer->updateKey(f->caller, QStringLiteral("none"), {}).error().code,
                 ErrorCode::NotFound);
    }

    void statesAndTheirTransitions()
    {
        const auto key = f->issued();
        const auto status = [&] { return f->issuer->key(key.id)->statusAt(f->clock.now()); };
        QVERIFY(f->issuer->suspendKey(f->caller, key.id).ok());
        QCOMPARE(status(), KeyStatus::Suspended);
        const auto entries = f->audit().size();
        QCOMPARE(f->issuer->suspendKey(f->caller, key.id)->version, 2);
        QCOMPARE(f->audit().size(), entries);
        QVERIFY(f->issuer->resumeKey(f->caller, key.id).ok());
        QCOMPARE(status(), KeyStatus::Active);
        QCOMPARE(f->issuer->resumeKey(f->caller, key.id)->version, 3);
        QVERIFY(f->issuer->revokeKey(f->caller, key.id).ok());
        QCOMPARE(status(), KeyStatus::Revoked);
        QVERIFY(f->sink.credentials.value(key.id).key.revokedAt.isValid());
        QCOMPARE(f->issuer->revokeKey(f->caller, key.id)->version, 4);
        for (const auto &again :
             {f->issuer->suspendKey(f->caller, key.id), f->issuer->resumeKey(f->caller, key.id),
              f->issuer->updateKey(f->caller, key.id, json(R"({"name":"x"})"))}) {
            QCOMPARE(reasonOf(again), QStringLiteral("key_revoked"));
            QCOMPARE(again.error().code, ErrorCode::Conflict);
        }
        QCOMPARE(reasonOf(f->issuer->rotateKey(f->caller, key.id, {})), QStringLiteral("key_revoked"));
        QCOMPARE(f->issuer->revokeKey(f->caller, QStringLiteral("none")).error().code, ErrorCode::NotFound);

        const auto brief = f->issuer->issueKey(f->caller, expiring(60));
        f->clock.advanceMs(61'000);
        QCOMPARE(reasonOf(f->issuer->rotateKey(f->caller, brief->key.id, {})), QStringLiteral("key_expired"));
        QVERIFY(
            f->issuer->updateKey(f->caller, brief->key.id, json(R"({"name":"expired, but renamed"})")).ok());
        QVERIFY(
            f->issuer->updateKey(f->caller, brief->key.id, {{QStringLiteral("expires_at"), f->in(60)}}).ok());
        QCOMPARE(f->issuer->key(brief->key.id)->statusAt(f->clock.now()), KeyStatus::Active);
    }

    void rotationOverlaps()
    {
        const auto key = f->issued(
            R"({"environment":"test","restrictions":{"addresses":["10.0.0.0/8"]},"scopes":["orders:*"]})");
        const auto next = f->issuer->rotateKey(f->caller, key.id, {});
        QVERIFY(next.ok());
        QVERIFY(next->key.id != key.id);
        QCOMPARE(next->key.scopes, key.scopes);
        QCOMPARE(next->key.restrictions, key.restrictions);
        QCOMPARE(next->key.environment, key.environment);
        QCOMPARE(next->key.predecessorId, key.id);
        const auto old = f->issuer->key(key.id);
        QCOMPARE(old->successorId, next->key.id);
        QCOMPARE(old->retiresAt, f->clock.now().addSecs(86'400));
        QCOMPARE(old->statusAt(f->clock.now()), KeyStatus::Rotating);
        QCOMPARE(f->sink.credentials.value(key.id).key, *old);
        QVERIFY(f->sink.credentials.contains(next->key.id));
        QCOMPARE(reasonOf(f->issuer->rotateKey(f->caller, key.id, {})), QStringLiteral("key_rotated"));
        f->clock.advanceMs(86'400'000);
        QCOMPARE(f->issuer->key(key.id)->statusAt(f->clock.now()), KeyStatus::Expired);
        QStringList actions;
        for (const auto &e : f->audit())
            actions << e.action;
        QCOMPARE(actions.last(), QStringLiteral("key.rotate"));

        // min(expiry, now + overlap), and the expiry is inherited.
        const auto brief = f->issuer->issueKey(f->caller, expiring(600));
        const auto after =
            f->issuer->rotateKey(f->caller, brief->key.id, json(R"({"overlap_seconds":3600})"));
        QCOMPARE(after->key.expiresAt, brief->key.expiresAt);
        QCOMPARE(f->issuer->key(brief->key.id)->retiresAt, brief->key.expiresAt);
        const auto third = f->issuer->rotateKey(f->caller, after->key.id, json(R"({"overlap_seconds":0})"));
        QVERIFY(third.ok());
        QCOMPARE(f->issuer->key(after->key.id)->statusAt(f->clock.now()), KeyStatus::Expired);
        for (const char *bad : {R"({"overlap_seconds":-1})", R"({"overlap_seconds":1e12})"})
            QCOMPARE(reasonOf(f->issuer->rotateKey(f->caller, third->key.id, json(bad))),
                     QStringLiteral("number_range"));
        QCOMPARE(reasonOf(f->issuer->rotateKey(f->caller, third->key.id, json(R"({"overlap":1})"))),
                 QStringLiteral("member_unknown"));
        QVERIFY(f->issuer->suspendKey(f->caller, third->key.id).ok());
        QCOMPARE(reasonOf(f->issuer->rotateKey(f->caller, third->key.id, {})),
                 QStringLiteral("key_suspended"));
    }

    void aClosedPartnerClosesItsKeys()
    {
        const auto key = f->issued();
        QVERIFY(f->issuer->updatePartner(f->caller, f->partner.id, json(R"({"status":"closed"})")).ok());
        QVERIFY(f->sink.credentials.value(key.id).partnerClosed);
        const auto refused = f->issuer->issueKey(f->caller, f->keyBody());
        QCOMPARE(reasonOf(refused), QStringLiteral("partner_closed"));
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QCOMPARE(reasonOf(f->issuer->rotateKey(f->caller, key.id, {})), QStringLiteral("partner_closed"));
        QVERIFY(f->issuer->revokeKey(f->caller, key.id).ok());
        QVERIFY(f->issuer->updatePartner(f->caller, f->partner.id, json(R"({"status":"active"})")).ok());
        QVERIFY(!f->sink.credentials.value(key.id).partnerClosed);
    }

    void listsUseTheFilterLanguage()
    {
        const auto first = f->issued(R"({"name":"Kasse"})");
        f->clock.advanceMs(1);
        const auto second = f->issued(R"({"name":"Lager","scopes":["billing"]})");
        QVERIFY(f->issuer->suspendKey(f->caller, second.id).ok());
        const auto ids = [&](const char *filter, const QString &application = {},
                             const QString &partner = {}) {
            ListQuery query;
            query.filter = QString::fromUtf8(filter);
            QStringList out;
            const auto page = f->issuer->keys(query, application, partner);
            if (page) {
                for (const auto &k : page->items)
                    out << k.id;
            }
            return out;
        };
        QCOMPARE(ids(""), (QStringList{second.id, first.id}));
        QCOMPARE(ids("status:suspended"), QStringList{second.id});
        QCOMPARE(ids("partner:alpina scope:orders:*"), QStringList{first.id});
        QCOMPARE(ids("kasse"), QStringList{first.id});
        QCOMPARE(ids("", f->application.id), (QStringList{second.id, first.id}));
        QCOMPARE(ids("", {}, f->partner.id).size(), 2);
        QVERIFY(ids("", QStringLiteral("none")).isEmpty());
        QVERIFY(ids("", {}, QStringLiteral("none")).isEmpty());
        UsageDelta used;
        used.second = f->clock.nowMs() / 1000 - 3600;
        used.keyId = first.id;
        used.requests = 5000;
        used.bytesOut = 10;
        QVERIFY(f->store->add({used}).ok());
        QCOMPARE(ids("requests>1k"), QStringList{first.id});
        ListQuery wrong;
        wrong.filter = QStringLiteral("status:(");
        const auto refused = f->issuer->keys(wrong, {}, {});
        QCOMPARE(refused.error().code, ErrorCode::Invalid);
        QCOMPARE(refused.error().field, QStringLiteral("filter"));
    }

    void lastUseIsRemembered()
    {
        const auto key = f->issued();
        const qint64 now = f->clock.nowMs();
        f->issuer->keyUsed(key.id, now + 5);
        f->issuer->keyUsed(key.id, now);
        f->issuer->keyUsed(QStringLiteral("none"), now);
        QCOMPARE(f->issuer->key(key.id)->lastUsedAt.toMSecsSinceEpoch(), now + 5);
        QCOMPARE(f->issuer->key(key.id)->version, 1);
    }
};

QTEST_APPLESS_MAIN(TestIssuerKeys)
#include "tst_issuerkeys.moc"
