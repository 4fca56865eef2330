// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a key between its issue and its end, and how it is found among others.
#include "domain/filter.h"
#include "issuerfixture.h"

#include <QSet>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {

template <typename T>
QString reasonOf(const Result<T> &result)
{
    return result ? QStringLiteral("ok") : result.error().reason;
}

} // namespace

class TestKeyLife : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IssuerFixture> f;

    QStringList listed(const QString &filter, int limit = 1000, const QString &application = {}, const QString &partner = {})
    {
        QStringList ids;
        ListQuery query{filter, {}, limit};
        do {
            const auto page = f->issuer->keys(query, application, partner);
            if (!page)
                qFatal("%s: %s", qPrintable(filter), qPrintable(page.error().toString()));
            for (const domain::ApiKey &key : page->items)
                ids << key.id;
            query.cursor = page->next;
        } while (!query.cursor.isEmpty());
        return ids;
    }

private Q_SLOTS:
    void init()
    {
        f = std::make_unique<IssuerFixture>();
        f->furnish();
    }

    void aRevokedKeyIsRestoredForThirtyDays()
    {
        const domain::ApiKey key = f->issued();
        QVERIFY(f->issuer->revokeKey(f->caller, key.id).ok());
        QCOMPARE(reasonOf(f->issuer->suspendKey(f->caller, key.id)), QStringLiteral("key_revoked"));
        QCOMPARE(reasonOf(f->issuer->updateKey(f->caller, key.id, json(R"({"name":"x"})"))), QStringLiteral("key_revoked"));
        f->clock.advanceMs(29LL * 86'400'000);
        const auto back = f->issuer->restoreKey(f->caller, key.id);
        QVERIFY(back.ok());
        QVERIFY(!back->revokedAt.isValid());
        QVERIFY(!f->sink.credentials.value(key.id).key.revokedAt.isValid());
        QCOMPARE(f->audit().last().action, QStringLiteral("key.restore"));
        const auto same = f->issuer->restoreKey(f->caller, key.id); // nothing to do, no entry
        QCOMPARE(same->version, back->version);
        QCOMPARE(f->audit().last().action, QStringLiteral("key.restore"));

        QVERIFY(f->issuer->revokeKey(f->caller, key.id).ok());
        f->clock.advanceMs(30LL * 86'400'000 + 1);
        QCOMPARE(reasonOf(f->issuer->restoreKey(f->caller, key.id)), QStringLiteral("restore_expired"));
        QVERIFY(f->sink.credentials.value(key.id).key.revokedAt.isValid());
        QCOMPARE(reasonOf(f->issuer->restoreKey(f->caller, QStringLiteral("none"))), QStringLiteral("not_found"));
    }

    void aRestoredKeyHoldsNothingThatIsGone()
    {
        const domain::ApiKey key = f->issued(R"({"scopes":["billing"]})");
        QVERIFY(f->issuer->revokeKey(f->caller, key.id).ok());
        QVERIFY(f->issuer->removeScope(f->caller, QStringLiteral("billing")).ok());
        QCOMPARE(reasonOf(f->issuer->restoreKey(f->caller, key.id)), QStringLiteral("scope_unknown"));
    }

    void aCampaignOfAKeyThatIsNot()
    {
        QJsonArray ids;
        for (int i = 0; i < 700; ++i)
            ids << f->issued().id;
        QJsonObject body{{QStringLiteral("name"), QStringLiteral("Many")}, {QStringLiteral("key_ids"), ids}, {QStringLiteral("overlap_seconds"), 60}};
        const auto made = f->issuer->createCampaign(f->caller, body);
        QVERIFY(made.ok());
        QCOMPARE(made->keyIds.size(), 700);
        const auto entries = f->audit().size();
        ids.insert(650, QStringLiteral("0000000000"));
        body[QStringLiteral("key_ids")] = ids;
        const auto refused = f->issuer->createCampaign(f->caller, body);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().reason, QStringLiteral("key_unknown"));
        QCOMPARE(refused.error().field, QStringLiteral("key_ids"));
        QVERIFY(refused.error().detail.contains(QStringLiteral("0000000000")));
        QCOMPARE(f->audit().size(), entries);
        QCOMPARE(f->issuer->campaigns()->size(), 1);
    }

    void aScopeInUseStays()
    {
        const domain::ApiKey key = f->issued(R"({"scopes":["billing"]})");
        const auto removed = f->issuer->removeScope(f->caller, QStringLiteral("billing"));
        QCOMPARE(reasonOf(removed), QStringLiteral("scope_in_use"));
        QVERIFY(removed.error().detail.contains(key.maskedKey()));
    }

    void aKeyMovesToAnotherApplication()
    {
        const domain::ApiKey key = f->issued();
        const auto other = f->issuer->createPartner(f->caller, json(R"({"name":"Borea"})")).value();
        const auto target = f->issuer->createApplication(f->caller, {{QStringLiteral("partner_id"), other.id}, {QStringLiteral("name"), QStringLiteral("Web")}}).value();
        const QJsonObject body{{QStringLiteral("application_id"), target.id}};
        const auto moved = f->issuer->moveKey(f->caller, key.id, body);
        QVERIFY(moved.ok());
        QCOMPARE(moved->applicationId, target.id);
        QCOMPARE(f->sink.credentials.value(key.id).partnerId, other.id);
        QCOMPARE(listed({}, 10, target.id), QStringList{key.id});
        QCOMPARE(listed({}, 10, {}, other.id), QStringList{key.id});
        QCOMPARE(listed({}, 10, f->application.id), QStringList());
        QCOMPARE(reasonOf(f->issuer->moveKey(f->caller, key.id, {})), QStringLiteral("member_missing"));
        QCOMPARE(reasonOf(f->issuer->moveKey(f->caller, key.id, json(R"({"application_id":"none"})"))), QStringLiteral("application_unknown"));
        QVERIFY(f->issuer->updatePartner(f->caller, f->partner.id, json(R"({"status":"closed"})")).ok());
        const QJsonObject home{{QStringLiteral("application_id"), f->application.id}};
        QCOMPARE(reasonOf(f->issuer->moveKey(f->caller, key.id, home)), QStringLiteral("partner_closed"));
        Caller stale = f->caller;
        stale.ifMatch = 1;
        QCOMPARE(f->issuer->moveKey(stale, key.id, body).error().code, ErrorCode::PreconditionFailed);
    }

    void rotationInheritsEverything()
    {
        const auto plan = f->issuer->createPlan(f->caller, json(R"({"name":"Gold","rate":5,"burst":9})")).value();
        QJsonObject body = f->keyBody(R"({"tags":["till","north"]})");
        body[QStringLiteral("plan_id")] = plan.id;
        body[QStringLiteral("expires_at")] = f->in(7200);
        body[QStringLiteral("restrictions")] = QJsonObject{{QStringLiteral("apis"), QJsonArray{f->api.id}},
                                                           {QStringLiteral("addresses"), QJsonArray{QStringLiteral("10.0.0.0/8")}},
                                                           {QStringLiteral("referrers"), QJsonArray{QStringLiteral("a.example")}}};
        const auto first = f->issuer->issueKey(f->caller, body);
        QVERIFY2(first.ok(), qPrintable(reasonOf(first)));
        const auto next = f->issuer->rotateKey(f->caller, first->key.id, json(R"({"overlap_seconds":3600})"));
        QVERIFY(next.ok());
        QCOMPARE(next->key.restrictions, first->key.restrictions);
        QCOMPARE(next->key.tags, (QStringList{QStringLiteral("till"), QStringLiteral("north")}));
        QCOMPARE(next->key.planId, plan.id);
        QCOMPARE(next->key.expiresAt, first->key.expiresAt);
        QCOMPARE(f->issuer->key(first->key.id)->endsAt(), f->clock.now().addSecs(3600));
        const auto long_ = f->issuer->rotateKey(f->caller, next->key.id, json(R"({"overlap_seconds":99999})"));
        QVERIFY(long_.ok());
        QCOMPARE(f->issuer->key(next->key.id)->endsAt(), first->key.expiresAt); // min(its expiry, the overlap)
    }

    void tagsAndApisAreChecked()
    {
        const auto refused = [&](const char *more) { return f->issuer->issueKey(f->caller, f->keyBody(more)); };
        QCOMPARE(reasonOf(refused(R"({"tags":[""]})")), QStringLiteral("name_empty"));
        QCOMPARE(reasonOf(refused(R"({"tags":"x"})")), QStringLiteral("member_type"));
        const auto unknown = refused(R"({"restrictions":{"apis":["none"]}})");
        QCOMPARE(reasonOf(unknown), QStringLiteral("api_unknown"));
        QCOMPARE(unknown.error().field, QStringLiteral("restrictions.apis"));
        QJsonArray tags;
        for (int i = 0; i < 20; ++i)
            tags << QStringLiteral("t%1").arg(i);
        const QJsonObject most{{QStringLiteral("tags"), tags}};
        const domain::ApiKey key = f->issued();
        QCOMPARE(f->issuer->updateKey(f->caller, key.id, most)->tags.size(), 20);
        const QJsonObject before = f->audit().last().before, after = f->audit().last().after;
        QVERIFY(before[QStringLiteral("tags")].toArray().isEmpty());
        QCOMPARE(after[QStringLiteral("tags")].toArray(), tags);
        tags << QStringLiteral("t20");
        const QJsonObject tooMany{{QStringLiteral("tags"), tags}};
        QCOMPARE(reasonOf(f->issuer->updateKey(f->caller, key.id, tooMany)), QStringLiteral("list_too_long"));
        const auto twice = f->issuer->updateKey(f->caller, key.id, json(R"({"tags":["a"," a "]})"));
        QCOMPARE(twice->tags, QStringList{QStringLiteral("a")});
    }

    void aRestrictionOutlivesItsApi()
    {
        QJsonObject body = f->keyBody();
        body[QStringLiteral("restrictions")] = QJsonObject{{QStringLiteral("apis"), QJsonArray{f->api.id}}};
        const domain::ApiKey key = f->issuer->issueKey(f->caller, body).value().key;
        QCOMPARE(f->sink.credentials.value(key.id).key.restrictions.apis, QStringList{f->api.id});
        QVERIFY(f->issuer->removeApi(f->caller, f->api.id).ok());
        // It opens nothing now, rather than everything, and a form may send it back as it is.
        const QJsonObject same{{QStringLiteral("restrictions"), body[QStringLiteral("restrictions")]}};
        const auto kept = f->issuer->updateKey(f->caller, key.id, same);
        QVERIFY2(kept.ok(), qPrintable(reasonOf(kept)));
        QCOMPARE(kept->restrictions.apis, QStringList{f->api.id});
        f->reopen();
        QCOMPARE(f->sink.credentials.value(key.id).key.restrictions.apis, QStringList{f->api.id});
    }

    void aLimitedCallerIssuesForItsApis()
    {
        const auto other = f->issuer->createApi(f->caller, json(R"({"name":"Bills","base_path":"/bills","endpoints":[
            {"method":"get","path":"/{id}","scopes":["orders:read"]}]})")).value();
        Caller limited = f->caller;
        limited.limits.apiIds = QStringList{f->api.id};
        const auto restricted = [&](const QString &api) {
            QJsonObject body = f->keyBody();
            body[QStringLiteral("restrictions")] = QJsonObject{{QStringLiteral("apis"), QJsonArray{api}}};
            return body;
        };
        // The scope opens both APIs: only with the restriction does the key stay within the limit.
        QCOMPARE(reasonOf(f->issuer->issueKey(limited, f->keyBody())), QStringLiteral("limit"));
        QCOMPARE(reasonOf(f->issuer->issueKey(limited, restricted(other.id))), QStringLiteral("api_unknown"));
        const auto mine = f->issuer->issueKey(limited, restricted(f->api.id));
        QVERIFY2(mine.ok(), qPrintable(reasonOf(mine)));
        const auto freed = f->issuer->updateKey(limited, mine->key.id, json(R"({"restrictions":{"apis":[]}})"));
        QCOMPARE(reasonOf(freed), QStringLiteral("limit"));
        const auto theirs = f->issuer->issueKey(f->caller, restricted(other.id));
        QCOMPARE(reasonOf(f->issuer->key(theirs->key.id, limited.limits)), QStringLiteral("not_found"));
    }

    void aRepeatedChangeIsDoneOnce()
    {
        const domain::ApiKey key = f->issued();
        f->caller.idempotencyKey = QStringLiteral("again");
        const auto first = f->issuer->updateKey(f->caller, key.id, json(R"({"name":"Other"})"));
        QVERIFY(first.ok());
        f->caller.idempotencyKey.clear();
        QVERIFY(f->issuer->updateKey(f->caller, key.id, json(R"({"name":"Third"})")).ok());
        f->caller.idempotencyKey = QStringLiteral("again");
        const auto again = f->issuer->updateKey(f->caller, key.id, json(R"({"name":"Other"})"));
        QCOMPARE(again->name, QStringLiteral("Third")); // as it is now; nothing was done
        QCOMPARE(reasonOf(f->issuer->updateKey(f->caller, key.id, json(R"({"name":"Fourth"})"))), QStringLiteral("idempotency_mismatch"));
        QCOMPARE(reasonOf(f->issuer->revokeKey(f->caller, key.id)), QStringLiteral("idempotency_mismatch"));
    }

    void togetherIsAllOrNothing()
    {
        const domain::ApiKey a = f->issued(), b = f->issued();
        const int calls = f->sink.calls;
        const auto entries = f->audit().size();
        const auto done = f->issuer->together([&]() -> Result<void> {
            (void)f->issuer->revokeKey(f->caller, a.id);
            (void)f->issuer->revokeKey(f->caller, QStringLiteral("none"));
            (void)f->issuer->revokeKey(f->caller, b.id);
            // Not before it is durable.
            return f->sink.calls == calls ? Result<void>() : Result<void>(Error{});
        });
        QVERIFY(done.ok());
        QCOMPARE(f->sink.calls, calls + 2);
        QCOMPARE(f->audit().size(), entries + 2);
        f->store->failCommit = true;
        QVERIFY(!f->issuer->together([&]() -> Result<void> { (void)f->issuer->restoreKey(f->caller, a.id); return {}; }).ok());
        f->store->failCommit = false;
        QCOMPARE(f->sink.calls, calls + 2);
        QVERIFY(f->issuer->key(a.id)->revokedAt.isValid());
    }

    void whatAnotherNodeDidIsRead()
    {
        const domain::ApiKey key = f->issued();
        StoredKey stored = f->store->key(key.id).value();
        stored.key.suspendedAt = f->clock.now();
        QVERIFY(f->store->putKey(stored).ok());
        QVERIFY(f->issuer->refresh(QStringLiteral("key"), key.id).ok());
        QVERIFY(f->sink.credentials.value(key.id).key.suspendedAt.isValid());
        domain::Partner partner = f->partner;
        partner.status = domain::PartnerStatus::Closed;
        partner.name = QStringLiteral("Renamed");
        QVERIFY(f->store->putPartner(partner).ok());
        QVERIFY(f->issuer->refresh(QStringLiteral("partner"), partner.id).ok());
        QCOMPARE(f->issuer->partner(partner.id)->name, QStringLiteral("Renamed"));
        QVERIFY(f->sink.credentials.value(key.id).partnerClosed);
        QVERIFY(f->store->removeApi(f->api.id).ok());
        QVERIFY(f->issuer->refresh(QStringLiteral("api"), f->api.id).ok());
        QVERIFY(f->sink.apis.isEmpty());
        QVERIFY(f->store->removeScope(QStringLiteral("billing")).ok());
        QVERIFY(f->issuer->refresh(QStringLiteral("scope"), QStringLiteral("billing")).ok());
        QVERIFY(!f->issuer->scope(QStringLiteral("billing")).ok());
        QVERIFY(f->store->putPlan({QStringLiteral("planplan01"), QStringLiteral("Silver"), 3, 4, 0, 0, 0, 0, f->clock.now(), 1}).ok());
        QVERIFY(f->issuer->refresh(QStringLiteral("plan"), QStringLiteral("planplan01")).ok());
        QVERIFY(f->sink.plans.contains(QStringLiteral("planplan01")));
        QVERIFY(f->store->putApplication({QStringLiteral("appapp0001"), partner.id, QStringLiteral("New"), f->clock.now(), 1}).ok());
        QVERIFY(f->issuer->refresh(QStringLiteral("application"), QStringLiteral("appapp0001")).ok());
        QVERIFY(f->issuer->application(QStringLiteral("appapp0001")).ok());
        QVERIFY(f->issuer->refresh(QStringLiteral("key"), QStringLiteral("none")).ok());
    }

    /// The store's part of a filter may let too much through, never too little: what is listed is what the
    /// filter itself keeps of all keys.
    void theServerFindsWhatTheFilterKeeps()
    {
        QHash<QString, domain::UsageTotals> usage;
        const QList<domain::ApiKey> keys = variedKeys(usage);
        const QDateTime now = f->clock.now();
        static const QStringList filters{
            QString(),
            QStringLiteral("status:active"),
            QStringLiteral("status:revoked,expired"),
            QStringLiteral("-status:active"),
            QStringLiteral("status:r*"),
            QStringLiteral("env:test"),
            QStringLiteral("env:*e*"),
            QStringLiteral("not env:live"),
            QStringLiteral("scope:orders:read"),
            QStringLiteral("scope:orders"),
            QStringLiteral("scope=orders:read"),
            QStringLiteral("scope:orders:*"),
            QStringLiteral("-scope:billing"),
            QStringLiteral("scope:ORDERS:READ"),
            QStringLiteral("partner:alp"),
            QStringLiteral("partner=alpina"),
            QStringLiteral("-partner:alpina"),
            QStringLiteral("app:web,shop"),
            QStringLiteral("app:\"\""),
            QStringLiteral("name:k"),
            QStringLiteral("name:till*"),
            QStringLiteral("name=TILL"),
            QStringLiteral("name:100%_"),
            QStringLiteral("name:größe"),
            QStringLiteral("name:\"a\\\\b\""),
            QStringLiteral("-name:k"),
            QStringLiteral("name:ss"),
            QStringLiteral("plan:gold"),
            QStringLiteral("plan:\"\""),
            QStringLiteral("-plan:gold"),
            QStringLiteral("backend:x"),
            QStringLiteral("-backend:x"),
            QStringLiteral("address:10.*"),
            QStringLiteral("address:\"\""),
            QStringLiteral("tag:gold"),
            QStringLiteral("tag:north"),
            QStringLiteral("-tag:north"),
            QStringLiteral("expires<30d"),
            QStringLiteral("expires>30d"),
            QStringLiteral("expires:never"),
            QStringLiteral("-expires:never"),
            QStringLiteral("expires<now"),
            QStringLiteral("expires>=2mo"),
            QStringLiteral("created<7d"),
            QStringLiteral("created>7d"),
            QStringLiteral("last_used>90d"),
            QStringLiteral("last_used<90d"),
            QStringLiteral("last_used:never"),
            QStringLiteral("last_used>=1h"),
            QStringLiteral("created:2026-01-01"),
            QStringLiteral("created:today"),
            QStringLiteral("created<today"),
            QStringLiteral("-created>=lastweek"),
            QStringLiteral("created:lastyear..thisyear"),
            QStringLiteral("expires:nextmonth,thismonth"),
            QStringLiteral("expires:-30d"),
            QStringLiteral("expires<-1d"),
            QStringLiteral("expires:-30d..60d"),
            QStringLiteral("last_used>-90d"),
            QStringLiteral("last_used<-90d"),
            QStringLiteral("last_used:-1y..-1mo"),
            QStringLiteral("created>=") + now.date().toString(Qt::ISODate),
            QStringLiteral("created:") + now.date().toString(Qt::ISODate),
            QStringLiteral("requests>10"),
            QStringLiteral("requests<10"),
            QStringLiteral("requests=0"),
            QStringLiteral("bytes>1k"),
            QStringLiteral("-bytes>1k"),
            QStringLiteral("till"),
            QStringLiteral("oct_test"),
            QStringLiteral("\"…\""),
            QStringLiteral("-till"),
            QStringLiteral("alpina shop"),
            QStringLiteral("orders:"),
            QStringLiteral("(status:active or env:test) scope:orders:read -tag:north"),
            QStringLiteral("not (till or status:suspended)"),
            QStringLiteral("ſ"),
            QStringLiteral("K")};
        for (const QString &text : filters) {
            const auto filter = domain::KeyFilter::parse(text);
            if (!filter.ok()) // a word with a colon, or so: the server says the same
                continue;
            QStringList expected;
            for (const domain::ApiKey &key : keys) {
                const auto application = f->issuer->application(key.applicationId);
                const auto partner = f->issuer->partner(application->partnerId);
                const auto plan = f->issuer->plan(key.planId);
                const auto totals = usage.value(key.id);
                const domain::KeyFilter::Subject subject{key, partner->name, application->name, plan ? plan->name : QString(), {}, partner->tags,
                                                         totals.requests, totals.bytesIn + totals.bytesOut};
                if (filter.matches(subject, now))
                    expected << key.id;
            }
            QVERIFY2(listed(text) == expected, qPrintable(text));
            QVERIFY2(listed(text, 3) == expected, qPrintable(text + QStringLiteral(" in pages of 3")));
        }
    }

private:
    /// Sixty keys that differ in everything a filter looks at, newest first as listed.
    QList<domain::ApiKey> variedKeys(QHash<QString, domain::UsageTotals> &usage)
    {
        const auto plan = f->issuer->createPlan(f->caller, json(R"({"name":"Gold","rate":5,"burst":9})")).value();
        const auto other = f->issuer->createPartner(f->caller, json(R"({"name":"Boréa","tags":["north"]})")).value();
        const auto web = f->issuer->createApplication(f->caller, {{QStringLiteral("partner_id"), other.id}, {QStringLiteral("name"), QStringLiteral("Web")}}).value();
        static const QStringList names{QStringLiteral("till"), QStringLiteral("Till 2"), QStringLiteral("Kasse"), QStringLiteral("100%_sure"), QStringLiteral("Größe"),
                                       QStringLiteral("a\\b"), QStringLiteral("Messung"), QStringLiteral("\u212Aelvin"), QStringLiteral("\u017Fo"), QStringLiteral("x\"y")};
        static const QList<QStringList> scopes{{QStringLiteral("orders:read")}, {QStringLiteral("orders:*")}, {QStringLiteral("billing"), QStringLiteral("orders:write")}, {}};
        QHash<QString, qint64> touches;
        QList<UsageDelta> deltas;
        for (int i = 0; i < 60; ++i) {
            StoredKey stored;
            domain::ApiKey &k = stored.key;
            k.id = QStringLiteral("key%1").arg(i, 7, 10, QLatin1Char('0'));
            k.applicationId = i % 3 ? f->application.id : web.id;
            k.name = names[i % names.size()];
            k.environment = i % 4 ? domain::Environment::Live : domain::Environment::Test;
            k.prefix = QStringLiteral("oct");
            k.last4 = QStringLiteral("%1").arg(i, 4, 10, QLatin1Char('z'));
            k.scopes = scopes[i % scopes.size()];
            if (i % 5 == 0)
                k.restrictions.addresses = QStringList{QStringLiteral("10.1.0.0/16")};
            if (i % 7 == 2)
                k.tags = QStringList{QStringLiteral("north"), names[i % names.size()]};
            k.planId = i % 6 ? QString() : plan.id;
            k.createdAt = f->clock.now().addDays(-i / 2).addMSecs(i % 2);
            if (i % 3 == 1)
                k.expiresAt = f->clock.now().addDays(i - 20);
            if (i % 8 == 3) {
                k.retiresAt = f->clock.now().addDays(10);
                k.successorId = QStringLiteral("next000000");
            }
            if (i % 9 == 4)
                k.suspendedAt = f->clock.now();
            if (i % 11 == 5)
                k.revokedAt = f->clock.now();
            k.version = 1;
            stored.digest = QByteArray(22, 'd') + k.id.toLatin1();
            if (!f->store->putKey(stored))
                qFatal("not put");
            if (i % 4 == 2)
                touches.insert(k.id, f->clock.now().addDays(-i * 3).toMSecsSinceEpoch());
            if (i % 5 == 1) {
                UsageDelta delta;
                delta.second = f->clock.nowMs() / 1000 - 3600;
                delta.keyId = k.id;
                delta.requests = i;
                delta.bytesOut = i * 100;
                deltas << delta;
                usage[k.id].requests = delta.requests;
                usage[k.id].bytesOut = delta.bytesOut;
            }
        }
        if (!f->store->add(deltas))
            qFatal("no usage");
        for (auto it = touches.cbegin(); it != touches.cend(); ++it)
            f->issuer->keyUsed(it.key(), it.value());
        if (!f->issuer->flushTouches())
            qFatal("no last use");
        QList<domain::ApiKey> keys;
        const auto all = f->issuer->keys({{}, {}, 1000}, {}, {});
        return all ? all->items : keys;
    }
};

QTEST_GUILESS_MAIN(TestKeyLife)
#include "tst_keylife.moc"
