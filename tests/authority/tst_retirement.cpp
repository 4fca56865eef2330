// SPDX-License-Identifier: GPL-3.0-or-later
// Old keys of a campaign end by themselves when they have been silent for long enough, and only when that is known.
#include "authority/node/usemark.h"
#include "issuerfixture.h"

#include <limits>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {
constexpr qint64 kQuietS = 60, kQuietMs = kQuietS * 1000, kForEver = std::numeric_limits<qint64>::max();
const QString kOwn = QStringLiteral("own"), kOther = QStringLiteral("other");
} // namespace

class TestRetirement : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<IssuerFixture> f;
    QString m_old, m_new;

    bool isRetired() const { return f->issuer->key(m_old)->revokedAt.isValid(); }
    /// A whole pass, after the time between two of them.
    void pass(qint64 knownUntil)
    {
        f->issuer->usesAreKnown(kOwn, knownUntil);
        f->clock.advanceMs(6'000);
        QVERIFY(f->issuer->retireQuiet().ok());
    }

private Q_SLOTS:
    /// A key was rotated, the new one was used, and the old one was last used `silence` ago.
    void init()
    {
        f = std::make_unique<IssuerFixture>();
        f->furnish();
        m_old = f->issued().id;
        const auto next = f->issuer->rotateKey(f->caller, m_old, {{QStringLiteral("overlap_seconds"), 86'400}});
        QVERIFY(next.ok());
        m_new = next->key.id;
        QVERIFY(f->issuer
                    ->createCampaign(f->caller, {{QStringLiteral("name"), QStringLiteral("Autumn")}, {QStringLiteral("key_ids"), QJsonArray{m_old}},
                                                 {QStringLiteral("overlap_seconds"), 86'400}, {QStringLiteral("quiet_seconds"), kQuietS}})
                    .ok());
        f->issuer->keyUsed(m_old, f->clock.nowMs());
        f->issuer->keyUsed(m_new, f->clock.nowMs());
        QVERIFY(f->issuer->flushTouches().ok());
    }

    void silenceCountsAsFarAsItIsKnown()
    {
        const qint64 used = f->clock.nowMs();
        f->clock.advanceMs(3 * kQuietMs);
        pass(used + kQuietMs); // by the clock it has been silent for long
        QVERIFY(!isRetired());
        pass(used + kQuietMs + 1'000); // a use may be told in whole seconds
        QVERIFY(isRetired());
    }
    void aUseThatIsToldLateCounts()
    {
        f->clock.advanceMs(2 * kQuietMs);
        const qint64 late = f->clock.nowMs() - 5'000;
        f->issuer->keyUsed(m_old, late); // not in the store yet
        f->issuer->keyUsed(m_new, late);
        pass(f->clock.nowMs());
        QVERIFY(!isRetired());
        f->clock.advanceMs(2 * kQuietMs);
        pass(f->clock.nowMs());
        QVERIFY(isRetired());
    }
    void anotherNodeHasNotWrittenYet()
    {
        const qint64 used = f->clock.nowMs();
        f->clock.advanceMs(10 * kQuietMs);
        QVERIFY(f->store->putNodeUses({kOther, used, kForEver, 0}).ok()); // it has lost the database, and checks on
        pass(f->clock.nowMs());
        QVERIFY(!isRetired());
        QVERIFY(f->store->putNodeUses({kOther, f->clock.nowMs(), kForEver, 0}).ok());
        pass(f->clock.nowMs());
        QVERIFY(isRetired());
    }
    void anotherNodeHasBrokenDown()
    {
        const qint64 used = f->clock.nowMs();
        f->clock.advanceMs(10 * kQuietMs);
        // Until then it may have served the old key, and nobody will ever know.
        const qint64 end = f->clock.nowMs() - kQuietMs / 2;
        QVERIFY(f->store->putNodeUses({kOther, used, end, 0}).ok());
        pass(f->clock.nowMs());
        QVERIFY(!isRetired());
        f->clock.advanceMs(kQuietMs);
        pass(f->clock.nowMs());
        QVERIFY(isRetired());
    }
    void aNodeThatEndedOrWasBrokenLongAgoIsNotWaitedFor()
    {
        QVERIFY(f->store->putNodeUses({kOther, 5, 0, 7}).ok());
        QVERIFY(f->store->putNodeUses({QStringLiteral("third"), 5, f->clock.nowMs() - 1, 7}).ok());
        f->clock.advanceMs(2 * kQuietMs);
        pass(f->clock.nowMs());
        QVERIFY(isRetired());
    }
    void thisNodeBrokeDownBefore()
    {
        f->clock.advanceMs(10 * kQuietMs);
        QVERIFY(f->store->putNodeUses({kOwn, 5, kForEver, f->clock.nowMs() - 10'000}).ok());
        pass(f->clock.nowMs());
        QVERIFY(!isRetired());
        f->clock.advanceMs(kQuietMs);
        pass(f->clock.nowMs());
        QVERIFY(isRetired());
    }
    void nothingIsRetiredBeforeAnythingIsKnown()
    {
        f->clock.advanceMs(10 * kQuietMs);
        f->issuer->usesAreKnown(kOwn, 0);
        QVERIFY(f->issuer->retireQuiet().ok());
        QVERIFY(!isRetired());
    }
    /// What a node writes of itself from its start to its end, and what it makes of an end that was none.
    void theMarkOfANode()
    {
        const qint64 first = f->clock.nowMs();
        {
            UseMark mark(*f->store, f->clock, 3'600'000);
            QVERIFY(mark.begin(f->folder.path()).ok());
            f->clock.advanceMs(5'000);
            QVERIFY(mark.end().ok());
        }
        const qint64 ended = f->clock.nowMs();
        QCOMPARE(f->store->nodeUses()->first(), (NodeUses{QStringLiteral("alone"), ended, 0, first}));
        f->clock.advanceMs(1'000'000);
        {
            UseMark again(*f->store, f->clock, 3'600'000);
            QVERIFY(again.begin(f->folder.path()).ok());
            QCOMPARE(f->store->nodeUses()->first(), (NodeUses{QStringLiteral("alone"), f->clock.nowMs(), kForEver, first}));
            f->clock.advanceMs(1'000'000); // and is killed
        }
        UseMark last(*f->store, f->clock, 3'600'000);
        QVERIFY(last.begin(f->folder.path()).ok());
        QCOMPARE(f->store->nodeUses()->first().unknownUntil, f->clock.nowMs());
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
        QCOMPARE(f->issuer->campaigns()->size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestRetirement)
#include "tst_retirement.moc"
