// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/alertstore.h"
#include "authority/store/store.h"
#include "crypto/rowcipher.h"
#include "sample.h"
#include "support/datafolder.h"
#include "support/postgresserver.h"
#include "usage/histogram.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>
#include <cmath>
#include <cstdio>
#include <limits>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {

QByteArray histogramOf(std::initializer_list<double> values)
{
    usage::Histogram h;
    for (const double v : values)
        h.add(v);
    return h.toBytes();
}

UsageDelta delta(qint64 second, const QString &key, qint64 requests, qint64 refused = 0,
                 const QString &refusal = {})
{
    UsageDelta d;
    d.second = second;
    d.keyId = key;
    d.apiId = QStringLiteral("api1");
    d.endpoint = QStringLiteral("GET /orders/{id}");
    d.refusal = refusal;
    d.requests = requests;
    d.refused = refused;
    d.bytesIn = 10 * requests;
    d.bytesOut = 100 * requests;
    d.measured = requests;
    d.classes = {requests, 0, 0, 0};
    return d;
}

} // namespace

/// What every implementation of Store has to do; the factory says which one it is.
class StoreSuite : public QObject
{
    Q_OBJECT
public:
    using Factory = std::function<Result<std::unique_ptr<Store>>(const QString &folder)>;
    StoreSuite(const char *name, Factory factory)
        : m_factory(std::move(factory))
    {
        setObjectName(QString::fromLatin1(name));
    }

private:
    Factory m_factory;
    std::unique_ptr<DataFolder> m_folder;
    std::unique_ptr<Store> m_store;

    void reopen()
    {
        m_store.reset();
        auto store = m_factory(m_folder->path());
        QVERIFY2(store.ok(), qPrintable(store ? QString() : store.error().toString()));
        m_store = std::move(*store);
    }
    void putDirectory()
    {
        QVERIFY(m_store->putPartner(samplePartner(QStringLiteral("p1"))).ok());
        QVERIFY(m_store->putPartner(samplePartner(QStringLiteral("p2"))).ok());
        QVERIFY(m_store->putApplication(sampleApplication(QStringLiteral("a1"), QStringLiteral("p1"))).ok());
        QVERIFY(m_store->putApplication(sampleApplication(QStringLiteral("a2"), QStringLiteral("p2"))).ok());
    }
    qint64 requests(UsageQuery q)
    {
        qint64 sum = 0;
        const auto rows = m_store->query(q);
        if (!rows)
            return -1;
        for (const auto &row : *rows)
            sum += row.totals.requests;
        return sum;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<DataFolder>();
        reopen();
    }
    void cleanup() { m_store.reset(); }

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

    void auditRoundTripsInOrder()
    {
        QCOMPARE(m_store->lastEntry()->seq, 0);
        domain::AuditEntry e;
        for (int i = 1; i <= 10; ++i) {
            e.seq = i;
            e.at = timeAt(i);
            e.actor = QStringLiteral("ä");
            e.action = QStringLiteral("key.issue");
            e.objectId = i % 2 ? QStringLiteral("odd") : QStringLiteral("even");
            e.after = QJsonObject{{QStringLiteral("rate"), 0.1},
                                  {QStringLiteral("big"), 1LL << 52},
                                  {QStringLiteral("n"), QJsonValue()}};
            e.previousHash = QByteArray(64, 'a');
            e.hash = QByteArray(64, 'b');
            QVERIFY(m_store->append(e).ok());
        }
        QCOMPARE(m_store->append(e).error().code, ErrorCode::Conflict); // the same again
        e.seq = 12;
        QCOMPARE(m_store->append(e).error().code, ErrorCode::Conflict); // a hole
        e.seq = 10;
        reopen();
        QCOMPARE(m_store->lastEntry()->canonicalBytes(), e.canonicalBytes());
        QCOMPARE(m_store->lastEntry()->hash, e.hash);
        const auto after = m_store->entriesAfter(3, 4);
        QCOMPARE(after->size(), 4);
        QCOMPARE(after->first().seq, 4);
        const auto before = m_store->entriesBefore(9, 3, {});
        QCOMPARE(before->first().seq, 8);
        QCOMPARE(before->last().seq, 6);
        const auto odd = m_store->entriesBefore(9, 100, QStringLiteral("odd"));
        QCOMPARE(odd->size(), 4);
        QCOMPARE(odd->first().seq, 7);
    }

    void usageAddsUpInEveryTable()
    {
        putDirectory();
        QVERIFY(m_store->putKey(sampleKey(QStringLiteral("k1"), QStringLiteral("a1"))).ok());
        QVERIFY(m_store->putKey(sampleKey(QStringLiteral("k2"), QStringLiteral("a2"))).ok());
        const qint64 day = 20'600 * 86'400LL;
        for (int round = 0; round < 3; ++round) {
            QList<UsageDelta> deltas;
            for (qint64 s = day; s < day + 2 * 86'400; s += 1800) {
                deltas << delta(s + round, QStringLiteral("k1"), 3)
                       << delta(s + round, QStringLiteral("k1"), 1, 1, QStringLiteral("revoked"))
                       << delta(s + 7, QStringLiteral("k2"), 2)
                       << delta(s + 8, QString(), 1, 1, QStringLiteral("unknown_key"));
            }
            QVERIFY(m_store->add(deltas).ok());
        }
        const qint64 total = 3 * 96 * 7;
        UsageQuery q;
        q.from = day;
        q.to = day + 2 * 86'400;
        for (const QStringList &by :
             {QStringList{}, QStringList{QStringLiteral("minute")}, QStringList{QStringLiteral("hour")},
              QStringList{QStringLiteral("day")}, QStringList{QStringLiteral("key"), QStringLiteral("hour")},
              QStringList{QStringLiteral("api"), QStringLiteral("endpoint"), QStringLiteral("refusal")},
              QStringList{QStringLiteral("partner")},
              QStringList{QStringLiteral("application"), QStringLiteral("day")}}) {
            q.groupBy = by;
            QCOMPARE(requests(q), total);
        }
        q.groupBy = QStringList{QStringLiteral("partner")};
        const auto rows = m_store->query(q);
        QCOMPARE(rows->size(), 3);
        for (const auto &row : *rows) {
            const qint64 expected = row.partnerId == QLatin1String("p1")   ? 4
                                    : row.partnerId == QLatin1String("p2") ? 2
                                                                           : 1;
            QCOMPARE(row.totals.requests, 3 * 96 * expected);
            QCOMPARE(row.totals.bytesOut, 100 * row.totals.requests);
            QVERIFY(!row.at.isValid());
        }
        q.groupBy = QStringList{QStringLiteral("hour")};
        QCOMPARE(m_store->query(q)->size(), 48);
        QCOMPARE(m_store->query(q)->first().at, QDateTime::fromSecsSinceEpoch(day, Qt::UTC));
        // Not aligned: from the middle of an hour to the middle of another.
        q.groupBy.clear();
        q.from = day + 1800;
        q.to = day + 86'400 + 1;
        QCOMPARE(requests(q), 3 * 7 * 48);
        q.keyId = QStringLiteral("k2");
        QCOMPARE(requests(q), 3 * 2 * 48);
        q.keyId.clear();
        q.partnerId = QStringLiteral("p1");
        QCOMPARE(requests(q), 3 * 4 * 48);
        q.apiId = QStringLiteral("other");
        QCOMPARE(requests(q), 0);
        QVERIFY(m_store->query(q)->isEmpty());
        authority::CallsQuery calls;
        calls.from = day + 100;
        calls.to = day + 86'400 + 1;
        qint64 ofKey = 0, ofAll = 0;
        for (const qint64 unit : {3600, 86'400}) {
            calls.unit = unit;
            calls.keyIds = QStringList{QStringLiteral("k1"), QStringLiteral("none")};
            calls.apiIds.clear();
            ofKey = ofAll = 0;
            QVERIFY(m_store
                        ->eachCalls(calls,
                                    [&](const authority::CallsRow &row) {
                                        QCOMPARE(row.keyId, QByteArrayView("k1"));
                                        QCOMPARE(row.at % unit, 0);
                                        ofKey += row.calls;
                                    })
                        .ok());
            calls.keyIds.clear();
            QVERIFY(
                m_store->eachCalls(calls, [&](const authority::CallsRow &row) { ofAll += row.calls; }).ok());
            const qint64 halves = unit == 3600 ? 50 : 96; // an hour holds two, and both ends are whole units
            QCOMPARE(ofKey, 3 * 3 * halves);
            QCOMPARE(ofAll, 3 * 5 * halves);
            calls.apiIds = QStringList{QStringLiteral("elsewhere")};
            QVERIFY(m_store->eachCalls(calls, [&](const authority::CallsRow &) { ofAll = -1; }).ok());
            QCOMPARE(ofAll, 3 * 5 * halves);
        }
        calls.unit = 60;
        QCOMPARE(m_store->eachCalls(calls, [](const authority::CallsRow &) {}).error().reason,
                 QStringLiteral("unit_unknown"));
        QHash<QByteArray, qint64> allowed;
        qint64 sent = 0;
        const auto add = [&](std::string_view key, qint64 requests, qint64 bytes) {
            allowed[QByteArray(key.data(), qsizetype(key.size()))] += requests;
            sent += bytes;
        };
        QVERIFY(m_store->eachConsumed(day + 86'400, day + 2 * 86'400, add).ok());
        QCOMPARE(allowed.size(), 2);
        QCOMPARE(allowed.value("k1"), 3 * 3 * 48);
        QVERIFY(m_store->eachConsumed(day, day + 86'400, add).ok()); // two parts are the whole
        UsageQuery both;
        both.from = day;
        both.to = day + 2 * 86'400;
        both.groupBy = QStringList{QStringLiteral("key")};
        const auto byKey = m_store->query(both);
        QCOMPARE(byKey->size(), allowed.size() + 1); // calls without a key are nobody's
        for (const auto &row : *byKey) {
            if (row.keyId.isEmpty())
                continue;
            QCOMPARE(allowed.value(row.keyId.toLatin1()), row.totals.requests - row.totals.refused);
            sent -= row.totals.bytesOut;
        }
        QCOMPARE(sent, 0);
        q.groupBy = QStringList{QStringLiteral("colour")};
        QCOMPARE(m_store->query(q).error().reason, QStringLiteral("group_unknown"));
    }

    void usageByEveryDimension()
    {
        putDirectory();
        QVERIFY(m_store->putKey(sampleKey(QStringLiteral("k1"), QStringLiteral("a1"))).ok());
        const qint64 day = 20'600 * 86'400LL;
        auto a = delta(day + 22 * 3600, QStringLiteral("k1"), 4); // the next day in Paris
        a.scopes = QStringLiteral("orders:read orders:list");
        a.clientId = QStringLiteral("c1");
        a.sizes = histogramOf({1, 2, 2, 4});
        auto b = delta(day + 3600, QStringLiteral("k1"), 3, 3, QStringLiteral("scope_missing"));
        b.scopes = QStringLiteral("orders:write");
        b.classes = {0, 0, 3, 0};
        QVERIFY(m_store->add({a, b}).ok());
        UsageQuery q;
        q.from = day;
        q.to = day + 2 * 86'400;
        const auto ask = [&](const char *group) {
            q.groupBy = QString::fromLatin1(group).split(QLatin1Char(','), Qt::SkipEmptyParts);
            const auto rows = m_store->query(q);
            if (!rows)
                qWarning("%s", qPrintable(rows.error().toString()));
            return rows ? *rows : QList<domain::UsageRow>();
        };
        const auto scopes = ask("scope");
        QCOMPARE(scopes.size(), 3);
        QCOMPARE(scopes[0].scope, QStringLiteral("orders:list"));
        QCOMPARE(scopes[0].totals.requests, 4);
        QCOMPARE(scopes[2].scope, QStringLiteral("orders:write"));
        QCOMPARE(scopes[2].totals.refused, 3);
        QCOMPARE(ask("client").size(), 2);
        QCOMPARE(ask("client")[1].clientId, QStringLiteral("c1"));
        QCOMPARE(ask("environment")[0].environment, QStringLiteral("test"));
        const auto tags = ask("tag");
        QCOMPARE(tags.size(), 2); // each of the partner's
        QCOMPARE(tags[0].totals.requests, 7);
        const auto classes = ask("status_class");
        QCOMPARE(classes.size(), 2);
        QCOMPARE(classes[1].statusClass, QStringLiteral("4xx"));
        QCOMPARE(classes[1].totals.requests, 3);
        const auto all = ask("");
        QCOMPARE(all.size(), 1);
        QVERIFY(std::abs(all[0].totals.size50 - 2000) < 2000 * usage::Histogram::kRelativeError + 1);
        QCOMPARE(ask("day").size(), 1);
        q.timeZone = QStringLiteral("Europe/Paris");
        const auto days = ask("day");
        QCOMPARE(days.size(), 2);
        QCOMPARE(days[0].at.toSecsSinceEpoch(), day - 2 * 3600); // 20600 is 2026-05-27: summer time
        QCOMPARE(days[1].totals.requests, 4);
        QCOMPARE(ask("month").size(), 1);
        QCOMPARE(ask("month")[0].totals.requests, 7);
        q.scope = QStringLiteral("orders:write");
        QCOMPARE(ask("")[0].totals.requests, 3);
        q.scope.clear();
        q.statusClass = QStringLiteral("2xx");
        QCOMPARE(ask("")[0].totals.requests, 4);
        q.statusClass.clear();
        q.tag = QStringLiteral("nobody has it");
        QVERIFY(ask("").isEmpty());
        q.tag.clear();
        q.allowedOnly = true;
        QCOMPARE(ask("")[0].totals.requests, 4);
        q.allowedOnly = false;
        q.refusal = QStringLiteral("scope_missing");
        QCOMPARE(ask("key,client,application,partner,api,endpoint,scope,refusal,environment,tag,hour").size(), 2);
        q.timeZone = QStringLiteral("Europe/Atlantis");
        QCOMPARE(m_store->query(q).error().reason, QStringLiteral("time_zone_unknown"));
    }

    void precisionIsStated()
    {
        putDirectory();
        const qint64 day = 20'600 * 86'400LL;
        for (int hour = 0; hour < 72; ++hour)
            QVERIFY(m_store->add({delta(day + hour * 3600, QStringLiteral("k1"), 1)}).ok());
        UsageQuery q;
        q.from = day + 90;
        q.to = day + 30 * 3600;
        QCOMPARE(*m_store->usagePrecision(q), 60);
        QVERIFY(m_store->dropBefore(day + 86'400, 0, 0).ok());
        QCOMPARE(*m_store->usagePrecision(q), 3600); // begins within an hour of which the minutes are gone
        q.from = day + 3600;
        QCOMPARE(*m_store->usagePrecision(q), 60);
        QVERIFY(m_store->dropBefore(day + 2 * 86'400, day + 2 * 86'400, 0).ok());
        QCOMPARE(*m_store->usagePrecision(q), 86'400);
        q.from = day;
        q.to = day + 2 * 86'400;
        QCOMPARE(*m_store->usagePrecision(q), 60);
        q.groupBy = QStringList{QStringLiteral("day")};
        q.timeZone = QStringLiteral("Europe/Paris");
        QCOMPARE(*m_store->usagePrecision(q), 86'400); // only days of UTC are left
        QVERIFY(m_store->dropBefore(day + 2 * 86'400, day + 2 * 86'400, day + 86'400).ok());
        q.timeZone = QStringLiteral("UTC");
        QCOMPARE(m_store->query(q)->size(), 1);
    }

    void feedAndBatches()
    {
        const qint64 hour = 20'600 * 86'400LL;
        QVERIFY(m_store->addFeed(hour + 10, {5, 1, 0, 0, 2, 0}).ok());
        QVERIFY(m_store->addFeed(hour + 3599, {1, 0, 3, 1, 0, 7}).ok());
        QVERIFY(m_store->addFeed(hour + 3600, {100, 0, 0, 0, 0, 0}).ok());
        QCOMPARE(*m_store->feed(hour + 1800, hour + 3600), (UsageFeed{6, 1, 3, 1, 2, 7}));
        QCOMPARE(*m_store->feed(hour - 7200, hour), UsageFeed{});
        QVERIFY(!*m_store->knowsBatch(QStringLiteral("proxy"), QStringLiteral("1")));
        QVERIFY(m_store->rememberBatch(QStringLiteral("proxy"), QStringLiteral("1"), hour).ok());
        reopen();
        QVERIFY(*m_store->knowsBatch(QStringLiteral("proxy"), QStringLiteral("1")));
        QVERIFY(!*m_store->knowsBatch(QStringLiteral("other"), QStringLiteral("1")));
        QVERIFY(m_store->dropBefore(hour + 3600, 0, 0).ok());
        QVERIFY(!*m_store->knowsBatch(QStringLiteral("proxy"), QStringLiteral("1")));
    }

    void percentilesMerge()
    {
        const qint64 day = 20'600 * 86'400LL;
        auto a = delta(day, QStringLiteral("k1"), 4);
        a.histogram = histogramOf({1, 2, 3, 4});
        auto b = delta(day + 7200, QStringLiteral("k1"), 96);
        usage::Histogram h;
        h.add(100, 96);
        b.histogram = h.toBytes();
        auto c = delta(day, QStringLiteral("k2"), 1);
        c.measured = 0;
        QVERIFY(m_store->add({a, b}).ok());
        QVERIFY(m_store->add({c}).ok());
        UsageQuery q;
        q.from = day;
        q.to = day + 86'400;
        q.groupBy = QStringList{QStringLiteral("key")};
        const auto rows = m_store->query(q);
        QCOMPARE(rows->size(), 2);
        QVERIFY(std::abs((*rows)[0].totals.p50 - 100) <= 2);
        QCOMPARE((*rows)[1].totals.p95, -1.0);
        q.to = day + 60;
        QVERIFY(std::abs(m_store->query(q)->first().totals.p99 - 3) <=
                0.1); // rank 0.99 * 3 lies below the largest
        auto broken = delta(day, QStringLiteral("k1"), 1);
        broken.histogram = QByteArray("\x05", 1);
        QCOMPARE(m_store->add({delta(day, QStringLiteral("k9"), 1), broken}).error().reason,
                 QStringLiteral("histogram_syntax"));
        QCOMPARE(m_store->query(q)->size(), 2); // none of the batch
    }

    void aBatchIsAddedOnce()
    {
        const QList<UsageDelta> deltas{delta(1'780'000'000, QStringLiteral("k1"), 5)};
        for (int i = 0; i < 3; ++i)
            QVERIFY(m_store->add(deltas, QStringLiteral("batch1")).ok());
        QVERIFY(m_store->add(deltas, QStringLiteral("batch2")).ok());
        QVERIFY(m_store->add(deltas).ok());
        UsageQuery q;
        q.to = 1'790'000'000;
        QCOMPARE(requests(q), 15);
    }

    void quotasAreLeased()
    {
        using Unit = QuotaClaim::Unit;
        const auto claim = [&](qint64 spent, qint64 wanted, Unit unit = Unit::Day, qint64 period = 20'600) {
            const auto grants =
                m_store->claimQuotas({{QStringLiteral("k1"), unit, period, 100, spent, wanted}});
            return grants ? grants->first() : QuotaGrant{-1, -1};
        };
        QCOMPARE(claim(0, 20).given, 20);
        QCOMPARE(claim(0, 20).leased, 40);
        QCOMPARE(claim(10, 60).given, 25); // half of what is left
        QCOMPARE(claim(-5, 0).leased, 70);
        QCOMPARE(claim(40, 10).given, 0); // spent without a lease: over the limit, and no more
        QCOMPARE(claim(0, 10).leased, 110);
        QCOMPARE(claim(0, 10, Unit::Month).leased, 10);
        QCOMPARE(claim(0, 10, Unit::Day, 20'601).leased, 10);
        const auto both = m_store->claimQuotas({{QStringLiteral("k1"), Unit::Day, 20'601, 100, 0, 1},
                                                {QStringLiteral("k2"), Unit::Day, 20'601, 100, 3, 1}});
        QCOMPARE(both->size(), 2);
        QCOMPARE((*both)[0].leased, 11);
        QCOMPARE((*both)[1].leased, 4);
        reopen();
        QHash<QString, qint64> leases;
        const auto read = [&] {
            leases.clear();
            return m_store->eachLease(20'601, 20'600, [&](const QString &id, Unit unit, qint64 leased) {
                leases.insert(id + (unit == Unit::Day ? u'd' : u'm'), leased);
            });
        };
        QVERIFY(read().ok());
        QCOMPARE(leases,
                 (QHash<QString, qint64>{
                     {QStringLiteral("k1d"), 11}, {QStringLiteral("k2d"), 4}, {QStringLiteral("k1m"), 10}}));
        QVERIFY(m_store->dropLeases(20'602, 0).ok());
        QVERIFY(read().ok());
        QCOMPARE(leases.keys(), QStringList{QStringLiteral("k1m")});
    }

    void alertRulesAndAlertsRoundTrip()
    {
        AlertStore &store = m_store->alerts();
        domain::AlertRule rule;
        rule.id = QStringLiteral("r1");
        rule.name = QStringLiteral("Too many \"calls\" 🧀");
        rule.kind = domain::AlertKind::Expiry;
        rule.steps = {1, 7};
        rule.subject = domain::AlertSubject::Partner;
        rule.subjectId = QStringLiteral("p1");
        rule.timeZone = QStringLiteral("Europe/Paris");
        rule.webhookUrl = QStringLiteral("https://hooks.example/a");
        rule.limit = 0.5;
        rule.createdAt = timeAt(1);
        rule.version = 3;
        QVERIFY(store.putAlertRule({rule, "whsec_abc"}).ok());
        reopen();
        AlertStore &again = m_store->alerts();
        QCOMPARE(again.alertRule(rule.id)->rule, rule);
        QCOMPARE(again.alertRule(rule.id)->webhookSecret, QByteArray("whsec_abc"));
        QCOMPARE(again.alertRules()->size(), 1);
        domain::Alert alert;
        alert.id = QStringLiteral("a1");
        alert.ruleId = rule.id;
        alert.ruleName = rule.name;
        alert.subject = domain::AlertSubject::Key;
        alert.subjectId = QStringLiteral("k1");
        alert.value = 6.25;
        alert.startedAt = timeAt(10);
        alert.version = 1;
        QVERIFY(again.putAlert({alert, true}).ok());
        // One object fires once for a rule.
        domain::Alert twice = alert;
        twice.id = QStringLiteral("a2");
        twice.startedAt = timeAt(20);
        QVERIFY(!again.putAlert({twice, true}).ok());
        QCOMPARE(again.rulesToTell().value(), QStringList{rule.id});
        QCOMPARE(again.untoldAlerts(rule.id, 10)->size(), 1);
        alert.endedAt = timeAt(15);
        QVERIFY(again.putAlert({alert, false}).ok());
        QVERIFY(again.putAlert({twice, false}).ok());
        QVERIFY(again.rulesToTell()->isEmpty());
        AlertQuery query;
        QCOMPARE(again.alerts(query)->size(), 2);
        QCOMPARE(again.alerts(query)->first().alert, twice);
        query.firing = true;
        QCOMPARE(again.alerts(query)->size(), 1);
        query = {};
        query.beforeMs = twice.startedAt.toMSecsSinceEpoch();
        query.beforeId = twice.id;
        QCOMPARE(again.alerts(query)->size(), 1);
        query.ruleId = QStringLiteral("other");
        QVERIFY(again.alerts(query)->isEmpty());
        QCOMPARE(again.alert(QStringLiteral("none")).error().code, ErrorCode::NotFound);
        QVERIFY(again.dropAlertsBefore(timeAt(16).toMSecsSinceEpoch()).ok());
        QCOMPARE(again.alerts({})->size(), 1);
        QVERIFY(again.removeAlertRule(rule.id).ok());
        QCOMPARE(again.removeAlertRule(rule.id).error().code, ErrorCode::NotFound);
    }
    void noticesAreTakenOnce()
    {
        AlertStore &store = m_store->alerts();
        const AlertNotice notice{QStringLiteral("msg_1"), QStringLiteral("r1"), QStringLiteral("waiting"), "{\"type\":\"ü\"}", 1'000, 2'000, 0, {}};
        QVERIFY(store.putNotice(notice).ok());
        QVERIFY(store.dueNotices(1'999, 10)->isEmpty());
        QCOMPARE(store.dueNotices(2'000, 10).value(), QList<AlertNotice>{notice});
        QCOMPARE(store.takeNotice(notice.id, 0, 9'000).value(), true);
        QCOMPARE(store.takeNotice(notice.id, 0, 9'000).value(), false);
        QVERIFY(store.dueNotices(8'000, 10)->isEmpty());
        QCOMPARE(store.notices(QStringLiteral("r1"), 10)->first().attempts, 1);
        QCOMPARE(store.lastNoticeMs(QStringLiteral("r1")).value(), 1'000);
        QCOMPARE(store.lastNoticeMs(QStringLiteral("r2")).value(), 0);
    }
    void theAlertLeaseHasOneHolder()
    {
        AlertStore &store = m_store->alerts();
        const QString a = QStringLiteral("a"), b = QStringLiteral("b");
        const qint64 t = 1'780'000'000'000;
        QCOMPARE(store.holdAlertLease(a, t, t + 60'000).value(), std::optional<qint64>(t));
        QCOMPARE(store.holdAlertLease(b, t + 59'000, t + 119'000).value(), std::optional<qint64>());
        QCOMPARE(store.holdAlertLease(a, t + 20'000, t + 80'000).value(), std::optional<qint64>(t));
        // It ended; who comes soon after goes on where it was.
        QCOMPARE(store.holdAlertLease(b, t + 81'000, t + 141'000).value(), std::optional<qint64>(t));
        QCOMPARE(store.holdAlertLease(a, t + 82'000, t + 142'000).value(), std::optional<qint64>());
        QVERIFY(store.giveAlertLeaseBack(b, t + 90'000).ok());
        QCOMPARE(store.holdAlertLease(a, t + 91'000, t + 151'000).value(), std::optional<qint64>(t));
        // Nobody was there for a long time.
        QCOMPARE(store.holdAlertLease(b, t + 3'600'000, t + 3'660'000).value(), std::optional<qint64>(t + 3'600'000));
    }
    void droppedMinutesStandInHours()
    {
        const qint64 day = 20'600 * 86'400LL;
        QList<UsageDelta> deltas;
        for (qint64 s = day; s < day + 2 * 86'400; s += 600)
            deltas << delta(s, QStringLiteral("k1"), 1);
        QVERIFY(m_store->add(deltas).ok());
        QVERIFY(m_store->dropBefore(day + 86'400 + 5000, day + 86'400 + 10, 0).ok());
        UsageQuery q;
        q.from = day;
        q.to = day + 2 * 86'400;
        for (const char *unit : {"minute", "hour", "day"}) {
            q.groupBy = QStringList{QString::fromLatin1(unit)};
            QCOMPARE(requests(q), 288);
        }
        q.groupBy = QStringList{QStringLiteral("minute")};
        QCOMPARE(m_store->query(q)->size(), 1 + 1 + 23 * 6); // a day, an hour, minutes
        q.groupBy.clear();
        QCOMPARE(requests(q), 288);
    }

    void accessRoundTrips()
    {
        const ServiceClient client{QStringLiteral("c1"), QStringLiteral("console"), QByteArray(32, 'x'),
                                   QStringLiteral("owner"), timeAt(0)};
        QVERIFY(m_store->putServiceClient(client).ok());
        QVERIFY(!m_store->idempotency(QStringLiteral("c1"), QStringLiteral("i1"))->has_value());
        const IdempotencyRecord record{QStringLiteral("c1"),  QStringLiteral("i1"), QByteArray(32, 'r'),
                                       QStringLiteral("key"), QStringLiteral("k1"), timeAt(0)};
        QVERIFY(m_store->putIdempotency(record).ok());
        reopen();
        QCOMPARE(m_store->serviceClients()->size(), 1);
        QCOMPARE(m_store->serviceClients()->first().secretDigest, client.secretDigest);
        QVERIFY(!m_store->serviceClients()->first().limits.isLimited());
        const auto back = m_store->idempotency(QStringLiteral("c1"), QStringLiteral("i1"));
        QVERIFY(back->has_value());
        QCOMPARE((*back)->requestDigest, record.requestDigest);
        QCOMPARE((*back)->at, record.at);
        QVERIFY(!m_store->idempotency(QStringLiteral("c2"), QStringLiteral("i1"))->has_value());
        auto dayLater = record;
        dayLater.key = QStringLiteral("i2");
        dayLater.at = timeAt(86'401);
        QVERIFY(m_store->putIdempotency(dayLater).ok());
        QVERIFY(!m_store->idempotency(QStringLiteral("c1"), QStringLiteral("i1"))->has_value());
    }

    void accountsAndWhatProvesThem()
    {
        const QString id = QStringLiteral("acct000001");
        StoredAccount ada;
        ada.account.id = id;
        ada.account.name = QStringLiteral("Ada");
        ada.account.displayName = QString::fromUtf8("Ada L\xC3\xA9vy");
        ada.account.role = domain::Role::Manager;
        ada.account.limits = {QStringList{QStringLiteral("p1"), QStringLiteral("p2")}, std::nullopt};
        ada.account.createdAt = timeAt(0);
        ada.account.version = 1;
        ada.recovery = {QByteArray(32, 'a'), QByteArray(32, '\0')};
        QVERIFY(m_store->putAccount(ada).ok()); // with empty hash and secret
        ada.passwordHash = "$scrypt$…";
        ada.totpSecret = QByteArray("\0\1\2", 3);
        ada.totpStep = 59'000'000;
        QVERIFY(m_store->putAccount(ada).ok());
        QVERIFY(m_store->putPasskey({QByteArray("cred\0", 5), id, {}, QByteArray(77, 'k'), 4'000'000'000U, 1, 0}).ok());
        QVERIFY(m_store->putPasskey({QByteArray("cred\0", 5), id, {}, QByteArray(77, 'k'), 4'000'000'001U, 1, 2}).ok());
        reopen();
        const auto back = m_store->accountNamed(QStringLiteral("ada"));
        QVERIFY(back && *back);
        QCOMPARE((*back)->recovery, ada.recovery);
        QCOMPARE((*back)->totpSecret, ada.totpSecret);
        QCOMPARE((*back)->totpStep, ada.totpStep);
        ada.account.hasPassword = ada.account.hasTotp = true;
        ada.account.passkeys = 1;
        ada.account.recoveryCodes = 2;
        QCOMPARE((*back)->account, ada.account);
        QCOMPARE(m_store->accounts()->size(), 1);
        QVERIFY(!*m_store->account(QStringLiteral("other")));
        StoredAccount twin = ada;
        twin.account.id = QStringLiteral("acct000002");
        QCOMPARE(m_store->putAccount(twin).error().code, ErrorCode::Exists); // the same name
        QCOMPARE((*m_store->passkey(QByteArray("cred\0", 5)))->counter, 4'000'000'001U);
        QVERIFY(m_store->removePasskeys(id).ok());
        QVERIFY(m_store->passkeys(id)->isEmpty());
    }
    void sessionsLinksAndConsents()
    {
        const QString id = QStringLiteral("acct000001");
        StoredAccount ada;
        ada.account.id = id;
        ada.account.name = QStringLiteral("ada");
        QVERIFY(m_store->putAccount(ada).ok());
        const QByteArray one(32, '1'), two(32, '2');
        QVERIFY(m_store->putSession({one, id, {QStringLiteral("pwd")}, false, 2, 10, 11, 1000}).ok());
        QVERIFY(m_store->putSession({two, id, {QStringLiteral("pwd"), QStringLiteral("otp")}, true, 0, 10, 11, 5000}).ok());
        QVERIFY(m_store->putSetupLink({one, id, 5000, {}}).ok());
        QVERIFY(m_store->putSetupLink({one, id, 5000, "secret"}).ok());
        QVERIFY(m_store->putChallenge(one, "challenge", 5000).ok());
        QVERIFY(m_store->putChallenge(two, "challenge", 1000).ok());
        QVERIFY(m_store->putConsent({id, QStringLiteral("shop"), {QStringLiteral("orders:read")}, 1}).ok());
        QVERIFY(m_store->putConsent({id, QStringLiteral("shop"), {QStringLiteral("orders:write")}, 2}).ok());
        reopen();
        const auto session = m_store->session(one);
        QVERIFY(session && *session);
        QCOMPARE((*session)->methods, QStringList{QStringLiteral("pwd")});
        QVERIFY(!(*session)->complete);
        QCOMPARE((*session)->failures, 2);
        QCOMPARE((*m_store->setupLink(one))->totpSecret, QByteArray("secret"));
        QVERIFY(!m_store->sealedWith()->isEmpty()); // what the other tests of accounts read back was sealed
        QCOMPARE(*m_store->takeChallenge(one, 100), QByteArray("challenge"));
        QVERIFY(m_store->takeChallenge(one, 100)->isEmpty());
        QVERIFY(m_store->takeChallenge(two, 2000)->isEmpty());
        QCOMPARE((*m_store->consent(id, QStringLiteral("shop")))->scopes, QStringList{QStringLiteral("orders:write")});
        QVERIFY(m_store->dropExpiredAccess(2000).ok());
        QVERIFY(!*m_store->session(one));
        QVERIFY(*m_store->session(two));
        QVERIFY(m_store->removeSessions(id).ok());
        QVERIFY(!*m_store->session(two));
        QVERIFY(m_store->removeSetupLinks(id).ok());
        QVERIFY(!*m_store->setupLink(one));
    }
    void checkpointsAreKept()
    {
        QCOMPARE(m_store->lastCheckpoint()->seq, 0);
        for (const qint64 seq : {3, 1, 7})
            QVERIFY(m_store->putCheckpoint({seq, QByteArray(64, 'h'), 10 * seq, "a.b.c"}).ok());
        reopen();
        QCOMPARE(m_store->lastCheckpoint()->seq, 7);
        const auto two = m_store->checkpoints(1, 10);
        QCOMPARE(two->size(), 2);
        QCOMPARE(two->first().seq, 3);
        QCOMPARE(two->first().jws, QByteArray("a.b.c"));
    }
    void backupIsWhole()
    {
        putDirectory();
        QVERIFY(m_store->add({delta(1'780'000'000, QStringLiteral("k1"), 5)}).ok());
        QVERIFY(m_store->verify().ok());
        DataFolder other;
        if (objectName() == QLatin1String("PostgreSQL")) {
            QCOMPARE(m_store->backupTo(other.file(QStringLiteral("octroid.db"))).error().reason,
                     QStringLiteral("backup_with_pg_dump"));
            QVERIFY(!QFile::exists(other.file(QStringLiteral("octroid.db"))));
            return;
        }
        QVERIFY(m_store->backupTo(other.file(QStringLiteral("octroid.db"))).ok());
        QCOMPARE(m_store->backupTo(other.file(QStringLiteral("octroid.db"))).error().code, ErrorCode::Exists);
        const auto copy = m_factory(other.path());
        QVERIFY(copy.ok());
        QCOMPARE((*copy)->partners()->size(), 2);
        QVERIFY((*copy)->verify().ok());
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const auto cipher = std::make_shared<const crypto::RowCipher>(Secret(QByteArray(32, 'k')));
    const auto sealed = [cipher](Result<std::unique_ptr<Store>> store) {
        const auto done = store ? (*store)->sealSecrets(cipher) : Result<int>(0);
        return done ? std::move(store) : Result<std::unique_ptr<Store>>(done.error());
    };
    std::puts("SQLite");
    StoreSuite sqlite("SQLite", [&](const QString &folder) { return sealed(openSqliteStore(folder)); });
    if (const int failed = QTest::qExec(&sqlite, argc, argv); failed != 0)
        return failed;
    std::puts("PostgreSQL");
    std::fflush(stdout);
    PostgresServer server;             // ends the program as skipped where there is none
    QHash<QString, QString> databases; // a database stands for a folder
    StoreSuite postgres("PostgreSQL", [&](const QString &folder) {
        QString &url = databases[folder];
        if (url.isEmpty())
            url = server.createDatabase();
        return sealed(openPostgresStore(url));
    });
    return QTest::qExec(&postgres, argc, argv);
}
#include "tst_store.moc"
