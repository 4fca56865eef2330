// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/spine.h"

#include "await.h"
#include "lossyproxy.h"
#include "octroidprocess.h"

#include <QSignalSpy>

using namespace octroi;
using backends::OctroidBackend;
using change::Change;
using change::Outcome;
using change::Plan;
using change::Spine;
using inventory::Inventory;
using inventory::SyncState;
using test::await;
using test::awaitValue;

namespace {

ErrorCode codeOf(const std::optional<Outcome> &outcome)
{
    const change::ItemResult *item = outcome ? outcome->first() : nullptr;
    return item && item->error ? item->error->code : ErrorCode::Internal;
}

QString reasonOf(const Plan &plan)
{
    const auto &problem = plan.items.first().impossible;
    return problem ? problem->reason : QString();
}

} // namespace

// Changes against the real octroid; another connection is another administrator.
class TestSpine : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<OctroidBackend> m_mine, m_other;
    std::unique_ptr<Inventory> m_inventory;
    std::unique_ptr<Spine> m_spine;
    domain::Application m_application;

    change::IssueKey issueOf(const QString &name) const
    {
        backends::NewKey key;
        key.applicationId = m_application.id;
        key.name = name;
        key.scopes = QStringList{QStringLiteral("orders:read")};
        return {key};
    }
    QString issue(const QString &name)
    {
        const auto outcome = awaitValue(m_spine->applyOne(issueOf(name)));
        return outcome && outcome->failed() == 0 ? outcome->first()->objectId : QString();
    }
    bool synced(Inventory &inventory)
    {
        inventory.sync();
        return QTest::qWaitFor([&] { return inventory.syncState() != SyncState::Reading; }, 30'000) &&
               inventory.syncState() == SyncState::Idle;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_other = m_octroid.connection(m_clock);
        domain::Partner partner;
        partner.name = QStringLiteral("Kestrel");
        m_application.partnerId = await(m_other->createPartner(partner, {}))->id;
        m_application.name = QStringLiteral("Returns");
        m_application = *await(m_other->createApplication(m_application, {}));
        domain::Scope scope;
        scope.name = QStringLiteral("orders:read");
        QVERIFY(await(m_other->createScope(scope, {})).ok());
        scope.name = QStringLiteral("orders:write");
        scope.maxLifetimeDays = 90;
        QVERIFY(await(m_other->createScope(scope, {})).ok());
    }
    void cleanupTestCase()
    {
        m_other.reset();
        m_octroid.stop();
    }
    void init()
    {
        m_mine = m_octroid.connection(m_clock);
        m_inventory = std::make_unique<Inventory>(*m_mine, m_clock);
        m_inventory->setReadsUsage(false);
        m_spine = std::make_unique<Spine>(*m_inventory);
        QVERIFY(synced(*m_inventory));
    }
    void cleanup()
    {
        m_spine.reset();
        m_inventory.reset();
        m_mine.reset();
    }

    void aPlanMakesNoCall()
    {
        const QString id = issue(QStringLiteral("planned"));
        QVERIFY(!id.isEmpty());
        const auto before = m_mine->callLog().calls().size();
        const Plan plan = m_spine->plan({change::RevokeKey{id}});
        QVERIFY(plan.possible());
        QVERIFY(plan.dangerous);
        QCOMPARE(plan.losers, QStringList{id});
        QCOMPARE(plan.items.first().call.path, QStringLiteral("/v1/keys/%1/revoke").arg(id));
        QCOMPARE(plan.items.first().objectName, QStringLiteral("planned"));
        QVERIFY(plan.items.first().undoable); // by restoring it
        QVERIFY(plan.losses.value(id).everything);
        QCOMPARE(m_mine->callLog().calls().size(), before);

        QVERIFY(m_spine->plan({change::SuspendKey{id}}).items.first().undoable);
        QVERIFY(!m_spine->plan({issueOf(QStringLiteral("x"))}).dangerous);
        backends::KeyPatch patch;
        patch.name = QStringLiteral("renamed");
        QVERIFY(!m_spine->plan({change::UpdateKey{id, patch}}).dangerous);
        patch.scopes = QStringList();
        QVERIFY(m_spine->plan({change::UpdateKey{id, patch}}).dangerous);
        domain::Partner closed = *m_inventory->partner(m_application.partnerId);
        closed.status = domain::PartnerStatus::Closed;
        QVERIFY(m_spine->plan({change::UpdatePartner{closed}}).losers.contains(id));
    }

    void theImpossibleIsSaidBeforeAnyCall()
    {
        change::IssueKey unknown = issueOf(QStringLiteral("k"));
        unknown.key.scopes = QStringList{QStringLiteral("stock:read")};
        QCOMPARE(reasonOf(m_spine->plan({unknown})), QStringLiteral("scope_unknown"));
        change::IssueKey past = issueOf(QStringLiteral("k"));
        past.key.expiresAt = m_clock.now().addDays(-1);
        QCOMPARE(reasonOf(m_spine->plan({past})), QStringLiteral("expiry_past"));
        change::IssueKey elsewhere = past;
        elsewhere.key.expiresAt = {};
        elsewhere.key.restrictions.apis = QStringList{QStringLiteral("none000000")};
        QCOMPARE(reasonOf(m_spine->plan({elsewhere})), QStringLiteral("api_unknown"));
        change::IssueKey endless = issueOf(QStringLiteral("k"));
        endless.key.scopes = QStringList{QStringLiteral("orders:write")};
        QCOMPARE(reasonOf(m_spine->plan({endless})), QStringLiteral("lifetime_exceeded"));
        QCOMPARE(reasonOf(m_spine->plan({change::SuspendKey{QStringLiteral("none")}})),
                 QStringLiteral("not_found"));
        domain::Partner twice;
        twice.name = QStringLiteral("KESTREL");
        QCOMPARE(reasonOf(m_spine->plan({change::CreatePartner{twice}})), QStringLiteral("exists"));

        // One impossible item keeps the others from being done.
        const auto before = m_mine->callLog().calls().size();
        const auto outcome =
            awaitValue(m_spine->apply(m_spine->plan({issueOf(QStringLiteral("fine")), past})));
        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->failed(), 2);
        QCOMPARE(outcome->items.at(0).error->reason, QStringLiteral("plan_impossible"));
        QCOMPARE(outcome->items.at(1).error->reason, QStringLiteral("expiry_past"));
        QCOMPARE(m_mine->callLog().calls().size(), before);

        // What the plan lets pass the server agrees with, and the reverse.
        QCOMPARE(await(m_other->issue(unknown.key, {})).error().reason, QStringLiteral("scope_unknown"));
        QCOMPARE(await(m_other->issue(past.key, {})).error().reason, QStringLiteral("expiry_past"));
        QCOMPARE(await(m_other->issue(endless.key, {})).error().reason, QStringLiteral("lifetime_exceeded"));
    }

    void whatIsDoneIsInTheInventoryAtOnce()
    {
        QSignalSpy busy(m_spine.get(), &Spine::busyChanged);
        const auto outcome = awaitValue(m_spine->applyOne(issueOf(QStringLiteral("at once"))));
        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->failed(), 0);
        QVERIFY(outcome->first()->issued.has_value());
        QVERIFY(outcome->first()->issued->secret->reveal().startsWith("oct_live_"));
        QVERIFY(m_inventory->key(outcome->first()->objectId));
        QCOMPARE(busy.size(), 2);
        QCOMPARE(m_spine->journal().first().kind, QStringLiteral("issue"));
        QVERIFY(!m_spine->canUndo());
    }

    void aChangeByAnotherIsAConflict()
    {
        const QString id = issue(QStringLiteral("contested"));
        backends::KeyPatch mine, theirs;
        mine.name = QStringLiteral("mine");
        theirs.name = QStringLiteral("theirs");
        const Plan plan = m_spine->plan({change::UpdateKey{id, mine}});
        QVERIFY(await(m_other->update(id, theirs, 0)).ok());
        QCOMPARE(errorCodeName(codeOf(awaitValue(m_spine->apply(plan)))),
                 errorCodeName(ErrorCode::PreconditionFailed));
        QCOMPARE(await(m_other->key(id))->name, QStringLiteral("theirs"));
        QVERIFY(!m_spine->canUndo());
        // After a sync the same change goes through.
        QVERIFY(synced(*m_inventory));
        QCOMPARE(m_inventory->key(id)->name, QStringLiteral("theirs"));
        QCOMPARE(awaitValue(m_spine->applyOne(change::UpdateKey{id, mine}))->failed(), 0);
        QCOMPARE(m_inventory->key(id)->name, QStringLiteral("mine"));
    }

    void aLostAnswerIssuesOneKey()
    {
        test::LossyProxy proxy(m_octroid.endpoint().issuer);
        const session::Endpoint e = m_octroid.endpoint();
        OctroidBackend backend(QStringLiteral("p"), QStringLiteral("octroid"), proxy.issuer(), e.clientId,
                               e.clientSecret, m_clock);
        backends::TransportLimits limits;
        limits.timeout = std::chrono::milliseconds(2000);
        backend.setLimits(limits);
        Inventory inventory(backend, m_clock);
        inventory.setReadsUsage(false);
        QVERIFY(synced(inventory));
        Spine spine(inventory);
        proxy.loseAnswerTo("POST /v1/keys ");
        const auto outcome = awaitValue(spine.applyOne(issueOf(QStringLiteral("issued once"))));
        QVERIFY(outcome.has_value());
        QCOMPARE(outcome->failed(), 0);
        QCOMPARE(proxy.lost(), 1);
        QVERIFY(synced(*m_inventory));
        int found = 0;
        for (const domain::ApiKey &key : m_inventory->keys())
            found += key.name == QLatin1String("issued once") ? 1 : 0;
        QCOMPARE(found, 1);
        // And the key that was shown is the one that works: known, only the path is not.
        const QByteArray key = outcome->first()->issued->secret->reveal();
        QCOMPARE(m_octroid.check("GET", "/nowhere", key), 403);
    }

    void suspendingIsUndone()
    {
        const QString id = issue(QStringLiteral("undone"));
        QCOMPARE(awaitValue(m_spine->applyOne(change::SuspendKey{id}))->failed(), 0);
        QVERIFY(await(m_other->key(id))->suspendedAt.isValid());
        QVERIFY(m_spine->canUndo());
        QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
        QVERIFY(!await(m_other->key(id))->suspendedAt.isValid());
        QVERIFY(!m_inventory->key(id)->suspendedAt.isValid());
        QVERIFY(!m_spine->canUndo());
        QVERIFY(m_spine->journal().first().undone);
    }

    void anUpdateIsUndone()
    {
        const QString id = issue(QStringLiteral("before"));
        backends::KeyPatch patch;
        patch.name = QStringLiteral("after");
        patch.expiresAt = m_clock.now().addDays(30);
        QCOMPARE(awaitValue(m_spine->applyOne(change::UpdateKey{id, patch}))->failed(), 0);
        QVERIFY(await(m_other->key(id))->expiresAt.isValid());
        QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
        QCOMPARE(await(m_other->key(id))->name, QStringLiteral("before"));
        QVERIFY(!await(m_other->key(id))->expiresAt.isValid());

        domain::Partner partner = *m_inventory->partner(m_application.partnerId);
        partner.contact = QStringLiteral("ops@kestrel.example");
        QCOMPARE(awaitValue(m_spine->applyOne(change::UpdatePartner{partner}))->failed(), 0);
        QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
        QCOMPARE(m_inventory->partner(partner.id)->contact, QString());
    }

    void aRevocationIsUndoneWithinThirtyDays()
    {
        const QString id = issue(QStringLiteral("restored"));
        QCOMPARE(awaitValue(m_spine->applyOne(change::RevokeKey{id}))->failed(), 0);
        QVERIFY(await(m_other->key(id))->revokedAt.isValid());
        QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
        QVERIFY(!await(m_other->key(id))->revokedAt.isValid());
        QVERIFY(!m_inventory->key(id)->revokedAt.isValid());
        QVERIFY(!m_spine->canUndo());
        // Restoring is a change of its own, and is undone by revoking.
        QCOMPARE(awaitValue(m_spine->applyOne(change::RevokeKey{id}))->failed(), 0);
        QCOMPARE(awaitValue(m_spine->applyOne(change::RestoreKey{id}))->failed(), 0);
        QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
        QVERIFY(await(m_other->key(id))->revokedAt.isValid());
    }

    void movingIsUndone()
    {
        const QString id = issue(QStringLiteral("moved"));
        domain::Application second;
        second.partnerId = m_application.partnerId;
        second.name = QStringLiteral("Shipping");
        second = *await(m_other->createApplication(second, {}));
        QCOMPARE(reasonOf(m_spine->plan({change::MoveKey{id, second.id}})),
                 QStringLiteral("application_unknown"));
        QVERIFY(synced(*m_inventory));
        const Plan plan = m_spine->plan({change::MoveKey{id, second.id}});
        QVERIFY(plan.possible() && !plan.dangerous);
        QCOMPARE(plan.items.first().call.path, QStringLiteral("/v1/keys/%1/move").arg(id));
        QCOMPARE(awaitValue(m_spine->apply(plan))->failed(), 0);
        QCOMPARE(await(m_other->key(id))->applicationId, second.id);
        QCOMPARE(m_inventory->keysOf(second.id).size(), std::size_t(1));
        QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
        QCOMPARE(await(m_other->key(id))->applicationId, m_application.id);
    }

    void aPlanThatGivesLessNamesItsKeysAndIsUndone()
    {
        domain::Plan gold;
        gold.name = QStringLiteral("Gold");
        gold.rate = 10;
        gold.burst = 10;
        const auto made = awaitValue(m_spine->applyOne(change::CreatePlan{gold}));
        QCOMPARE(made->failed(), 0);
        change::IssueKey limited = issueOf(QStringLiteral("limited"));
        limited.key.planId = made->first()->objectId;
        const QString id = awaitValue(m_spine->applyOne(limited))->first()->objectId;
        domain::Plan less = *m_inventory->plan(made->first()->objectId), more = less;
        more.rate = 20;
        less.quotaDay = 1000;
        QVERIFY(!m_spine->plan({change::UpdatePlan{more}}).dangerous);
        const Plan plan = m_spine->plan({change::UpdatePlan{less}});
        QVERIFY(plan.dangerous);
        QCOMPARE(plan.losers, QStringList{id});
        QVERIFY(plan.losses.value(id).limits);
        QCOMPARE(awaitValue(m_spine->apply(plan))->failed(), 0);
        QCOMPARE(m_inventory->plan(less.id)->quotaDay, 1000);
        QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
        QCOMPARE(m_inventory->plan(less.id)->quotaDay, 0);
    }

    void apisAndScopesAreRemoved()
    {
        domain::Scope scope;
        scope.name = QStringLiteral("stock:read");
        QCOMPARE(awaitValue(m_spine->applyOne(change::CreateScope{scope}))->failed(), 0);
        domain::Api api;
        api.name = QStringLiteral("Stock");
        api.basePath = QStringLiteral("/stock");
        api.endpoints = {{QStringLiteral("GET"), QStringLiteral("/items"), {scope.name}}};
        const auto made = awaitValue(m_spine->applyOne(change::CreateApi{api}));
        QCOMPARE(made->failed(), 0);
        const QString apiId = made->first()->objectId;
        QCOMPARE(reasonOf(m_spine->plan({change::DeleteScope{scope.name}})), QStringLiteral("scope_in_use"));
        QCOMPARE(reasonOf(m_spine->plan({change::DeleteScope{QStringLiteral("orders:read")}})),
                 QStringLiteral("scope_in_use"));
        const Plan plan = m_spine->plan({change::DeleteApi{apiId}});
        QVERIFY(plan.dangerous && !plan.items.first().undoable);
        QCOMPARE(plan.items.first().call.method, QStringLiteral("DELETE"));
        QCOMPARE(awaitValue(m_spine->apply(plan))->failed(), 0);
        QVERIFY(!m_inventory->api(apiId));
        QCOMPARE(awaitValue(m_spine->applyOne(change::DeleteScope{scope.name}))->failed(), 0);
        QVERIFY(!m_inventory->scope(scope.name));
        QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
        QVERIFY(m_inventory->scope(scope.name));
        QVERIFY(synced(*m_inventory));
        QVERIFY(m_inventory->scope(scope.name) && !m_inventory->api(apiId));
    }

    void anUndoThatFailsIsDoneOnPurpose()
    {
        const QString id = issue(QStringLiteral("gone"));
        QCOMPARE(awaitValue(m_spine->applyOne(change::SuspendKey{id}))->failed(), 0);
        QVERIFY(await(m_other->resume(id, 0)).ok());
        QVERIFY(await(m_other->suspend(id, 0)).ok());
        QCOMPARE(errorCodeName(codeOf(awaitValue(m_spine->undo()))),
                 errorCodeName(ErrorCode::PreconditionFailed));
        QVERIFY(m_spine->canUndo());
        QVERIFY(synced(*m_inventory));
        // It was suspended again for a reason that is not known here: only on purpose, as the conflict sheet offers.
        const auto again = awaitValue(m_spine->undo());
        QCOMPARE(again->overtaken.size(), 1);
        QCOMPARE(awaitValue(m_spine->applyOne(again->overtaken.first().change))->failed(), 0);
    }

    void readOnlyRefuses()
    {
        const QString id = issue(QStringLiteral("kept"));
        QSignalSpy told(m_spine.get(), &Spine::readOnlyChanged);
        m_spine->setReadOnly(true);
        QCOMPARE(told.size(), 1);
        const auto before = m_mine->callLog().calls().size();
        const auto outcome = awaitValue(m_spine->applyOne(change::RevokeKey{id}));
        QCOMPARE(errorCodeName(codeOf(outcome)), errorCodeName(ErrorCode::Forbidden));
        QCOMPARE(outcome->first()->error->reason, QStringLiteral("read_only"));
        QCOMPARE(m_mine->callLog().calls().size(), before);
        m_spine->setReadOnly(false);
        QCOMPARE(awaitValue(m_spine->applyOne(change::RevokeKey{id}))->failed(), 0);
    }

    void manyAtOnceWithProgressAndCancel()
    {
        QList<Change> issues, suspends;
        for (int i = 0; i < 50; ++i)
            issues.append(issueOf(QStringLiteral("bulk %1").arg(i)));
        QSignalSpy progress(m_spine.get(), &Spine::progress);
        const auto issued = awaitValue(m_spine->apply(m_spine->plan(issues)));
        QVERIFY(issued.has_value());
        QCOMPARE(issued->failed(), 0);
        QCOMPARE(progress.size(), 50);
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(progress.at(i).at(0).toInt(), i + 1);
            QCOMPARE(progress.at(i).at(2).toInt(), 50);
            QCOMPARE(issued->items.at(i).objectName, QStringLiteral("bulk %1").arg(i));
            suspends.append(change::SuspendKey{issued->items.at(i).objectId});
        }
        const auto connection = connect(m_spine.get(), &Spine::progress, this, [this](int done, int, int) {
            if (done == 10)
                m_spine->cancel();
        });
        const auto stopped = awaitValue(m_spine->apply(m_spine->plan(suspends)));
        disconnect(connection);
        QVERIFY(stopped.has_value());
        QVERIFY(stopped->cancelled);
        // What was under way is finished; nothing else is begun.
        const int done = 50 - stopped->failed();
        QVERIFY2(done >= 10 && done < 14, qPrintable(QString::number(done)));
        QVERIFY(synced(*m_inventory));
        for (const auto &item : stopped->items) {
            QCOMPARE(m_inventory->key(item.objectId)->suspendedAt.isValid(), !item.error.has_value());
            if (item.error)
                QCOMPARE(errorCodeName(item.error->code), errorCodeName(ErrorCode::Cancelled));
        }
        QVERIFY(!m_spine->isBusy());
        // Only what was done is taken back.
        const auto undone = awaitValue(m_spine->undo());
        QCOMPARE(undone->items.size(), done);
        QCOMPARE(undone->failed(), 0);
    }

    void aSpineMayDieWhileItWorks()
    {
        const QString id = issue(QStringLiteral("orphan"));
        {
            Spine gone(*m_inventory);
            gone.applyOne(change::SuspendKey{id});
        }
        QTRY_VERIFY_WITH_TIMEOUT(await(m_other->key(id))->suspendedAt.isValid(), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestSpine)
#include "tst_spine.moc"
