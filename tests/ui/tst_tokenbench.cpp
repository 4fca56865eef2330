// SPDX-License-Identifier: GPL-3.0-or-later
// The token bench by keyboard, over a live octroid.
#include "await.h"
#include "backends/octroid/octroidbackend.h"
#include "models/benchdesk.h"
#include "models/livetokensmodel.h"
#include "models/loggedcallsmodel.h"
#include "models/trustedissuersmodel.h"
#include "octroidprocess.h"
#include "pages/tokenbench/tokenbenchpage.h"
#include "pages/tokenbench/tokenedit.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace octroi;
using models::BenchReport;
using models::BenchRow;
using pages::TokenBenchPage;
using test::await;
using tokens::Outcome;

#define S(text) QStringLiteral(text)

class TestTokenBench : public QObject
{
    Q_OBJECT
    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<backends::OctroidBackend> m_backend;
    std::unique_ptr<inventory::Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    std::unique_ptr<QMainWindow> m_window;
    TokenBenchPage *m_page = nullptr;
    QString m_application, m_api, m_client, m_secret;
    QByteArray m_key;

    static void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : QApplication::activeWindow(), key, with);
    }
    static bool tabTo(QWidget *wanted)
    {
        QStringList met;
        for (int i = 0; wanted && i < 80; ++i) {
            QWidget *now = QApplication::focusWidget();
            if (now && (now == wanted || wanted->focusProxy() == now))
                return true;
            met << (now ? QString::fromLatin1(now->metaObject()->className()) + u' ' + now->accessibleName() : S("nothing"));
            press(Qt::Key_Tab);
        }
        qWarning("met only: %s", qPrintable(met.join(S(", "))));
        return false;
    }
    template <typename T>
    T *shown(const QString &name) const
    {
        for (T *one : m_page->findChildren<T *>()) {
            if (one->isVisible() && (one->accessibleName() == name || one->property("text").toString() == name))
                return one;
        }
        return nullptr;
    }
    bool pressButton(const QString &name)
    {
        if (!QTest::qWaitFor([&] { return shown<QAbstractButton>(name) && shown<QAbstractButton>(name)->isEnabled(); }, 10'000)) {
            qWarning("%s: %s", qPrintable(name), qPrintable(shown<QAbstractButton>(name) ? shown<QAbstractButton>(name)->toolTip() : S("is not there")));
            return false;
        }
        const bool there = tabTo(shown<QAbstractButton>(name));
        if (there)
            press(Qt::Key_Space);
        return there;
    }
    bool typeInto(const QString &name, const QString &text)
    {
        auto *edit = shown<QLineEdit>(name);
        if (!tabTo(edit))
            return false;
        edit->selectAll();
        QTest::keyClicks(QApplication::focusWidget(), text);
        return true;
    }
    bool says(const QString &part) const
    {
        for (const auto *label : m_page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }
    /// Left and Right in the segments, from wherever they stand.
    void go(TokenBenchPage::View view)
    {
        auto *segments = shown<widgets::Segments>(S("Parts of the token bench"));
        QVERIFY(segments);
        segments->setFocus();
        while (segments->currentIndex() < int(view))
            press(Qt::Key_Right);
        while (segments->currentIndex() > int(view))
            press(Qt::Key_Left);
        QCOMPARE(segments->currentIndex(), int(view));
    }
    void paste(const QByteArray &text)
    {
        go(TokenBenchPage::Bench);
        QApplication::clipboard()->setText(QString::fromUtf8(text));
        auto *edit = m_page->findChild<pages::TokenEdit *>();
        QVERIFY(tabTo(edit));
        press(Qt::Key_V, Qt::ControlModifier);
    }
    models::BenchDesk &desk() const { return *m_page->findChild<models::BenchDesk *>(); }
    Outcome outcome(const QString &title) const
    {
        for (const models::BenchRow &row : desk().report().checks) {
            if (row.title == title)
                return row.outcome;
        }
        return Outcome::NotChecked;
    }
    void picture(const char *name)
    {
        const QString folder = qEnvironmentVariable("OCTROI_PICTURES");
        for (const auto scheme : {theme::Scheme::Light, theme::Scheme::Dark}) {
            if (folder.isEmpty())
                return;
            theme::Theme::instance().setScheme(scheme);
            QTest::qWait(300);
            QVERIFY(m_window->grab().save(folder + u'/' + QLatin1String(name) + (scheme == theme::Scheme::Light ? S("-light.png") : S("-dark.png"))));
        }
        theme::Theme::instance().setScheme(theme::Scheme::Light);
    }
    QString makeClient(const char *name, domain::TokenFormat format, QString *secret)
    {
        domain::OAuthClient client;
        client.applicationId = m_application;
        client.name = QString::fromLatin1(name);
        client.grantTypes = QStringList{S("client_credentials")};
        client.scopes = QStringList{S("orders:*")};
        client.tokenFormat = format;
        const auto made = await(m_backend->createClient(client, {}));
        if (!made)
            return {};
        *secret = made->secret->revealText();
        return made->client.id;
    }
    /// Asked for by keyboard, in the second part of the page.
    void request(const QString &client, const QString &secret)
    {
        go(TokenBenchPage::Request);
        QVERIFY(typeInto(S("Client"), client));
        QVERIFY(typeInto(S("Secret"), secret));
        QVERIFY(typeInto(S("Scopes"), S("orders:read")));
        press(Qt::Key_Return);
    }

private Q_SLOTS:
    void initTestCase()
    {
        theme::Theme::install(*qApp);
        QVERIFY(m_octroid.start());
        m_backend = m_octroid.connection(m_clock);
        QVERIFY(await(m_backend->connectToBackend()).ok());
        domain::Partner partner;
        partner.name = S("Kestrel");
        domain::Application application;
        application.partnerId = await(m_backend->createPartner(partner, {}))->id;
        application.name = S("Returns");
        m_application = await(m_backend->createApplication(application, {}))->id;
        for (const char *name : {"orders:read", "orders:write"}) {
            domain::Scope scope;
            scope.name = QString::fromLatin1(name);
            QVERIFY(await(m_backend->createScope(scope, {})).ok());
        }
        domain::Api api;
        api.name = S("Orders");
        api.basePath = S("/orders");
        api.endpoints = {{S("GET"), S("/{id}"), {S("orders:read")}}, {S("POST"), S("/"), {S("orders:write")}}};
        m_api = await(m_backend->createApi(api, {}))->id;
        m_client = makeClient("Sync", domain::TokenFormat::Jwt, &m_secret);
        QVERIFY(!m_client.isEmpty());
        backends::NewKey key;
        key.applicationId = m_application;
        key.name = S("Desk");
        key.scopes = QStringList{S("orders:read")};
        m_key = await(m_backend->issue(key, S("one")))->secret->reveal();
        m_inventory = std::make_unique<inventory::Inventory>(*m_backend, m_clock);
        m_inventory->sync();
        QVERIFY(QTest::qWaitFor([this] { return m_inventory->syncState() == inventory::SyncState::Idle; }, 30'000));
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        m_window = std::make_unique<QMainWindow>();
        m_page = new TokenBenchPage({m_backend.get(), m_inventory.get(), m_spine.get(), &m_clock});
        m_window->setCentralWidget(m_page);
        m_window->resize(1250, 820);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanupTestCase()
    {
        m_window.reset();
        m_spine.reset();
        m_inventory.reset();
        m_backend.reset();
        m_octroid.stop();
    }

    void requestsATokenAndPutsItOnTheBench()
    {
        picture("token-bench-empty");
        request(m_client, S("wrong"));
        QTRY_VERIFY_WITH_TIMEOUT(says(S("does not accept the client")), 10'000);
        QCOMPARE(shown<QLineEdit>(S("Client"))->text(), m_client); // nothing typed is lost
        request(m_client, m_secret);
        QTRY_VERIFY_WITH_TIMEOUT(says(S("A Bearer token with orders:read")), 10'000);
        const QString wire = shown<QPlainTextEdit>(S("Requests as curl commands, with their answers"))->toPlainText();
        QVERIFY(wire.contains(S("curl")) && !wire.contains(m_secret));
        picture("token-bench-request");
        QVERIFY(pressButton(S("Show on the bench")));
        QTRY_COMPARE(desk().report().kind, tokens::PastedKind::Jwt);
        QCOMPARE(desk().report().mood, BenchReport::Mood::Open);
        QVERIFY(pressButton(S("Fetch keys")));
        QTRY_COMPARE_WITH_TIMEOUT(outcome(S("Signature")), Outcome::Passed, 10'000);
        QVERIFY(pressButton(S("Ask the server")));
        QTRY_COMPARE_WITH_TIMEOUT(outcome(S("Revocation")), Outcome::Passed, 10'000);
        QCOMPARE(desk().report().mood, BenchReport::Mood::Good);
        QVERIFY(says(S("granted to Sync with orders:*")));
        picture("token-bench");
        // At the next start the keys are there, and nobody is asked for them; what is damaged is thrown away.
        const QJsonObject kept = m_page->saveState()[S("issuer_keys")].toObject();
        for (const bool damaged : {false, true}) {
            models::BenchDesk later(*m_backend, *m_inventory, m_clock);
            later.restoreKeys(damaged ? QJsonObject{{S("issuers"), 7}} : kept);
            later.setPasted(QByteArray(desk().pasted().text.reveal()));
            const auto checks = later.report().checks;
            const auto signature = std::find_if(checks.begin(), checks.end(), [](const BenchRow &row) { return row.title == S("Signature"); });
            QVERIFY(signature != checks.end());
            QCOMPARE(signature->outcome, damaged ? Outcome::NotChecked : Outcome::Passed);
        }
    }

    void wouldTheCallBeAllowed()
    {
        const auto ask = [this](const QString &call) {
            if (!typeInto(S("Method and path"), call))
                return S("not typed");
            press(Qt::Key_Return);
            return QTest::qWaitFor([this] { return !desk().isBusy() && desk().verdict().has_value(); }, 10'000) ? desk().report().headline : S("no answer");
        };
        QCOMPARE(ask(S("GET /orders/7")), S("This call would be allowed"));
        picture("token-bench-allowed");
        QCOMPARE(ask(S("POST /orders/")), S("This call would be refused: a scope is missing"));
        QCOMPARE(desk().report().code, S("403 scope_missing"));
        QTRY_VERIFY(says(S("orders:write")));
        picture("token-bench-refused");
        QVERIFY(typeInto(S("Time of the call"), S("2001-01-01 10:00")));
        QCOMPARE(ask(S("GET /orders/7")), S("This call would be refused: its type, algorithm or time is not accepted"));
        QVERIFY(typeInto(S("Time of the call"), S("soon")));
        QVERIFY(!shown<QAbstractButton>(S("Would it be allowed?"))->isEnabled());
        auto *time = shown<QLineEdit>(S("Time of the call"));
        QVERIFY(tabTo(time));
        time->selectAll();
        press(Qt::Key_Delete);
        paste(m_key);
        QCOMPARE(ask(S("GET /orders/7")), S("This call would be allowed"));
        QCOMPARE(desk().verdict()->credentialKind, S("key"));
        paste(m_key.chopped(1) + (m_key.endsWith('0') ? '1' : '0'));
        QCOMPARE(desk().report().mood, BenchReport::Mood::Bad);
    }

    void hostileText()
    {
        for (const QByteArray &text : {QByteArray("a.b.c"), QByteArray("eyJhbGciOiJub25lIn0.e30."), QByteArray("eyJhbGciOiJIUzI1NiJ9.e30.AAAA"), QByteArray("-----BEGIN EC PRIVATE KEY-----\nAA\n-----END EC PRIVATE KEY-----"),
                                       QByteArray("{\"keys\":[]}"), "eyJhbGciOiJFUzI1NiJ9." + QByteArray(1'400'000, 'e') + ".AAAA"}) {
            paste(text);
            QVERIFY(desk().report().mood != BenchReport::Mood::Good);
            QVERIFY(m_page->isVisible());
        }
        paste({});
        QVERIFY(pressButton(S("Clear")));
        QCOMPARE(desk().report().kind, tokens::PastedKind::Nothing);
    }

    void liveTokensAreEnded()
    {
        QString secret;
        const QString opaque = makeClient("Opaque", domain::TokenFormat::Opaque, &secret);
        m_inventory->sync();
        QVERIFY(QTest::qWaitFor([&] { return m_inventory->client(opaque) != nullptr; }, 30'000));
        request(opaque, secret);
        QTRY_VERIFY_WITH_TIMEOUT(says(S("A Bearer token with orders:read")), 10'000);
        QSignalSpy changes(m_page, &pages::Page::changeRequested);
        go(TokenBenchPage::Live);
        auto *model = m_page->findChild<models::LiveTokensModel *>();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 1, 10'000);
        QCOMPARE(model->index(0, models::LiveTokensModel::Client).data().toString(), S("Opaque"));
        QCOMPARE(model->index(0, models::LiveTokensModel::Partner).data().toString(), S("Kestrel"));
        picture("live-tokens");
        QVERIFY(tabTo(shown<widgets::TableView>(S("Live tokens"))));
        press(Qt::Key_Space);
        QVERIFY(pressButton(S("End…")));
        QCOMPARE(changes.size(), 1);
        const auto asked = changes.takeFirst().at(0).value<QList<change::Change>>();
        const auto plan = m_spine->plan(asked);
        QVERIFY(plan.dangerous && plan.possible());
        QCOMPARE(test::awaitValue(m_spine->apply(plan))->failed(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 0, 10'000);
        // All of a client at once.
        request(opaque, secret);
        QTRY_VERIFY_WITH_TIMEOUT(says(S("A Bearer token with orders:read")), 10'000);
        QCOMPARE(test::awaitValue(m_spine->applyOne(change::RevokeTokens{opaque, {}}))->failed(), 0);
        go(TokenBenchPage::Live);
        QTRY_VERIFY_WITH_TIMEOUT(model->wasRead() && model->rowCount() == 0, 10'000);
    }

    void issuersAreTrusted()
    {
        go(TokenBenchPage::Trusted);
        picture("trusted-issuers-empty");
        QSignalSpy changes(m_page, &pages::Page::changeRequested);
        QVERIFY(pressButton(S("Trust an issuer…")));
        QTest::keyClicks(QApplication::focusWidget(), S("Partner login"));
        QVERIFY(typeInto(S("Issuer"), m_backend->info().address));
        QVERIFY(pressButton(S("Discover")));
        QTRY_VERIFY_WITH_TIMEOUT(says(S("It is an authorization server with 1 key")), 10'000);
        QVERIFY(pressButton(S("Save")));
        QVERIFY(changes.isEmpty()); // without an audience
        QVERIFY(typeInto(S("Audiences, one of which has to be in the token"), S("https://api.example")));
        QVERIFY(typeInto(S("Scopes that its tokens can have at most"), S("orders:read")));
        auto *mappings = shown<QPlainTextEdit>(S("Claims that become scopes: claim = value => scope scope"));
        QVERIFY(tabTo(mappings));
        QTest::keyClicks(mappings, S("roles = buyer => orders:read"));
        picture("trusted-issuer");
        QVERIFY(pressButton(S("Save")));
        QCOMPARE(changes.size(), 1);
        const auto asked = changes.takeFirst().at(0).value<QList<change::Change>>();
        const auto outcome = test::awaitValue(m_spine->apply(m_spine->plan(asked)));
        QVERIFY2(outcome->failed() == 0, outcome->first()->error ? qPrintable(outcome->first()->error->toString()) : "");
        auto *model = m_page->findChild<models::TrustedIssuersModel *>();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 1, 10'000);
        QCOMPARE(model->at(0).issuer.scopeMappings.size(), 1);
        // Switched off and on again by undo.
        domain::TrustedIssuer off = model->at(0).issuer;
        off.enabled = false;
        QCOMPARE(test::awaitValue(m_spine->applyOne(change::UpdateTrustedIssuer{off, model->at(0).issuer}))->failed(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!model->at(0).issuer.enabled, 10'000);
        QCOMPARE(test::awaitValue(m_spine->undo())->failed(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(model->at(0).issuer.enabled, 10'000);
        QCOMPARE(test::awaitValue(m_spine->applyOne(change::DeleteTrustedIssuer{model->at(0).issuer}))->failed(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 0, 10'000);
    }

    /// Nothing of the page became a window of its own.
    void oneWindow()
    {
        int windows = 0;
        for (const QWidget *widget : QApplication::topLevelWidgets())
            windows += widget->isVisible() && widget->windowType() == Qt::Window;
        QCOMPARE(windows, 1);
    }

    void everyCallIsLogged()
    {
        go(TokenBenchPage::Calls);
        auto *model = m_page->findChild<models::LoggedCallsModel *>();
        QVERIFY(model->rowCount() > 10);
        QVERIFY(tabTo(shown<widgets::TableView>(S("Calls that the console made"))));
        press(Qt::Key_Down);
        press(Qt::Key_Home);
        picture("call-log");
        for (int row = 0; row < model->rowCount(); ++row) {
            const QString curl = tokens::toCurl(model->at(row));
            QVERIFY(curl.startsWith(S("curl")) && !curl.contains(m_secret) && !curl.contains(QString::fromLatin1(m_key)));
        }
        QVERIFY(pressButton(S("Copy as curl")));
        QVERIFY(QApplication::clipboard()->text().startsWith(S("curl")));
        QVERIFY(typeInto(S("Filter calls"), S("/v1/explain")));
        QVERIFY(model->rowCount() > 0 && model->rowCount() < model->total());
        QCOMPARE(model->index(0, models::LoggedCallsModel::Path).data().toString(), S("/v1/explain"));
    }
};

QTEST_MAIN(TestTokenBench)
#include "tst_tokenbench.moc"
