// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/audit/auditpage.h"
#include "pages/audit/differencemodel.h"
#include "pages/overview/overviewpage.h"
#include "pages/settings/settingspage.h"
#include "pages/usage/usagepage.h"
#include "pages/welcome/welcomewidget.h"
#include "watch/inventedbackend.h"
#include "widgets/charts/plotview.h"
#include "widgets/field.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/switch.h"
#include "widgets/tableview.h"

#include <QComboBox>
#include <QJsonArray>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using namespace octroi::pages;

class WatchPagesTest : public QObject
{
    Q_OBJECT
private:
    ManualClock m_clock;
    std::unique_ptr<test::InventedBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    Context context() { return {m_backend.get(), m_inventory.get(), m_spine.get(), &m_clock}; }

    template <typename T>
    T *named(QWidget &parent, const QString &name)
    {
        for (T *widget : parent.findChildren<T *>()) {
            if (widget->accessibleName() == name || widget->property("text").toString() == name)
                return widget;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { theme::Theme::install(*qApp); }

    void init()
    {
        m_backend = std::make_unique<test::InventedBackend>(m_clock);
        m_inventory = std::make_unique<inventory::Inventory>(*m_backend, m_clock);
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        m_inventory->sync();
        QTRY_COMPARE(m_inventory->keys().size(), std::size_t(60));
    }

    void cleanup()
    {
        m_spine.reset();
        m_inventory.reset();
        m_backend.reset();
    }

    void aHiddenUsagePageReadsAndDrawsNothing()
    {
        QTest::qWait(50); // the inventory reads usage too
        const int readBefore = m_backend->usageReads;
        UsagePage page(context());
        page.resize(1'200, 780);
        QTest::qWait(50);
        QVERIFY(!m_backend->isLive());
        QCOMPARE(m_backend->usageReads, readBefore);
        page.show();
        QTRY_VERIFY(m_backend->isLive());
        auto *plot = page.findChild<charts::PlotView *>();
        QTRY_VERIFY(plot->rebuildCount() > 0);
        page.hide();
        const int drawn = plot->rebuildCount();
        const int read = m_backend->usageReads;
        for (int i = 0; i < 30; ++i)
            m_backend->sendPoint(m_clock.nowMs() / 1000 + i);
        QTest::qWait(200);
        QCOMPARE(plot->rebuildCount(), drawn);
        QCOMPARE(m_backend->usageReads, read);
    }

    void aFailureIsALineAndCanBeTriedAgain()
    {
        UsagePage page(context());
        page.resize(1'200, 780);
        page.show();
        m_backend->fail({ErrorCode::Timeout, QStringLiteral("octroid-eu"), {}, {}, {}});
        page.restoreState({{QStringLiteral("range"), 2}});
        auto *note = page.findChild<widgets::Note *>();
        QTRY_VERIFY(note->isVisible());
        m_backend->heal();
        Q_EMIT note->actionTriggered();
        QTRY_VERIFY(!note->isVisible());
    }

    void theUsagePageRestoresItself()
    {
        UsagePage page(context());
        page.restoreState(
            {{QStringLiteral("range"), 3}, {QStringLiteral("compare"), true}, {QStringLiteral("top"), 2}});
        const QJsonObject state = page.saveState();
        QCOMPARE(state[QStringLiteral("range")].toInt(), 3);
        QCOMPARE(state[QStringLiteral("compare")].toBool(), true);
        QCOMPARE(state[QStringLiteral("top")].toInt(), 2);
        page.restoreState(
            {{QStringLiteral("range"), 99}, {QStringLiteral("top"), -4}}); // from a damaged file
        QCOMPARE(page.saveState()[QStringLiteral("range")].toInt(), 4); // "other" without a range is a month
    }

    void theOverviewShowsWhatTheInventorySays()
    {
        OverviewPage page(context());
        page.resize(1'250, 780);
        QSignalSpy go(&page, &Page::goTo);
        page.show();
        QTRY_VERIFY(m_backend->auditReads > 0);
        auto *table = named<widgets::TableView>(page, QStringLiteral("Expiring soon"));
        QVERIFY(table);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        QDateTime before;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            QVERIFY(!table->model()->index(row, 0).data().toString().isEmpty());
        Q_EMIT table->rowActivated(table->model()->index(0, 0));
        QCOMPARE(go.count(), 1);
        QCOMPARE(go.first().first().value<Target>().page, QStringLiteral("credentials"));
    }

    void anOfflineBackendIsSaid()
    {
        OverviewPage page(context());
        page.resize(1'250, 780);
        page.show();
        m_backend->setState(backends::BackendState::Offline);
        auto *note = page.findChild<widgets::Note *>();
        QTRY_VERIFY(note->isVisible());
        m_backend->setState(backends::BackendState::Online);
        QTRY_VERIFY(!note->isVisible());
    }

    void theAuditLogIsReadAsItIsScrolled()
    {
        AuditPage page(context());
        page.resize(1'250, 780);
        page.show();
        auto *table = page.findChild<widgets::TableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 100);
        QCOMPARE(table->model()->index(0, 6).data().toString(), QLocale().toString(250));
        QTRY_VERIFY(table->verticalScrollBar()->maximum() > 0);
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum());
        QTRY_VERIFY(table->model()->rowCount() > 100);
        QTRY_COMPARE(table->model()->canFetchMore({}), table->model()->rowCount() < 250);
    }

    void aFilterGoesOnReadingOlderEntries()
    {
        AuditPage page(context());
        page.resize(1'250, 780);
        page.show();
        auto *table = page.findChild<widgets::TableView *>();
        QTRY_COMPARE(table->model()->rowCount(), 100);
        page.findChild<widgets::Field *>()->setText(QStringLiteral("partner.create"));
        QTRY_COMPARE(table->model()->rowCount(), 42); // of all 250, every sixth
        page.findChild<widgets::Field *>()->setText(QStringLiteral("nothing like it"));
        QTRY_COMPARE(table->states().state(), widgets::ViewStates::State::Empty);
    }

    void anAuditFailureOffersToTryAgain()
    {
        m_backend->fail({ErrorCode::Network, QStringLiteral("octroid-eu"), {}, {}, {}});
        AuditPage page(context());
        page.resize(1'250, 780);
        page.show();
        auto *table = page.findChild<widgets::TableView *>();
        QTRY_COMPARE(table->states().state(), widgets::ViewStates::State::Error);
    }

    void differencesGoMemberByMember()
    {
        DifferenceModel model;
        model.setObjects(
            {{QStringLiteral("name"), QStringLiteral("a")},
             {QStringLiteral("scopes"), QJsonArray{QStringLiteral("x")}},
             {QStringLiteral("restrictions"), QJsonObject{{QStringLiteral("addresses"), QJsonArray{}}}}},
            {{QStringLiteral("name"), QStringLiteral("a")},
             {QStringLiteral("scopes"), QJsonArray{QStringLiteral("x"), QStringLiteral("y")}},
             {QStringLiteral("restrictions"),
              QJsonObject{{QStringLiteral("addresses"), QJsonArray{QStringLiteral("10.0.0.0/8")}}}}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("restrictions.addresses"));
        QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("x, y"));
    }

    void settingsWorkAtOnceAndAreStored()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        SettingsPage page(context(), settings);
        const Preferences stored(settings);
        QSignalSpy scheme(&page, &SettingsPage::schemeRequested), text(&page, &SettingsPage::textScaleRequested),
            rows(&page, &SettingsPage::compactRowsRequested), language(&page, &SettingsPage::languageRequested);
        auto *schemes = named<widgets::Segments>(page, QStringLiteral("Theme"));
        QVERIFY(schemes);
        QTest::keyClick(schemes, Qt::Key_Right);
        QCOMPARE(scheme.count(), 1);
        QCOMPARE(stored.scheme(), theme::Scheme::Light);

        auto *sizes = named<widgets::Segments>(page, QStringLiteral("Text size"));
        QVERIFY(sizes);
        QTest::keyClick(sizes, Qt::Key_Right);
        QCOMPARE(text.count(), 1);
        QCOMPARE(text.first().first().toDouble(), 1.25);
        QCOMPARE(stored.textPercent(), 125);

        auto *compact = named<widgets::Switch>(page, QStringLiteral("Compact rows"));
        QVERIFY(compact);
        QTest::mouseClick(compact, Qt::LeftButton);
        QCOMPARE(rows.count(), 1);
        QVERIFY(stored.compactRows());
        QTest::keyClick(compact, Qt::Key_Space);
        QVERIFY(!stored.compactRows());

        auto *languages = named<QComboBox>(page, QStringLiteral("Language"));
        QVERIFY(languages);
        QTest::keyClick(languages, Qt::Key_End);
        QCOMPARE(language.count(), 1);
        QCOMPARE(stored.language(), QStringLiteral("fr"));

        settings.setValue(QStringLiteral("look/textPercent"), 9'000);
        QCOMPARE(stored.textPercent(), 200);
    }

    void settingsFollowTheMenu()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        SettingsPage page(context(), settings);
        Preferences(settings).setScheme(theme::Scheme::Dark);
        theme::Theme::instance().setScheme(theme::Scheme::Dark);
        QCOMPARE(named<widgets::Segments>(page, QStringLiteral("Theme"))->currentIndex(), int(theme::Scheme::Dark));
        Preferences(settings).setTextPercent(150);
        theme::Theme::instance().setTextScale(1.5);
        QCOMPARE(named<widgets::Segments>(page, QStringLiteral("Text size"))->currentIndex(), 2);
        theme::Theme::instance().setScheme(theme::Scheme::Light);
        theme::Theme::instance().setTextScale(1);
    }

    void theFirstStartOffersThreeWays()
    {
        WelcomeWidget welcome;
        welcome.resize(1'440, 868);
        welcome.show();
        QSignalSpy builtin(&welcome, &WelcomeWidget::startBuiltin), demo(&welcome, &WelcomeWidget::exploreDemo),
            server(&welcome, &WelcomeWidget::connectToServer);
        named<QPushButton>(welcome, QStringLiteral("Start with the built-in backend"))->click();
        named<QPushButton>(welcome, QStringLiteral("Connect to a server…"))->click();
        named<QPushButton>(welcome, QStringLiteral("Explore with demo data"))->click();
        QCOMPARE(builtin.count(), 1);
        QCOMPARE(server.count(), 1);
        QCOMPARE(demo.count(), 1);
    }
};

QTEST_MAIN(WatchPagesTest)
#include "tst_watchpages.moc"
