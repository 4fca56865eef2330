// SPDX-License-Identifier: GPL-3.0-or-later
// All credentials of two live octroids in one list, by keyboard alone: keys and OAuth clients, filtered, sorted, grouped,
// changed each on its own backend, and readable while one of them is away.
#include "await.h"
#include "console.h"
#include "dialogs/bulksheet.h"
#include "dialogs/clientsheet.h"
#include "dialogs/previewsheet.h"
#include "dialogs/sharedpreviewsheet.h"
#include "keyboard.h"
#include "models/keyscsv.h"
#include "models/keysmodel.h"
#include "models/roles.h"
#include "octroidprocess.h"
#include "pages/clientdetail.h"
#include "pages/keydetail.h"
#include "widgets/field.h"
#include "widgets/filterfield.h"
#include "widgets/note.h"
#include "widgets/segments.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace octroi;
using backends::OctroidBackend;
using models::KeysModel;
using test::await;
using test::key;
using test::press;

namespace {

constexpr int kKeys = 6; ///< on each

std::unique_ptr<OctroidBackend> connectionTo(const test::OctroidProcess &server, const QString &id, const Clock &clock)
{
    const session::Endpoint at = server.endpoint();
    return std::make_unique<OctroidBackend>(id, id, at.issuer, at.clientId, at.clientSecret, clock);
}

/// The second connection, which has no window here.
struct Beside
{
    Beside(std::unique_ptr<OctroidBackend> over, const Clock &clock, bool production)
        : backend(std::move(over))
        , inventory(*backend, clock)
        , spine(inventory)
        , context{backend.get(), &inventory, &spine, &clock, production}
    {
        inventory.setReadsUsage(false);
    }

    std::unique_ptr<OctroidBackend> backend;
    inventory::Inventory inventory;
    change::Spine spine;
    pages::Context context;
};

} // namespace

class TestOneTable : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_servers[2];
    std::unique_ptr<OctroidBackend> m_others[2]; ///< other administrators
    QString m_applications[2], m_clients[2];
    QStringList m_ids[2];
    std::unique_ptr<pages::OpenConnections> m_all;
    std::unique_ptr<Beside> m_edge;
    std::unique_ptr<test::Console> m_console;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    KeysModel *m_model = nullptr;
    widgets::TableView *m_table = nullptr;

    static bool sync(inventory::Inventory &inventory)
    {
        inventory.sync();
        return QTest::qWaitFor([&] { return inventory.syncState() != inventory::SyncState::Reading; }, 60'000);
    }
    void type(const QString &text)
    {
        key(Qt::Key_F, Qt::ControlModifier);
        key(Qt::Key_Delete);
        auto *edit = m_console->page->findChild<widgets::FilterField *>()->edit();
        QTest::keyClicks(edit, text);
        if (!text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Escape); // the list of completions
    }
    QStringList column(int which) const
    {
        QStringList out;
        for (int row = 0; row < m_model->rowCount(); ++row)
            out << m_model->index(row, which).data().toString();
        return out;
    }
    models::CredentialRef ref(int server, bool client, const QString &id) const
    {
        return {server == 0 ? &m_console->inventory : &m_edge->inventory, client, id};
    }
    bool goTo(const models::CredentialRef &ref)
    {
        m_table->setFocus();
        key(Qt::Key_Home, Qt::ControlModifier);
        for (int i = 0; i < m_model->rowCount() && !(m_model->refAt(m_table->currentIndex().row()) == ref); ++i)
            key(Qt::Key_Down);
        return m_model->refAt(m_table->currentIndex().row()) == ref;
    }
    template <typename T>
    T *sheet() const
    {
        QTest::qWaitFor([this] { return qobject_cast<T *>(m_console->window.sheets().top()); }, 10'000);
        return qobject_cast<T *>(m_console->window.sheets().top());
    }
    template <typename T>
    T *shownDetail() const
    {
        for (T *detail : m_console->page->findChildren<T *>()) {
            if (detail->isVisible())
                return detail;
        }
        return nullptr;
    }
    static bool hasLabel(const QWidget *in, const QString &text)
    {
        const auto labels = in->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *l) { return l->text() == text; });
    }
    void fill(int server)
    {
        OctroidBackend &by = *m_others[server];
        domain::Scope scope;
        scope.name = QStringLiteral("orders:read");
        QVERIFY(await(by.createScope(scope, {})).ok());
        domain::Partner partner;
        partner.name = server == 0 ? QStringLiteral("Kestrel") : QStringLiteral("Merlin");
        domain::Application application;
        application.partnerId = await(by.createPartner(partner, {}))->id;
        application.name = QStringLiteral("Returns");
        m_applications[server] = await(by.createApplication(application, {}))->id;
        for (int i = 0; i < kKeys; ++i) {
            backends::NewKey wanted;
            wanted.applicationId = m_applications[server];
            wanted.name = QStringLiteral("key %1%2").arg(i).arg(server == 0 ? QLatin1Char('a') : QLatin1Char('b'));
            wanted.scopes = QStringList{scope.name};
            wanted.expiresAt = m_clock.now().addDays(10 + 2 * i + server);
            const auto issued = await(by.issue(wanted, {}));
            QVERIFY(issued.ok());
            m_ids[server] << issued->key.id;
        }
        domain::OAuthClient client;
        client.applicationId = m_applications[server];
        client.name = server == 0 ? QStringLiteral("client a") : QStringLiteral("client b");
        client.grantTypes = {QStringLiteral("client_credentials")};
        client.scopes = QStringList{scope.name};
        client.resources = {QStringLiteral("https://api.example.org/")};
        const auto made = await(by.createClient(client, {}));
        QVERIFY2(made.ok(), made ? "" : qPrintable(made.error().toString()));
        m_clients[server] = made->client.id;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        theme::Theme::install(*qApp);
        for (int server : {0, 1}) {
            QVERIFY(m_servers[server].start());
            m_others[server] = m_servers[server].connection(m_clock);
            QVERIFY(await(m_others[server]->connectToBackend()).ok());
            fill(server);
        }
    }
    void init()
    {
        m_all = std::make_unique<pages::OpenConnections>();
        m_edge = std::make_unique<Beside>(connectionTo(m_servers[1], QStringLiteral("octroid-edge"), m_clock), m_clock, true);
        m_all->add(m_edge->context);
        m_console = std::make_unique<test::Console>(connectionTo(m_servers[0], QStringLiteral("octroid-eu"), m_clock), m_clock,
                                                    nullptr, m_all.get());
        QVERIFY(await(m_console->backend->connectToBackend()).ok());
        QVERIFY(await(m_edge->backend->connectToBackend()).ok());
        m_model = m_console->page->findChild<KeysModel *>();
        m_table = m_console->page->findChild<widgets::TableView *>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_console->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_console->window));
        QVERIFY(m_console->sync());
        QVERIFY(sync(m_edge->inventory));
        QTRY_COMPARE(m_model->rowCount(), 2 * kKeys + 2);
    }
    void cleanup()
    {
        m_tester.reset();
        m_console.reset();
        m_edge.reset();
        m_all.reset();
    }
    void cleanupTestCase()
    {
        for (int server : {0, 1}) {
            m_others[server].reset();
            m_servers[server].stop();
        }
    }

    void allOfBothAreOneList()
    {
        const QStringList backends = column(KeysModel::Backend);
        QCOMPARE(backends.count(QStringLiteral("octroid-eu")), kKeys + 1);
        QCOMPARE(backends.count(QStringLiteral("octroid-edge")), kKeys + 1);
        QCOMPARE(column(KeysModel::Kind).count(QStringLiteral("OAuth client")), 2);
        // Sorted by expiry, as it opens: those of one stand between those of the other; what never ends is last.
        QStringList wanted;
        for (int i = 0; i < kKeys; ++i)
            wanted << QStringLiteral("key %1a").arg(i) << QStringLiteral("key %1b").arg(i);
        QCOMPARE(column(KeysModel::Name).first(2 * kKeys), wanted);
        type(QStringLiteral("kind:client backend:edge"));
        QTRY_COMPARE(column(KeysModel::Name), QStringList{QStringLiteral("client b")});
        QCOMPARE(m_model->index(0, 0).data(models::kIconRole).toString(), QStringLiteral("client"));
        type(QStringLiteral("kind:key partner:merlin expires<15d"));
        QTRY_COMPARE(m_model->rowCount(), 2);
        QCOMPARE(column(KeysModel::Partner), (QStringList{QStringLiteral("Merlin"), QStringLiteral("Merlin")}));
        type(QStringLiteral("kind:service or name:\"key 0*\""));
        QTRY_COMPARE(m_model->rowCount(), 4);
        type({});
        QTRY_COMPARE(m_model->rowCount(), 2 * kKeys + 2);
        m_model->setGroup(KeysModel::Backend);
        QTRY_COMPARE(m_model->sections(), (QList<int>{0, kKeys + 1}));
        QCOMPARE(m_model->index(0, 0).data(models::kSectionRole).toString(), QStringLiteral("octroid-edge"));
        m_model->setGroup(KeysModel::Kind);
        QTRY_COMPARE(m_model->sections(), (QList<int>{0, 2 * kKeys}));
        m_model->setGroup(-1);
        QTRY_VERIFY(hasLabel(m_console->page, QStringLiteral("14 credential(s) · 2 backend(s)")));
    }

    void thePaneIsThatOfTheRow()
    {
        QVERIFY(goTo(ref(1, true, m_clients[1])));
        QTRY_VERIFY(shownDetail<pages::ClientDetail>());
        QCOMPARE(shownDetail<pages::ClientDetail>()->credentialId(), m_clients[1]);
        QVERIFY(hasLabel(shownDetail<pages::ClientDetail>(), QStringLiteral("octroid-edge")));
        QVERIFY(goTo(ref(0, false, m_ids[0].at(2))));
        QTRY_VERIFY(shownDetail<pages::KeyDetail>());
        QVERIFY(!shownDetail<pages::ClientDetail>());
        QVERIFY(hasLabel(shownDetail<pages::KeyDetail>(), QStringLiteral("octroid-eu")));
        // At twice the text the pane is as wide as its words need, and no edge of it is cut.
        theme::Theme::instance().setTextScale(2);
        QTRY_COMPARE(shownDetail<pages::KeyDetail>()->width(), 2 * theme::kDetail);
        const auto *pane = shownDetail<pages::KeyDetail>();
        QCOMPARE(pane->geometry().right(), m_console->page->rect().right());
        for (const auto *button : pane->findChildren<QAbstractButton *>()) {
            if (button->isVisible())
                QVERIFY2(button->mapTo(pane, QPoint(button->width(), 0)).x() <= pane->width(), qPrintable(button->text()));
        }
        theme::Theme::instance().setTextScale(1);
        // F2 on a client of the other backend opens its sheet, over that backend.
        QVERIFY(goTo(ref(1, true, m_clients[1])));
        key(Qt::Key_F2);
        QVERIFY(sheet<dialogs::ClientSheet>());
        key(Qt::Key_Escape);
        QTRY_VERIFY(!m_console->window.sheets().isOpen());
        type({}); // the keyboard is back in the window
    }

    void aChangeOfBothIsPreviewedTogether()
    {
        QSignalSpy done(&m_console->openers, &dialogs::Dialogs::doneElsewhere);
        type(QStringLiteral("name:\"key 0*\" or kind:client"));
        QTRY_COMPARE(m_model->rowCount(), 4);
        m_table->setFocus();
        key(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(m_table->selectionModel()->selectedRows().size(), 4);
        QTRY_VERIFY(hasLabel(m_console->page, QStringLiteral("4 credential(s) · 4 selected on 2 backend(s) · 2 backend(s)")));
        key(Qt::Key_Delete);
        auto *preview = sheet<dialogs::SharedPreviewSheet>();
        QVERIFY(preview);
        auto *backends = preview->findChild<widgets::Segments *>(QStringLiteral("previewBackends"));
        QCOMPARE(backends->count(), 2);
        QVERIFY(backends->segmentText(0).contains(QStringLiteral("(2)")));
        const QString call = QStringLiteral("/v1/keys/%1/revoke");
        QVERIFY(hasLabel(preview, call.arg(m_ids[0].first())));
        QVERIFY(hasLabel(preview, call.arg(m_ids[1].first())));
        // One of them is production: what is dangerous there is typed.
        QCOMPARE(preview->findChild<QLineEdit *>(), QApplication::focusWidget());
        test::type(QStringLiteral("4"));
        QVERIFY(press(QStringLiteral("Revoke 4 credential(s)")));
        QTRY_VERIFY_WITH_TIMEOUT(!m_console->window.sheets().isOpen(), 30'000);
        QTRY_COMPARE(done.size(), 1);
        for (int server : {0, 1}) {
            QVERIFY(await(m_others[server]->key(m_ids[server].first()))->revokedAt.isValid());
            QVERIFY(!await(m_others[server]->key(m_ids[server].at(1)))->revokedAt.isValid());
            QVERIFY(await(m_others[server]->client(m_clients[server]))->revokedAt.isValid());
        }
        QCOMPARE(m_console->spine.journal().size(), 1);
        QCOMPARE(m_edge->spine.journal().size(), 1);
        QCOMPARE(column(KeysModel::State).count(QStringLiteral("Revoked")), 4);
        type({});
    }

    void aRunOfEach()
    {
        m_table->setFocus();
        type(QStringLiteral("name:\"key 1*\" or name:\"key 2*\""));
        QTRY_COMPARE(m_model->rowCount(), 4);
        m_table->setFocus();
        key(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(m_table->selectionModel()->selectedRows().size(), 4);
        QVERIFY(press(QStringLiteral("More…")));
        QVERIFY(test::choose(QStringLiteral("Set expiry…")));
        for (int backend : {0, 1}) {
            auto *bulk = sheet<dialogs::BulkSheet>();
            QVERIFY2(bulk, qPrintable(QString::number(backend)));
            QVERIFY(QTest::qWaitFor([bulk] { return bulk->isPlanned(); }, 30'000));
            const QPointer<QWidget> gone(bulk);
            QVERIFY(press(QStringLiteral("Change 2 key(s)")));
            QTRY_VERIFY(!gone);
        }
        for (change::Spine *spine : {&m_console->spine, &m_edge->spine}) {
            QTRY_VERIFY_WITH_TIMEOUT(!spine->runs().summaries().isEmpty() && !spine->runs().current(), 30'000);
            QCOMPARE(spine->runs().summaries().size(), 1);
            QCOMPARE(spine->runs().summaries().first().done, 2);
        }
        type({});
    }

    void whatIsReadOnlyStaysAsItIs()
    {
        m_edge->spine.setReadOnly(true);
        QVERIFY(goTo(ref(1, false, m_ids[1].at(3))));
        key(Qt::Key_Delete);
        QTest::qWait(100);
        QVERIFY(!m_console->window.sheets().isOpen());
        type(QStringLiteral("name:\"key 3*\""));
        QTRY_COMPARE(m_model->rowCount(), 2);
        m_table->setFocus();
        key(Qt::Key_A, Qt::ControlModifier);
        QTRY_COMPARE(m_table->selectionModel()->selectedRows().size(), 2);
        key(Qt::Key_Delete);
        QVERIFY(sheet<dialogs::PreviewSheet>()); // of the one that may be changed, and it is said of which not
        QTRY_VERIFY(hasLabel(m_console->page, QStringLiteral("octroid-edge is read-only: what is selected there stays as it is.")));
        key(Qt::Key_Escape);
        QTRY_VERIFY(!m_console->window.sheets().isOpen());
        QVERIFY(!await(m_others[1]->key(m_ids[1].at(3)))->revokedAt.isValid());
        type({});
    }

    void whatAnotherChangedShowsItAndTheSelectionStays()
    {
        const auto wanted = ref(1, false, m_ids[1].at(4));
        QVERIFY(goTo(wanted));
        backends::KeyPatch patch;
        patch.name = QStringLiteral("renamed by another");
        QVERIFY(await(m_others[1]->update(wanted.id, patch, 0)).ok());
        QVERIFY(sync(m_edge->inventory));
        QTRY_COMPARE(m_model->index(m_model->rowOf(wanted), 0).data().toString(), *patch.name);
        QVERIFY(m_model->index(m_model->rowOf(wanted), 0).data(models::kChangedRole).toBool());
        QVERIFY(!m_model->index(m_model->rowOf(ref(0, false, m_ids[0].at(4))), 0).data(models::kChangedRole).toBool());
        QCOMPARE(m_model->refAt(m_table->currentIndex().row()), wanted);
        QTRY_VERIFY(shownDetail<pages::KeyDetail>() && hasLabel(shownDetail<pages::KeyDetail>(), *patch.name));
    }

    void csvHasBoth()
    {
        type(QStringLiteral("name:\"key 5*\" or name:\"client *\""));
        QTRY_COMPARE(m_model->rowCount(), 4);
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("all.csv"));
        const std::atomic_bool never = false;
        QVERIFY(models::KeysCsv::write(path, m_model->parts(), m_model->rows(), m_clock.now(), never).ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QCOMPARE(text.count("\r\n"), 5);
        QVERIFY(text.contains(m_ids[1].at(5).toUtf8() + ",key 5b,Merlin,Returns,octroid-edge,key,"));
        QVERIFY(text.contains(m_clients[0].toUtf8() + ",client a,Kestrel,Returns,octroid-eu,client,"));
        type({});
    }

    // One goes away: its rows stay, with their age. It is closed: its rows and its pane go.
    void oneIsAwayAndThenClosed()
    {
        QVERIFY(goTo(ref(1, false, m_ids[1].at(4))));
        QTRY_VERIFY(shownDetail<pages::KeyDetail>());
        m_servers[1].stop();
        QVERIFY(sync(m_edge->inventory));
        QCOMPARE(m_edge->inventory.syncState(), inventory::SyncState::Failed);
        QCOMPARE(m_model->rowCount(), 2 * kKeys + 2);
        auto *note = m_console->page->findChild<widgets::Note *>();
        QTRY_VERIFY(note->isVisible());
        QTRY_VERIFY(hasLabel(note, note->text()) && note->text().contains(QStringLiteral("octroid-edge is offline: 7 row(s)")));
        const QModelIndex backend = m_model->index(m_model->rowOf(ref(1, false, m_ids[1].at(4))), KeysModel::Backend);
        QVERIFY(backend.data(models::kMutedRole).toBool());
        m_all->remove(m_edge->inventory);
        QTRY_COMPARE(m_model->rowCount(), kKeys + 1);
        QVERIFY(!shownDetail<pages::KeyDetail>());
        QTRY_VERIFY(!note->isVisible());
    }
};

QTEST_MAIN(TestOneTable)
#include "tst_onetable.moc"
