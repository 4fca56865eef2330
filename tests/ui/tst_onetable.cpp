// SPDX-License-Identifier: GPL-3.0-or-later
// The page of all credentials over two live octroids: keys and OAuth clients in one list, filtered by real keystrokes,
// sorted, grouped, with the pane of the row, changed each on its own backend, and readable while one of them is away.
#include "models/keyscsv.h"
#include "models/keysmodel.h"
#include "models/roles.h"
#include "pages/clientdetail.h"
#include "pages/keydetail.h"
#include "pages/keys/keyspage.h"
#include "theme/theme.h"
#include "twooctroids.h"
#include "widgets/filterfield.h"
#include "widgets/note.h"
#include "widgets/tableview.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace octroi;
using models::CredentialRef;
using models::KeysModel;
using test::await;

namespace {
constexpr int kKeys = test::TwoOctroids::kKeys;
}

class TestOneTable : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::TwoOctroids m_two;
    std::unique_ptr<pages::OpenConnections> m_all;
    std::unique_ptr<test::Connection> m_on[2];
    std::unique_ptr<pages::KeysPage> m_page;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    KeysModel *m_model = nullptr;
    widgets::TableView *m_table = nullptr;

    void type(const QString &text)
    {
        m_page->focusFilter();
        auto *edit = m_page->findChild<widgets::FilterField *>()->edit();
        QTest::keyClick(edit, Qt::Key_Delete);
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
    CredentialRef ref(int server, bool client, const QString &id) const { return {&m_on[server]->inventory, client, id}; }
    /// By the keys of a list.
    bool goTo(const CredentialRef &wanted)
    {
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Home, Qt::ControlModifier);
        for (int i = 0; i < m_model->rowCount() && !(m_model->refAt(m_table->currentIndex().row()) == wanted); ++i)
            QTest::keyClick(m_table, Qt::Key_Down);
        return m_model->refAt(m_table->currentIndex().row()) == wanted;
    }
    bool selectAll(int rows)
    {
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
        return m_table->selectionModel()->selectedRows().size() == rows;
    }
    template <typename T>
    T *pane() const
    {
        for (T *detail : m_page->findChildren<T *>()) {
            if (detail->isVisible())
                return detail;
        }
        return nullptr;
    }
    bool says(const QString &text) const
    {
        const auto labels = m_page->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *l) { return l->isVisible() && l->text().contains(text); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        theme::Theme::install(*qApp);
        qRegisterMetaType<QList<pages::Errand>>();
        QVERIFY(m_two.start(m_clock));
    }
    void init()
    {
        m_all = std::make_unique<pages::OpenConnections>();
        for (int server : {0, 1}) {
            m_on[server] = std::make_unique<test::Connection>(
                test::connectionTo(m_two.servers[server], server ? QStringLiteral("octroid-edge") : QStringLiteral("octroid-eu"),
                                   m_clock),
                m_clock, server == 1);
            m_all->add(m_on[server]->context);
            QVERIFY(await(m_on[server]->backend->connectToBackend()).ok());
        }
        m_page = std::make_unique<pages::KeysPage>(m_on[0]->context, m_all.get());
        m_model = m_page->findChild<KeysModel *>();
        m_table = m_page->findChild<widgets::TableView *>();
        m_tester =
            std::make_unique<QAbstractItemModelTester>(m_model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_page->resize(1300, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QVERIFY(m_on[0]->sync());
        QVERIFY(m_on[1]->sync());
        QTRY_COMPARE(m_model->rowCount(), 2 * kKeys + 2);
    }
    void cleanup()
    {
        m_tester.reset();
        m_page.reset();
        for (auto &one : m_on)
            one.reset();
        m_all.reset();
    }
    void cleanupTestCase() { m_two.stop(); }

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
        type(QStringLiteral("kind:key partner:merlin expires<14d"));
        QTRY_COMPARE(column(KeysModel::Partner), (QStringList{QStringLiteral("Merlin"), QStringLiteral("Merlin")}));
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
        for (int columnToSort = 0; columnToSort < KeysModel::ColumnCount; ++columnToSort) {
            m_table->sortByColumn(columnToSort, columnToSort % 2 ? Qt::DescendingOrder : Qt::AscendingOrder);
            QCOMPARE(m_model->rowCount(), 2 * kKeys + 2);
        }
        QTRY_VERIFY(says(QStringLiteral("14 credential(s) · 2 backend(s)")));
    }

    void thePaneIsThatOfTheRow()
    {
        QVERIFY(goTo(ref(1, true, m_two.clients[1])));
        QTRY_VERIFY(pane<pages::ClientDetail>());
        QCOMPARE(pane<pages::ClientDetail>()->credentialId(), m_two.clients[1]);
        QCOMPARE(pane<pages::ClientDetail>()->context().inventory, &m_on[1]->inventory);
        QVERIFY(goTo(ref(0, false, m_two.keys[0].at(2))));
        QTRY_VERIFY(pane<pages::KeyDetail>());
        QVERIFY(!pane<pages::ClientDetail>());
        QCOMPARE(pane<pages::KeyDetail>()->context().inventory, &m_on[0]->inventory);
        // What is asked of a row of another connection names that connection.
        QSignalSpy here(m_page.get(), &pages::Page::editKeyRequested), there(m_page.get(), &pages::KeysPage::editElsewhereRequested);
        QVERIFY(m_page->renameSelected());
        QCOMPARE(here.size(), 1);
        QVERIFY(goTo(ref(1, false, m_two.keys[1].at(2))));
        QVERIFY(m_page->renameSelected());
        QCOMPARE(there.size(), 1);
        QCOMPARE(there.first().at(0).value<pages::OpenConnection>().inventory, &m_on[1]->inventory);
        QCOMPARE(there.first().at(1).toString(), QStringLiteral("key_name"));
        QCOMPARE(there.first().at(2).toString(), m_two.keys[1].at(2));
        QVERIFY(m_page->closeTopmost());
        QVERIFY(!pane<pages::KeyDetail>());
    }

    // The pane grows with the text, and no edge of it is cut.
    void atTwiceTheTextNothingOfThePaneIsCut()
    {
        QVERIFY(goTo(ref(0, false, m_two.keys[0].at(2))));
        QTRY_VERIFY(pane<pages::KeyDetail>());
        QCOMPARE(pane<pages::KeyDetail>()->width(), int(theme::kDetail));
        theme::Theme::instance().setTextScale(2);
        QTRY_COMPARE(pane<pages::KeyDetail>()->width(), 2 * theme::kDetail);
        QTest::qWait(100);
        const auto *detail = pane<pages::KeyDetail>();
        QCOMPARE(detail->geometry().right(), m_page->rect().right());
        for (const auto *button : detail->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->width() > 0)
                QVERIFY2(button->mapTo(detail, QPoint(button->width(), 0)).x() <= detail->width(),
                         qPrintable(button->text() + button->accessibleName()));
        }
        const QString pictures = qEnvironmentVariable("OCTROI_PICTURES");
        if (!pictures.isEmpty())
            m_page->grab().save(pictures + QStringLiteral("/onetable-200.png"));
        theme::Theme::instance().setTextScale(1);
    }

    void aChangeOfBothGoesToEach()
    {
        QSignalSpy errands(m_page.get(), &pages::KeysPage::errandsRequested);
        type(QStringLiteral("name:\"key 0*\" or kind:client"));
        QTRY_COMPARE(m_model->rowCount(), 4);
        QVERIFY(selectAll(4));
        QTRY_VERIFY(says(QStringLiteral("4 selected on 2 backend(s)")));
        QVERIFY(m_page->removeSelected());
        QCOMPARE(errands.size(), 1);
        const auto asked = errands.first().first().value<QList<pages::Errand>>();
        QCOMPARE(asked.size(), 2);
        for (const pages::Errand &errand : asked) {
            QCOMPARE(errand.changes.size(), 2);
            const change::Plan plan = errand.connection.spine->plan(errand.changes);
            QVERIFY(plan.possible() && plan.dangerous);
            bool done = false;
            QCoro::connect(errand.connection.spine->apply(plan), this, [&done](const change::Outcome &outcome) {
                done = outcome.failed() == 0;
            });
            QTRY_VERIFY_WITH_TIMEOUT(done, 30'000);
        }
        for (int server : {0, 1}) {
            QVERIFY(await(m_two.others[server]->key(m_two.keys[server].first()))->revokedAt.isValid());
            QVERIFY(!await(m_two.others[server]->key(m_two.keys[server].at(1)))->revokedAt.isValid());
            QVERIFY(await(m_two.others[server]->client(m_two.clients[server]))->revokedAt.isValid());
        }
        QTRY_COMPARE(column(KeysModel::State).count(QStringLiteral("Revoked")), 4);
        // Rows of the window's own connection alone go the way they always went.
        QSignalSpy own(m_page.get(), &pages::Page::changeRequested);
        type(QStringLiteral("name:\"key 1a\""));
        QTRY_COMPARE(m_model->rowCount(), 1);
        QVERIFY(selectAll(1));
        QVERIFY(m_page->removeSelected());
        QCOMPARE(own.size(), 1);
        QCOMPARE(errands.size(), 1);
        type({});
    }

    void whatIsReadOnlyStaysAsItIs()
    {
        m_on[1]->spine.setReadOnly(true);
        QVERIFY(goTo(ref(1, false, m_two.keys[1].at(3))));
        QVERIFY(!m_page->removeSelected());
        type(QStringLiteral("name:\"key 3*\""));
        QTRY_COMPARE(m_model->rowCount(), 2);
        QVERIFY(selectAll(2));
        QSignalSpy own(m_page.get(), &pages::Page::changeRequested), errands(m_page.get(), &pages::KeysPage::errandsRequested);
        QVERIFY(m_page->removeSelected());
        QCOMPARE(own.size(), 1); // of the one that may be changed, and it is said of which not
        QCOMPARE(errands.size(), 0);
        QTRY_VERIFY(says(QStringLiteral("octroid-edge is read-only: what is selected there stays as it is.")));
        type({});
    }

    void whatAnotherChangedShowsItAndTheSelectionStays()
    {
        const CredentialRef wanted = ref(1, false, m_two.keys[1].at(4));
        QVERIFY(goTo(wanted));
        backends::KeyPatch patch;
        patch.name = QStringLiteral("renamed by another");
        QVERIFY(await(m_two.others[1]->update(wanted.id, patch, 0)).ok());
        QVERIFY(m_on[1]->sync());
        QTRY_COMPARE(m_model->index(m_model->rowOf(wanted), 0).data().toString(), *patch.name);
        QVERIFY(m_model->index(m_model->rowOf(wanted), 0).data(models::kChangedRole).toBool());
        QVERIFY(!m_model->index(m_model->rowOf(ref(0, false, m_two.keys[0].at(4))), 0).data(models::kChangedRole).toBool());
        QCOMPARE(m_model->refAt(m_table->currentIndex().row()), wanted);
        QTRY_VERIFY(pane<pages::KeyDetail>() && says(*patch.name));
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
        QVERIFY2(text.contains(m_two.keys[1].at(5).toUtf8() + ",key 5b,Merlin,Returns,octroid-edge,key,"), text.constData());
        QVERIFY(text.contains(m_two.clients[0].toUtf8() + ",client a,Kestrel,Returns,octroid-eu,client,"));
        type({});
    }

    // One goes away: its rows stay, with their age. It is closed: its rows and its pane go.
    void oneIsAwayAndThenClosed()
    {
        QVERIFY(goTo(ref(1, false, m_two.keys[1].at(4))));
        QTRY_VERIFY(pane<pages::KeyDetail>());
        const QString pictures = qEnvironmentVariable("OCTROI_PICTURES");
        for (const auto scheme : {theme::Scheme::Dark, theme::Scheme::Light}) {
            theme::Theme::instance().setScheme(scheme);
            QTest::qWait(pictures.isEmpty() ? 0 : 400);
            if (!pictures.isEmpty())
                m_page->grab().save(pictures + (scheme == theme::Scheme::Dark ? QStringLiteral("/onetable-dark.png")
                                                                              : QStringLiteral("/onetable-light.png")));
        }
        m_two.servers[1].stop();
        QVERIFY(m_on[1]->sync());
        QCOMPARE(m_on[1]->inventory.syncState(), inventory::SyncState::Failed);
        QCOMPARE(m_model->rowCount(), 2 * kKeys + 2);
        auto *note = m_page->findChild<widgets::Note *>();
        QTRY_VERIFY(note->isVisible());
        QVERIFY2(note->text().contains(QStringLiteral("octroid-edge is offline: 7 row(s)")), qPrintable(note->text()));
        QTRY_VERIFY(says(QStringLiteral("2 backend(s), 1 of them from the snapshot of")));
        const QModelIndex backend = m_model->index(m_model->rowOf(ref(1, false, m_two.keys[1].at(4))), KeysModel::Backend);
        QVERIFY(backend.data(models::kMutedRole).toBool());
        QVERIFY(backend.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Offline")));
        if (!pictures.isEmpty())
            m_page->grab().save(pictures + QStringLiteral("/onetable-away.png"));
        m_all->remove(m_on[1]->inventory);
        QTRY_COMPARE(m_model->rowCount(), kKeys + 1);
        QVERIFY(!pane<pages::KeyDetail>());
        QTRY_VERIFY(!note->isVisible());
    }
};

QTEST_MAIN(TestOneTable)
#include "tst_onetable.moc"
