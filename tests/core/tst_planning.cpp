// SPDX-License-Identifier: GPL-3.0-or-later
// Very many changes are planned without keeping anybody waiting, and what a change left is noted as it is done.
#include "await.h"
#include "change/planpieces.h"
#include "octroidprocess.h"

#include <QSignalSpy>
#include <QTimer>

using namespace octroi;
using backends::OctroidBackend;
using change::Plan;
using change::Spine;
using inventory::Inventory;
using inventory::SyncState;
using test::await;
using test::awaitValue;

class TestPlanning : public QObject
{
    Q_OBJECT

    static constexpr int kKeys = 60;

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<OctroidBackend> m_mine, m_other;
    std::unique_ptr<Inventory> m_inventory;
    std::unique_ptr<Spine> m_spine;
    QStringList m_ids;

    bool synced()
    {
        m_inventory->sync();
        return QTest::qWaitFor([&] { return m_inventory->syncState() != SyncState::Reading; }, 30'000) &&
               m_inventory->syncState() == SyncState::Idle;
    }
    static change::Change tagged(const QString &id, const char *tag)
    {
        backends::KeyPatch patch;
        patch.tags = QStringList{QString::fromLatin1(tag)};
        return change::UpdateKey{id, patch};
    }
    QStringList tagsOf(const QString &id)
    {
        const auto key = await(m_other->key(id));
        return key ? key->tags : QStringList{QStringLiteral("?")};
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_other = m_octroid.connection(m_clock);
        m_mine = m_octroid.connection(m_clock);
        domain::Partner partner;
        partner.name = QStringLiteral("Kestrel");
        domain::Application application;
        application.partnerId = await(m_other->createPartner(partner, {}))->id;
        application.name = QStringLiteral("Returns");
        application.id = await(m_other->createApplication(application, {}))->id;
        for (int i = 0; i < kKeys; ++i) {
            backends::NewKey key;
            key.applicationId = application.id;
            key.name = QStringLiteral("key %1").arg(i);
            const auto issued = await(m_other->issue(key, {}));
            QVERIFY(issued.ok());
            m_ids << issued->key.id;
        }
        m_inventory = std::make_unique<Inventory>(*m_mine, m_clock);
        m_inventory->setReadsUsage(false);
        m_spine = std::make_unique<Spine>(*m_inventory);
        QVERIFY(synced());
    }
    void cleanupTestCase()
    {
        m_spine.reset();
        m_inventory.reset();
        m_mine.reset();
        m_other.reset();
        m_octroid.stop();
    }

    void inPiecesItIsTheSamePlan()
    {
        QList<change::Change> changes;
        for (int i = 0; i < 40'000; ++i) {
            const QString id = m_ids.at(i % kKeys);
            switch (i % 4) {
            case 0:
                changes << change::SuspendKey{id};
                break;
            case 1:
                changes << change::RevokeKey{id};
                break;
            case 2:
                changes << tagged(id, "night");
                break;
            default:
                changes << change::RevokeKey{QStringLiteral("nobody%1").arg(i)};
            }
        }
        const Plan whole = m_spine->plan(changes);
        int turns = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
        timer.start(0);
        std::optional<Plan> pieces;
        QCoro::connect(change::planInPieces(m_spine.get(), changes), this, [&](const Plan &plan) { pieces = plan; });
        QVERIFY(!pieces); // others have their turn first
        QTRY_VERIFY_WITH_TIMEOUT(pieces, 60'000);
        QVERIFY(turns > 2);
        QCOMPARE(pieces->items.size(), whole.items.size());
        QCOMPARE(pieces->dangerous, whole.dangerous);
        QCOMPARE(pieces->losers, whole.losers);
        for (const QString &id : whole.losers)
            QCOMPARE(pieces->losses.value(id).everything, whole.losses.value(id).everything);
        for (qsizetype i = 0; i < whole.items.size(); ++i) {
            QCOMPARE(pieces->items.at(i).objectId, whole.items.at(i).objectId);
            QCOMPARE(pieces->items.at(i).call.path, whole.items.at(i).call.path);
            QCOMPARE(pieces->items.at(i).impossible.has_value(), whole.items.at(i).impossible.has_value());
        }
        // Few are there at once.
        pieces.reset();
        QCoro::connect(change::planInPieces(m_spine.get(), changes.first(3)), this, [&](const Plan &plan) { pieces = plan; });
        QVERIFY(pieces && pieces->items.size() == 3);
    }
    void theSpineMayGoMeanwhile()
    {
        auto spine = std::make_unique<Spine>(*m_inventory);
        const QList<change::Change> changes(20'000, change::RevokeKey{QStringLiteral("nobody")});
        std::optional<Plan> got;
        QCoro::connect(change::planInPieces(spine.get(), changes), this, [&](const Plan &plan) { got = plan; });
        QVERIFY(!got);
        spine.reset();
        QTRY_VERIFY_WITH_TIMEOUT(got, 10'000);
        QVERIFY(got->items.isEmpty());
    }

    // Somebody changes one of them while the others are still being done, and the inventory knows it before the end:
    // what this change left is still what it left, so the undo does not throw theirs away.
    void whatOthersDoMeanwhileIsNotWhatItLeft()
    {
        QList<change::Change> changes;
        for (const QString &id : std::as_const(m_ids))
            changes << tagged(id, "mine");
        const QString first = m_ids.first();
        bool theirs = false;
        QObject here;
        connect(m_spine.get(), &Spine::progress, &here, [&](int done) {
            if (done == 1)
                QCoro::connect(m_other->update(first, std::get<change::UpdateKey>(tagged(first, "theirs")).patch, 0), &here,
                               [&](const Result<domain::ApiKey> &changed) {
                                   theirs = changed.ok();
                                   if (changed)
                                       m_inventory->take(*changed); // as the live stream brings it
                               });
        });
        const auto outcome = awaitValue(m_spine->apply(m_spine->plan(changes), 1));
        QVERIFY(outcome);
        QCOMPARE(outcome->failed(), 0);
        QTRY_VERIFY(theirs);
        const auto undone = awaitValue(m_spine->undo());
        QVERIFY(undone);
        QCOMPARE(undone->overtaken.size(), 1);
        QCOMPARE(undone->failed(), 1);
        QCOMPARE(tagsOf(first), QStringList{QStringLiteral("theirs")});
        for (const QString &id : m_ids.mid(1))
            QCOMPARE(tagsOf(id), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestPlanning)
#include "tst_planning.moc"
