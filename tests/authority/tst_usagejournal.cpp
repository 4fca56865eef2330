// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlitestore.h"
#include "authority/store/usagejournal.h"

#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using namespace octroi::authority;

namespace {

UsageDelta delta(const QString &key, qint64 second, qint64 requests)
{
    UsageDelta d;
    d.second = second;
    d.keyId = key;
    d.apiId = QStringLiteral("api");
    d.endpoint = QStringLiteral("GET /é/{id}");
    d.requests = requests;
    d.bytesOut = requests * 1'000'000'000'000;
    d.classes = {requests, 0, 1, 2};
    return d;
}

qint64 requestsOf(Store &store, const QString &key, qint64 from = 0, qint64 to = 4'000'000'000)
{
    UsageQuery query;
    query.from = from;
    query.to = to;
    query.groupBy = QStringList{QStringLiteral("key")};
    query.keyId = key;
    const auto rows = store.query(query);
    return rows && rows->size() == 1 ? rows->first().totals.requests : -1;
}

} // namespace

/// What is counted is written down at once and added up later; nobody sees the difference.
class TestUsageJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsEncodedIsDecoded()
    {
        UsageDelta refused = delta(QStringLiteral("abc"), 1'780'000'000, 3);
        refused.refusal = QStringLiteral("expired");
        refused.refused = 3;
        refused.histogram = QByteArray("\x00\xff\x80", 3);
        const UsageDelta empty = delta({}, 0, 0), big = delta(QStringLiteral("0123456789"), 4'000'000'000, 1'000'000);
        const std::vector<const UsageDelta *> all{&refused, &empty, &big, &refused};
        const QByteArray bytes = encodeDeltas(all);
        QList<UsageDelta> read;
        QVERIFY(decodeDeltas(bytes, read));
        QCOMPARE(read.size(), 4);
        for (qsizetype i = 0; i < 4; ++i) {
            const UsageDelta &a = read[i], &b = *all[std::size_t(i)];
            QCOMPARE(a.second, b.second);
            QCOMPARE(a.keyId, b.keyId);
            QCOMPARE(a.endpoint, b.endpoint);
            QCOMPARE(a.refusal, b.refusal);
            QCOMPARE(a.requests, b.requests);
            QCOMPARE(a.bytesOut, b.bytesOut);
            QCOMPARE(a.classes, b.classes);
            QCOMPARE(a.histogram, b.histogram);
        }
        for (qsizetype cut = 0; cut < bytes.size(); ++cut) {
            QList<UsageDelta> some;
            QVERIFY2(!decodeDeltas(bytes.left(cut), some), qPrintable(QString::number(cut)));
        }
        QVERIFY(!decodeDeltas(bytes + 'x', read));
    }
    void manySecondsAreAddedUpOnce()
    {
        QTemporaryDir folder;
        auto store = openSqliteStore(folder.path());
        QVERIFY(store.ok());
        constexpr qint64 start = 1'780'000'000;
        // More seconds than there are parts, so that each part is added up while others wait.
        for (qint64 second = 0; second < 150; ++second) {
            QList<UsageDelta> deltas;
            for (int key = 0; key < 100; ++key)
                deltas << delta(QStringLiteral("key%1").arg(key), start + second, 1 + key % 3);
            QVERIFY((*store)->add(deltas).ok());
            if (second == 70)
                QCOMPARE(requestsOf(**store, QStringLiteral("key4")), 71 * 2);
        }
        for (int key = 0; key < 100; ++key)
            QCOMPARE(requestsOf(**store, QStringLiteral("key%1").arg(key)), 150 * (1 + key % 3));
        qint64 consumed = 0;
        const auto add = [&](std::string_view key, qint64 requests, qint64) { consumed += key == "key1" ? requests : 0; };
        QVERIFY((*store)->eachConsumed(0, start + 150, add).ok());
        QCOMPARE(consumed, 300);
    }
    void whatWaitedSurvivesTheProcess()
    {
        QTemporaryDir folder;
        {
            auto store = openSqliteStore(folder.path());
            QVERIFY(store.ok());
            QVERIFY((*store)->add({delta(QStringLiteral("a"), 1'780'000'000, 5)}).ok());
            QVERIFY((*store)->add({delta(QStringLiteral("a"), 1'780'000'001, 6)}).ok());
        }
        auto again = openSqliteStore(folder.path());
        QVERIFY(again.ok());
        QCOMPARE(requestsOf(**again, QStringLiteral("a")), 11);
        QCOMPARE(requestsOf(**again, QStringLiteral("a")), 11); // and not twice
    }
    void aTransactionThatFailsTakesItBack()
    {
        QTemporaryDir folder;
        auto store = openSqliteStore(folder.path());
        QVERIFY(store.ok());
        QVERIFY((*store)->add({delta(QStringLiteral("a"), 1'780'000'000, 5)}).ok());
        const auto failed = (*store)->transact([&]() -> Result<void> {
            if (auto added = (*store)->add({delta(QStringLiteral("a"), 1'780'000'000, 7)}); !added)
                return added;
            if (requestsOf(**store, QStringLiteral("a")) != 12)
                return Error{ErrorCode::Internal, QStringLiteral("not seen within"), {}, {}, {}};
            return Error{ErrorCode::Conflict, {}, {}, {}, {}};
        });
        QCOMPARE(failed.error().code, ErrorCode::Conflict);
        QCOMPARE(requestsOf(**store, QStringLiteral("a")), 5);
    }
};

QTEST_GUILESS_MAIN(TestUsageJournal)
#include "tst_usagejournal.moc"
