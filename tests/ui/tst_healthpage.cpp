// SPDX-License-Identifier: GPL-3.0-or-later
// The health page by keyboard alone, in the real window over a live octroid: found, looked at, mended through the
// preview, ignored and taken back, with other rules, exported, and what it says when it cannot look.
#include "await.h"
#include "console.h"
#include "dialogs/healthchoicesheet.h"
#include "dialogs/healthignoresheet.h"
#include "dialogs/healthrulessheet.h"
#include "dialogs/previewsheet.h"
#include "keyboard.h"
#include "models/healthobjectsmodel.h"
#include "octroidprocess.h"
#include "pages/health/findingdetail.h"
#include "pages/health/findingrow.h"
#include "pages/health/healthpage.h"
#include "shell/navigationrail.h"
#include "support/skip.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/field.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace octroi;
using health::Rule;
using pages::FindingDetail;
using pages::FindingRow;
using test::await;
using test::key;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// The window with the health page, put together as the application does it.
struct Watched
{
    Watched(std::unique_ptr<backends::OctroidBackend> over, const Clock &clock)
        : console(std::move(over), clock)
        , health(console.inventory)
        , page(new pages::HealthPage({console.backend.get(), &console.inventory, &console.spine, &clock}, health))
    {
        auto *window = &console.window;
        window->addPage(page, shell::Section::Watch);
        QObject::connect(page, &pages::HealthPage::previewRequested, &console.openers, &dialogs::Dialogs::requestPreviewed);
        QObject::connect(page, &pages::HealthPage::rulesRequested, window,
                         [this, window] { window->sheets().open(new dialogs::HealthRulesSheet(health)); });
        QObject::connect(page, &pages::HealthPage::ignoreRequested, window,
                         [this, window, &clock](Rule rule, const std::vector<health::ObjectId> &objects) {
                             window->sheets().open(new dialogs::HealthIgnoreSheet(health, clock, rule, objects));
                         });
        QObject::connect(page, &pages::HealthPage::choiceRequested, window,
                         [this, window](Rule rule, const std::vector<health::ObjectId> &objects) {
                             auto *sheet = new dialogs::HealthChoiceSheet(console.inventory, rule, int(objects.size()));
                             QObject::connect(sheet, &dialogs::HealthChoiceSheet::chosen, page,
                                              [this, rule, objects](const health::FixChoice &choice) { page->fix(rule, objects, choice); },
                                              Qt::QueuedConnection);
                             window->sheets().open(sheet);
                         });
        QObject::connect(page, &pages::HealthPage::alertChanged, window, [this](int high) { alerts = high; });
        console.window.openTarget({s("health"), {}, {}});
    }
    ~Watched() { console.window.sheets().closeAll(); }

    test::Console console;
    health::Health health;
    pages::HealthPage *page;
    int alerts = -1;

    FindingRow *row(Rule rule) const
    {
        for (auto *r : page->findChildren<FindingRow *>()) {
            if (r->rule() == rule && r->isVisible())
                return r;
        }
        return nullptr;
    }
    FindingDetail *detail() const { return page->findChild<FindingDetail *>(); }
    qint64 count(Rule rule) const { return health.report() ? health.report()->finding(rule).count() : -1; }
    template <typename T>
    T *sheet()
    {
        return qobject_cast<T *>(console.window.sheets().top());
    }
};

} // namespace

class TestHealthPage : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<Watched> m;
    QString m_application, m_forever, m_soon, m_ended;
    QByteArray m_endedSecret;

    QString issue(const char *name, const QDateTime &end, QByteArray *secret = nullptr)
    {
        backends::NewKey wish;
        wish.applicationId = m_application;
        wish.name = s(name);
        wish.scopes = QStringList{s("orders:read")};
        wish.expiresAt = end;
        const auto issued = await(m->console.backend->keys()->issue(wish, {}));
        if (issued && secret)
            *secret = issued->secret->reveal();
        return issued ? issued->key.id : QString();
    }
    bool checkAgain()
    {
        const bool synced = m->console.sync();
        m->health.check();
        return synced && QTest::qWaitFor([this] { return !m->health.isChecking() && m->health.report(); }, 30'000);
    }
    /// Goes down the list of findings until that one has the keyboard.
    bool goTo(Rule rule)
    {
        m->console.window.activateWindow();
        m->page->open({});
        for (int i = 0; i < health::kRuleCount; ++i) {
            if (QApplication::focusWidget() == m->row(rule))
                return true;
            key(Qt::Key_Down);
        }
        return false;
    }

    /// Waits for the preview, and says yes to it by keyboard.
    bool confirm()
    {
        if (!QTest::qWaitFor([this] { return m->sheet<dialogs::PreviewSheet>() != nullptr; }, 10'000))
            return false;
        widgets::Button *yes = nullptr;
        const auto ready = [&] {
            for (auto *button : m->sheet<dialogs::PreviewSheet>()->findChildren<widgets::Button *>()) {
                if (button->isVisible() && (button->kind() == widgets::Button::Kind::Danger || button->kind() == widgets::Button::Kind::Primary))
                    yes = button;
            }
            return yes && yes->isEnabled();
        };
        return QTest::qWaitFor(ready, 10'000) && test::press(yes->text());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        test::octroidProgram();
        QVERIFY(m_octroid.start());
        m = std::make_unique<Watched>(m_octroid.connection(m_clock), m_clock);
        QVERIFY(await(m->console.backend->connectToBackend()).ok());
        domain::Scope scope;
        scope.name = s("orders:read");
        QVERIFY(await(m->console.backend->apis()->createScope(scope, {})).ok());
        QVERIFY(QTest::qWaitForWindowActive(&m->console.window));
    }
    void cleanupTestCase()
    {
        m.reset();
        m_octroid.stop();
    }

    void emptyIsSaidAndHasAWayOn()
    {
        QVERIFY(checkAgain());
        auto *empty = m->page->findChild<widgets::EmptyState *>();
        QTRY_VERIFY(empty->isVisible());
        QCOMPARE(m->alerts, 0);
        bool asked = false;
        const auto connection = connect(m->page, &pages::Page::issueKeyRequested, this, [&asked] { asked = true; });
        m->page->open({});
        QVERIFY(test::press(s("Issue a key…")));
        QVERIFY(asked);
        disconnect(connection);
    }

    void whatIsWrongIsFound()
    {
        domain::Partner partner;
        partner.name = s("Kestrel Parcel");
        const auto made = await(m->console.backend->directory()->createPartner(partner, {}));
        QVERIFY(made);
        domain::Application application;
        application.partnerId = made->id;
        application.name = s("Labels");
        const auto app = await(m->console.backend->directory()->createApplication(application, {}));
        QVERIFY(app);
        m_application = app->id;
        m_forever = issue("forever", {});
        m_soon = issue("soon", m_clock.now().addDays(10));
        m_ended = issue("ended", m_clock.now().addSecs(2), &m_endedSecret);
        QVERIFY(!m_forever.isEmpty() && !m_soon.isEmpty() && !m_ended.isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(m_octroid.check("GET", "/orders/1", m_endedSecret) == 401, 10'000);
        QVERIFY(checkAgain());
        QCOMPARE(m->count(Rule::NeverExpires), 1);
        QCOMPARE(m->count(Rule::ExpiringSoon), 1);
        QCOMPARE(m->count(Rule::EndedCalled), 1);
        QCOMPARE(m->count(Rule::NoPlan), 2);
        QCOMPARE(m->alerts, 1);
        QVERIFY(m->row(Rule::EndedCalled) && !m->row(Rule::Unused));
        // The most severe stands first.
        QVERIFY(m->row(Rule::EndedCalled)->y() < m->row(Rule::NeverExpires)->y());
        QVERIFY(m->row(Rule::NeverExpires)->y() < m->row(Rule::NoPlan)->y());
        QCOMPARE(m->health.report()->credentials, 3);
    }

    void theDetailShowsTheEvidence()
    {
        QVERIFY(goTo(Rule::EndedCalled));
        key(Qt::Key_Return);
        QTRY_VERIFY(m->detail()->isVisible());
        QCOMPARE(m->detail()->rule(), Rule::EndedCalled);
        const auto *objects = m->detail()->objects();
        QCOMPARE(objects->rowCount(), 1);
        QCOMPARE(objects->index(0, models::HealthObjectsModel::Name).data().toString(), s("ended"));
        QCOMPARE(objects->index(0, models::HealthObjectsModel::Owner).data().toString(), s("Kestrel Parcel"));
        QVERIFY(objects->index(0, models::HealthObjectsModel::Evidence).data().toString().toInt() >= 1);
        // The neighbour takes its place in the pane.
        key(Qt::Key_Down);
        QVERIFY(m->detail()->rule() != Rule::EndedCalled);
        key(Qt::Key_Escape);
        QVERIFY(m->page->closeTopmost() || m->detail()->isHidden());
    }

    void aFixGoesThroughThePreview()
    {
        QVERIFY(goTo(Rule::EndedCalled));
        QVERIFY(test::press(s("Revoke 1…")));
        QTRY_VERIFY(m->sheet<dialogs::PreviewSheet>());
        QVERIFY2(!m->console.inventory.key(m_ended)->revokedAt.isValid(), "nothing is changed before it was confirmed");
        QVERIFY(confirm());
        QTRY_VERIFY_WITH_TIMEOUT(m->console.inventory.key(m_ended)->revokedAt.isValid(), 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(m->count(Rule::EndedCalled), 0, 10'000);
        QTRY_VERIFY(!m->row(Rule::EndedCalled));
        QCOMPARE(m->alerts, 0);
    }

    void oneOfSeveralIsMended()
    {
        QVERIFY(goTo(Rule::NeverExpires));
        QVERIFY(test::press(s("Set expiry of 1…")));
        QVERIFY(confirm());
        QTRY_VERIFY_WITH_TIMEOUT(m->console.inventory.key(m_forever)->expiresAt.isValid(), 10'000);
        const qint64 days = m_clock.now().daysTo(m->console.inventory.key(m_forever)->expiresAt);
        QVERIFY2(days >= 364 && days <= 365, qPrintable(QString::number(days)));
        QTRY_COMPARE_WITH_TIMEOUT(m->count(Rule::NeverExpires), 0, 10'000);
    }

    void checkMarksChooseAndAPlanIsAskedFor()
    {
        domain::Plan plan;
        plan.name = s("Bronze");
        plan.rate = 10;
        plan.burst = 10;
        const auto made = await(m->console.backend->apis()->createPlan(plan, {}));
        QVERIFY(made && checkAgain());
        QVERIFY(goTo(Rule::NoPlan));
        key(Qt::Key_Return);
        QTRY_VERIFY(m->detail()->isVisible());
        m->detail()->focusObjects();
        key(Qt::Key_Space);
        QCOMPARE(m->detail()->objects()->checkedCount(), 1);
        const health::ObjectId left = m->detail()->objects()->checked(10).front();
        QVERIFY(test::press(s("Give a plan to 1…")));
        QTRY_VERIFY(m->sheet<dialogs::HealthChoiceSheet>());
        QVERIFY(test::press(s("Preview…")));
        QVERIFY2(m->sheet<dialogs::HealthChoiceSheet>(), "no plan is none");
        auto *choices = m->sheet<dialogs::HealthChoiceSheet>();
        const auto onChoice = [&] { // one Tab stop for all of them; the arrows choose
            auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
            return button && button->isCheckable() && choices->isAncestorOf(button);
        };
        for (int i = 0; i < 10 && !onChoice(); ++i)
            key(Qt::Key_Tab);
        QVERIFY(onChoice());
        key(Qt::Key_Right);
        QVERIFY(test::press(s("Preview…")));
        QVERIFY(confirm());
        QTRY_COMPARE_WITH_TIMEOUT(m->console.inventory.key(left.id)->planId, made->id, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(m->count(Rule::NoPlan), 1, 10'000);
    }

    void whatIsIgnoredNeedsAReasonAndComesBack()
    {
        const int before = m->health.report()->score();
        QVERIFY(goTo(Rule::ExpiringSoon));
        key(Qt::Key_Return);
        QVERIFY(test::press(s("Ignore until…")));
        QTRY_VERIFY(m->sheet<dialogs::HealthIgnoreSheet>());
        key(Qt::Key_Return);
        auto *reason = m->sheet<dialogs::HealthIgnoreSheet>()->findChild<widgets::Field *>();
        QTRY_VERIFY(!reason->error().isEmpty());
        test::type(s("they move in June"));
        key(Qt::Key_Return);
        QTRY_VERIFY(!m->console.window.sheets().isOpen());
        QTRY_COMPARE_WITH_TIMEOUT(m->count(Rule::ExpiringSoon), 0, 10'000);
        QCOMPARE(m->health.report()->finding(Rule::ExpiringSoon).accepted, 1);
        QVERIFY(m->health.report()->score() > before);
        QVERIFY2(m->row(Rule::ExpiringSoon), "it stays in sight");
        QVERIFY(goTo(Rule::ExpiringSoon));
        key(Qt::Key_Return);
        QVERIFY(test::press(s("Take back")));
        QTRY_COMPARE_WITH_TIMEOUT(m->count(Rule::ExpiringSoon), 1, 10'000);
        QCOMPARE(m->health.report()->score(), before);
    }

    void rulesDecideAndAreKept()
    {
        QTemporaryDir folder;
        const auto sealer = std::make_shared<test::OwnSealer>();
        const QString path = folder.filePath(s("one.octroihealth"));
        QVERIFY(await(m->health.openFile(std::make_shared<health::HealthFile>(path, s("one"), sealer))).ok());
        m->page->open({});
        QVERIFY(test::press(s("Rules…")));
        QTRY_VERIFY(m->sheet<dialogs::HealthRulesSheet>());
        QList<QLineEdit *> fields = m->sheet<dialogs::HealthRulesSheet>()->findChildren<QLineEdit *>();
        QTRY_COMPARE(QApplication::focusWidget(), fields.at(0));
        key(Qt::Key_Tab);
        key(Qt::Key_Tab);
        key(Qt::Key_A, Qt::ControlModifier);
        test::type(s("0"));
        key(Qt::Key_Return);
        QVERIFY2(m->sheet<dialogs::HealthRulesSheet>(), "a number out of its bounds is not taken");
        key(Qt::Key_A, Qt::ControlModifier);
        test::type(s("5"));
        key(Qt::Key_Return);
        QTRY_VERIFY(!m->console.window.sheets().isOpen());
        QCOMPARE(m->health.policy().expiringDays, 5);
        QTRY_COMPARE_WITH_TIMEOUT(m->count(Rule::ExpiringSoon), 0, 10'000);
        QTRY_VERIFY(QFile::exists(path));
        // Another process would find it, as soon as this one lets go of it.
        health::Health second(m->console.inventory);
        const auto other = std::make_shared<health::HealthFile>(path, s("one"), sealer);
        QCOMPARE(await(second.openFile(other)).error().code, ErrorCode::InUse);
        QVERIFY(!second.isKept());
    }

    void aReadOnlyWindowLooksAndDoesNotChange()
    {
        m->console.spine.setReadOnly(true);
        QVERIFY(goTo(Rule::NoPlan));
        for (auto *button : m->row(Rule::NoPlan)->findChildren<widgets::Button *>())
            QVERIFY(!button->isEnabled() && !button->toolTip().isEmpty());
        m->console.spine.setReadOnly(false);
        for (auto *button : m->row(Rule::NoPlan)->findChildren<widgets::Button *>())
            QVERIFY(button->isEnabled());
    }

    void theObjectsAreCopied()
    {
        QVERIFY(goTo(Rule::NoPlan));
        key(Qt::Key_Return);
        QVERIFY(m->page->copyAsCsv());
        QVERIFY2(QApplication::clipboard()->text().contains(s("Kestrel Parcel")), qPrintable(QApplication::clipboard()->text()));
    }

    void aBackendThatIsGoneIsAnError()
    {
        m.reset();
        m = std::make_unique<Watched>(m_octroid.connection(m_clock), m_clock);
        m_octroid.stop();
        m->console.sync();
        m->page->hide();
        m->page->show();
        auto *error = m->page->findChild<widgets::ErrorState *>();
        QTRY_VERIFY_WITH_TIMEOUT(error->isVisible(), 20'000);
    }
};

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    theme::Theme::install(app);
    TestHealthPage test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_healthpage.moc"
