// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/spine.h"
#include "change/together.h"
#include "change/undo.h"
#include "models/undowords.h"

#include "await.h"
#include "octroidprocess.h"

using namespace octroi;
using change::Change;
using change::NoUndo;
using test::await;
using test::awaitValue;

namespace {

QString s(const char *text)
{
    return QString::fromLatin1(text);
}

template <typename T>
T called(const char *name)
{
    T object;
    object.name = s(name);
    return object;
}

domain::Api apiCalled(const char *name, const char *path)
{
    auto api = called<domain::Api>(name);
    api.basePath = s(path);
    return api;
}

domain::Application applicationOf(const QString &partner, const char *name)
{
    auto application = called<domain::Application>(name);
    application.partnerId = partner;
    return application;
}

} // namespace

// Whatever an administrator can do is either taken back, or a sentence says why not; by real objects of
// octroid, each in the state in which the change does something.
class TestUndo : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<backends::OctroidBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    QString m_partner, m_application, m_api, m_plan, m_working, m_asleep, m_revoked, m_client, m_asleepClient,
        m_secret;

    QString issue(const char *name)
    {
        backends::NewKey key;
        key.applicationId = m_application;
        key.name = s(name);
        const auto issued = await(m_backend->issue(key, {}));
        return issued ? issued->key.id : QString();
    }
    QString client(const char *name)
    {
        domain::OAuthClient client;
        client.applicationId = m_application;
        client.name = s(name);
        client.grantTypes = QStringList{s("client_credentials")};
        const auto made = await(m_backend->createClient(client, {}));
        if (made)
            m_secret = made->client.secrets.first().id;
        return made ? made->client.id : QString();
    }

    // A kind that is added to Change without a line here does not compile.
    Change sample(std::type_identity<change::CreatePartner>) const
    {
        return change::CreatePartner{called<domain::Partner>("New")};
    }
    Change sample(std::type_identity<change::UpdatePartner>) const
    {
        return change::UpdatePartner{*m_inventory->partner(m_partner)};
    }
    Change sample(std::type_identity<change::CreateApplication>) const
    {
        return change::CreateApplication{applicationOf(m_partner, "New")};
    }
    Change sample(std::type_identity<change::UpdateApplication>) const
    {
        return change::UpdateApplication{*m_inventory->application(m_application)};
    }
    Change sample(std::type_identity<change::CreateApi>) const
    {
        return change::CreateApi{apiCalled("New", "/new")};
    }
    Change sample(std::type_identity<change::UpdateApi>) const
    {
        return change::UpdateApi{*m_inventory->api(m_api)};
    }
    Change sample(std::type_identity<change::CreateScope>) const
    {
        return change::CreateScope{called<domain::Scope>("new:read")};
    }
    Change sample(std::type_identity<change::UpdateScope>) const
    {
        return change::UpdateScope{*m_inventory->scope(s("orders:read"))};
    }
    Change sample(std::type_identity<change::CreatePlan>) const
    {
        return change::CreatePlan{called<domain::Plan>("New")};
    }
    Change sample(std::type_identity<change::UpdatePlan>) const
    {
        return change::UpdatePlan{*m_inventory->plan(m_plan)};
    }
    Change sample(std::type_identity<change::DeleteApi>) const { return change::DeleteApi{m_api}; }
    Change sample(std::type_identity<change::DeleteScope>) const
    {
        return change::DeleteScope{s("orders:read")};
    }
    Change sample(std::type_identity<change::IssueKey>) const
    {
        backends::NewKey key;
        key.applicationId = m_application;
        key.name = s("New");
        return change::IssueKey{key};
    }
    Change sample(std::type_identity<change::UpdateKey>) const
    {
        backends::KeyPatch patch;
        patch.name = s("Other");
        return change::UpdateKey{m_working, patch};
    }
    Change sample(std::type_identity<change::SuspendKey>) const { return change::SuspendKey{m_working}; }
    Change sample(std::type_identity<change::ResumeKey>) const { return change::ResumeKey{m_asleep}; }
    Change sample(std::type_identity<change::RevokeKey>) const { return change::RevokeKey{m_working}; }
    Change sample(std::type_identity<change::RotateKey>) const { return change::RotateKey{m_working}; }
    Change sample(std::type_identity<change::RestoreKey>) const { return change::RestoreKey{m_revoked}; }
    Change sample(std::type_identity<change::MoveKey>) const
    {
        return change::MoveKey{m_working, m_application};
    }
    Change sample(std::type_identity<change::CreateClient>) const
    {
        domain::OAuthClient made = *m_inventory->client(m_client);
        made.name = s("New");
        return change::CreateClient{made};
    }
    Change sample(std::type_identity<change::UpdateClient>) const
    {
        return change::UpdateClient{*m_inventory->client(m_client)};
    }
    Change sample(std::type_identity<change::SuspendClient>) const { return change::SuspendClient{m_client}; }
    Change sample(std::type_identity<change::ResumeClient>) const
    {
        return change::ResumeClient{m_asleepClient};
    }
    Change sample(std::type_identity<change::RevokeClient>) const { return change::RevokeClient{m_client}; }
    Change sample(std::type_identity<change::AddClientSecret>) const
    {
        return change::AddClientSecret{m_client};
    }
    Change sample(std::type_identity<change::RotateClientSecret>) const
    {
        return change::RotateClientSecret{m_client};
    }
    Change sample(std::type_identity<change::RevokeClientSecret>) const
    {
        return change::RevokeClientSecret{m_client, m_secret};
    }
    Change sample(std::type_identity<change::StartCampaign>) const
    {
        domain::Campaign campaign;
        campaign.name = s("New");
        campaign.keyIds = QStringList{m_working};
        return change::StartCampaign{campaign};
    }
    Change sample(std::type_identity<change::UpdateCampaign>) const
    {
        domain::Campaign campaign;
        campaign.id = s("0123456789");
        campaign.name = s("Other");
        return change::UpdateCampaign{campaign};
    }
    Change sample(std::type_identity<change::NoteDeliveries>) const
    {
        return change::NoteDeliveries{s("0123456789"), {m_working}};
    }
    Change sample(std::type_identity<change::RevokeToken>) const { return change::RevokeToken{s("0123456789")}; }
    Change sample(std::type_identity<change::RevokeTokens>) const { return change::RevokeTokens{s("0123456789")}; }
    domain::TrustedIssuer issuer() const
    {
        domain::TrustedIssuer out;
        out.id = s("0123456789");
        out.apiId = m_inventory->apis().front().id;
        out.name = s("Partner login");
        out.issuer = s("https://id.example");
        out.audiences = QStringList{s("https://api.example")};
        return out;
    }
    Change sample(std::type_identity<change::CreateTrustedIssuer>) const { return change::CreateTrustedIssuer{issuer()}; }
    Change sample(std::type_identity<change::UpdateTrustedIssuer>) const
    {
        domain::TrustedIssuer off = issuer();
        off.enabled = false;
        return change::UpdateTrustedIssuer{off, issuer()};
    }
    Change sample(std::type_identity<change::DeleteTrustedIssuer>) const { return change::DeleteTrustedIssuer{issuer()}; }
    domain::AlertRule rule() const
    {
        domain::AlertRule out;
        out.id = s("0123456789");
        out.name = s("Too many refusals");
        out.measure = domain::AlertMeasure::Refusals;
        out.limit = 100;
        out.version = 3;
        return out;
    }
    domain::Alert alert() const
    {
        domain::Alert out;
        out.id = s("0123456789");
        out.ruleId = rule().id;
        out.ruleName = rule().name;
        out.version = 2;
        return out;
    }
    Change sample(std::type_identity<change::CreateAlertRule>) const { return change::CreateAlertRule{rule()}; }
    Change sample(std::type_identity<change::UpdateAlertRule>) const
    {
        domain::AlertRule off = rule();
        off.enabled = false;
        return change::UpdateAlertRule{off, rule()};
    }
    Change sample(std::type_identity<change::DeleteAlertRule>) const { return change::DeleteAlertRule{rule()}; }
    Change sample(std::type_identity<change::RotateWebhookSecret>) const
    {
        domain::AlertRule called = rule();
        called.webhookUrl = s("https://hook.example/alerts");
        return change::RotateWebhookSecret{called};
    }
    Change sample(std::type_identity<change::AcknowledgeAlert>) const { return change::AcknowledgeAlert{alert()}; }
    Change sample(std::type_identity<change::SnoozeAlert>) const
    {
        return change::SnoozeAlert{alert(), m_clock.now().addSecs(900)};
    }

    Change sample(std::type_identity<change::ReplaceScope>) const { return change::ReplaceScope{s("orders:read"), s("orders:look")}; }

    template <std::size_t... I>
    QList<Change> samples(std::index_sequence<I...>) const
    {
        return {sample(std::type_identity<std::variant_alternative_t<I, Change>>())...};
    }
    QList<Change> samples() const { return samples(std::make_index_sequence<std::variant_size_v<Change>>()); }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m_backend = m_octroid.connection(m_clock);
        m_partner = await(m_backend->createPartner(called<domain::Partner>("Kestrel"), {}))->id;
        m_application = await(m_backend->createApplication(applicationOf(m_partner, "Returns"), {}))->id;
        m_api = await(m_backend->createApi(apiCalled("Orders", "/orders"), {}))->id;
        m_plan = await(m_backend->createPlan(called<domain::Plan>("Basic"), {}))->id;
        QVERIFY(await(m_backend->createScope(called<domain::Scope>("orders:read"), {})).ok());
        m_working = issue("working");
        m_asleep = issue("asleep");
        m_revoked = issue("revoked");
        QVERIFY(await(m_backend->suspend(m_asleep, 0, {})).ok());
        QVERIFY(await(m_backend->revoke(m_revoked, 0, {})).ok());
        m_asleepClient = client("asleep");
        QVERIFY(await(m_backend->suspendClient(m_asleepClient, 0)).ok());
        m_client = client("working");
        m_inventory = std::make_unique<inventory::Inventory>(*m_backend, m_clock);
        m_inventory->setReadsUsage(false);
        m_inventory->sync();
        QVERIFY(
            QTest::qWaitFor([&] { return m_inventory->syncState() == inventory::SyncState::Idle; }, 30'000));
        m_spine = std::make_unique<change::Spine>(*m_inventory);
    }
    void cleanupTestCase()
    {
        m_spine.reset();
        m_inventory.reset();
        m_backend.reset();
        m_octroid.stop();
    }

    void everyKindIsTakenBackOrSaysWhyNot_data()
    {
        QTest::addColumn<int>("index");
        const QList<Change> all = samples();
        for (int i = 0; i < int(all.size()); ++i)
            QTest::newRow(qPrintable(change::changeKind(all.at(i)))) << i;
    }

    void everyKindIsTakenBackOrSaysWhyNot()
    {
        QFETCH(int, index);
        const Change one = samples().at(index);
        QCOMPARE(int(one.index()), index);
        const change::PlannedItem item = m_spine->plan({one}).items.first();
        QVERIFY2(!item.impossible || item.impossible->reason == s("scope_in_use"),
                 item.impossible ? qPrintable(item.impossible->toString()) : "");
        const std::optional<Change> back = change::inverseOf(one, *m_inventory);
        const bool undoable = change::noUndoOf(change::changeKind(one)) == NoUndo::Undoable;
        QCOMPARE(back.has_value(), undoable);
        QCOMPARE(item.undoable, undoable); // as the preview says
        const QString why = models::UndoWords::whyNot(change::changeKind(one));
        QCOMPARE(why.isEmpty(), undoable);
        QVERIFY(undoable || why.endsWith(u'.'));
    }

    // Each step leaves the key as another version, and so does each that takes one back.
    void whatWasDoneInARowIsTakenBackInARow()
    {
        const auto suspended = [this] { return await(m_backend->key(m_working))->suspendedAt.isValid(); };
        for (int round = 0; round < 2; ++round) {
            QCOMPARE(awaitValue(m_spine->applyOne(change::SuspendKey{m_working}))->failed(), 0);
            QCOMPARE(awaitValue(m_spine->applyOne(change::ResumeKey{m_working}))->failed(), 0);
        }
        for (int step = 0; step < 4; ++step) {
            const change::Outcome back = *awaitValue(m_spine->undo());
            QVERIFY2(back.overtaken.isEmpty() && back.failed() == 0, qPrintable(QString::number(step)));
            QCOMPARE(suspended(), step % 2 == 0);
        }
        QVERIFY(!m_spine->canUndo());
    }

    // Somebody else's version in the middle ends the row.
    void whatSomebodyElseDidInBetweenIsNotOurs()
    {
        QCOMPARE(awaitValue(m_spine->applyOne(change::SuspendKey{m_working}))->failed(), 0);
        QVERIFY(await(m_backend->resume(m_working, 0)).ok());
        QVERIFY(await(m_backend->suspend(m_working, 0, {})).ok());
        backends::KeyPatch patch;
        patch.name = s("Other");
        m_inventory->take(*await(m_backend->key(m_working)));
        QCOMPARE(awaitValue(m_spine->applyOne(change::UpdateKey{m_working, patch}))->failed(), 0);
        QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
        const change::Outcome refused = *awaitValue(m_spine->undo());
        QCOMPARE(refused.overtaken.size(), 1);
        QVERIFY(await(m_backend->key(m_working))->suspendedAt.isValid());
        QVERIFY(await(m_backend->resume(m_working, 0)).ok());
        m_inventory->take(*await(m_backend->key(m_working)));
    }

    // One object is changed by both, another one stays for ever, and what is done beside them is no part of them.
    void plansThatBelongTogetherAreTakenBackAtOnce()
    {
        const auto contact = [this](const char *text) {
            domain::Partner partner = *m_inventory->partner(m_partner);
            partner.contact = s(text);
            return change::UpdatePartner{partner};
        };
        const auto kept = m_spine->journal().size();
        auto *together = new change::Together(*m_spine);
        const change::Plan first = m_spine->plan({contact("a@kestrel.example"), change::CreatePartner{called<domain::Partner>("Wren")}});
        QCOMPARE(awaitValue(together->apply(first))->failed(), 0);
        QCOMPARE(awaitValue(m_spine->applyOne(change::SuspendKey{m_working}))->failed(), 0);
        const change::Plan second = m_spine->plan({contact("b@kestrel.example")});
        QCOMPARE(awaitValue(together->apply(second))->failed(), 0);
        QCOMPARE(m_spine->journal().size(), kept + 2);
        const change::JournalEntry &entry = m_spine->journal().first();
        QCOMPARE(change::Together::of(*m_spine, entry), together);
        QVERIFY(!change::Together::of(*m_spine, m_spine->journal().at(1)));
        QCOMPARE(entry.objects, (QStringList{s("Kestrel"), s("Wren"), s("Kestrel")}));

        const change::Outcome back = *awaitValue(m_spine->undo());
        QCOMPARE(m_inventory->partner(m_partner)->contact, QString());
        QCOMPARE(back.failed(), 1);
        QCOMPARE(models::UndoWords::staying(back.items), s("Wren: A partner stays once it is created. Close it instead."));
        QVERIFY(back.overtaken.isEmpty());
        QVERIFY(await(m_backend->key(m_working))->suspendedAt.isValid());
        QCOMPARE(awaitValue(m_spine->undo())->failed(), 0);
        QVERIFY(!await(m_backend->key(m_working))->suspendedAt.isValid());
    }

    // Somebody else's contact stays; the plan before it is taken back all the same.
    void ofWhatBelongsTogetherOnlyWhatOthersChangedStays()
    {
        auto *together = new change::Together(*m_spine);
        domain::Plan plan = *m_inventory->plan(m_plan);
        plan.quotaDay = 100;
        QCOMPARE(awaitValue(together->apply(m_spine->plan({change::UpdatePlan{plan}})))->failed(), 0);
        domain::Partner partner = *m_inventory->partner(m_partner);
        partner.contact = s("mine@kestrel.example");
        QCOMPARE(awaitValue(together->apply(m_spine->plan({change::UpdatePartner{partner}})))->failed(), 0);
        partner = *m_inventory->partner(m_partner);
        partner.contact = s("theirs@kestrel.example");
        m_inventory->take(*await(m_backend->updatePartner(partner)));
        const change::Outcome back = *awaitValue(m_spine->undo());
        QCOMPARE(back.failed(), 1);
        QCOMPARE(back.overtaken.size(), 1);
        QCOMPARE(m_inventory->plan(m_plan)->quotaDay, qint64(0));
        QCOMPARE(m_inventory->partner(m_partner)->contact, s("theirs@kestrel.example"));
    }
};

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
