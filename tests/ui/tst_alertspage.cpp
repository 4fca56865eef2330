// SPDX-License-Identifier: GPL-3.0-or-later
// The page of alerts by keyboard alone, in the real window over a live octroid: a rule with a webhook is made, it fires,
// it is acknowledged, snoozed and woken, paused, changed beside somebody else, deleted and taken back.
#include "alertfixture.h"
#include "hookserver.h"
#include "models/alertwords.h"
#include "octroidprocess.h"

#include <QSignalSpy>

using namespace octroi;
using models::AlertState;
using test::await;
using test::key;

class TestAlertsPage : public QObject
{
    Q_OBJECT
    SystemClock m_clock;
    test::HookServer m_hooks;
    test::OctroidProcess m_octroid;
    std::unique_ptr<test::AlertConsole> m;
    QByteArray m_key;
    int m_notices = 0;

    backends::AlertsBackend &backend() const { return *backends::alertsOf(m->console.backend.get()); }
    std::optional<AlertState> state() const
    {
        return m->watch.firing().isEmpty() ? std::nullopt : std::optional(models::alertState(m->watch.firing().first(), m_clock.now()));
    }
    bool closed() { return QTest::qWaitFor([this] { return !m->console.window.sheets().isOpen(); }, 10'000); }
    bool showView(int index) { return m->choose("What is shown", index); }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        theme::Theme::install(*qApp);
        theme::Theme::instance().setScheme(theme::Scheme::Light);
        QVERIFY(m_octroid.start({QStringLiteral("--webhook-network"), QStringLiteral("127.0.0.1/32")}));
        m = std::make_unique<test::AlertConsole>(m_octroid.connection(m_clock), m_clock);
        QVERIFY(await(m->console.backend->connectToBackend()).ok());
        domain::Partner partner;
        partner.name = QStringLiteral("Kestrel Parcel");
        domain::Application application;
        application.partnerId = await(m->console.backend->directory()->createPartner(partner, {}))->id;
        application.name = QStringLiteral("Labels");
        domain::Api api;
        api.name = QStringLiteral("Orders");
        api.basePath = QStringLiteral("/orders");
        domain::Endpoint endpoint;
        endpoint.method = QStringLiteral("GET");
        endpoint.path = QStringLiteral("/{id}");
        api.endpoints << endpoint;
        QVERIFY(await(m->console.backend->apis()->createApi(api, {})).ok());
        backends::NewKey wish;
        wish.applicationId = await(m->console.backend->directory()->createApplication(application, {}))->id;
        wish.name = QStringLiteral("labels-live");
        m_key = await(m->console.backend->keys()->issue(wish, {}))->secret->reveal();
        QVERIFY(m->console.sync());
        connect(&m->watch, &models::AlertWatch::noticed, this, [this] { ++m_notices; });
        QVERIFY(QTest::qWaitForWindowActive(&m->console.window));
    }
    void cleanupTestCase()
    {
        m.reset();
        m_octroid.stop();
    }

    void anEmptyPageHasAWayOn()
    {
        QTRY_VERIFY(m->named<widgets::TableView>("Firing alerts"));
        QTRY_VERIFY(m->watch.wasRead());
        QTRY_VERIFY(m->named<widgets::TableView>("Firing alerts")->states().state() == widgets::ViewStates::State::Empty);
        m->picture("alerts-empty");
        QVERIFY(m->press("New rule…"));
        QTRY_VERIFY(m->sheet<dialogs::AlertRuleSheet>());
    }

    void onlyTheFieldsOfTheKindAreShown()
    {
        QVERIFY(m->shows("Limit") && m->shows("What is measured") && m->shows("Over the last") && !m->shows("Percentile"));
        QVERIFY(m->choose("Tell when", 1)); // error rate
        QVERIFY(m->shows("Errors above, % of the answers") && !m->shows("What is measured") && !m->shows("Above or below the limit"));
        QVERIFY(m->choose("Tell when", 2)); // silence
        QVERIFY(m->shows("Which one") && m->shows("Time zone of the weekly pattern") && !m->shows("Limit"));
        QVERIFY(m->choose("Tell when", 3)); // anomaly
        QVERIFY(m->shows("More or fewer than expected") && m->shows("Times the usual deviation"));
        m->picture("alert-rule-anomaly");
        QVERIFY(m->choose("Tell when", 4)); // expiry
        QVERIFY(m->shows("Days before the end") && !m->shows("Over the last"));
        QCOMPARE(m->named<QLineEdit>("Days before the end")->text(), QStringLiteral("30, 14, 7, 1"));
        m->picture("alert-rule-expiry");
        QVERIFY(m->choose("Tell when", 5)); // quota
        QCOMPARE(m->named<QLineEdit>("Percent used")->text(), QStringLiteral("80, 100"));
    }

    void whatIsWrongIsSaidWhereItIs()
    {
        const auto errorAt = [this](const char *name) {
            for (auto *field : m->top()->findChildren<widgets::Field *>()) {
                if (field->isVisible() && field->lineEdit()->accessibleName() == QString::fromUtf8(name))
                    return field->error();
            }
            return QStringLiteral("there is no such field");
        };
        QVERIFY(m->fill("Percent used", QStringLiteral("80, soon")));
        QVERIFY(m->press("Create the rule"));
        QVERIFY(!errorAt("Percent used").isEmpty());
        QVERIFY(m->fill("Percent used", QStringLiteral("80, 100")));
        QVERIFY(errorAt("Percent used").isEmpty());
        QVERIFY(m->press("Create the rule"));
        QVERIFY(!errorAt("Name").isEmpty());
        QVERIFY(m->choose("Tell when", 0));
        QVERIFY(m->fill("Name", QStringLiteral("Too many calls")));
        QVERIFY(m->fill("Limit", QStringLiteral("many")));
        QVERIFY(m->press("Create the rule"));
        QVERIFY(!errorAt("Limit").isEmpty());
        QVERIFY(m->fill("Limit", QStringLiteral("0")));
        // Only the server knows where webhooks may go.
        QVERIFY(m->fill("Webhook", QStringLiteral("ftp://hooks.example/alerts")));
        QVERIFY(m->press("Create the rule"));
        QTRY_VERIFY(!errorAt("Webhook").isEmpty());
        QVERIFY(m->sheet<dialogs::AlertRuleSheet>());
        QVERIFY(m->fill("Webhook", m_hooks.url()));
    }

    void aRuleIsMadeAndItsSecretIsShownOnce()
    {
        QVERIFY(m->press("How often in the last 7 days?"));
        QTRY_VERIFY(m->says("It would not have fired"));
        m->picture("alert-rule-threshold");
        QVERIFY(m->press("Create the rule"));
        QTRY_VERIFY(m->sheet<dialogs::WebhookSecretSheet>());
        m->picture("alert-webhook-secret");
        QVERIFY(m->storeSecret());
        QVERIFY(showView(2));
        QTRY_COMPARE(m->rules()->rowCount(), 1);
        QCOMPARE(m->rules()->at(0).name, QStringLiteral("Too many calls"));
        QCOMPARE(m->rules()->at(0).limit, 0.0);
        QCOMPARE(m->rules()->at(0).webhookUrl, m_hooks.url());
    }

    void theWebhookIsTested()
    {
        QVERIFY(m->chooseFirst("Alert rules"));
        QVERIFY(m->press("Test the webhook"));
        QTRY_VERIFY(m->says("The webhook of Too many calls answered with 204."));
        QCOMPARE(m_hooks.calls().last().json()[QStringLiteral("type")].toString(), QStringLiteral("alert.test"));
        m->picture("alert-rules");
        QVERIFY(m->press("Test the webhook"));
        QTRY_VERIFY(m->says("This webhook was tested a moment ago."));
    }

    void itFiresAndIsToldOnce()
    {
        QVERIFY(showView(0));
        QCOMPARE(m_octroid.check("GET", "/orders/1", m_key), 200);
        const auto fires = [this] {
            m->watch.read();
            return !m->watch.firing().isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(fires(), 150'000);
        QTRY_COMPARE(m->alerts()->rowCount(), 1);
        QCOMPARE(m->alerts()->at(0).ruleName, QStringLiteral("Too many calls"));
        QCOMPARE(m_notices, 1);
        m->watch.read();
        QTest::qWait(300);
        QCOMPARE(m_notices, 1);
        QCOMPARE(m->watch.unacknowledged().size(), 1);
    }

    void aHiddenPageReadsNothing()
    {
        m->console.window.openTarget({QStringLiteral("credentials"), {}, {}});
        const QSignalSpy changes(m->alerts(), &models::AlertsModel::stateChanged);
        m->watch.read();
        QTest::qWait(300);
        QCOMPARE(changes.count(), 0);
        m->console.window.openTarget({QStringLiteral("alerts"), {}, {}});
        QTRY_VERIFY(changes.count() > 0);
    }

    void itIsFilteredAndOpened()
    {
        m->page->focusFilter();
        test::type(QStringLiteral("silence"));
        QTRY_COMPARE(m->alerts()->rowCount(), 0);
        QCOMPARE(m->alerts()->total(), 1);
        m->page->closeTopmost();
        QTRY_COMPARE(m->alerts()->rowCount(), 1);
        QSignalSpy opened(m->page, &pages::Page::goTo);
        QVERIFY(m->chooseFirst("Firing alerts"));
        m->picture("alerts-firing");
        key(Qt::Key_Return);
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().value<pages::Target>().page, QStringLiteral("usage"));
        m->console.window.openTarget({QStringLiteral("alerts"), m->alerts()->at(0).id, {}});
    }

    void itIsSnoozedAndThatIsUndone()
    {
        QVERIFY(m->chooseFirst("Firing alerts"));
        QVERIFY(m->press("Snooze…"));
        QTRY_VERIFY(m->sheet<dialogs::SnoozeSheet>());
        QVERIFY(m->choose("For how long", 3));
        QVERIFY(m->shows("Until"));
        m->picture("alert-snooze");
        QVERIFY(m->choose("For how long", 1));
        QVERIFY(!m->shows("Until"));
        QVERIFY(m->press("Snooze"));
        QVERIFY(closed());
        QTRY_VERIFY(state() == AlertState::Snoozed);
        const qint64 left = m_clock.now().secsTo(m->watch.firing().first().snoozedUntil);
        QVERIFY(left > 3'000 && left <= 3'600);
        QVERIFY(m->watch.unacknowledged().isEmpty());
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(state() == AlertState::Firing);
    }

    void itIsAcknowledged()
    {
        QVERIFY(m->chooseFirst("Firing alerts"));
        QVERIFY(m->press("Acknowledge"));
        QTRY_VERIFY(state() == AlertState::Acknowledged);
        QVERIFY(m->watch.unacknowledged().isEmpty());
        QTRY_VERIFY(!m->button("Acknowledge")->isEnabled());
    }

    void somebodyElseWasFaster()
    {
        QVERIFY(showView(2));
        QTRY_COMPARE(m->rules()->rowCount(), 1);
        QVERIFY(m->chooseFirst("Alert rules"));
        QVERIFY(m->press("Edit…"));
        QTRY_VERIFY(m->sheet<dialogs::AlertRuleSheet>());
        QVERIFY(m->fill("Limit", QStringLiteral("1k")));
        const auto other = m_octroid.connection(m_clock);
        QVERIFY(await(other->connectToBackend()).ok());
        domain::AlertRule theirs = m->rules()->at(0);
        theirs.name = QStringLiteral("Far too many calls");
        QVERIFY(await(other->updateAlertRule(theirs)).ok());
        QVERIFY(m->press("Save"));
        QTRY_VERIFY(m->says("Somebody else changed this rule meanwhile."));
        QCOMPARE(m->named<QLineEdit>("Limit")->text(), QStringLiteral("1k"));
        QVERIFY(m->press("Save"));
        QVERIFY(closed());
        QTRY_COMPARE(m->rules()->at(0).limit, 1'000.0);
        QCOMPARE(m->rules()->at(0).name, QStringLiteral("Too many calls"));
        // And where there is no form.
        theirs = m->rules()->at(0);
        theirs.limit = 2'000;
        QVERIFY(await(other->updateAlertRule(theirs)).ok());
        QVERIFY(m->chooseFirst("Alert rules"));
        QVERIFY(m->press("Pause"));
        QTRY_COMPARE(m->failures.size(), 1);
        QVERIFY(m->failures.first().contains(QStringLiteral("changed by somebody else")));
        m->rules()->read();
        QTRY_COMPARE(m->rules()->at(0).limit, 2'000.0);
        QVERIFY(m->rules()->at(0).enabled);
    }

    void pausedItEndsAndStaysInTheHistory()
    {
        QVERIFY(m->chooseFirst("Alert rules"));
        QVERIFY(m->press("Pause"));
        QTRY_VERIFY(!m->rules()->at(0).enabled);
        QVERIFY(m->button("Resume"));
        const auto ended = [this] {
            m->watch.read();
            return m->watch.wasRead() && m->watch.firing().isEmpty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(ended(), 150'000);
        QVERIFY(showView(1));
        QTRY_COMPARE(m->alerts()->rowCount(), 1);
        QVERIFY(!m->alerts()->at(0).fires());
        QVERIFY(m->chooseFirst("Past and present alerts"));
        QVERIFY(!m->button("Acknowledge")->isEnabled());
        m->picture("alerts-history");
    }

    void deletedItIsTakenBackWithAnotherSecret()
    {
        QVERIFY(showView(2));
        QVERIFY(m->chooseFirst("Alert rules"));
        const QString before = m->rules()->at(0).id;
        key(Qt::Key_Delete);
        QVERIFY(m->confirm());
        QVERIFY(closed());
        QTRY_COMPARE(m->rules()->rowCount(), 0);
        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m->storeSecret());
        QTRY_COMPARE(m->rules()->rowCount(), 1);
        QVERIFY(m->rules()->at(0).id != before);
        QCOMPARE(m->rules()->at(0).webhookUrl, m_hooks.url());
        QVERIFY(m->chooseFirst("Alert rules"));
        QVERIFY(m->press("New secret…"));
        QVERIFY(m->confirm());
        QVERIFY(m->storeSecret());
    }

    void readOnlyChangesNothing()
    {
        m->console.spine.setReadOnly(true);
        for (const char *name : {"Edit…", "Pause", "Resume", "Delete…", "New rule…"})
            QVERIFY2(!m->button(name) || !m->button(name)->isEnabled(), name);
        m->console.spine.setReadOnly(false);
    }

    void aServerThatIsGoneIsSaid()
    {
        m_octroid.stop();
        m->rules()->read();
        QTRY_VERIFY(m->rules()->error().has_value());
        QCOMPARE(m->rules()->rowCount(), 1); // what was read stays
        QVERIFY(m->chooseFirst("Alert rules"));
        QVERIFY(m->press("Test the webhook"));
        QTRY_VERIFY(m->button("Test the webhook")->isEnabled());
        QVERIFY(!m->says("The webhook of"));
    }
};

QTEST_MAIN(TestAlertsPage)
#include "tst_alertspage.moc"
