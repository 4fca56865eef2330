// SPDX-License-Identifier: GPL-3.0-or-later
// APIs and scopes by keyboard alone, over a live octroid.
#include "models/roles.h"
#include "models/scopereachmodel.h"
#include "pages/scopes/scopespage.h"
#include "sheetfixture.h"
#include "widgets/link.h"
#include "widgets/segments.h"
#include "widgets/tableview.h"
#include "widgets/treeview.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QVBoxLayout>

using namespace octroi;
using test::await;
using test::SheetFixture;

class TestScopesPage : public QObject
{
    Q_OBJECT

    SheetFixture m_fixture;
    pages::ScopesPage *m_page = nullptr;

    static QString s(const char *text) { return QString::fromUtf8(text); }
    template <typename T>
    T *onPage(const QString &name) const
    {
        for (T *one : m_page->findChildren<T *>()) {
            const bool named = one->accessibleName() == name || one->property("text").toString() == name;
            if (named && one->isVisible() && one->isEnabled())
                return one;
        }
        return nullptr;
    }
    bool activate()
    {
        m_fixture.window.activateWindow();
        return QTest::qWaitForWindowActive(&m_fixture.window) &&
               QTest::qWaitFor([] { return QApplication::focusWidget() != nullptr; });
    }
    bool pressOnPage(QWidget *control)
    {
        onPage<widgets::TableView>(s("APIs"))->setFocus();
        if (!activate() || !SheetFixture::tabTo(control))
            return false;
        SheetFixture::press(Qt::Key_Space);
        return true;
    }
    bool confirm(const char *button)
    {
        if (!m_fixture.waitForButton(button) || !activate() || !SheetFixture::tabTo(m_fixture.button(s(button))))
            return false;
        SheetFixture::press(Qt::Key_Space);
        return QTest::qWaitFor([this] { return !m_fixture.host->isOpen(); }, 30'000);
    }
    /// For looking at it, where a folder is named.
    void picture(const char *name)
    {
        const QString folder = qEnvironmentVariable("OCTROI_PICTURES");
        if (folder.isEmpty())
            return;
        for (const auto &[scheme, word] : {std::pair(theme::Scheme::Light, "light"), std::pair(theme::Scheme::Dark, "dark")}) {
            theme::Theme::instance().setScheme(scheme);
            QTest::qWait(100);
            m_fixture.window.grab().save(folder + QStringLiteral("/%1-%2.png").arg(s(name), s(word)));
        }
        theme::Theme::instance().setScheme(theme::Scheme::Light);
    }
    static QByteArray document()
    {
        return "openapi: 3.0.3\ninfo: {title: Orders, version: '2'}\nservers: [{url: 'https://api.example/orders/v1'}]\npaths:\n"
               "  /orders/{id}:\n    get: {security: [{login: ['orders:read']}]}\n    delete: {security: [{login: ['orders:delete']}]}\n"
               "  /orders:\n    get: {security: [{login: ['orders:read', 'orders:list']}]}\n"
               "components:\n  securitySchemes:\n    login:\n      type: oauth2\n      flows:\n        clientCredentials:\n"
               "          tokenUrl: https://id.example/token\n          scopes:\n            'orders:read': Read one order\n"
               "            'orders:list': List orders\n            'orders:delete': Delete an order\n";
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        QVERIFY(m_fixture.start());
        m_fixture.window.resize(1256, 792);
        for (const char *name : {"orders:read", "orders:write"}) {
            domain::Scope scope;
            scope.name = s(name);
            scope.sensitivity = s(name).endsWith(s("write")) ? domain::Sensitivity::High : domain::Sensitivity::Low;
            QVERIFY(await(m_fixture.backend->createScope(scope, {})).ok());
        }
        domain::Api api;
        api.name = s("Orders");
        api.basePath = s("/orders/v1");
        api.endpoints = {{s("GET"), s("/orders/{id}"), {s("orders:read")}},
                         {s("GET"), s("/orders"), {s("orders:read")}},
                         {s("POST"), s("/orders"), {s("orders:write")}}};
        QVERIFY(await(m_fixture.backend->createApi(api, {})).ok());
        QVERIFY(m_fixture.sync());
        m_page = new pages::ScopesPage(m_fixture.context());
        connect(m_page, &pages::Page::createRequested, m_fixture.dialogs.get(), &dialogs::Dialogs::create);
        connect(m_page, &pages::Page::editRequested, m_fixture.dialogs.get(), &dialogs::Dialogs::edit);
        auto *column = new QVBoxLayout(&m_fixture.window);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_page);
        m_page->show();
        QTRY_VERIFY(onPage<widgets::TableView>(s("APIs")));
        onPage<widgets::TableView>(s("APIs"))->setFocus();
        QVERIFY(activate());
    }
    void cleanupTestCase() { m_fixture.stop(); }

    void anApiIsTakenFromADocument()
    {
        QVERIFY(pressOnPage(onPage<QAbstractButton>(s("Import OpenAPI…"))));
        QTRY_VERIFY(m_fixture.host->isOpen());
        // What is no document is refused with its place; the sheet stays.
        QApplication::clipboard()->setText(s("openapi: 3.0.0\ninfo: {title: A}\npaths: {x: {get: {}}}\n"));
        QVERIFY(SheetFixture::tabTo(m_fixture.named<QAbstractButton>(s("Paste the document"))));
        SheetFixture::press(Qt::Key_Space);
        const auto says = [this](const char *words) {
            for (QLabel *label : m_fixture.host->top()->findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(s(words)))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(says("line 3"));
        picture("import-bad");
        QApplication::clipboard()->setText(QString::fromUtf8(document()));
        SheetFixture::press(Qt::Key_Space);
        QTRY_VERIFY(m_fixture.named<widgets::TableView>(s("What the document would change")));
        QVERIFY(!says("line 3"));
        auto *table = m_fixture.named<widgets::TableView>(s("What the document would change"));
        QStringList marks;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            marks << table->model()->index(row, 0).data().toString() + u' ' + table->model()->index(row, 1).data().toString();
        QVERIFY2(marks.contains(s("new DELETE /orders/{id}")), qPrintable(marks.join(u'\n')));
        QVERIFY(marks.contains(s("changed GET /orders")));
        QVERIFY(marks.contains(s("gone POST /orders")));
        QVERIFY(marks.contains(s("new scope orders:list")));
        QVERIFY(marks.contains(s("gone scope orders:write")));
        picture("import");
        QVERIFY(SheetFixture::tabTo(m_fixture.button(s("Preview…"))));
        SheetFixture::press(Qt::Key_Space);
        QVERIFY(m_fixture.waitForButton("Apply"));
        picture("import-preview");
        QVERIFY(confirm("Apply"));
        QVERIFY(m_fixture.sync());
        QCOMPARE(m_fixture.inventory->apis().front().endpoints.size(), 3);
        QVERIFY(m_fixture.inventory->scope(s("orders:delete")));
        QCOMPARE(m_fixture.inventory->scope(s("orders:read"))->description, s("Read one order"));
        QVERIFY(m_fixture.inventory->scope(s("orders:write"))); // asked for no more, and kept
    }

    void whoHasAScope()
    {
        backends::NewKey wanted;
        wanted.applicationId = m_fixture.applicationId;
        wanted.name = s("nightly import");
        wanted.scopes = QStringList{s("orders:read"), s("orders:list")};
        const auto issued = await(m_fixture.backend->issue(wanted, {}));
        QVERIFY(issued.ok());
        wanted.name = s("warehouse");
        wanted.scopes = QStringList{s("orders:*")};
        QVERIFY(await(m_fixture.backend->issue(wanted, {})).ok());
        QCOMPARE(m_fixture.call(*issued, "GET", "/orders/v1/orders/7", 4), 4);
        QVERIFY(m_fixture.sync());
        auto *tree = onPage<widgets::TreeView>(s("Scopes"));
        tree->setFocus();
        QVERIFY(activate());
        auto *holders = onPage<widgets::TableView>(s("Who has the scope"));
        QVERIFY(holders);
        SheetFixture::press(Qt::Key_Home);
        for (int i = 0; i < 8 && tree->currentIndex().data(models::kIdRole).toString() != s("orders:read"); ++i)
            SheetFixture::press(Qt::Key_Down);
        QCOMPARE(tree->currentIndex().data(models::kIdRole).toString(), s("orders:read"));
        const auto *model = qobject_cast<const models::ScopeReachModel *>(holders->model());
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 2, 30'000);
        QCOMPARE(model->index(0, models::ScopeReachModel::Name).data().toString(), s("nightly import"));
        QCOMPARE(model->index(0, models::ScopeReachModel::Without).data().toString(), s("4 refused"));
        QCOMPARE(model->index(0, models::ScopeReachModel::UsedAt).data().toString(), s("GET /orders/{id}: 4"));
        QCOMPARE(model->index(1, models::ScopeReachModel::Without).data().toString(), s("keeps it by orders:*"));
        QVERIFY2(model->summary().contains(s("without it 4 calls would have been refused")), qPrintable(model->summary()));
        picture("scopes-who");
        // From a holder to its page.
        QSignalSpy gone(m_page, &pages::Page::goTo);
        QVERIFY(SheetFixture::tabTo(holders));
        SheetFixture::press(Qt::Key_Home);
        SheetFixture::press(Qt::Key_Return);
        QCOMPARE(gone.size(), 1);
        QCOMPARE(gone.first().first().value<pages::Target>().objectId, issued->key.id);
    }

    void aScopeIsRenamedAndMerged()
    {
        auto *tree = onPage<widgets::TreeView>(s("Scopes"));
        const auto choose = [&](const char *name) {
            tree->setFocus();
            if (!activate())
                return false;
            SheetFixture::press(Qt::Key_Home);
            for (int i = 0; i < 12 && tree->currentIndex().data(models::kIdRole).toString() != s(name); ++i)
                SheetFixture::press(Qt::Key_Down);
            return tree->currentIndex().data(models::kIdRole).toString() == s(name) && m_page->renameSelected(); // F2
        };
        QVERIFY(choose("orders:read"));
        QTRY_VERIFY(m_fixture.host->isOpen());
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
        SheetFixture::type(s("orders:list"));
        QVERIFY(SheetFixture::tabTo(m_fixture.button(s("Preview…"))));
        picture("scope-rename");
        SheetFixture::press(Qt::Key_Space);
        const auto says = [this](const char *part) {
            for (QLabel *label : m_fixture.host->top()->findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().contains(s(part)))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(says("There is a scope of that name already."));
        auto *name = m_fixture.named<QLineEdit>(s("New name"));
        QVERIFY(SheetFixture::tabTo(name));
        name->selectAll();
        SheetFixture::type(s("orders:view"));
        QTRY_VERIFY(says("1 credential has it by a wildcard") == false); // orders:* covers it
        QVERIFY(SheetFixture::tabTo(m_fixture.button(s("Preview…"))));
        SheetFixture::press(Qt::Key_Space);
        QVERIFY(m_fixture.waitForButton("Apply"));
        QVERIFY(says("/v1/scopes/orders%3Aread/replace") && says("orders:read in "));
        picture("scope-rename-preview");
        QVERIFY(confirm("Apply"));
        QVERIFY(m_fixture.sync());
        QVERIFY(m_fixture.inventory->scope(s("orders:view")) && !m_fixture.inventory->scope(s("orders:read")));
        QVERIFY(choose("orders:view"));
        QTRY_VERIFY(m_fixture.host->isOpen());
        auto *mode = m_fixture.named<widgets::Segments>(s("What is done with the scope"));
        QVERIFY(SheetFixture::tabTo(mode));
        SheetFixture::press(Qt::Key_Right);
        auto *into = m_fixture.named<QComboBox>(s("The scope that stays"));
        QVERIFY(SheetFixture::tabTo(into));
        SheetFixture::type(s("orders:l"));
        QCOMPARE(into->currentText(), s("orders:list"));
        picture("scope-merge");
        QVERIFY(SheetFixture::tabTo(m_fixture.button(s("Preview…"))));
        SheetFixture::press(Qt::Key_Space);
        QVERIFY(confirm("Apply"));
        QVERIFY(m_fixture.sync());
        QVERIFY(!m_fixture.inventory->scope(s("orders:view")));
        for (const domain::ApiKey &key : m_fixture.inventory->keys())
            QVERIFY(!key.scopes.contains(s("orders:view")));
    }

    void whatAudiencesCanSee()
    {
        auto *parts = onPage<widgets::Segments>(s("What of the API is shown"));
        QVERIFY(parts);
        onPage<widgets::TableView>(s("APIs"))->setFocus();
        QVERIFY(activate() && SheetFixture::tabTo(parts));
        SheetFixture::press(Qt::Key_Right);
        auto *audiences = onPage<widgets::TableView>(s("What each audience can see"));
        QVERIFY(audiences);
        QCOMPARE(audiences->model()->rowCount(), 2);
        QVERIFY(audiences->model()->index(0, 0).data().toString().startsWith(s("urn:octroi:api:")));
        picture("scopes-audiences");
        SheetFixture::press(Qt::Key_Left);
    }
};

QTEST_MAIN(TestScopesPage)
#include "tst_scopespage.moc"
