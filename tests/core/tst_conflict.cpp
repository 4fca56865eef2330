// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/conflict.h"
#include "change/spine.h"
#include "domain/json.h"

#include "await.h"
#include "octroidprocess.h"

#include <QJsonArray>

using namespace octroi;
using backends::OctroidBackend;
using change::Change;
using change::Conflict;
using change::ConflictField;
using change::Outcome;
using change::Side;
using inventory::Inventory;
using inventory::SyncState;
using test::await;
using test::awaitValue;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

ErrorCode codeOf(const std::optional<Outcome> &outcome)
{
    const change::ItemResult *item = outcome ? outcome->first() : nullptr;
    return item && item->error ? item->error->code : ErrorCode::Internal;
}

QStringList names(const Conflict &conflict)
{
    QStringList out;
    for (const ConflictField &field : conflict.fields)
        out << field.name;
    return out;
}

ConflictField fieldOf(const Conflict &conflict, const char *name)
{
    for (const ConflictField &field : conflict.fields) {
        if (field.name == QLatin1String(name))
            return field;
    }
    return {};
}

} // namespace

// Two administrators at the real octroid: what one changes while the other edits is told field by field.
class TestConflict : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<OctroidBackend> m_mine, m_other;
    std::unique_ptr<Inventory> m_inventory, m_otherInventory;
    std::unique_ptr<change::Spine> m_spine, m_otherSpine;
    domain::Application m_application;

    bool synced(Inventory &inventory)
    {
        inventory.sync();
        return QTest::qWaitFor([&] { return inventory.syncState() != SyncState::Reading; }, 30'000) &&
               inventory.syncState() == SyncState::Idle;
    }
    QString issue(const char *name)
    {
        backends::NewKey key;
        key.applicationId = m_application.id;
        key.name = s(name);
        key.scopes = QStringList{s("orders:read")};
        const auto issued = await(m_other->issue(key, {}));
        return issued ? issued->key.id : QString();
    }
    /// Both see the same; then the other one is faster.
    void overtake(const Change &theirs)
    {
        QVERIFY(synced(*m_otherInventory));
        QVERIFY(synced(*m_inventory));
        const auto outcome = awaitValue(m_otherSpine->applyOne(theirs));
        QVERIFY(outcome && outcome->failed() == 0);
    }
    /// The same with `mine` refused, and what there is to settle.
    Conflict meet(const Change &mine, const Change &theirs)
    {
        overtake(theirs);
        return meet(mine);
    }
    Conflict meet(const Change &mine)
    {
        const change::Plan plan = m_spine->plan({mine});
        const auto refused = awaitValue(m_spine->apply(plan));
        [&] { QCOMPARE(codeOf(refused), ErrorCode::PreconditionFailed); }();
        const auto conflict = await(change::conflictOf(m_inventory.get(), mine, plan.items.first().version));
        if (!conflict)
            qWarning() << conflict.error().toString();
        return conflict ? *conflict : Conflict();
    }
    void settle(const Conflict &conflict, const QHash<QString, Side> &chosen = {})
    {
        const auto merged = change::resolved(conflict, chosen);
        QVERIFY2(merged.ok(), merged.ok() ? "" : qPrintable(merged.error().toString()));
        QVERIFY(*merged);
        const auto outcome = awaitValue(m_spine->applyOne(**merged));
        QVERIFY(outcome && outcome->failed() == 0);
        QVERIFY(synced(*m_otherInventory));
    }
    change::UpdateKey patchOf(const QString &id, const backends::KeyPatch &patch) const
    {
        return {id, patch, m_inventory->key(id)->version};
    }
    /// One changes `first`, the other `second` of the same object; neither is lost.
    template <typename Update, typename T, typename First, typename Second>
    Conflict mergeBoth(const T &object, T Update::*member, First first, Second second)
    {
        Update theirs, mine;
        theirs.*member = object;
        first(theirs.*member);
        mine.*member = object;
        second(mine.*member);
        const Conflict conflict = meet(mine, theirs);
        settle(conflict);
        return conflict;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_other = m_octroid.connection(m_clock);
        domain::Partner partner;
        partner.name = s("Kestrel");
        m_application.partnerId = await(m_other->createPartner(partner, {}))->id;
        m_application.name = s("Returns");
        m_application = *await(m_other->createApplication(m_application, {}));
        domain::Scope scope;
        for (const char *name : {"orders:read", "orders:write", "orders:cancel"}) {
            scope.name = s(name);
            QVERIFY(await(m_other->createScope(scope, {})).ok());
        }
        m_mine = m_octroid.connection(m_clock);
        m_inventory = std::make_unique<Inventory>(*m_mine, m_clock);
        m_otherInventory = std::make_unique<Inventory>(*m_other, m_clock);
        m_inventory->setReadsUsage(false);
        m_otherInventory->setReadsUsage(false);
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        m_otherSpine = std::make_unique<change::Spine>(*m_otherInventory);
    }
    void cleanupTestCase()
    {
        m_spine.reset();
        m_otherSpine.reset();
        m_inventory.reset();
        m_otherInventory.reset();
        m_mine.reset();
        m_other.reset();
        m_octroid.stop();
    }

    void whatEachChangedIsKept()
    {
        const QString id = issue("both");
        QVERIFY(synced(*m_inventory));
        backends::KeyPatch theirs, mine;
        theirs.name = s("theirs");
        mine.scopes = QStringList{s("orders:write")};
        const Change change = patchOf(id, mine);
        const Conflict conflict = meet(change, change::UpdateKey{id, theirs});
        QVERIFY(conflict.baseKnown);
        QCOMPARE(conflict.type, s("key"));
        QCOMPARE(conflict.objectId, id);
        QCOMPARE(conflict.objectName, s("theirs"));
        QVERIFY(!conflict.changedBy.isEmpty());
        QVERIFY(conflict.changedAt.isValid());
        QVERIFY(!conflict.overlaps());
        QVERIFY(conflict.isMergeable());
        QCOMPARE(names(conflict), (QStringList{s("name"), s("scopes")}));
        const ConflictField name = fieldOf(conflict, "name"), scopes = fieldOf(conflict, "scopes");
        QCOMPARE(name.base, QJsonValue(s("both")));
        QCOMPARE(name.theirs, QJsonValue(s("theirs")));
        QCOMPARE(name.mine, QJsonValue(s("both")));
        QVERIFY(name.theirsChanged && !name.mineChanged && name.settable);
        QCOMPARE(scopes.theirs, QJsonValue(QJsonArray{s("orders:read")}));
        QCOMPARE(scopes.mine, QJsonValue(QJsonArray{s("orders:write")}));
        QVERIFY(scopes.mineChanged && !scopes.theirsChanged);
        settle(conflict);
        QCOMPARE(m_otherInventory->key(id)->name, s("theirs"));
        QCOMPARE(m_otherInventory->key(id)->scopes, QStringList{s("orders:write")});
    }

    void allOfMineTakesTheirsBack()
    {
        const QString id = issue("mine wins");
        QVERIFY(synced(*m_inventory));
        backends::KeyPatch theirs, mine;
        theirs.name = s("theirs");
        theirs.scopes = QStringList{s("orders:cancel")};
        mine.scopes = QStringList{s("orders:write")};
        const Change change = patchOf(id, mine);
        const Conflict conflict = meet(change, change::UpdateKey{id, theirs});
        QVERIFY(conflict.overlaps());
        QVERIFY(fieldOf(conflict, "scopes").isOverlap());
        QVERIFY(!fieldOf(conflict, "name").isOverlap());
        settle(conflict, change::allOf(conflict, Side::Mine));
        QCOMPARE(m_otherInventory->key(id)->name, s("mine wins"));
        QCOMPARE(m_otherInventory->key(id)->scopes, QStringList{s("orders:write")});
    }

    void allOfTheirsLeavesNothingToDo()
    {
        const QString id = issue("theirs win");
        QVERIFY(synced(*m_inventory));
        backends::KeyPatch theirs, mine;
        theirs.name = s("a");
        mine.name = s("b");
        const Change change = patchOf(id, mine);
        const Conflict conflict = meet(change, change::UpdateKey{id, theirs});
        QVERIFY(conflict.overlaps());
        const auto merged = change::resolved(conflict, change::allOf(conflict, Side::Theirs));
        QVERIFY(merged.ok());
        QVERIFY(!*merged);
        QCOMPARE(await(m_mine->key(id))->name, s("a"));
    }

    void fieldsAreChosenOneByOne()
    {
        const QString id = issue("one by one");
        QVERIFY(synced(*m_inventory));
        backends::KeyPatch theirs, mine;
        theirs.scopes = QStringList{s("orders:cancel")};
        theirs.tags = QStringList{s("theirs")};
        mine.scopes = QStringList{s("orders:write")};
        mine.tags = QStringList{s("mine")};
        const Change change = patchOf(id, mine);
        const Conflict conflict = meet(change, change::UpdateKey{id, theirs});
        QCOMPARE(names(conflict), (QStringList{s("scopes"), s("tags")}));
        settle(conflict, {{s("scopes"), Side::Theirs}, {s("tags"), Side::Mine}});
        QCOMPARE(m_otherInventory->key(id)->scopes, QStringList{s("orders:cancel")});
        QCOMPARE(m_otherInventory->key(id)->tags, QStringList{s("mine")});
    }

    void bothTheSame()
    {
        const QString id = issue("same");
        QVERIFY(synced(*m_inventory));
        backends::KeyPatch patch;
        patch.name = s("the same name");
        const Change change = patchOf(id, patch);
        const Conflict conflict = meet(change, change::UpdateKey{id, patch});
        QVERIFY(!conflict.overlaps());
        const auto merged = change::resolved(conflict);
        QVERIFY(merged.ok() && !*merged);
    }

    /// What sets no field is wanted all the same, and only tells what happened meanwhile.
    void aSuspensionIsNotMerged()
    {
        const QString id = issue("sleepy");
        QVERIFY(synced(*m_inventory));
        backends::KeyPatch theirs;
        theirs.name = s("sleepier");
        const Conflict conflict = meet(change::SuspendKey{id}, change::UpdateKey{id, theirs});
        QVERIFY(!conflict.isMergeable());
        QCOMPARE(names(conflict), QStringList{s("name")});
        settle(conflict, change::allOf(conflict, Side::Mine));
        QCOMPARE(m_otherInventory->key(id)->name, s("sleepier"));
        QVERIFY(m_otherInventory->key(id)->suspendedAt.isValid());
    }

    /// A key that was revoked meanwhile: that cannot be taken back by an edit, and no side of it is offered.
    void aRevocationStaysTheirs()
    {
        const QString id = issue("gone");
        QVERIFY(synced(*m_inventory));
        backends::KeyPatch mine;
        mine.name = s("renamed");
        const Change change = patchOf(id, mine);
        const Conflict conflict = meet(change, change::RevokeKey{id});
        const ConflictField revoked = fieldOf(conflict, "revoked_at");
        QVERIFY(revoked.theirsChanged && !revoked.settable);
        QCOMPARE(change::sideOf(revoked), Side::Theirs);
        const auto merged = change::resolved(conflict, change::allOf(conflict, Side::Mine));
        QVERIFY(merged.ok() && *merged);
        QVERIFY(!m_spine->plan({**merged}).possible());
    }

    void partnersApplicationsAndPlans()
    {
        QVERIFY(synced(*m_inventory));
        const domain::Partner partner = *m_inventory->partner(m_application.partnerId);
        QCOMPARE(names(mergeBoth(
                     partner, &change::UpdatePartner::partner,
                     [](auto &o) { o.contact = s("ops@kestrel.example"); },
                     [](auto &o) { o.tags = QStringList{s("gold")}; })),
                 (QStringList{s("contact"), s("tags")}));
        QCOMPARE(m_otherInventory->partner(partner.id)->contact, s("ops@kestrel.example"));
        QCOMPARE(m_otherInventory->partner(partner.id)->tags, QStringList{s("gold")});

        const domain::Application application = *m_inventory->application(m_application.id);
        QCOMPARE(
            names(mergeBoth(
                application, &change::UpdateApplication::application, [](auto &o) { o.name = s("Refunds"); },
                [](auto &o) { o.credentialRule = domain::CredentialRule::Both; })),
            (QStringList{s("credential_rule"), s("name")}));
        QCOMPARE(m_otherInventory->application(application.id)->name, s("Refunds"));
        QCOMPARE(m_otherInventory->application(application.id)->credentialRule, domain::CredentialRule::Both);

        domain::Plan plan;
        plan.name = s("Basic");
        plan = *await(m_other->createPlan(plan, {}));
        QVERIFY(synced(*m_inventory));
        mergeBoth(
            *m_inventory->plan(plan.id), &change::UpdatePlan::plan, [](auto &o) { o.name = s("Basics"); },
            [](auto &o) { o.quotaDay = 5'000; });
        QCOMPARE(m_otherInventory->plan(plan.id)->name, s("Basics"));
        QCOMPARE(m_otherInventory->plan(plan.id)->quotaDay, 5'000);
    }

    void apisScopesAndClients()
    {
        domain::Api api;
        api.name = s("Orders");
        api.basePath = s("/orders");
        api = *await(m_other->createApi(api, {}));
        QVERIFY(synced(*m_inventory));
        QCOMPARE(
            names(mergeBoth(
                *m_inventory->api(api.id), &change::UpdateApi::api, [](auto &o) { o.name = s("Orders 2"); },
                [](auto &o) {
                    o.endpoints = {{s("GET"), s("/all"), {s("orders:read")}}};
                })),
            (QStringList{s("endpoints"), s("name")}));
        QCOMPARE(m_otherInventory->api(api.id)->name, s("Orders 2"));
        QCOMPARE(m_otherInventory->api(api.id)->endpoints.size(), 1);

        QCOMPARE(names(mergeBoth(
                     *m_inventory->scope(s("orders:cancel")), &change::UpdateScope::scope,
                     [](auto &o) { o.maxLifetimeDays = 30; }, [](auto &o) { o.description = s("Cancels"); })),
                 (QStringList{s("description"), s("max_lifetime_days")}));
        QCOMPARE(m_otherInventory->scope(s("orders:cancel"))->maxLifetimeDays, 30);
        QCOMPARE(m_otherInventory->scope(s("orders:cancel"))->description, s("Cancels"));

        domain::OAuthClient client;
        client.applicationId = m_application.id;
        client.name = s("worker");
        client.grantTypes = QStringList{s("client_credentials")};
        client.scopes = QStringList{s("orders:read")};
        const QString id = await(m_other->createClient(client, {}))->client.id;
        QVERIFY(synced(*m_inventory));
        QCOMPARE(names(mergeBoth(
                     *m_inventory->client(id), &change::UpdateClient::client,
                     [](auto &o) { o.name = s("workers"); },
                     [](auto &o) { o.scopes = QStringList{s("orders:write")}; })),
                 (QStringList{s("name"), s("scopes")}));
        QCOMPARE(m_otherInventory->client(id)->name, s("workers"));
        QCOMPARE(m_otherInventory->client(id)->scopes, QStringList{s("orders:write")});
    }

    /// An undo takes back what was done, and nothing of what somebody else did since.
    void anUndoKeepsWhatOthersChangedSince()
    {
        QVERIFY(synced(*m_inventory));
        domain::Partner mine = *m_inventory->partner(m_application.partnerId);
        const domain::Partner before = mine;
        mine.contact = s("mine@kestrel.example");
        QCOMPARE(awaitValue(m_spine->applyOne(change::UpdatePartner{mine}))->failed(), 0);
        QVERIFY(synced(*m_otherInventory));
        domain::Partner theirs = *m_otherInventory->partner(mine.id);
        theirs.tags << s("since");
        overtake(change::UpdatePartner{theirs});
        QVERIFY(synced(*m_inventory));
        QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
        QVERIFY(synced(*m_otherInventory));
        QCOMPARE(m_otherInventory->partner(mine.id)->contact, before.contact);
        QCOMPARE(m_otherInventory->partner(mine.id)->tags, theirs.tags);
    }

    void anUndoOfWhatWasChangedAgainIsAConflict_data()
    {
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("the inventory knows") << true;
        QTest::newRow("the server tells") << false;
    }

    void anUndoOfWhatWasChangedAgainIsAConflict()
    {
        QFETCH(bool, isKnown);
        const QString id = issue("first name");
        QVERIFY(synced(*m_inventory));
        backends::KeyPatch mine, theirs;
        mine.name = s("second name");
        theirs.name = s("third name");
        QCOMPARE(awaitValue(m_spine->applyOne(change::UpdateKey{id, mine}))->failed(), 0);
        QVERIFY(synced(*m_otherInventory));
        QCOMPARE(awaitValue(m_otherSpine->applyOne(change::UpdateKey{id, theirs}))->failed(), 0);
        if (isKnown)
            QVERIFY(synced(*m_inventory));
        const auto undone = awaitValue(m_spine->undo());
        QCOMPARE(codeOf(undone), ErrorCode::PreconditionFailed);
        QCOMPARE(undone->overtaken.size(), 1);
        QCOMPARE(await(m_mine->key(id))->name, s("third name"));
        QVERIFY(m_spine->canUndo()); // it is not done
        const change::Overtaken one = undone->overtaken.first();
        const auto conflict = await(change::conflictOf(m_inventory.get(), one.change, one.version));
        QVERIFY(conflict.ok());
        QCOMPARE(fieldOf(*conflict, "name").base, QJsonValue(s("second name")));
        QCOMPARE(fieldOf(*conflict, "name").mine, QJsonValue(s("first name")));
        QVERIFY(conflict->overlaps());
        settle(*conflict);
        QCOMPARE(m_otherInventory->key(id)->name, s("first name"));
    }

    /// A colleague resumed it and suspended it again, for a reason of their own.
    void anUndoDoesNotResumeWhatOthersSuspendedAgain()
    {
        const QString id = issue("paused twice");
        QVERIFY(synced(*m_inventory));
        QCOMPARE(awaitValue(m_spine->applyOne(change::SuspendKey{id}))->failed(), 0);
        QTest::qWait(1'100); // times have a resolution
        QVERIFY(synced(*m_otherInventory));
        QCOMPARE(awaitValue(m_otherSpine->applyOne(change::ResumeKey{id}))->failed(), 0);
        QCOMPARE(awaitValue(m_otherSpine->applyOne(change::SuspendKey{id}))->failed(), 0);
        QVERIFY(synced(*m_inventory));
        const auto undone = awaitValue(m_spine->undo());
        QCOMPARE(codeOf(undone), ErrorCode::PreconditionFailed);
        QCOMPARE(undone->overtaken.size(), 1);
        QVERIFY(await(m_mine->key(id))->suspendedAt.isValid());
    }

    /// Without the audit log it is not known who changed what; every difference is to be chosen.
    void withoutABase()
    {
        const QString id = issue("no base");
        QVERIFY(synced(*m_inventory));
        domain::ApiKey theirs = *m_inventory->key(id);
        theirs.name = s("theirs");
        backends::KeyPatch mine;
        mine.scopes = QStringList{s("orders:write")};
        const Conflict conflict =
            change::compared(change::UpdateKey{id, mine}, {}, domain::toJson(theirs, m_clock.now()));
        QVERIFY(!conflict.baseKnown);
        QCOMPARE(names(conflict), QStringList{s("scopes")});
        QVERIFY(fieldOf(conflict, "scopes").base.isUndefined());
        QVERIFY(conflict.overlaps());
    }

    void removedMeanwhile()
    {
        domain::Scope scope;
        scope.name = s("orders:short");
        scope = *await(m_other->createScope(scope, {}));
        QVERIFY(synced(*m_inventory));
        scope = *m_inventory->scope(scope.name);
        overtake(change::DeleteScope{scope.name});
        scope.description = s("too late");
        const auto conflict =
            await(change::conflictOf(m_inventory.get(), change::UpdateScope{scope}, scope.version));
        QVERIFY(!conflict);
        QCOMPARE(conflict.error().code, ErrorCode::NotFound);
    }

    void aCreationHasNoVersion()
    {
        const auto conflict = await(change::conflictOf(m_inventory.get(), change::CreatePartner{}, 1));
        QVERIFY(!conflict);
        QCOMPARE(conflict.error().reason, s("no_version"));
    }
};

QTEST_GUILESS_MAIN(TestConflict)
#include "tst_conflict.moc"
