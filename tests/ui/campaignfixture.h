// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "await.h"
#include "dialogs/bulksheet.h"
#include "dialogs/campaignsheet.h"
#include "dialogs/dialogs.h"
#include "dialogs/previewsheet.h"
#include "keyboard.h"
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

namespace octroi::test {

using change::KeyAdoption;
using dialogs::CampaignSheet;
using inventory::Inventory;
using models::CampaignKeysModel;
using models::CampaignsModel;
using widgets::TableView;

inline const QString kPassphrase = QStringLiteral("correct horse battery staple");

/// A console's window with what the application puts into it.
struct CampaignConsole
{
    CampaignConsole(std::unique_ptr<backends::OctroidBackend> over, const Clock &clock)
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


/// The window with campaigns over a live octroid, by keyboard alone.
class CampaignFixture
{
protected:
    SystemClock m_clock;
    OctroidProcess m_octroid;
    std::unique_ptr<CampaignConsole> m;
    QTemporaryDir m_folder;
    QHash<QString, QString> m_ids;        ///< by name
    QHash<QString, QByteArray> m_secrets; ///< of the old keys, by name

    static void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        test::key(key, with);
    }
    static void type(const QString &text)
    {
        test::wake();
        test::type(text);
    }
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
    static TableView *list(const CampaignConsole &console)
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
        test::wake();
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

    /// A window over an octroid with one API, signed in; no partner yet.
    void begin()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            skipProgram(QStringLiteral("there is no openssl program"));
        octroidProgram();
        theme::Theme::install(*qApp);
        theme::Theme::instance().setScheme(theme::Scheme::Light);
        QVERIFY(m_octroid.start());
        m = std::make_unique<CampaignConsole>(m_octroid.connection(m_clock), m_clock);
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
    }
    void show()
    {
        m->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m->window));
        QVERIFY(m->sync());
        m->backend->usage()->startLive(60); // as the overview does; changes are told over it
    }
    void end()
    {
        m.reset();
        m_octroid.stop();
    }
    QString application(const QString &partnerName, const QString &name)
    {
        QString partnerId;
        for (const domain::Partner &one : m->inventory.partners()) {
            if (one.name == partnerName)
                partnerId = one.id;
        }
        if (partnerId.isEmpty()) {
            domain::Partner partner;
            partner.name = partnerName;
            partner.contact = QStringLiteral("api@%1.example").arg(partner.name.toLower());
            const auto made = await(m->backend->createPartner(partner, {}));
            if (!made)
                return {};
            m->inventory.take(*made);
            partnerId = made->id;
        }
        domain::Application application;
        application.partnerId = partnerId;
        application.name = name;
        const auto made = await(m->backend->createApplication(application, {}));
        return made ? made->id : QString();
    }
};

} // namespace octroi::test
