// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/migrations.h"
#include "authority/store/postgresstore.h"
#include "releasedstore.h"
#include "sample.h"
#include "support/postgresserver.h"
#include "usage/histogram.h"

#include <QTest>
#include <atomic>
#include <thread>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {

domain::AuditEntry entryAfter(const domain::AuditEntry &last, const QString &actor)
{
    domain::AuditEntry e;
    e.at = timeAt(last.seq);
    e.actor = actor;
    e.action = QStringLiteral("partner.create");
    return chained(last, e);
}

Result<void> change(Store &store, const QString &actor)
{
    return store.transact([&]() -> Result<void> {
        const auto last = store.lastEntry();
        if (!last)
            return last.error();
        return store.append(entryAfter(*last, actor));
    });
}

} // namespace

/// What is PostgreSQL's own: one server, several writers, and a server that goes away.
class TestPostgresStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_server = std::make_unique<PostgresServer>(); }
    void init() { m_url = m_server->createDatabase(); }
    void cleanupTestCase() { m_server.reset(); }

    void everyEarlierVersionIsMigrated()
    {
        for (int version = 0; version < schemaVersion(); ++version) {
            const QString url = m_server->createDatabase();
            {
                auto db = PostgresConnection::open(url);
                QVERIFY(db.ok());
                QVERIFY(migrate(**db, version).ok());
                QCOMPARE(*storedVersion(**db), qint64(version));
            }
            auto store = openPostgresStore(url);
            QVERIFY2(store.ok(), qPrintable(store ? QString() : store.error().toString()));
            QVERIFY((*store)->putPartner(samplePartner(QStringLiteral("p"))).ok());
            QVERIFY((*store)->verify().ok());
        }
    }

    /// What released versions wrote, with what they would have written here.
    void everyReleasedVersionOpens()
    {
        const auto dumps = releasedDumps();
        QVERIFY(!dumps.isEmpty());
        for (auto dump = dumps.cbegin(); dump != dumps.cend(); ++dump) {
            for (int version = dump.key(); version < schemaVersion(); ++version) {
                const QString url = m_server->createDatabase();
                {
                    auto db = PostgresConnection::open(url);
                    QVERIFY(db.ok());
                    QVERIFY(migrate(**db, dump.key()).ok());
                    const auto filled = (*db)->execute(postgresRows(dump.value()));
                    QVERIFY2(filled.ok(), qPrintable(filled ? QString() : filled.error().toString()));
                    QVERIFY(migrate(**db, version).ok());
                    QCOMPARE(*storedVersion(**db), qint64(version));
                }
                auto store = openPostgresStore(url);
                QVERIFY2(store.ok(), qPrintable(store ? QString() : store.error().toString()));
                verifyReleased(**store);
                if (QTest::currentTestFailed())
                    QFAIL(qPrintable(QStringLiteral("of version %1, by way of %2").arg(dump.key()).arg(version)));
            }
        }
    }

    /// As the README says: pg_dump while there are changes, pg_restore into an empty database.
    void aBackupIsRestored()
    {
        auto store = openPostgresStore(m_url);
        QVERIFY(store.ok());
        QVERIFY((*store)->putPartner(samplePartner(QStringLiteral("p1"))).ok());
        QVERIFY((*store)->putApplication(sampleApplication(QStringLiteral("a1"), QStringLiteral("p1"))).ok());
        QVERIFY((*store)->putKey(sampleKey(QStringLiteral("k1"), QStringLiteral("a1"))).ok());
        std::atomic<bool> stop{false};
        std::atomic<int> done{0}, failed{0};
        std::thread writer([&] {
            auto own = openPostgresStore(m_url);
            while (!stop)
                own && change(**own, QStringLiteral("meanwhile")).ok() ? ++done : ++failed;
        });
        while (done < 20 && failed == 0)
            std::this_thread::yield();
        const int before = done;
        const QString copied = m_server->copyByDump(m_url);
        const int after = done;
        stop = true;
        writer.join();
        QCOMPARE(failed.load(), 0);
        auto copy = openPostgresStore(copied);
        QVERIFY2(copy.ok(), qPrintable(copy ? QString() : copy.error().toString()));
        QVERIFY((*copy)->verify().ok());
        const auto chain = verifyChain(*(*copy)->entriesAfter(0, 1'000'000));
        QVERIFY2(chain.whole(), qPrintable(chain.why()));
        QVERIFY2(chain.lastSeq() >= before && chain.lastSeq() <= after + 1, qPrintable(QString::number(chain.lastSeq())));
        QCOMPARE((*copy)->partners()->first().name, samplePartner(QStringLiteral("p1")).name);
        QCOMPARE((*copy)->key(QStringLiteral("k1"))->digest, sampleKey(QStringLiteral("k1"), QStringLiteral("a1")).digest);
        // It goes on where the dump was, and its log is no more open to edits than the first one's.
        QVERIFY(change(**copy, QStringLiteral("after")).ok());
        QCOMPARE((*copy)->lastEntry()->seq, chain.lastSeq() + 1);
        auto db = PostgresConnection::open(copied);
        QVERIFY(!(*db)->execute("DELETE FROM audit").ok());
    }

    void nodesThatStartTogetherMigrateOnce()
    {
        std::vector<std::thread> threads;
        std::atomic<int> opened{0};
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] { opened += openPostgresStore(m_url).ok() ? 1 : 0; });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(opened.load(), 4);
    }

    void aNewerDatabaseIsRefusedAndLeftAlone()
    {
        QVERIFY(openPostgresStore(m_url).ok());
        auto db = PostgresConnection::open(m_url);
        QVERIFY((*db)->execute("UPDATE octroi_schema SET version = 999").ok());
        QCOMPARE(openPostgresStore(m_url).error().code, ErrorCode::NewerVersion);
        QCOMPARE(*storedVersion(**db), 999);
    }

    void theOrderIsThatOfBytes()
    {
        auto store = openPostgresStore(m_url);
        QVERIFY(store.ok());
        for (const char *id : {"b", "B", "a", "_", "Z", "\xC3\xA9"})
            QVERIFY(
                (*store)
                    ->putServiceClient(
                        {QString::fromUtf8(id), {}, QByteArray(32, 'x'), QStringLiteral("owner"), timeAt(0)})
                    .ok());
        QStringList ids;
        const auto clients = (*store)->serviceClients();
        QVERIFY(clients.ok());
        for (const auto &client : *clients)
            ids << client.id;
        QCOMPARE(ids, (QStringList{QStringLiteral("B"), QStringLiteral("Z"), QStringLiteral("_"),
                                   QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("é")}));
    }

    void theAuditLogCannotBeEdited()
    {
        auto store = openPostgresStore(m_url);
        QVERIFY(change(**store, QStringLiteral("a")).ok());
        auto db = PostgresConnection::open(m_url);
        QVERIFY(!(*db)->execute("UPDATE audit SET actor = 'x'").ok());
        QVERIFY(!(*db)->execute("DELETE FROM audit").ok());
        QVERIFY(!(*db)->execute("TRUNCATE audit").ok());
        QCOMPARE((*store)->lastEntry()->actor, QStringLiteral("a"));
    }

    void severalWritersKeepOneChain()
    {
        constexpr int kWriters = 4, kEach = 50;
        std::vector<std::thread> threads;
        std::atomic<int> failed{0};
        QVERIFY(openPostgresStore(m_url).ok());
        for (int w = 0; w < kWriters; ++w)
            threads.emplace_back([&, w] {
                auto store = openPostgresStore(m_url);
                for (int i = 0; i < kEach; ++i)
                    failed += store && change(**store, QString::number(w)).ok() ? 0 : 1;
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(failed.load(), 0);
        auto store = openPostgresStore(m_url);
        const auto chain = verifyChain(*(*store)->entriesAfter(0, 10'000));
        QVERIFY2(chain.whole(), qPrintable(chain.why()));
        QCOMPARE(chain.lastSeq(), kWriters * kEach);
    }

    void writersOfUsageLoseNothing()
    {
        constexpr int kWriters = 3, kRounds = 20;
        usage::Histogram histogram;
        histogram.add(5.0);
        std::vector<std::thread> threads;
        std::atomic<int> failed{0};
        QVERIFY(openPostgresStore(m_url).ok());
        for (int w = 0; w < kWriters; ++w)
            threads.emplace_back([&] {
                auto store = openPostgresStore(m_url);
                for (int i = 0; i < kRounds; ++i) {
                    QList<UsageDelta> deltas;
                    for (int k = 0; k < 30; ++k) {
                        UsageDelta d;
                        d.second = 1'780'000'000 + i;
                        d.keyId = QString::number(k);
                        d.requests = d.measured = 1;
                        d.histogram = histogram.toBytes();
                        deltas << d;
                    }
                    failed += store && (*store)->add(deltas).ok() ? 0 : 1;
                }
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(failed.load(), 0);
        auto store = openPostgresStore(m_url);
        UsageQuery query;
        query.to = 1'800'000'000;
        const auto rows = (*store)->query(query);
        QVERIFY(rows.ok());
        QCOMPARE(rows->first().totals.requests, kWriters * kRounds * 30);
        QCOMPARE(rows->first().totals.measured, kWriters * kRounds * 30);
        QVERIFY(std::abs(rows->first().totals.p99 - 5.0) < 0.2);
    }

    /// A use of a key that is being changed at that moment is not lost: it is to be written again.
    void aUseOfAKeyThatIsBeingChangedIsLeft()
    {
        auto one = openPostgresStore(m_url), other = openPostgresStore(m_url);
        QVERIFY(one.ok() && other.ok());
        QVERIFY((*one)->putPartner(samplePartner(QStringLiteral("p1"))).ok());
        QVERIFY((*one)->putApplication(sampleApplication(QStringLiteral("a1"), QStringLiteral("p1"))).ok());
        StoredKey first = sampleKey(QStringLiteral("k1"), QStringLiteral("a1")), second = sampleKey(QStringLiteral("k2"), QStringLiteral("a1"));
        QVERIFY((*one)->putKey(first).ok() && (*one)->putKey(second).ok());
        const qint64 at = first.key.lastUsedAt.toMSecsSinceEpoch() + 5000;
        const QHash<QString, qint64> uses{{QStringLiteral("k1"), at}, {QStringLiteral("k2"), at}};
        Result<QStringList> left = QStringList();
        QVERIFY((*one)->transact([&]() -> Result<void> {
            const auto put = (*one)->putKey(first);
            left = (*other)->touchLastUsed(uses);
            return put;
        }).ok());
        QVERIFY(left.ok());
        QCOMPARE(*left, QStringList{QStringLiteral("k1")});
        QCOMPARE((*one)->key(QStringLiteral("k2"))->key.lastUsedAt.toMSecsSinceEpoch(), at);
        left = (*other)->touchLastUsed(uses);
        QCOMPARE(*left, QStringList());
        QCOMPARE((*one)->key(QStringLiteral("k1"))->key.lastUsedAt.toMSecsSinceEpoch(), at);
    }

    void aServerThatGoesAndComesBack()
    {
        auto store = openPostgresStore(m_url);
        QVERIFY(change(**store, QStringLiteral("before")).ok());
        m_server->stop();
        const auto refused = change(**store, QStringLiteral("during"));
        QCOMPARE(refused.error().code, ErrorCode::Unavailable);
        QCOMPARE((*store)->partners().error().code, ErrorCode::Unavailable);
        QCOMPARE(openPostgresStore(m_url).error().code, ErrorCode::Unavailable);
        m_server->start();
        const auto works = [&](const QString &actor) {
            // Once it worked it is not done again: the macro looks twice.
            return (*store)->lastEntry() &&
                   ((*store)->lastEntry()->actor == actor || change(**store, actor).ok());
        };
        QTRY_VERIFY_WITH_TIMEOUT(works(QStringLiteral("after")), 30'000);
        const auto entries = (*store)->entriesAfter(0, 10);
        QCOMPARE(entries->size(), 2);
        QCOMPARE(entries->last().actor, QStringLiteral("after"));
        // At rest, and without a failed call in between.
        m_server->stop();
        m_server->start();
        QTRY_VERIFY_WITH_TIMEOUT((*store)->partners().ok(), 30'000);
        m_server->stop();
        m_server->start();
        QTRY_VERIFY_WITH_TIMEOUT(works(QStringLiteral("again")), 30'000);
    }

    void aServerThatStopsWithinAChange()
    {
        auto store = openPostgresStore(m_url);
        const auto done = (*store)->transact([&]() -> Result<void> {
            if (const auto put = (*store)->putPartner(samplePartner(QStringLiteral("p1"))); !put)
                return put;
            m_server->stop();
            m_server->start();
            return (*store)->putPartner(samplePartner(QStringLiteral("p2")));
        });
        QCOMPARE(done.error().code, ErrorCode::Unavailable);
        Result<QList<domain::Partner>> partners = Error{};
        QTRY_VERIFY_WITH_TIMEOUT((partners = (*store)->partners()).ok(), 30'000);
        QVERIFY(partners->isEmpty()); // neither
    }

    void whatCannotBeOpened()
    {
        QCOMPARE(openPostgresStore(QStringLiteral("postgresql://[")).error().code, ErrorCode::Invalid);
        const QString unknown =
            QStringLiteral("postgresql://octroi@127.0.0.1:%1/nowhere").arg(m_server->port());
        QCOMPARE(openPostgresStore(unknown).error().code, ErrorCode::NotFound);
        const QString secret = QStringLiteral("postgresql://octroi:hunter2@127.0.0.1:1/x");
        const auto error = openPostgresStore(secret).error();
        QCOMPARE(error.code, ErrorCode::Unavailable);
        QVERIFY(!error.toString().contains(QStringLiteral("hunter2")));
        QVERIFY(error.toString().contains(QStringLiteral("postgresql://127.0.0.1:1/x")));
    }

private:
    std::unique_ptr<PostgresServer> m_server;
    QString m_url;
};

QTEST_GUILESS_MAIN(TestPostgresStore)
#include "tst_postgresstore.moc"
