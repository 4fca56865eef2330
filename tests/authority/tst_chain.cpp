// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/chain.h"
#include "domain/json.h"

#include <QJsonDocument>
#include <QTest>

using namespace octroi;
using namespace octroi::authority;

namespace {

QList<domain::AuditEntry> sampleChain(int size)
{
    QList<domain::AuditEntry> out;
    domain::AuditEntry last;
    for (int i = 1; i <= size; ++i) {
        domain::AuditEntry e;
        e.at = QDateTime::fromMSecsSinceEpoch(1'780'000'000'000 + i, Qt::UTC);
        e.actor = QStringLiteral("admin");
        e.action = QStringLiteral("partner.update");
        e.objectName = QStringLiteral("Käserei №%1 🧀").arg(i);
        e.after = QJsonObject{{QStringLiteral("version"), i}, {QStringLiteral("rate"), 0.1 * i}};
        last = chained(last, e);
        out << last;
    }
    return out;
}

QByteArray lines(const QList<domain::AuditEntry> &entries)
{
    QByteArray out;
    for (const auto &e : entries)
        out += QJsonDocument(domain::toJson(e)).toJson(QJsonDocument::Compact) + '\n';
    return out;
}

} // namespace

class TestChain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWholeChain()
    {
        const auto entries = sampleChain(20);
        QCOMPARE(entries.first().previousHash, firstPreviousHash());
        QCOMPARE(entries[7].previousHash, entries[6].hash);
        QCOMPARE(entries[7].hash.size(), 64);
        const auto check = verifyChain(entries);
        QVERIFY2(check.whole(), qPrintable(check.why()));
        QCOMPARE(check.lastSeq(), 20);
        QCOMPARE(check.lastHash(), entries.last().hash);
        const auto fromLines = verifyChain(lines(entries));
        QVERIFY2(fromLines.whole(), qPrintable(fromLines.why()));
        QCOMPARE(fromLines.lastSeq(), 20);
        QVERIFY(verifyChain(QByteArray("\n")).whole());
    }

    void everyAlteredFieldIsFound()
    {
        using Alter = std::function<void(domain::AuditEntry &)>;
        const QList<Alter> alters{
            [](auto &e) { e.actor = QStringLiteral("someone"); },
            [](auto &e) { e.at = e.at.addMSecs(1); },
            [](auto &e) { e.client = QStringLiteral("curl"); },
            [](auto &e) { e.address = QStringLiteral("192.0.2.1"); },
            [](auto &e) { e.action = QStringLiteral("partner.create"); },
            [](auto &e) { e.objectType = QStringLiteral("key"); },
            [](auto &e) { e.objectId = QStringLiteral("x"); },
            [](auto &e) { e.objectName.chop(1); },
            [](auto &e) {
                e.before = QJsonObject{{QStringLiteral("a"), 1}};
            },
            [](auto &e) { e.after.remove(QStringLiteral("rate")); },
            [](auto &e) { e.previousHash[0] = e.previousHash[0] == '0' ? '1' : '0'; },
            [](auto &e) { e.hash[63] = e.hash[63] == '0' ? '1' : '0'; },
            [](auto &e) { e.seq = 99; },
        };
        for (const auto &alter : alters) {
            auto entries = sampleChain(10);
            alter(entries[4]);
            const auto check = verifyChain(entries);
            QVERIFY(!check.whole());
            QCOMPARE(check.brokenSeq(), 5);
            QCOMPARE(check.lastSeq(), 4);
            QCOMPARE(verifyChain(lines(entries)).brokenSeq(), 5);
        }
    }

    void alterationWithANewHashBreaksTheNext()
    {
        auto entries = sampleChain(10);
        entries[4].actor = QStringLiteral("someone");
        entries[4].hash = auditHash(entries[4]);
        QCOMPARE(verifyChain(entries).brokenSeq(), 6);
    }

    void removalAndReorderAreFound()
    {
        auto removed = sampleChain(10);
        removed.removeAt(4);
        QCOMPARE(verifyChain(removed).brokenSeq(), 5);
        auto first = sampleChain(10);
        first.removeFirst();
        QCOMPARE(verifyChain(first).brokenSeq(), 1);
        auto swapped = sampleChain(10);
        swapped.swapItemsAt(4, 5);
        QCOMPARE(verifyChain(swapped).brokenSeq(), 5);
        // Renumbered after a removal: the numbers fit, the hashes do not.
        auto renumbered = sampleChain(10);
        renumbered.removeAt(4);
        for (qsizetype i = 4; i < renumbered.size(); ++i)
            renumbered[i].seq = i + 1;
        QCOMPARE(verifyChain(renumbered).brokenSeq(), 5);
        // A cut end leaves a whole chain; its last hash tells.
        auto cut = sampleChain(10);
        cut.removeLast();
        QVERIFY(verifyChain(cut).whole());
        QVERIFY(verifyChain(cut).lastHash() != sampleChain(10).last().hash);
    }

    void aLineThatIsNoEntry()
    {
        const auto check = verifyChain(lines(sampleChain(3)) + "{\"seq\":4\n");
        QCOMPARE(check.brokenSeq(), 4);
        QCOMPARE(verifyChain(QByteArray("garbage")).brokenSeq(), 1);
    }
};

QTEST_APPLESS_MAIN(TestChain)
#include "tst_chain.moc"
