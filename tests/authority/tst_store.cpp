// SPDX-License-Identifier: GPL-3.0-or-later
#include "storesuite.h"

#include <QJsonArray>
#include <limits>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

/// What every implementation of Store has to do: the directory, keys, transactions.
class TestStore : public StoreSuite
{
    Q_OBJECT
    using StoreSuite::StoreSuite;

private Q_SLOTS:
    void directoryRoundTripsAndSurvives()
    {
        putDirectory();
        const domain::Api api{
            QStringLiteral("i1"),
            QStringLiteral("Orders"),
            QStringLiteral("/orders"),
            {{QStringLiteral("GET"), QStringLiteral("/{id}"), {QStringLiteral("orders:read")}},
             {QStringLiteral("*"), QStringLiteral("/**"), {}}},
            timeAt(0),
            2};
        const domain::Scope scope{QStringLiteral("orders:read"),
                                  QStringLiteral("Réad"),
                                  domain::Sensitivity::High,
                                  30,
                                  timeAt(0),
                                  1};
        const domain::Plan plan{
            QStringLiteral("l1"), QStringLiteral("Gold"), 2.5, 10, 1000, 1LL << 40, 5, 6, timeAt(0), 1};
        QVERIFY(m_store->putApi(api).ok());
        QVERIFY(m_store->putScope(scope).ok());
        QVERIFY(m_store->putPlan(plan).ok());
        reopen();
        const auto partners = m_store->partners();
        QVERIFY(partners.ok());
        QCOMPARE(partners->size(), 2);
        QVERIFY(partners->contains(samplePartner(QStringLiteral("p1"))));
        QVERIFY(
            m_store->applications()->contains(sampleApplication(QStringLiteral("a2"), QStringLiteral("p2"))));
        QCOMPARE(*m_store->apis(), QList<domain::Api>{api});
        QCOMPARE(*m_store->scopes(), QList<domain::Scope>{scope});
        QCOMPARE(*m_store->plans(), QList<domain::Plan>{plan});
        auto changed = api;
        changed.name = QStringLiteral("Other");
        changed.endpoints.clear();
        changed.credentialRule = domain::CredentialRule::Both;
        QVERIFY(m_store->putApi(changed).ok());
        QCOMPARE(*m_store->apis(), QList<domain::Api>{changed});
        QVERIFY(m_store->removeApi(api.id).ok());
        QVERIFY(m_store->apis()->isEmpty());
        QCOMPARE(m_store->removeApi(api.id).error().code, ErrorCode::NotFound);
        QVERIFY(m_store->removeScope(scope.name).ok());
        QCOMPARE(m_store->removeScope(scope.name).error().code, ErrorCode::NotFound);
    }

    void trustedIssuersRoundTrip()
    {
        putDirectory();
        const domain::Api api{QStringLiteral("i1"), QStringLiteral("Orders"), QStringLiteral("/orders"), {}, timeAt(0), 2};
        QVERIFY(m_store->putApi(api).ok());
        domain::TrustedIssuer issuer;
        issuer.id = QStringLiteral("t1");
        issuer.apiId = api.id;
        issuer.name = QStringLiteral("Ça");
        issuer.issuer = QStringLiteral("https://idp.example/r");
        issuer.audiences = QStringList{QStringLiteral("a"), QStringLiteral("b")};
        issuer.types = QStringList{QStringLiteral("JWT")};
        issuer.keySource = domain::TrustedIssuer::KeySource::Inline;
        issuer.jwks = QJsonObject{{QStringLiteral("keys"), QJsonArray{QJsonObject{{QStringLiteral("kty"), QStringLiteral("OKP")}}}}};
        issuer.scopes = QStringList{QStringLiteral("orders:*")};
        issuer.scopeMappings = {{QStringLiteral("roles"), QStringLiteral("reader"), {QStringLiteral("orders:read")}}};
        issuer.applications = {{QStringLiteral("shop"), QStringLiteral("a1")}};
        issuer.applicationId = QStringLiteral("a2");
        issuer.enabled = false;
        issuer.createdAt = timeAt(3);
        issuer.version = 4;
        domain::TrustedIssuer nowhere = issuer;
        nowhere.apiId = QStringLiteral("none");
        QCOMPARE(m_store->putTrustedIssuer(nowhere).error().code, ErrorCode::Conflict);
        QVERIFY(m_store->putTrustedIssuer(issuer).ok());
        reopen();
        QCOMPARE(*m_store->trustedIssuers(), QList<domain::TrustedIssuer>{issuer});
        issuer.enabled = true;
        issuer.version = 5;
        QVERIFY(m_store->putTrustedIssuer(issuer).ok());
        QCOMPARE(*m_store->trustedIssuers(), QList<domain::TrustedIssuer>{issuer});
        QVERIFY(m_store->removeTrustedIssuer(issuer.id).ok());
        QVERIFY(m_store->trustedIssuers()->isEmpty());
        QCOMPARE(m_store->removeTrustedIssuer(issuer.id).error().code, ErrorCode::NotFound);
        auto application = sampleApplication(QStringLiteral("a1"), QStringLiteral("p1"));
        application.credentialRule = domain::CredentialRule::Token;
        QVERIFY(m_store->putApplication(application).ok());
        QVERIFY(m_store->applications()->contains(application));
    }

    void applicationNeedsItsPartner()
    {
        const auto put =
            m_store->putApplication(sampleApplication(QStringLiteral("a1"), QStringLiteral("nobody")));
        QCOMPARE(put.error().code, ErrorCode::Conflict);
        QVERIFY(m_store->applications()->isEmpty());
    }

    void aTextWithNulIsRefused()
    {
        auto partner = samplePartner(QStringLiteral("p1"));
        partner.contact = QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b");
        QCOMPARE(m_store->putPartner(partner).error().reason, QStringLiteral("text_nul"));
        partner.contact.clear();
        QVERIFY(m_store->putPartner(partner).ok()); // by the same statement
        QCOMPARE(*m_store->partners(), QList<domain::Partner>{partner});
    }

    void keysRoundTrip()
    {
        putDirectory();
        const auto stored = sampleKey(QStringLiteral("k1"), QStringLiteral("a1"));
        QVERIFY(m_store->putKey(stored).ok());
        reopen();
        const auto back = m_store->key(QStringLiteral("k1"));
        QVERIFY(back.ok());
        QCOMPARE(back->key, stored.key);
        QCOMPARE(back->digest, stored.digest);
        QCOMPARE(m_store->key(QStringLiteral("none")).error().code, ErrorCode::NotFound);

        StoredKey bare = sampleKey(QStringLiteral("k2"), QStringLiteral("a1"));
        bare.key = domain::ApiKey{};
        bare.key.id = QStringLiteral("k2");
        bare.key.applicationId = QStringLiteral("a1");
        bare.key.createdAt = timeAt(0);
        QVERIFY(m_store->putKey(bare).ok());
        const auto bareBack = m_store->key(QStringLiteral("k2"));
        QCOMPARE(bareBack->key, bare.key);
        QVERIFY(!bareBack->key.expiresAt.isValid());

        QCOMPARE(m_store->keyCount().value(), 2);
        QStringList live, rows;
        QVERIFY(m_store
                    ->eachLiveKey({},
                                  [&](const KeyRow &row) {
                                      live << QString::fromUtf8(row.id);
                                      if (row.id != QByteArrayView("k1"))
                                          return;
                                      QCOMPARE(QByteArray(row.digest.data(), row.digest.size()), stored.digest);
                                      QCOMPARE(QString::fromUtf8(row.scopes),
                                               QStringLiteral("[\"orders:read\",\"orders:*\"]"));
                                      QCOMPARE(row.revokedMs, stored.key.revokedAt.toMSecsSinceEpoch());
                                  })
                    .ok());
        live.sort();
        QCOMPARE(live, (QStringList{QStringLiteral("k1"), QStringLiteral("k2")}));
        live.clear();
        QVERIFY(m_store->eachLiveKey({QStringLiteral("none")}, [&](const KeyRow &) { live << QString(); }).ok());
        QVERIFY(live.isEmpty());
        QVERIFY(m_store
                    ->keyRowsAfter(QStringLiteral("k1"), 10,
                                   [&](const KeyRow &row) { rows << QString::fromUtf8(row.id); })
                    .ok());
        QCOMPARE(rows, QStringList{QStringLiteral("k2")});

        auto sameDigest = sampleKey(QStringLiteral("k3"), QStringLiteral("a1"));
        sameDigest.digest = stored.digest;
        QCOMPARE(m_store->putKey(sameDigest).error().code, ErrorCode::Exists);
    }

    void keysArePagedNewestFirst()
    {
        putDirectory();
        for (int i = 0; i < 25; ++i) // several with the same time
            QVERIFY(m_store
                        ->putKey(sampleKey(QStringLiteral("k%1").arg(i, 2, 10, QLatin1Char('0')),
                                           QStringLiteral("a1"), i / 3))
                        .ok());
        QStringList seen;
        std::optional<KeyPlace> after;
        for (;;) {
            const auto page = m_store->keysWhere(KeyCondition::all(), after, 4);
            QVERIFY(page.ok());
            if (page->isEmpty())
                break;
            for (const auto &stored : *page)
                seen << stored.key.id;
            after = KeyPlace{page->last().key.createdAt.toMSecsSinceEpoch(), seen.last()};
        }
        QCOMPARE(seen.size(), 25);
        QCOMPARE(seen.first(), QStringLiteral("k24"));
        QCOMPARE(seen.last(), QStringLiteral("k00"));
        QVERIFY(std::is_sorted(seen.rbegin(), seen.rend()));
    }

    void lastUseOnlyMovesForward()
    {
        putDirectory();
        auto stored = sampleKey(QStringLiteral("k1"), QStringLiteral("a1"));
        QVERIFY(m_store->putKey(stored).ok());
        const qint64 later = stored.key.lastUsedAt.toMSecsSinceEpoch() + 5000;
        QVERIFY(
            m_store->touchLastUsed({{QStringLiteral("k1"), later}, {QStringLiteral("gone"), later}}).ok());
        QCOMPARE(m_store->key(QStringLiteral("k1"))->key.lastUsedAt.toMSecsSinceEpoch(), later);
        QVERIFY(m_store->touchLastUsed({{QStringLiteral("k1"), later - 1}}).ok());
        QVERIFY(m_store->putKey(stored).ok()); // a writer that has not seen the later use
        QCOMPARE(m_store->key(QStringLiteral("k1"))->key.lastUsedAt.toMSecsSinceEpoch(), later);
    }

    void howFarUsesAreKnown()
    {
        QCOMPARE(m_store->nodeUses()->size(), 0);
        const NodeUses a{QStringLiteral("a"), 1000, 2000, 30}, b{QStringLiteral("b"), 5, std::numeric_limits<qint64>::max(), 0};
        QVERIFY(m_store->putNodeUses(b).ok());
        QVERIFY(m_store->putNodeUses({QStringLiteral("a"), 1, 2, 3}).ok());
        QVERIFY(m_store->putNodeUses(a).ok());
        reopen();
        QCOMPARE(*m_store->nodeUses(), (QList<NodeUses>{a, b}));
    }

    void guessesAreCounted()
    {
        const QByteArray one(32, '1'), two(32, '2');
        QVERIFY(m_store->addGuesses({one, two}, 1000, 0).ok());
        QVERIFY(m_store->addGuesses({one}, 1500, 500).ok());
        reopen();
        const auto seen = m_store->guesses({two, one, QByteArray(32, '3')});
        QVERIFY(seen.ok());
        QCOMPARE(seen->at(0).failures, 1);
        QCOMPARE(seen->at(1).failures, 2);
        QCOMPARE(seen->at(1).lastMs, qint64(1500));
        QCOMPARE(seen->at(2).failures, 0);
        QVERIFY(m_store->addGuesses({one}, 9000, 2000).ok()); // the last one was before that
        QCOMPARE(m_store->guesses({one})->first().failures, 1);
        QVERIFY(m_store->removeGuesses({one}).ok());
        QCOMPARE(m_store->guesses({one})->first().failures, 0);
    }

    void usesAreReadInTheirOrder()
    {
        putDirectory();
        QHash<QString, qint64> uses;
        for (int i = 0; i < 10; ++i) {
            auto stored = sampleKey(QStringLiteral("k%1").arg(i), QStringLiteral("a1"));
            stored.key.lastUsedAt = {};
            QVERIFY(m_store->putKey(stored).ok());
            if (i > 1)
                uses.insert(stored.key.id, 1000 + i / 2);
        }
        QVERIFY(m_store->touchLastUsed(uses).ok());
        QStringList seen;
        std::optional<KeyUse> after;
        for (;;) {
            const auto page = m_store->usedSince(1002, after, 3);
            QVERIFY(page.ok());
            if (page->isEmpty())
                break;
            for (const KeyUse &use : *page)
                seen << use.id;
            after = page->last();
        }
        QCOMPARE(seen, (QStringList{QStringLiteral("k4"), QStringLiteral("k5"), QStringLiteral("k6"), QStringLiteral("k7"),
                                    QStringLiteral("k8"), QStringLiteral("k9")}));
    }

    void conditions_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("ids");
        const auto row = [](const char *name, int which, const char *ids) {
            QTest::newRow(name) << which << QString::fromLatin1(ids);
        };
        row("all", 0, "a b c");
        row("none", 1, "");
        row("one of few", 2, "a c");
        row("one of many", 3, "b");
        row("not one of what is null", 4, "a b c");
        row("like, any case", 5, "a");
        row("like, a sign that is one of its own", 6, "b");
        row("less", 7, "b");
        row("not less than what is null", 8, "a c");
        row("the end is the earlier one", 9, "b c");
        row("missing", 10, "a");
        row("both, either, not", 11, "c");
        row("masked", 12, "a");
        row("tag", 13, "b");
        row("API", 14, "b");
    }
    void conditions()
    {
        using C = KeyCondition;
        using Column = KeyCondition::Column;
        putDirectory();
        const auto put = [&](const char *id, const char *name, qint64 expires, qint64 retires, qint64 used) {
            auto stored = sampleKey(QString::fromLatin1(id), QStringLiteral("a1"));
            stored.key.name = QString::fromLatin1(name);
            stored.key.expiresAt = expires ? timeAt(expires) : QDateTime();
            stored.key.retiresAt = retires ? timeAt(retires) : QDateTime();
            stored.key.lastUsedAt = used ? timeAt(used) : QDateTime();
            stored.key.planId.clear();
            if (stored.key.id == QLatin1String("b")) {
                stored.key.tags = QStringList{QStringLiteral("North 5%")};
                stored.key.restrictions.apis = QStringList{QStringLiteral("api0000002")};
            }
            QVERIFY(m_store->putKey(stored).ok());
        };
        put("a", "Till One", 0, 0, 0);
        put("b", "100%_x", 50, 90, 5);
        put("c", "other", 90, 60, 9);
        const auto at = [](qint64 s) { return timeAt(s).toMSecsSinceEpoch(); };
        QStringList many;
        for (int i = 0; i < 3000; ++i)
            many << QStringLiteral("x%1").arg(i);
        const QList<C> conditions{
            C::all(),
            C::none(),
            C::oneOf(Column::Id, {QStringLiteral("a"), QStringLiteral("c"), QStringLiteral("z")}),
            C::oneOf(Column::Id, many + QStringList{QStringLiteral("b")}),
            C::negation(C::oneOf(Column::Plan, {QStringLiteral("p")})),
            C::like(Column::Name, QStringLiteral("%tILL_o%")),
            C::like(Column::Name, C::escaped(QStringLiteral("100%_")) + QStringLiteral("%")),
            C::less(Column::LastUsed, at(6)),
            C::negation(C::less(Column::LastUsed, at(6))),
            C::less(Column::Ends, at(61)),
            C::missing(Column::LastUsed),
            C::both(C::either(C::greater(Column::LastUsed, at(4)), C::missing(Column::LastUsed)),
                    C::negation(C::either(C::oneOf(Column::Id, {QStringLiteral("b")}), C::missing(Column::Ends)))),
            C::like(Column::Masked, QStringLiteral("oct\\_test\\_a…abcd")),
            C::like(Column::Tags, QStringLiteral("%\"nORTH 5") + C::escaped(QStringLiteral("%")) + QStringLiteral("\"%")),
            C::like(Column::Apis, QStringLiteral("%\"api0000002\"%"))};
        QFETCH(const int, which);
        QFETCH(const QString, ids);
        const auto found = m_store->keysWhere(conditions.at(which), {}, 10);
        QVERIFY2(found.ok(), qPrintable(found ? QString() : found.error().toString()));
        QStringList seen;
        for (const auto &stored : *found)
            seen << stored.key.id;
        seen.sort();
        QCOMPARE(seen.join(u' '), ids);
    }

    void transactionsAreAllOrNothing()
    {
        const auto failed = m_store->transact([&]() -> Result<void> {
            if (const auto put = m_store->putPartner(samplePartner(QStringLiteral("p1"))); !put)
                return put;
            return Error{ErrorCode::Internal, {}, QStringLiteral("on purpose"), {}, {}};
        });
        QCOMPARE(failed.error().detail, QStringLiteral("on purpose"));
        QVERIFY(m_store->partners()->isEmpty());
        QVERIFY(
            m_store->transact([&] { return m_store->putPartner(samplePartner(QStringLiteral("p1"))); }).ok());
        // One inside the other: only the inner is undone.
        QVERIFY(m_store
                    ->transact([&]() -> Result<void> {
                        (void)m_store->transact([&]() -> Result<void> {
                            (void)m_store->putPartner(samplePartner(QStringLiteral("p2")));
                            return Error{};
                        });
                        return m_store->putPartner(samplePartner(QStringLiteral("p3")));
                    })
                    .ok());
        reopen();
        QStringList ids;
        const auto partners = m_store->partners();
        for (const auto &p : *partners)
            ids << p.id;
        ids.sort();
        QCOMPARE(ids, (QStringList{QStringLiteral("p1"), QStringLiteral("p3")}));
    }
};

int main(int argc, char **argv)
{
    return runOverBoth<TestStore>(argc, argv);
}
#include "tst_store.moc"
