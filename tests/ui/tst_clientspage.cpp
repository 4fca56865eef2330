// SPDX-License-Identifier: GPL-3.0-or-later
// OAuth clients by keyboard alone, over a live octroid whose token endpoint says what each secret is worth.
#include "models/clientsmodel.h"
#include "pages/clients/clientspage.h"
#include "sheetfixture.h"
#include "widgets/emptystate.h"
#include "widgets/filterfield.h"
#include "widgets/link.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"
#include "widgets/treeview.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace octroi;
using test::SheetFixture;

class TestClientsPage : public QObject
{
    Q_OBJECT

    SheetFixture m_fixture;
    pages::ClientsPage *m_page = nullptr;
    QNetworkAccessManager m_network;

    /// What the token endpoint answers to that secret: its status, and the scope that was granted.
    std::pair<int, QString> token(const QString &clientId, const QByteArray &secret)
    {
        QNetworkRequest request(QUrl(m_fixture.backend->info().address + QStringLiteral("/oauth/token")));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
        request.setRawHeader("Authorization", "Basic " + (clientId.toLatin1() + ':' + secret).toBase64());
        const std::unique_ptr<QNetworkReply> reply(
            m_network.post(request, QByteArray("grant_type=client_credentials&scope=orders:read")));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished())
            finished.wait(30'000);
        const QJsonObject body = QJsonDocument::fromJson(reply->readAll()).object();
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                body.value(QLatin1String("scope")).toString()};
    }
    template <typename T>
    T *onPage(const QString &name) const
    {
        for (T *one : m_page->findChildren<T *>()) {
            const bool named = one->accessibleName().startsWith(name) || one->property("text").toString().startsWith(name);
            if (named && one->isVisible() && one->isEnabled())
                return one;
        }
        return nullptr;
    }
    const domain::OAuthClient &client() const { return m_fixture.inventory->clients().front(); }
    widgets::TableView *table() const { return m_page->findChild<widgets::TableView *>(); }

    /// The platform of tests takes the activation away from a window whose sheet had a popup and went.
    bool activate()
    {
        m_fixture.window.activateWindow();
        return QTest::qWaitForWindowActive(&m_fixture.window) &&
               QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; });
    }
    /// What the sheet shows once, taken over by its copy button; it is then said to be stored.
    QByteArray takeSecret()
    {
        if (!activate())
            return {};
        auto *copy = m_fixture.named<QAbstractButton>(QStringLiteral("Copy; the clipboard is emptied after 30 seconds"));
        if (!SheetFixture::tabTo(copy))
            return {};
        SheetFixture::press(Qt::Key_Space);
        const QByteArray secret = QApplication::clipboard()->text().toUtf8();
        if (!SheetFixture::tabTo(m_fixture.host->top()->findChild<QCheckBox *>()))
            return {};
        SheetFixture::press(Qt::Key_Space);
        if (!SheetFixture::tabTo(m_fixture.button(QStringLiteral("Done"))))
            return {};
        SheetFixture::press(Qt::Key_Space);
        return QTest::qWaitFor([this] { return !m_fixture.host->isOpen(); }) ? secret : QByteArray();
    }
    /// A dangerous change is seen first, then made.
    bool confirm(const char *button)
    {
        if (!m_fixture.waitForButton(button) || !activate() || !SheetFixture::tabTo(m_fixture.button(QString::fromLatin1(button))))
            return false;
        SheetFixture::press(Qt::Key_Space);
        return QTest::qWaitFor([this] { return !m_fixture.host->isOpen(); }, 30'000);
    }
    bool pressOnPage(QWidget *control)
    {
        table()->setFocus();
        if (!activate() || !SheetFixture::tabTo(control))
            return false;
        SheetFixture::press(Qt::Key_Space);
        return true;
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
            QVERIFY(m_fixture.window.grab().save(folder + u'/' + QLatin1String(name) + suffix));
        }
        theme::Theme::instance().setScheme(theme::Scheme::Light);
    }
    bool sentenceShown(const QString &part) const
    {
        for (const QLabel *label : m_fixture.host->top()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_fixture.start());
        domain::Scope scope;
        scope.name = QStringLiteral("orders:read");
        QVERIFY(test::await(m_fixture.backend->createScope(scope, {})).ok());
        QVERIFY(m_fixture.sync());
        m_page = new pages::ClientsPage(m_fixture.context());
        auto *layout = new QVBoxLayout(&m_fixture.window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_page);
        dialogs::Dialogs *dialogs = m_fixture.dialogs.get();
        connect(m_page, &pages::Page::changeRequested, dialogs, &dialogs::Dialogs::request);
        connect(m_page, &pages::Page::createRequested, dialogs, &dialogs::Dialogs::create);
        connect(m_page, &pages::Page::editRequested, dialogs, &dialogs::Dialogs::edit);
        m_fixture.window.resize(1440, 900);
        m_page->show();
        QTRY_VERIFY(m_page->findChild<widgets::EmptyState *>()->isVisible());
    }
    void cleanupTestCase()
    {
        delete m_page;
        m_fixture.stop();
    }

    void aServiceIsCreatedAndTakesATokenWithItsSecret()
    {
        picture("clients-empty");
        auto *first = onPage<widgets::Button>(QStringLiteral("Create the first client"));
        QVERIFY(first);
        m_page->focusFilter();
        QVERIFY(activate());
        QVERIFY(SheetFixture::tabTo(first));
        SheetFixture::press(Qt::Key_Space);
        QVERIFY(m_fixture.waitForButton("Create client"));
        QVERIFY(SheetFixture::tabTo(m_fixture.named<QComboBox>(QStringLiteral("Partner and application"))));
        SheetFixture::press(Qt::Key_Down);
        QVERIFY(SheetFixture::tabTo(m_fixture.named<QLineEdit>(QStringLiteral("Name"))));
        SheetFixture::type(QStringLiteral("nightly"));
        auto *tree = m_fixture.named<widgets::TreeView>(QStringLiteral("Scopes"));
        QVERIFY(SheetFixture::tabTo(tree));
        SheetFixture::press(Qt::Key_Home);
        SheetFixture::press(Qt::Key_Down); // below its group
        SheetFixture::press(Qt::Key_Space);
        picture("client-new");
        QVERIFY(SheetFixture::tabTo(m_fixture.button(QStringLiteral("Create client"))));
        SheetFixture::press(Qt::Key_Space);
        QVERIFY(m_fixture.waitForButton("Done"));
        picture("client-secret");
        const QByteArray secret = takeSecret();
        QVERIFY(!secret.isEmpty());
        QCOMPARE(client().name, QStringLiteral("nightly"));
        QCOMPARE(client().kind, domain::ClientKind::Service);
        QCOMPARE(client().grantTypes, QStringList{QStringLiteral("client_credentials")});
        QCOMPARE(token(client().id, secret), std::pair(200, QStringLiteral("orders:read")));
        QCOMPARE(token(client().id, secret + 'x').first, 401);

        // The old secret works beside the new one until it is revoked.
        m_page->open({{}, client().id, {}});
        QTRY_VERIFY(onPage<widgets::Link>(QStringLiteral("Rotate the secret")));
        QVERIFY(pressOnPage(onPage<widgets::Link>(QStringLiteral("Rotate the secret"))));
        QVERIFY(m_fixture.waitForButton("Rotate secret"));
        QVERIFY(activate());
        picture("client-rotate");
        QVERIFY(SheetFixture::tabTo(m_fixture.button(QStringLiteral("Rotate secret"))));
        SheetFixture::press(Qt::Key_Space);
        QVERIFY(m_fixture.waitForButton("Done"));
        const QByteArray next = takeSecret();
        QVERIFY(!next.isEmpty() && next != secret);
        QCOMPARE(token(client().id, secret).first, 200);
        QCOMPARE(token(client().id, next).first, 200);
        picture("clients-detail");

        const QString old = QStringLiteral("Revoke the secret that ends in ") + QString::fromLatin1(secret.right(4));
        QTRY_VERIFY(onPage<widgets::Link>(old));
        QVERIFY(pressOnPage(onPage<widgets::Link>(old)));
        QVERIFY(confirm("Revoke 1 secret"));
        QCOMPARE(token(client().id, secret).first, 401);
        QCOMPARE(token(client().id, next).first, 200);

        QVERIFY(pressOnPage(onPage<widgets::Button>(QStringLiteral("Suspend"))));
        QVERIFY(confirm("Suspend 1 client"));
        QCOMPARE(token(client().id, next).first, 401);
        QTRY_VERIFY(onPage<widgets::Button>(QStringLiteral("Resume")));
        QVERIFY(pressOnPage(onPage<widgets::Button>(QStringLiteral("Resume"))));
        QTRY_VERIFY(!client().suspendedAt.isValid());
        QCOMPARE(token(client().id, next).first, 200);
    }

    void aRedirectUriThatIsNotSafeIsRefusedWhereItIsTyped()
    {
        QVERIFY(m_page->createNew());
        QVERIFY(m_fixture.waitForButton("Create client"));
        QVERIFY(activate());
        QVERIFY(SheetFixture::tabTo(m_fixture.named<widgets::Segments>(QStringLiteral("Kind of program"))));
        SheetFixture::press(Qt::Key_Right); // web
        QTRY_VERIFY(m_fixture.named<QLineEdit>(QStringLiteral("Redirect URIs")));
        auto *redirects = m_fixture.named<QLineEdit>(QStringLiteral("Redirect URIs"));
        QVERIFY(SheetFixture::tabTo(redirects));
        const std::pair<const char *, const char *> refused[] = {
            {"https://app.example/callback#top", "has no fragment"},
            {"http://app.example/callback", "http sends the code in clear"},
            {"https://*.example/callback", "compared exactly"},
            {"com.example.app:/callback", "Only a native program"}};
        for (const auto &[uri, sentence] : refused) {
            redirects->selectAll();
            SheetFixture::type(QString::fromLatin1(uri));
            SheetFixture::press(Qt::Key_Return);
            QVERIFY2(sentenceShown(QString::fromLatin1(sentence)), uri);
        }
        picture("client-redirect");
        redirects->selectAll();
        SheetFixture::type(QStringLiteral("https://app.example/callback"));
        SheetFixture::press(Qt::Key_Return);
        QVERIFY(redirects->text().isEmpty());
        QVERIFY(!sentenceShown(QStringLiteral("Only a native program")));
        QVERIFY(SheetFixture::tabTo(m_fixture.named<QLineEdit>(QStringLiteral("Name"))));
        SheetFixture::type(QStringLiteral("portal"));
        SheetFixture::press(Qt::Key_Return);
        QVERIFY(m_fixture.waitForButton("Done"));
        QVERIFY(!takeSecret().isEmpty());
        QTRY_COMPARE(m_fixture.inventory->clients().size(), std::size_t(2));
        const domain::OAuthClient &portal = m_fixture.inventory->clients().back();
        QCOMPARE(portal.redirectUris, QStringList{QStringLiteral("https://app.example/callback")});
        QCOMPARE(portal.kind, domain::ClientKind::Web);
        QVERIFY(portal.consent);
    }

    void theFilterKnowsWhatClientsHave()
    {
        auto *model = m_page->findChild<models::ClientsModel *>();
        auto *field = m_page->findChild<widgets::FilterField *>();
        QCOMPARE(model->rowCount(), 2);
        const std::pair<const char *, int> filters[] = {
            {"kind:web", 1},          {"kind:client", 2},      {"kind:key", 0},
            {"auth:client_secret_basic", 2}, {"secret_expires<400d", 1}, {"secret_expires:never", 1},
            {"status:active night", 1}, {"scope:orders", 1},     {"env:live", 0},
            {"-kind:service", 1},     {"partner:kestrel", 2}};
        for (const auto &[text, rows] : filters) {
            m_page->focusFilter();
            QTest::keyClick(field->edit(), Qt::Key_Delete);
            QTest::keyClicks(field->edit(), QString::fromLatin1(text));
            QTest::keyClick(field->edit(), Qt::Key_Escape); // the list of completions
            QVERIFY2(QTest::qWaitFor([&, wanted = rows] { return model->rowCount() == wanted; }), text);
        }
        m_page->focusFilter();
        QTest::keyClick(field->edit(), Qt::Key_Delete);
        QTRY_COMPARE(model->rowCount(), 2);
        picture("clients");
    }

    void aRevokedClientIsRevokedForEver()
    {
        const QString id = m_fixture.inventory->clients().back().id;
        m_page->open({{}, id, {}});
        m_page->window()->activateWindow();
        table()->setFocus();
        QVERIFY(m_page->removeSelected());
        QVERIFY(m_fixture.waitForButton("Revoke 1 client"));
        picture("client-revoke");
        QVERIFY(confirm("Revoke 1 client"));
        QTRY_VERIFY(m_fixture.inventory->client(id)->revokedAt.isValid());
        QTRY_VERIFY(!onPage<widgets::Button>(QStringLiteral("Edit")));
    }
};

QTEST_MAIN(TestClientsPage)
#include "tst_clientspage.moc"
