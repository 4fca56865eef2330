// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of credentials of two live octroids from one window, by keyboard alone: previewed together, and a run of each.
#include "console.h"
#include "dialogs/bulksheet.h"
#include "dialogs/clientsheet.h"
#include "dialogs/previewsheet.h"
#include "dialogs/sharedpreviewsheet.h"
#include "keyboard.h"
#include "models/keysmodel.h"
#include "theme/theme.h"
#include "twooctroids.h"
#include "widgets/filterfield.h"
#include "widgets/segments.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QSignalSpy>

using namespace octroi;
using models::KeysModel;
using test::await;
using test::key;
using test::press;

namespace {
constexpr int kKeys = test::TwoOctroids::kKeys;
}

class TestSharedChange : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::TwoOctroids m_two;
    std::unique_ptr<pages::OpenConnections> m_all;
    std::unique_ptr<test::Connection> m_edge;
    std::unique_ptr<test::Console> m_console;
    KeysModel *m_model = nullptr;
    widgets::TableView *m_table = nullptr;

    void type(const QString &text)
    {
        key(Qt::Key_F, Qt::ControlModifier);
        auto *edit = m_console->page->findChild<widgets::FilterField *>()->edit();
        QVERIFY(QTest::qWaitFor([edit] { return QApplication::focusWidget() == edit; }, 10'000));
        key(Qt::Key_A, Qt::ControlModifier);
        key(Qt::Key_Delete);
        test::type(text);
        // What is proposed is not wanted; where nothing is, Esc would empty the field.
        while (edit->property("completing").toBool())
            key(Qt::Key_Escape);
    }
    bool selectAll(const QString &filter, int rows)
    {
        type(filter);
        if (!QTest::qWaitFor([&] { return m_model->rowCount() == rows && !m_model->isSearching(); }, 30'000)) {
            qWarning("%d rows of %d for %s", m_model->rowCount(), rows, qPrintable(filter));
            return false;
        }
        m_table->setFocus();
        key(Qt::Key_A, Qt::ControlModifier);
        return QTest::qWaitFor([&] { return m_table->selectionModel()->selectedRows().size() == rows; }, 10'000);
    }
    template <typename T>
    T *sheet() const
    {
        const auto top = [this] { return qobject_cast<T *>(m_console->window.sheets().top()); };
        return QTest::qWaitFor([&top] { return top() != nullptr; }, 10'000) ? top() : nullptr;
    }
    static bool hasLabel(const QWidget *in, const QString &text)
    {
        const auto labels = in->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *l) { return l->text() == text; });
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        theme::Theme::install(*qApp);
        QVERIFY(m_two.start(m_clock));
    }
    void init()
    {
        m_all = std::make_unique<pages::OpenConnections>();
        m_edge = std::make_unique<test::Connection>(
            test::connectionTo(m_two.servers[1], QStringLiteral("octroid-edge"), m_clock), m_clock, true);
        m_all->add(m_edge->context);
        m_console = std::make_unique<test::Console>(
            test::connectionTo(m_two.servers[0], QStringLiteral("octroid-eu"), m_clock), m_clock, nullptr, m_all.get());
        QVERIFY(await(m_console->backend->connectToBackend()).ok());
        QVERIFY(await(m_edge->backend->connectToBackend()).ok());
        m_model = m_console->page->findChild<KeysModel *>();
        m_table = m_console->page->findChild<widgets::TableView *>();
        m_console->window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_console->window));
        QVERIFY(m_console->sync());
        QVERIFY(m_edge->sync());
        QTRY_COMPARE(m_model->rowCount(), 2 * kKeys + 2);
    }
    void cleanup()
    {
        m_console.reset();
        m_edge.reset();
        m_all.reset();
    }
    void cleanupTestCase() { m_two.stop(); }

    // F2 on a client of the other backend opens its sheet, over that backend.
    void aSheetOfTheOther()
    {
        QVERIFY(selectAll(QStringLiteral("kind:client backend:edge"), 1));
        key(Qt::Key_F2);
        QVERIFY(sheet<dialogs::ClientSheet>());
        key(Qt::Key_Escape);
        QTRY_VERIFY(!m_console->window.sheets().isOpen());
        type({});
    }

    void aRunOfEach()
    {
        QVERIFY(selectAll(QStringLiteral("name:\"key 1*\" or name:\"key 2*\""), 4));
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

    // Who closes the first sheet means the second, too.
    void aRunThatIsNotWantedIsOfNone()
    {
        QVERIFY(selectAll(QStringLiteral("name:\"key 1*\" or name:\"key 2*\""), 4));
        QVERIFY(press(QStringLiteral("More…")));
        QVERIFY(test::choose(QStringLiteral("Rotate…")));
        QVERIFY(sheet<dialogs::BulkSheet>());
        key(Qt::Key_Escape);
        QTRY_VERIFY(!m_console->window.sheets().isOpen());
        QTest::qWait(300);
        QVERIFY(!m_console->window.sheets().isOpen());
        type({});
    }

    void aChangeOfBothIsPreviewedTogether()
    {
        QSignalSpy done(&m_console->openers, &dialogs::Dialogs::doneElsewhere);
        QVERIFY(selectAll(QStringLiteral("name:\"key 0*\" or kind:client"), 4));
        key(Qt::Key_Delete);
        auto *preview = sheet<dialogs::SharedPreviewSheet>();
        QVERIFY(preview);
        auto *backends = preview->findChild<widgets::Segments *>(QStringLiteral("previewBackends"));
        QCOMPARE(backends->count(), 2);
        QVERIFY(backends->segmentText(0).contains(QStringLiteral("(2)")));
        const QString call = QStringLiteral("/v1/keys/%1/revoke");
        QVERIFY(hasLabel(preview, call.arg(m_two.keys[0].first())));
        QVERIFY(hasLabel(preview, call.arg(m_two.keys[1].first())));
        const QString pictures = qEnvironmentVariable("OCTROI_PICTURES");
        if (!pictures.isEmpty()) {
            QTest::qWait(800);
            m_console->window.grab().save(pictures + QStringLiteral("/sharedpreview.png"));
        }
        // One of them is production: what is dangerous there is typed.
        QCOMPARE(static_cast<QWidget *>(preview->findChild<QLineEdit *>()), QApplication::focusWidget());
        test::type(QStringLiteral("4"));
        QVERIFY(press(QStringLiteral("Revoke 4 credential(s)")));
        QTRY_VERIFY_WITH_TIMEOUT(!m_console->window.sheets().isOpen(), 30'000);
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(done.first().at(1).value<QList<pages::Context>>().size(), 2); // the keys can be taken back on both
        for (int server : {0, 1}) {
            QVERIFY(await(m_two.others[server]->key(m_two.keys[server].first()))->revokedAt.isValid());
            QVERIFY(!await(m_two.others[server]->key(m_two.keys[server].at(1)))->revokedAt.isValid());
            QVERIFY(await(m_two.others[server]->client(m_two.clients[server]))->revokedAt.isValid());
        }
        QCOMPARE(m_console->spine.journal().size(), 1);
        QCOMPARE(m_edge->spine.journal().size(), 1);
        type({});
    }

    // A connection that ends takes its sheets with it.
    void aConnectionThatEndsClosesItsSheets()
    {
        connect(m_all.get(), &pages::OpenConnections::leaving, &m_console->openers, &dialogs::Dialogs::letGo);
        QVERIFY(selectAll(QStringLiteral("name:\"key 3*\""), 2));
        key(Qt::Key_Delete);
        QVERIFY(sheet<dialogs::SharedPreviewSheet>());
        m_all->remove(m_edge->inventory);
        QTRY_VERIFY(!m_console->window.sheets().isOpen());
        QTRY_COMPARE(m_model->rowCount(), 1);
    }
};

QTEST_MAIN(TestSharedChange)
#include "tst_sharedchange.moc"
