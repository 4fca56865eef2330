// SPDX-License-Identifier: GPL-3.0-or-later
// The console over a real Keycloak, by keyboard alone; people sign in in a real browser.
#include "administratorsignin.h"
#include "await.h"
#include "dialogs/connectsheet.h"
#include "dialogs/signinsheet.h"
#include "models/clientsmodel.h"
#include "models/livetokensmodel.h"
#include "models/scopereachmodel.h"
#include "pages/health/findingrow.h"
#include "pages/overview/figurerow.h"
#include "shell/mainwindow.h"
#include "support/keycloakserver.h"
#include "widgets/button.h"
#include "widgets/charts/keyfigure.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/link.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"
#include "workspace.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using test::await;
using test::KeycloakServer;

namespace {
const QString kRealm = QStringLiteral("meridian");
}

class TestKeycloakConsole : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<KeycloakServer> m_server;
    std::unique_ptr<app::Workspace> m_workspace;
    std::unique_ptr<QWidget> m_first; ///< before there is a console
    widgets::SheetHost *m_firstHost = nullptr;
    QProcess m_browser;
    QString m_clientId, m_personId;

    app::Console &console() const { return *m_workspace->current(); }
    QWidget *window() const { return m_workspace->current() ? console().window() : m_first.get(); }
    widgets::SheetHost &host() const { return m_workspace->current() ? console().window()->sheets() : *m_firstHost; }
    QWidget *place() const { return host().isOpen() ? host().top() : window(); }

    bool activate()
    {
        window()->activateWindow();
        return QTest::qWaitForWindowActive(window()) && QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; });
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, with);
    }
    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    template <typename T>
    T *named(const QString &name) const
    {
        for (T *one : place()->findChildren<T *>()) {
            if ((one->accessibleName() == name || one->property("text").toString() == name) && one->isVisible())
                return one;
        }
        return nullptr;
    }
    static bool tabTo(QWidget *wanted)
    {
        for (int i = 0; wanted && i < 90; ++i) {
            QWidget *now = QApplication::focusWidget();
            if (now && (now == wanted || wanted->focusProxy() == now))
                return true;
            press(Qt::Key_Tab);
        }
        return false;
    }
    template <typename T = QAbstractButton>
    bool pressOn(const char *name)
    {
        const QString wanted = QString::fromUtf8(name);
        if (!QTest::qWaitFor([&] { return named<T>(wanted) && named<T>(wanted)->isEnabled(); }, 30'000) || !activate() ||
            !tabTo(named<T>(wanted)))
            return false;
        press(Qt::Key_Space);
        return true;
    }
    bool write(const char *name, const QString &text)
    {
        auto *edit = named<QLineEdit>(QString::fromUtf8(name));
        if (!edit || !activate() || !tabTo(edit))
            return false;
        edit->selectAll();
        type(text);
        return edit->text() == text;
    }
    QString errorAt(const char *name) const
    {
        for (const widgets::Field *field : place()->findChildren<widgets::Field *>()) {
            if (field->lineEdit()->accessibleName() == QString::fromUtf8(name))
                return field->error();
        }
        return QStringLiteral("no such field");
    }
    bool says(const char *part) const
    {
        for (const QLabel *label : place()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QString::fromUtf8(part)))
                return true;
        }
        return false;
    }
    bool waitToSay(const char *part, int ms = 60'000)
    {
        return QTest::qWaitFor([&] { return says(part); }, ms);
    }
    bool choose(const char *segments, int index)
    {
        auto *one = named<widgets::Segments>(QString::fromUtf8(segments));
        if (!one || !activate() || !tabTo(one))
            return false;
        while (one->currentIndex() < index)
            press(Qt::Key_Right);
        return one->currentIndex() == index;
    }
    bool isOnline() const { return m_workspace->current() && console().backend().state() == backends::BackendState::Online; }
    bool waitForList()
    {
        return QTest::qWaitFor([this] { return isOnline() && console().inventory().lastSync().isValid() &&
                                               console().inventory().syncState() == inventory::SyncState::Idle; }, 60'000);
    }
    bool sync()
    {
        console().inventory().sync();
        return QTest::qWaitFor([this] { return console().inventory().syncState() == inventory::SyncState::Idle; }, 60'000);
    }
    bool openSheet()
    {
        m_workspace->connectToServer(host());
        return QTest::qWaitFor([this] { return qobject_cast<dialogs::ConnectSheet *>(host().top()); }) && activate();
    }
    QJsonObject atKeycloak(const QString &clientId)
    {
        return m_server->call("GET", m_server->clientPath(kRealm, clientId)).body.object();
    }
    /// For looking at it, where a folder is named.
    void picture(const char *name)
    {
        const QString folder = qEnvironmentVariable("OCTROI_PICTURES");
        if (folder.isEmpty())
            return;
        for (const auto scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
            theme::Theme::instance().setScheme(scheme);
            QTest::qWait(400);
            const QString suffix = scheme == theme::Scheme::Light ? QStringLiteral("-light.png") : QStringLiteral("-dark.png");
            QVERIFY(window()->grab().save(folder + u'/' + QLatin1String(name) + suffix));
        }
        theme::Theme::instance().setScheme(theme::Scheme::Light);
    }
    void openPage(const char *page)
    {
        console().openPage(QString::fromLatin1(page));
        QTest::qWait(50);
    }

public Q_SLOTS:
    /// In place of the system's browser.
    void openInBrowser(const QUrl &url)
    {
        m_browser.setProcessChannelMode(QProcess::ForwardedChannels);
        m_browser.start(QStringLiteral("python3"), {qEnvironmentVariable("OCTROI_SOURCE_DIR") + QStringLiteral("/tests/e2e/browser/keycloak.py"),
                                                    url.toString(QUrl::FullyEncoded), QLatin1String(KeycloakServer::kUser),
                                                    QLatin1String(KeycloakServer::kPassword)});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<KeycloakServer>();
        m_server->createRealm(kRealm);
        theme::Theme::install(*qApp);
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        m_workspace = std::make_unique<app::Workspace>(m_clock, *m_settings, m_folder.path(), false);
        QVERIFY(m_workspace->connections().load().ok());
        m_first = std::make_unique<QWidget>();
        m_first->resize(1440, 900);
        m_firstHost = new widgets::SheetHost(m_first.get());
        m_first->show();
        QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "openInBrowser");
    }
    void cleanupTestCase()
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("http"));
        m_workspace.reset();
        m_first.reset();
        m_server.reset();
    }

    void aKeycloakIsConnectedAndWhatIsWrongIsSaidAtItsField()
    {
        QVERIFY(openSheet());
        picture("connect-octroid");
        QVERIFY(choose("Kind of server", 1));
        QVERIFY(write("Address of the Keycloak", m_server->address()));
        QVERIFY(write("Realm to sign in to", QStringLiteral("nowhere")));
        QVERIFY(write("Client identifier", QLatin1String(KeycloakServer::kServiceClient)));
        QVERIFY(write("Client secret", QStringLiteral("not it")));
        QVERIFY(pressOn("Test the connection"));
        QTRY_COMPARE_WITH_TIMEOUT(errorAt("Realm to sign in to"), QStringLiteral("There is no such realm."), 30'000);
        QVERIFY(write("Realm to sign in to", kRealm));
        QVERIFY(pressOn("Test the connection"));
        QTRY_COMPARE_WITH_TIMEOUT(errorAt("Client secret"), QStringLiteral("The server does not accept this client and secret."), 30'000);
        picture("connect-keycloak-wrong");
        QVERIFY(write("Client secret", QLatin1String(KeycloakServer::kServiceSecret)));
        QVERIFY(write("Realm to look after", QStringLiteral("elsewhere")));
        QVERIFY(pressOn("Test the connection"));
        QTRY_COMPARE_WITH_TIMEOUT(errorAt("Realm to look after"), QStringLiteral("There is no such realm."), 30'000);
        // Left empty it is found: this account may read one.
        named<QLineEdit>(QStringLiteral("Realm to look after"))->selectAll();
        QVERIFY(activate() && tabTo(named<QLineEdit>(QStringLiteral("Realm to look after"))));
        press(Qt::Key_Delete);
        QVERIFY(pressOn("Test the connection"));
        QVERIFY(waitToSay("It works"));
        QVERIFY(says("realm meridian"));
        picture("connect-keycloak");
        QVERIFY(write("Name in the bar", QStringLiteral("identity")));
        QVERIFY(pressOn("Connect"));
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->current() != nullptr, 30'000);
        m_first->hide();
        window()->resize(1440, 900);
        QVERIFY(waitForList());
        const session::ConnectionProfile kept = m_workspace->connections().profiles().first();
        QCOMPARE(kept.kind, QStringLiteral("keycloak"));
        QCOMPARE(kept.realm, kRealm);
        QCOMPARE(kept.signInRealm, kRealm);
    }

    void aClientIsCreatedChangedAndEnded()
    {
        change::Spine &spine = console().spine();
        domain::Partner partner;
        partner.name = QStringLiteral("Kestrel Returns");
        QVERIFY(test::awaitValue(spine.applyOne(change::CreatePartner{partner}))->failed() == 0);
        QVERIFY(sync());
        domain::Application application;
        application.partnerId = console().inventory().partners().front().id;
        application.name = QStringLiteral("Returns desk");
        QVERIFY(test::awaitValue(spine.applyOne(change::CreateApplication{application}))->failed() == 0);
        domain::Scope scope;
        scope.name = QStringLiteral("orders:read");
        QVERIFY(test::awaitValue(spine.applyOne(change::CreateScope{scope}))->failed() == 0);
        QVERIFY(sync());
        openPage("clients");
        QVERIFY(pressOn("New client…"));
        QVERIFY(QTest::qWaitFor([this] { return named<QComboBox>(QStringLiteral("Partner and application")); }));
        QVERIFY(activate() && tabTo(named<QComboBox>(QStringLiteral("Partner and application"))));
        press(Qt::Key_Down);
        QVERIFY(write("Name", QStringLiteral("nightly")));
        QVERIFY(says("Keycloak limits no calls, so it has no plans."));
        picture("keycloak-client-new");
        QVERIFY(pressOn("Create client"));
        QVERIFY2(QTest::qWaitFor([this] { return named<QAbstractButton>(QStringLiteral("Done")); }, 30'000), "no secret");
        QVERIFY(activate() && tabTo(host().top()->findChild<QCheckBox *>()));
        press(Qt::Key_Space);
        QVERIFY(pressOn("Done"));
        QVERIFY(QTest::qWaitFor([this] { return !host().isOpen(); }));
        for (const domain::OAuthClient &client : console().inventory().clients()) {
            if (client.name == QLatin1String("nightly"))
                m_clientId = client.id;
        }
        QVERIFY(!m_clientId.isEmpty());
        const QJsonObject attributes = atKeycloak(m_clientId).value(QLatin1String("attributes")).toObject();
        QCOMPARE(attributes.value(QLatin1String("octroi.partner")).toString(), application.partnerId);

        console().window()->openTarget({QStringLiteral("clients"), m_clientId, {}});
        QTest::qWait(200);
        picture("keycloak-clients");
        QVERIFY(pressOn("Suspend…"));
        QVERIFY(waitToSay("/admin/realms/meridian/clients/"));
        QVERIFY(says("The client is disabled."));
        QVERIFY(!says("/v1/"));
        picture("keycloak-preview");
        QVERIFY(pressOn("Suspend 1 client(s)"));
        QTRY_VERIFY_WITH_TIMEOUT(!host().isOpen(), 30'000);
        QCOMPARE(atKeycloak(m_clientId).value(QLatin1String("enabled")).toBool(true), false);
        QVERIFY(pressOn("Resume"));
        QTRY_VERIFY_WITH_TIMEOUT(!console().inventory().client(m_clientId)->suspendedAt.isValid(), 30'000);
        QCOMPARE(atKeycloak(m_clientId).value(QLatin1String("enabled")).toBool(false), true);

        const QString before = atKeycloak(m_clientId).value(QLatin1String("secret")).toString();
        QVERIFY(pressOn<widgets::Link>("Rotate the secret"));
        QVERIFY(waitToSay("Without such a policy it ends at once."));
        QVERIFY(pressOn("Rotate secret"));
        QVERIFY(QTest::qWaitFor([this] { return named<QAbstractButton>(QStringLiteral("Done")) || named<QAbstractButton>(QStringLiteral("Rotate 1 secret(s)")); }, 30'000));
        if (named<QAbstractButton>(QStringLiteral("Rotate 1 secret(s)"))) // it would end at once, so it is seen first
            QVERIFY(pressOn("Rotate 1 secret(s)"));
        QVERIFY(QTest::qWaitFor([this] { return named<QAbstractButton>(QStringLiteral("Done")); }, 30'000));
        QVERIFY(activate() && tabTo(host().top()->findChild<QCheckBox *>()));
        press(Qt::Key_Space);
        QVERIFY(pressOn("Done"));
        QTRY_VERIFY(!host().isOpen());
        QVERIFY(atKeycloak(m_clientId).value(QLatin1String("secret")).toString() != before);
    }

    void whatItHasNotIsSaidAndNotOffered()
    {
        openPage("campaigns");
        QVERIFY(waitToSay("Campaigns rotate API keys, which Keycloak has not."));
        QVERIFY(!named<QAbstractButton>(QStringLiteral("New campaign…"))->isEnabled());
        picture("keycloak-campaigns");
        openPage("scopes");
        QVERIFY(waitToSay("Keycloak does not know which APIs its tokens are for."));
        QVERIFY(!named<QAbstractButton>(QStringLiteral("New API…"))->isEnabled());
        QVERIFY(!named<QAbstractButton>(QStringLiteral("New plan…"))->isEnabled());
        QVERIFY(named<QAbstractButton>(QStringLiteral("New scope…"))->isEnabled());
        QVERIFY(!named<QAbstractButton>(QStringLiteral("Import OpenAPI…"))->isEnabled());
        // Who sees no calls does not say that nobody would miss the scope.
        console().window()->openTarget({QStringLiteral("scopes"), QStringLiteral("orders:read"), {}});
        auto *reach = window()->findChild<models::ScopeReachModel *>();
        QTRY_COMPARE_WITH_TIMEOUT(reach->reach().scope, QStringLiteral("orders:read"), 30'000);
        QVERIFY(!reach->reach().counted);
        QVERIFY(reach->summary().contains(QStringLiteral("Keycloak does not know which APIs")));
        picture("keycloak-scopes");
        openPage("usage");
        QVERIFY(waitToSay("tokens that were given, not calls"));
        picture("keycloak-usage");
        openPage("credentials");
        picture("keycloak-credentials");
        openPage("overview");
        auto *figures = window()->findChild<pages::FigureRow *>();
        QVERIFY(figures);
        const auto active = std::count_if(console().inventory().clients().begin(), console().inventory().clients().end(), [](const domain::OAuthClient &client) {
            return client.statusAt(QDateTime::currentDateTimeUtc()) == domain::ClientStatus::Active;
        });
        QVERIFY(active > 0);
        QTRY_VERIFY_WITH_TIMEOUT(figures->findChildren<charts::KeyFigure *>().first()->accessibleDescription().startsWith(QLocale().toString(qlonglong(active)) + u' '), 30'000);
        picture("keycloak-overview");
        QVERIFY(activate());
        press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(waitToSay("Keycloak has no API keys."));
        QVERIFY(!host().isOpen());
        openPage("audit");
        QVERIFY(waitToSay("These are the realm’s admin events"));
        picture("keycloak-audit");
        openPage("partners");
        picture("keycloak-partners");
        openPage("health");
        // Nothing is found amiss that could not be otherwise there, and no time is told that Keycloak does not keep.
        QTRY_VERIFY_WITH_TIMEOUT(!window()->findChildren<pages::FindingRow *>().isEmpty(), 30'000);
        QVERIFY(waitToSay("among others"));
        for (const pages::FindingRow *row : window()->findChildren<pages::FindingRow *>())
            QVERIFY(row->rule() != health::Rule::NoPlan);
        QVERIFY(!says("issued never"));
        picture("keycloak-health");
    }

    void eventsThatAreSwitchedOffAreSaid()
    {
        const QJsonObject off{{QStringLiteral("eventsEnabled"), false}, {QStringLiteral("adminEventsEnabled"), false}};
        QCOMPARE(m_server->call("PUT", u'/' + kRealm, QJsonDocument(off)).status, 204);
        QVERIFY(await(console().backend().connectToBackend()).ok());
        openPage("audit");
        QVERIFY(waitToSay("The realm’s admin events are switched off"));
        openPage("usage");
        QVERIFY(waitToSay("The realm’s user events are switched off"));
        const QJsonObject on{{QStringLiteral("eventsEnabled"), true}, {QStringLiteral("adminEventsEnabled"), true}};
        QCOMPARE(m_server->call("PUT", u'/' + kRealm, QJsonDocument(on)).status, 204);
        QVERIFY(await(console().backend().connectToBackend()).ok());
    }

    void aPersonSignsInInTheBrowser()
    {
        QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("chromedriver")).isEmpty(), "chromedriver is not installed");
        QVERIFY(openSheet());
        QVERIFY(choose("Kind of server", 1));
        QVERIFY(choose("Way to sign in", int(session::SignInMethod::Browser)));
        QVERIFY(write("Address of the Keycloak", m_server->address()));
        QVERIFY(write("Realm to sign in to", kRealm));
        QVERIFY(write("Name in the bar", QStringLiteral("in person")));
        QVERIFY(pressOn("Connect"));
        QVERIFY(waitToSay("Sign in in the browser that opened."));
        picture("connect-browser");
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->consoles().size() == 2 && console().opening().profile.name == QLatin1String("in person"), 200'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_browser.state(), QProcess::NotRunning, 60'000);
        QCOMPARE(m_browser.exitCode(), 0);
        window()->resize(1440, 900);
        QVERIFY(waitForList());
        m_personId = console().opening().profile.id;
        QVERIFY(console().inventory().client(m_clientId));

        // Who is signed in is listed.
        console().window()->openTarget({QStringLiteral("token-bench"), QStringLiteral("live"), {}});
        auto *live = window()->findChild<models::LiveTokensModel *>();
        QTRY_VERIFY_WITH_TIMEOUT(live->rowCount() > 0, 30'000);
        QTest::qWait(300);
        QCOMPARE(live->at(0).token.accountId, QLatin1String(KeycloakServer::kUser));
        picture("keycloak-sessions");
    }

    void aSessionThatEndsLosesNothingThatWasTyped()
    {
        QVERIFY2(!m_personId.isEmpty(), "nobody signed in");
        openPage("clients");
        QVERIFY(pressOn("New client…"));
        QVERIFY(QTest::qWaitFor([this] { return named<QComboBox>(QStringLiteral("Partner and application")); }));
        QVERIFY(activate() && tabTo(named<QComboBox>(QStringLiteral("Partner and application"))));
        press(Qt::Key_Down);
        QVERIFY(write("Name", QStringLiteral("typed before it ended")));
        const auto users = m_server->call("GET", u'/' + kRealm + QStringLiteral("/users?exact=true&username=") + QLatin1String(KeycloakServer::kUser));
        const QString user = users.body.array().first().toObject().value(QLatin1String("id")).toString();
        QCOMPARE(m_server->call("POST", u'/' + kRealm + QStringLiteral("/users/%1/logout").arg(user)).status, 204);
        QVERIFY(pressOn("Create client"));
        QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<dialogs::SignInSheet *>(host().top()), 30'000);
        QVERIFY(says("What you were doing is still there when you are back."));
        picture("keycloak-session-ended");
        QVERIFY(pressOn("Open the browser"));
        QTRY_VERIFY_WITH_TIMEOUT(host().isOpen() && !qobject_cast<dialogs::SignInSheet *>(host().top()), 200'000);
        QTRY_VERIFY_WITH_TIMEOUT(isOnline(), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_browser.state(), QProcess::NotRunning, 60'000);
        QVERIFY(waitForList());
        QCOMPARE(named<QLineEdit>(QStringLiteral("Name"))->text(), QStringLiteral("typed before it ended"));
        QVERIFY(pressOn("Create client"));
        QVERIFY(QTest::qWaitFor([this] { return named<QAbstractButton>(QStringLiteral("Done")); }, 30'000));
        QVERIFY(activate() && tabTo(host().top()->findChild<QCheckBox *>()));
        press(Qt::Key_Space);
        QVERIFY(pressOn("Done"));
        QTRY_VERIFY(!host().isOpen());
    }

    void signedOutItsTokenOpensNothingMore()
    {
        QVERIFY2(!m_personId.isEmpty(), "nobody signed in");
        const auto kept = await(m_workspace->connections().secretOf(m_personId));
        QVERIFY(kept.ok());
        const session::ConnectionProfile profile = *m_workspace->connections().profile(m_personId);
        m_workspace->signOut(m_personId);
        QVERIFY(waitToSay("You are signed out of in person."));
        QVERIFY(!isOnline());
        QTRY_VERIFY(!await(m_workspace->connections().secretOf(m_personId)).ok());
        app::AdministratorSignIn again(m_clock);
        const auto ended = await(again.tryOut(profile, *kept));
        QVERIFY(!ended.ok());
        QCOMPARE(ended.error().reason, QStringLiteral("session_ended"));
    }

    void anAccountThatMayReadSeveralRealmsChooses()
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(m_server->address() + QStringLiteral("/realms/master/protocol/openid-connect/token")));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
        QNetworkReply *reply = network.post(request, QByteArray("grant_type=password&client_id=admin-cli&username=admin&password=admin"));
        QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 30'000);
        const QString token = QJsonDocument::fromJson(reply->readAll()).object().value(QLatin1String("access_token")).toString();
        QVERIFY(!token.isEmpty());
        QVERIFY(openSheet());
        QVERIFY(choose("Kind of server", 1));
        QVERIFY(choose("Way to sign in", int(session::SignInMethod::StaticToken)));
        QVERIFY(write("Address of the Keycloak", m_server->address()));
        named<QLineEdit>(QStringLiteral("Access token"))->setText(token);
        QVERIFY(pressOn("Connect"));
        QVERIFY(waitToSay("Choose the realm to look after."));
        auto *realms = named<QComboBox>(QStringLiteral("Realms to choose from"));
        QCOMPARE(realms->count(), 2);
        QVERIFY(activate() && tabTo(realms));
        while (realms->currentText() != kRealm)
            press(realms->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
        picture("connect-realms");
        QVERIFY(pressOn("Connect"));
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->consoles().size() == 3 && !host().isOpen(), 30'000);
        QVERIFY(waitForList());
        QCOMPARE(console().opening().profile.realm, kRealm);
        QVERIFY(!console().backend().info().version.isEmpty()); // the first realm's administrator is told
    }
};

QTEST_MAIN(TestKeycloakConsole)
#include "tst_keycloakconsole.moc"
