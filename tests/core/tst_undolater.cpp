// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runs.h"
#include "change/together.h"

#include "await.h"
#include "octroidprocess.h"
#include "session/keysealer.h"

using namespace octroi;
using test::await;
using test::awaitValue;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

// What one process did is taken back by the next one, from its journal, on the real octroid: also what is no key, and
// what was done in several plans.
class TestUndoLater : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    test::DataFolder m_folder;
    std::shared_ptr<Sealer> m_sealer = std::make_shared<session::KeySealer>(session::KeySealer::newKey());
    std::unique_ptr<backends::OctroidBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    QString m_partner, m_plan;

    bool start()
    {
        m_spine.reset();
        m_inventory.reset();
        m_backend = m_octroid.connection(m_clock);
        m_inventory = std::make_unique<inventory::Inventory>(*m_backend, m_clock);
        m_inventory->setReadsUsage(false);
        m_inventory->sync();
        if (!QTest::qWaitFor([&] { return m_inventory->syncState() == inventory::SyncState::Idle; }, 30'000))
            return false;
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        const auto opened = awaitValue(
            m_spine->runs().openJournal(std::make_shared<change::RunJournal>(m_folder.file(s("runs")), s("p"), m_sealer)));
        return opened && opened->ok();
    }
    /// By the run that it is handed to; how many items of it failed, -1 when there is none.
    qint64 undone()
    {
        const auto handed = awaitValue(m_spine->undo());
        const change::Run *run = handed ? m_spine->runs().run(handed->runId) : nullptr;
        if (!run || !QTest::qWaitFor([run] { return run->state() == change::Run::State::Finished; }, 30'000))
            return -1;
        return run->failed();
    }
    change::UpdatePartner contact(const char *text) const
    {
        domain::Partner partner = *m_inventory->partner(m_partner);
        partner.contact = s(text);
        return {partner};
    }
    /// As the backend has it.
    QString theirContact() const
    {
        const auto page = await(m_backend->partners({}, 100));
        for (const domain::Partner &one : page ? page->items : QList<domain::Partner>()) {
            if (one.id == m_partner)
                return one.contact;
        }
        return s("?");
    }
    bool applied(change::Together *together, const QList<change::Change> &changes)
    {
        const auto done = awaitValue(together->apply(m_spine->plan(changes)));
        return done && done->failed() == 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_backend = m_octroid.connection(m_clock);
        domain::Partner partner;
        partner.name = s("Kestrel");
        m_partner = await(m_backend->createPartner(partner, {}))->id;
        domain::Plan plan;
        plan.name = s("Basic");
        m_plan = await(m_backend->createPlan(plan, {}))->id;
    }
    void cleanupTestCase()
    {
        m_spine.reset();
        m_inventory.reset();
        m_backend.reset();
        m_octroid.stop();
    }

    // One object in two of the plans, one that stays for ever; all of it one entry.
    void whatBelongsTogetherIsTakenBackInItsOrder()
    {
        QVERIFY(start());
        domain::Scope scope;
        scope.name = s("orders:read");
        domain::Partner wren;
        wren.name = s("Wren");
        auto *together = new change::Together(*m_spine);
        QVERIFY(applied(together, {change::CreateScope{scope}, contact("a@kestrel.example"), change::CreatePartner{wren}}));
        QVERIFY(applied(together, {contact("b@kestrel.example")}));
        QVERIFY(awaitValue(m_spine->runs().written())->ok());
        QVERIFY(start());
        const change::JournalEntry entry = m_spine->journal().first();
        QVERIFY(entry.isEarlier && entry.canUndo());
        QCOMPARE(entry.size(), qint64(4));
        const auto record = awaitValue(m_spine->runs().load(entry.runId));
        const auto staying = change::stayingOf(***record);
        QCOMPARE(staying.size(), 1);
        QCOMPARE(staying.first().objectName, s("Wren"));
        QCOMPARE(staying.first().error->field, s("create_partner"));
        QCOMPARE(undone(), qint64(0));
        QCOMPARE(theirContact(), QString());
        QVERIFY(!m_inventory->scope(scope.name));
        QVERIFY(!m_spine->canUndo());
    }

    void whatSomebodyElseChangedSinceStays()
    {
        QVERIFY(start());
        domain::Plan plan = *m_inventory->plan(m_plan);
        plan.quotaDay = 100;
        auto *together = new change::Together(*m_spine);
        QVERIFY(applied(together, {change::UpdatePlan{plan}}));
        QVERIFY(applied(together, {contact("mine@kestrel.example")}));
        QVERIFY(awaitValue(m_spine->runs().written())->ok());
        domain::Partner theirs = *m_inventory->partner(m_partner);
        theirs.contact = s("theirs@kestrel.example");
        QVERIFY(await(m_backend->updatePartner(theirs)).ok());
        QVERIFY(start());
        QCOMPARE(undone(), qint64(1));
        QCOMPARE(m_inventory->plan(m_plan)->quotaDay, qint64(0));
        QCOMPARE(theirContact(), s("theirs@kestrel.example"));
    }

    // The inventory does not hold it; in the same process, and in the next one.
    void aRuleThatWasChangedTwiceIsTakenBackTwice()
    {
        domain::AlertRule rule;
        rule.name = s("Too many refusals");
        rule.measure = domain::AlertMeasure::Refusals;
        rule.limit = 100;
        QVERIFY(await(m_backend->createAlertRule(rule, {})).ok());
        const auto now = [this] { return await(m_backend->alertRules())->first(); };
        const auto edited = [&](double limit) {
            domain::AlertRule after = now();
            after.limit = limit;
            const auto done = awaitValue(m_spine->applyOne(change::UpdateAlertRule{after, now()}));
            return done && done->failed() == 0;
        };
        for (const bool isLater : {false, true}) {
            QVERIFY(start());
            QVERIFY(edited(50) && edited(20));
            QVERIFY(awaitValue(m_spine->runs().written())->ok());
            if (isLater)
                QVERIFY(start());
            for (const double limit : {50.0, 100.0}) {
                if (isLater)
                    QCOMPARE(undone(), qint64(0));
                else
                    QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
                QCOMPARE(now().limit, limit);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestUndoLater)
#include "tst_undolater.moc"
