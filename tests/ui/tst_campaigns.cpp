// SPDX-License-Identifier: GPL-3.0-or-later
// A rotation campaign by keyboard alone, in the real window over a live octroid: started from the filter,
// followed in real calls, retired, extended, closed, and gone on with after it was cut off.
#include "await.h"
#include "dialogs/bulksheet.h"
#include "dialogs/campaignsheet.h"
#include "dialogs/dialogs.h"
#include "dialogs/previewsheet.h"
#include "models/campaignkeysmodel.h"
#include "models/campaignsmodel.h"
#include "models/keysmodel.h"
#include "octroidprocess.h"
#include "pages/campaigns/campaignspage.h"
#include "pages/keys/keyspage.h"
#include "shell/mainwindow.h"
#include "support/skip.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/errorstate.h"
#include "widgets/field.h"
#include "widgets/filterfield.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using change::KeyAdoption;
using dialogs::CampaignSheet;
using inventory::Inventory;
using models::CampaignKeysModel;
using models::CampaignsModel;
using test::await;
using widgets::TableView;

namespace {

const QString kPassphrase = QStringLiteral("correct horse battery staple");

/// A console's window with what the application puts into it.
struct Console
{
    Console(std::unique_ptr<backends::OctroidBackend> over, const Clock &clock)
        : backend(std::move(over))
        , inventory(*backend, clock)
        , spine(inventory)
        , window(*backend, inventory, spine, clock, {QStringLiteral("development"), {}, nullptr, {}})
        , keys(new pages::KeysPage(context(clock)))
        , campaigns(new pages::CampaignsPage(context(clock)))
        , openers(window.sheets(), context(clock), dialogs::EnvironmentKind::Development)
    {
        for (pages::Page *page : std::initializer_list<pages::Page *>{keys, campaigns}) {
            window.addPage(page, shell::Section::Access);
            QObject::connect(page, &pages::Page::bulkRequested, &openers, &dialogs::Dialogs::bulk);
            QObject::connect(page, &pages::Page::changeRequested, &openers, &dialogs::Dialogs::request);
            QObject::connect(page, &pages::Page::createRequested, &openers, &dialogs::Dialogs::create);
            QObject::connect(page, &pages::Page::editRequested, &openers, &dialogs::Dialogs::edit);
        }
        QObject::connect(&window, &shell::MainWindow::createRequested, &openers, &dialogs::Dialogs::create);
        QObject::connect(&openers, &dialogs::Dialogs::goTo, &window, &shell::MainWindow::openTarget);
        window.resize(1440, 868);
        window.show();
    }
    pages::Context context(const Clock &clock) { return {backend.get(), &inventory, &spine, &clock}; }
    bool sync()
    {
        inventory.sync();
        return QTest::qWaitFor([this] { return inventory.syncState() == inventory::SyncState::Idle; },
                               30'000);
    }

    std::unique_ptr<backends::OctroidBackend> backend;
    Inventory inventory;
    change::Spine spine;
    shell::MainWindow window;
    pages::KeysPage *keys;
    pages::CampaignsPage *campaigns;
    dialogs::Dialogs openers;
};

} // namespace

class TestCampaigns : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<Console> m;
    QTemporaryDir m_folder;
    QHash<QString, QString> m_ids;        ///< by name
    QHash<QString, QByteArray> m_secrets; ///< of the old keys, by name

    static void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : QApplication::activeWindow(), key, with);
    }
    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// Tab until that control has the keyboard; false when it is never reached.
    static bool tabTo(QWidget *wanted)
    {
        QStringList met;
        for (int i = 0; wanted && i < 80; ++i) {
            QWidget *now = QApplication::focusWidget();
            if (now && (now == wanted || wanted->focusProxy() == now))
                return true;
            met << (now ? QString::fromLatin1(now->metaObject()->className()) + u' ' + now->accessibleName()
                        : QStringLiteral("nothing"));
            press(Qt::Key_Tab);
        }
        qWarning("met only: %s", qPrintable(met.join(QStringLiteral(", "))));
        return false;
    }
    template <typename T>
    T *named(const QString &name) const
    {
        QWidget *in =
            m->window.sheets().isOpen() ? static_cast<QWidget *>(m->window.sheets().top()) : &m->window;
        for (T *one : in->findChildren<T *>()) {
            if (one->accessibleName() == name && one->isVisible())
                return one;
        }
        return nullptr;
    }
    widgets::Button *button(const QString &start) const
    {
        QWidget *in = m->window.sheets().isOpen() ? static_cast<QWidget *>(m->window.sheets().top())
                                                  : m->window.currentPage();
        for (auto *one : in->findChildren<widgets::Button *>()) {
            if (one->text().startsWith(start) && one->isVisible())
                return one;
        }
        return nullptr;
    }
    bool pressButton(const char *start)
    {
        const QString text = QString::fromLatin1(start);
        const bool there =
            QTest::qWaitFor([&] { return button(text) && button(text)->isEnabled(); }, 30'000) &&
            tabTo(button(text));
        if (there)
            press(Qt::Key_Space);
        else
            qWarning("%s: %s", start,
                     qPrintable(button(text) ? button(text)->toolTip() : QStringLiteral("is not there")));
        return there;
    }
    void replace(const char *name, const QString &text)
    {
        auto *edit = named<QLineEdit>(QString::fromLatin1(name));
        QVERIFY2(edit && tabTo(edit), name);
        edit->selectAll();
        type(text);
    }
    CampaignSheet *sheet() const { return qobject_cast<CampaignSheet *>(m->window.sheets().top()); }
    CampaignKeysModel *keysModel() const { return m->campaigns->findChild<CampaignKeysModel *>(); }
    CampaignsModel *campaignsModel() const { return m->campaigns->findChild<CampaignsModel *>(); }
    TableView *keysTable() const { return named<TableView>(QStringLiteral("Keys of the campaign")); }
    KeyAdoption adoption(const QString &name) const
    {
        for (int row = 0; row < keysModel()->rowCount(); ++row) {
            if (keysModel()->at(row).name == name)
                return keysModel()->at(row).adoption;
        }
        return KeyAdoption::Waiting;
    }
    static TableView *list(const Console &console)
    {
        for (auto *one : console.campaigns->findChildren<TableView *>()) {
            if (one->accessibleName() == QStringLiteral("Rotation campaigns"))
                return one;
        }
        return nullptr;
    }
    /// Rows of the list that is shown; goes there by Home and Down.
    bool selectKey(const QString &name)
    {
        if (!tabTo(keysTable()))
            return false;
        press(Qt::Key_Home, Qt::ControlModifier); // goes there, and chooses nothing
        press(Qt::Key_Down);
        press(Qt::Key_Up);
        for (int row = 0; row < keysTable()->model()->rowCount(); ++row) {
            if (keysTable()->currentIndex().siblingAtColumn(0).data().toString() == name)
                return keysTable()->selectionModel()->selectedRows().size() == 1;
            press(Qt::Key_Down);
        }
        return false;
    }
    int call(const QByteArray &secret) const { return m_octroid.check("GET", "/orders/1", secret); }
    /// The secrets of the sealed files there, opened by the real openssl, by the name of the key.
    QHash<QString, QByteArray> opened(const QString &folder) const
    {
        QHash<QString, QByteArray> out;
        const auto files = QDir(folder).entryInfoList({QStringLiteral("*.cms")}, QDir::Files);
        for (const QFileInfo &file : files) {
            QProcess openssl;
            openssl.start(QStringLiteral("openssl"),
                          {QStringLiteral("cms"), QStringLiteral("-decrypt"), QStringLiteral("-inform"),
                           QStringLiteral("PEM"), QStringLiteral("-in"), file.filePath(),
                           QStringLiteral("-pwri_password"), kPassphrase});
            openssl.waitForFinished(60'000);
            const QJsonArray keys = QJsonDocument::fromJson(openssl.readAllStandardOutput()).array();
            for (const QJsonValue &one : keys)
                out.insert(one.toObject()[QLatin1String("name")].toString(),
                           one.toObject()[QLatin1String("key")].toString().toUtf8());
        }
        return out;
    }
    /// For looking at it, where a folder is named.
    void picture(const char *name)
    {
        const QString folder = qEnvironmentVariable("OCTROI_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(300);
        QVERIFY(m->window.grab().save(folder + u'/' + QLatin1String(name) + QStringLiteral(".png")));
        theme::Theme::instance().setScheme(theme::Scheme::Dark);
        QTest::qWait(300);
        QVERIFY(m->window.grab().save(folder + u'/' + QLatin1String(name) + QStringLiteral("-dark.png")));
        theme::Theme::instance().setScheme(theme::Scheme::Light);
    }
    void issue(const QString &application, const QString &name)
    {
        backends::NewKey key;
        key.applicationId = application;
        key.name = name;
        key.scopes = QStringList{QStringLiteral("orders:read")};
        const auto issued = await(m->backend->issue(key, {}));
        QVERIFY(issued.ok());
        m_ids.insert(name, issued->key.id);
        m_secrets.insert(name, issued->secret->reveal());
    }
    /// The sheet's fields, up to its last button.
    void fillSheet(const QString &name, const QString &folder)
    {
        QTRY_VERIFY(sheet());
        QTRY_VERIFY(QApplication::focusWidget() == named<QLineEdit>(QStringLiteral("Name of the campaign")));
        type(name);
        auto *to = named<QWidget>(QStringLiteral("Seal it to"));
        QVERIFY(tabTo(to));
        press(Qt::Key_Right);
        QVERIFY(tabTo(named<QWidget>(QStringLiteral("As"))));
        press(Qt::Key_Right); // JSON
        replace("Passphrase", kPassphrase);
        replace("Folder for the sealed files", folder);
        QTRY_VERIFY(sheet()->isPlanned());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            test::skipProgram(QStringLiteral("there is no openssl program"));
        test::octroidProgram();
        theme::Theme::install(*qApp);
        theme::Theme::instance().setScheme(theme::Scheme::Light);
        QVERIFY(m_octroid.start());
        m = std::make_unique<Console>(m_octroid.connection(m_clock), m_clock);
        QVERIFY(await(m->backend->connectToBackend()).ok());
        domain::Scope scope;
        scope.name = QStringLiteral("orders:read");
        QVERIFY(await(m->backend->createScope(scope, {})).ok());
        domain::Endpoint endpoint;
        endpoint.method = QStringLiteral("GET");
        endpoint.path = QStringLiteral("/{id}");
        endpoint.scopes = QStringList{scope.name};
        domain::Api api;
        api.name = QStringLiteral("Orders");
        api.basePath = QStringLiteral("/orders");
        api.endpoints << endpoint;
        QVERIFY(await(m->backend->createApi(api, {})).ok());
        for (const char *name : {"Kestrel", "Wren"}) {
            domain::Partner partner;
            partner.name = QString::fromLatin1(name);
            partner.contact = QStringLiteral("api@%1.example").arg(partner.name.toLower());
            const QString id = await(m->backend->createPartner(partner, {}))->id;
            domain::Application application;
            application.partnerId = id;
            application.name = QStringLiteral("Returns");
            const QString owner = await(m->backend->createApplication(application, {}))->id;
            issue(owner, partner.name.toLower() + QStringLiteral("-nightly"));
            issue(owner, partner.name.toLower() + QStringLiteral("-daily"));
            issue(owner, partner.name.toLower() + QStringLiteral("-asleep"));
        }
        QVERIFY(await(m->backend->suspend(m_ids.value(QStringLiteral("wren-asleep")), 0)).ok());
        m->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m->window));
        QVERIFY(m->sync());
        m->backend->usage()->startLive(60); // as the overview does; changes are told over it
    }
    void cleanupTestCase()
    {
        m.reset();
        m_octroid.stop();
    }

    void anEmptyPageSaysWhatACampaignIs()
    {
        press(Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(m->window.currentPage(), static_cast<pages::Page *>(m->campaigns));
        QTRY_VERIFY(list(*m) && list(*m)->states().empty()->isVisible());
        picture("campaigns-empty");
        QVERIFY(pressButton("Start a campaign"));
        QTRY_VERIFY(sheet());
        QTRY_VERIFY(sheet()->isPlanned());
        QVERIFY(!button(QStringLiteral("Start the campaign"))->isEnabled() ||
                named<QLineEdit>(QStringLiteral("Name of the campaign"))->text().isEmpty());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m->window.sheets().isOpen());
    }

    void isStartedOfTheFilterFromThePalette()
    {
        press(Qt::Key_1, Qt::ControlModifier);
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("not name:*daily"));
        auto *found = m->keys->findChild<models::KeysModel *>();
        QTRY_COMPARE(found->rowCount(), 4);
        press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m->window.sheets().isOpen());
        type(QStringLiteral("Rotation campaign"));
        press(Qt::Key_Down); // behind the page of that name
        press(Qt::Key_Return);
        const QString folder = m_folder.filePath(QStringLiteral("autumn"));
        fillSheet(QStringLiteral("Autumn"), folder);
        // The one that is suspended is told with the reason.
        auto *impossible = named<TableView>(QStringLiteral("1 key(s) get no successor"))
                               ? named<TableView>(QStringLiteral("1 key(s) get no successor"))
                               : named<TableView>(QStringLiteral("%n key(s) get no successor"));
        QVERIFY(impossible);
        QCOMPARE(impossible->model()->rowCount(), 1);
        QCOMPARE(impossible->model()->index(0, 0).data().toString(), QStringLiteral("wren-asleep"));
        QCOMPARE(impossible->model()->index(0, 2).data().toString(), QStringLiteral("is suspended"));
        picture("campaign-sheet");
        QVERIFY(pressButton("Start the campaign"));
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Show the campaign")) &&
                                     button(QStringLiteral("Show the campaign"))->isEnabled(),
                                 30'000);
        picture("campaign-started");
        QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 2); // one an application
        QCOMPARE(opened(folder).size(), 3);
        QVERIFY(pressButton("Show the campaign"));
        QTRY_VERIFY(!m->window.sheets().isOpen());
        QTRY_COMPARE(m->window.currentPage(), static_cast<pages::Page *>(m->campaigns));
        QTRY_COMPARE(keysModel()->rowCount(), 3);
        QTRY_COMPARE(adoption(QStringLiteral("kestrel-nightly")), KeyAdoption::NotMoved);
        QCOMPARE(campaignsModel()->at(0).deliveredIds.size(), 3);
        QCOMPARE(campaignsModel()->at(0).filter, QStringLiteral("not name:*daily"));
    }

    void adoptionIsSeenInCallsAndTheSelectionStays()
    {
        const auto fresh = opened(m_folder.filePath(QStringLiteral("autumn")));
        QVERIFY(selectKey(QStringLiteral("kestrel-nightly")));
        QCOMPARE(call(m_secrets.value(QStringLiteral("kestrel-nightly"))), 200);
        QCOMPARE(call(m_secrets.value(QStringLiteral("kestrel-asleep"))), 200);
        QCOMPARE(call(fresh.value(QStringLiteral("kestrel-asleep"))), 200);
        QCOMPARE(call(fresh.value(QStringLiteral("wren-nightly"))), 200);
        QTRY_VERIFY_WITH_TIMEOUT(m->sync() && adoption(QStringLiteral("wren-nightly")) == KeyAdoption::Moved,
                                 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(adoption(QStringLiteral("kestrel-asleep")), KeyAdoption::Moving, 30'000);
        QCOMPARE(adoption(QStringLiteral("kestrel-nightly")), KeyAdoption::NotMoved);
        QTRY_VERIFY_WITH_TIMEOUT(
            m->sync() && campaignsModel()->standing(campaignsModel()->at(0).id).counts[3] == 1, 30'000);
        // The list moved under the eyes of the user; the row stayed chosen.
        const auto rows = keysTable()->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().data().toString(), QStringLiteral("kestrel-nightly"));
        // Calls of both sides by day are what the chart is drawn of.
        qint64 olds = 0, news = 0;
        for (const change::CampaignKey &key : keysModel()->progress().keys) {
            olds += key.oldDays.isEmpty() ? 0 : key.oldDays.last();
            news += key.newDays.isEmpty() ? 0 : key.newDays.last();
        }
        QCOMPARE(olds, 2);
        QCOMPARE(news, 2);
        picture("campaigns");
    }

    void whoHasNotMovedIsCopied()
    {
        press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QStringList lines = QApplication::clipboard()->text().trimmed().split(QStringLiteral("\r\n"));
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.first().startsWith(QStringLiteral("key_id,name,partner")));
        QVERIFY2(lines.filter(QStringLiteral("api@kestrel.example")).size() == 2,
                 qPrintable(lines.join(u'\n')));
        QVERIFY(lines.filter(QStringLiteral("wren")).isEmpty());
    }

    void filteredByStateAndText()
    {
        auto *which = named<QWidget>(QStringLiteral("Which keys"));
        QVERIFY(tabTo(which));
        press(Qt::Key_Right);
        press(Qt::Key_Right); // not moved
        QTRY_COMPARE(keysTable()->model()->rowCount(), 1);
        press(Qt::Key_Left);
        press(Qt::Key_Left);
        press(Qt::Key_F, Qt::ControlModifier);
        type(QStringLiteral("wren-"));
        QTRY_COMPARE(keysTable()->model()->rowCount(), 1);
        press(Qt::Key_Escape); // the selection, then the filter
        press(Qt::Key_Escape);
        QTRY_COMPARE(keysTable()->model()->rowCount(), 3);
    }

    void oneIsRetiredAfterThePreview()
    {
        const auto fresh = opened(m_folder.filePath(QStringLiteral("autumn")));
        QVERIFY(selectKey(QStringLiteral("wren-nightly")));
        press(Qt::Key_Delete);
        QTRY_VERIFY(qobject_cast<dialogs::PreviewSheet *>(m->window.sheets().top()));
        QVERIFY(pressButton("Revoke"));
        QTRY_VERIFY_WITH_TIMEOUT(!m->window.sheets().isOpen(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(adoption(QStringLiteral("wren-nightly")), KeyAdoption::Retired, 30'000);
        QCOMPARE(call(m_secrets.value(QStringLiteral("wren-nightly"))), 401);
        QCOMPARE(call(fresh.value(QStringLiteral("wren-nightly"))), 200);
    }

    void theDeadlineIsMoved()
    {
        const QString id = m_ids.value(QStringLiteral("kestrel-nightly"));
        const QDateTime before = m->inventory.key(id)->retiresAt;
        QVERIFY(before.isValid());
        QVERIFY(selectKey(QStringLiteral("kestrel-nightly")));
        QVERIFY(pressButton("Extend"));
        QTRY_VERIFY(qobject_cast<dialogs::BulkSheet *>(m->window.sheets().top()));
        picture("campaign-extend");
        QVERIFY(pressButton("Change")); // 90 days are chosen
        QTRY_VERIFY_WITH_TIMEOUT(m->inventory.key(id)->retiresAt > before.addDays(50), 30'000);
        QTRY_VERIFY(!m->window.sheets().isOpen());
    }

    void closedAndReopened()
    {
        QVERIFY(pressButton("Close"));
        QTRY_VERIFY_WITH_TIMEOUT(campaignsModel()->at(0).closedAt.isValid(), 30'000);
        QCOMPARE(campaignsModel()->state(0), models::CampaignState::Closed);
        QVERIFY(pressButton("Reopen"));
        QTRY_VERIFY_WITH_TIMEOUT(!campaignsModel()->at(0).closedAt.isValid(), 30'000);
    }

    /// The folder cannot be made, after the first successors were issued.
    void whatWasCutOffIsDeliveredLater()
    {
        QFile wall(m_folder.filePath(QStringLiteral("wall")));
        QVERIFY(wall.open(QIODevice::WriteOnly));
        wall.close();
        press(Qt::Key_1, Qt::ControlModifier);
        press(Qt::Key_F, Qt::ControlModifier);
        m->keys->findChild<widgets::FilterField *>()->edit()->selectAll();
        type(QStringLiteral("name:*daily"));
        auto *found = m->keys->findChild<models::KeysModel *>();
        QTRY_COMPARE(found->rowCount(), 2);
        press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(m->window.sheets().isOpen());
        type(QStringLiteral("Rotation campaign"));
        press(Qt::Key_Down); // behind the page of that name
        press(Qt::Key_Return);
        fillSheet(QStringLiteral("Winter"), wall.fileName() + QStringLiteral("/sealed"));
        QVERIFY(pressButton("Start the campaign"));
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Show the campaign")) &&
                                     button(QStringLiteral("Show the campaign"))->isEnabled(),
                                 30'000);
        picture("campaign-cut-off");
        QVERIFY(pressButton("Show the campaign"));
        QTRY_COMPARE(keysModel()->campaign().name, QStringLiteral("Winter"));
        QCOMPARE(campaignsModel()->rowOf(keysModel()->campaign().id), 0);
        QCOMPARE(campaignsModel()->state(0), models::CampaignState::Undelivered);
        QCOMPARE(campaignsModel()->at(0).deliveredIds.size(), 0);
        picture("campaigns-cut-off");
        QWidget *rest = nullptr;
        for (auto *one : m->campaigns->findChildren<QAbstractButton *>()) {
            if (one->text() == QStringLiteral("Deliver the rest…") && one->isVisible())
                rest = one;
        }
        QVERIFY(tabTo(rest));
        press(Qt::Key_Space);
        QTRY_VERIFY(sheet());
        auto *to = named<QWidget>(QStringLiteral("Seal it to"));
        QVERIFY(tabTo(to));
        press(Qt::Key_Right);
        QVERIFY(tabTo(named<QWidget>(QStringLiteral("As"))));
        press(Qt::Key_Right);
        replace("Passphrase", kPassphrase);
        const QString folder = m_folder.filePath(QStringLiteral("winter"));
        replace("Folder for the sealed files", folder);
        picture("campaign-rest");
        QVERIFY(pressButton("Deliver"));
        QTRY_VERIFY_WITH_TIMEOUT(button(QStringLiteral("Show the campaign")) &&
                                     button(QStringLiteral("Show the campaign"))->isEnabled(),
                                 30'000);
        const auto fresh = opened(folder);
        QCOMPARE(fresh.size(), 2);
        for (const QString &name : {QStringLiteral("kestrel-daily"), QStringLiteral("wren-daily")}) {
            QCOMPARE(call(fresh.value(name)), 200);
            QCOMPARE(call(m_secrets.value(name)), 200);
        }
        QVERIFY(pressButton("Show the campaign"));
        QTRY_COMPARE_WITH_TIMEOUT(campaignsModel()->at(0).deliveredIds.size(), 2, 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(campaignsModel()->state(0), models::CampaignState::Open, 30'000);
    }

    void anErrorSaysSoAndIsTriedAgain()
    {
        Console other(m_octroid.connection(m_clock), m_clock);
        other.window.openTarget({QStringLiteral("campaigns"), {}, {}});
        // It never signed in: the page says what is wrong and how to go on.
        QTRY_VERIFY(list(other) && list(other)->states().error()->isVisible());
        QVERIFY(await(other.backend->connectToBackend()).ok());
        QTRY_COMPARE_WITH_TIMEOUT(other.campaigns->findChild<CampaignsModel *>()->rowCount(), 2, 30'000);
    }
};

QTEST_MAIN(TestCampaigns)
#include "tst_campaigns.moc"
