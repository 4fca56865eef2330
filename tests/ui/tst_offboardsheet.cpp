// SPDX-License-Identifier: GPL-3.0-or-later
// A partner is let go by keyboard alone, over two live octroids, and the receipt is verified.
#include "authority/audit/receiptstatement.h"
#include "await.h"
#include "crypto/jose/jwkset.h"
#include "dialogs/offboardsheet.h"
#include "dialogs/receiptpaper.h"
#include "octroidprocess.h"
#include "report/receiptfile.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/sheethost.h"
#include "widgets/tableview.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using dialogs::OffboardSheet;
using inventory::Inventory;
using test::await;

namespace {

struct Server
{
    test::OctroidProcess octroid;
    std::unique_ptr<backends::OctroidBackend> backend;
    std::unique_ptr<Inventory> inventory;
    std::unique_ptr<change::Spine> spine;
    QString partnerId;

    QString addPartner(const QString &name, int keys)
    {
        domain::Partner partner;
        partner.name = name;
        const QString id = await(backend->createPartner(partner, {}))->id;
        domain::Application application;
        application.partnerId = id;
        application.name = QStringLiteral("Returns");
        backends::NewKey key;
        key.applicationId = await(backend->createApplication(application, {}))->id;
        for (int i = 0; i < keys; ++i) {
            key.name = QStringLiteral("key %1").arg(i);
            if (!await(backend->issue(key, {})))
                return {};
        }
        return id;
    }
    bool start(const SystemClock &clock)
    {
        if (!octroid.start())
            return false;
        backend = octroid.connection(clock);
        if (!await(backend->connectToBackend()))
            return false;
        partnerId = addPartner(QStringLiteral("Kestrel"), 3);
        addPartner(QStringLiteral("Wren"), 1);
        inventory = std::make_unique<Inventory>(*backend, clock);
        spine = std::make_unique<change::Spine>(*inventory);
        return sync();
    }
    bool sync()
    {
        inventory->sync();
        return QTest::qWaitFor([&] { return inventory->syncState() == inventory::SyncState::Idle; }, 30'000);
    }
    void stop()
    {
        spine.reset();
        inventory.reset();
        backend.reset();
        octroid.stop();
    }
    Result<crypto::JwkSet> keys() { return crypto::JwkSet::fromJson(*await(backend->readObject(QStringLiteral("/oauth/jwks")))); }
};

} // namespace

class TestOffboardSheet : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    Server m_a, m_b;
    QTemporaryDir m_folder;
    QWidget m_window;
    widgets::SheetHost *m_host = nullptr;
    QPointer<OffboardSheet> m_sheet;

    template <typename T>
    T *named(const char *name) const
    {
        for (T *one : m_sheet->findChildren<T *>()) {
            if (one->accessibleName() == QLatin1String(name) && one->isVisible())
                return one;
        }
        return nullptr;
    }
    widgets::Button *button(const char *text) const
    {
        for (auto *one : m_sheet->findChildren<widgets::Button *>()) {
            if (one->text() == QLatin1String(text) && one->isVisible())
                return one;
        }
        return nullptr;
    }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    bool tabTo(QWidget *wanted)
    {
        for (int i = 0; i < 40; ++i) {
            QWidget *now = QApplication::focusWidget();
            if (wanted && (now == wanted || wanted->focusProxy() == now))
                return true;
            press(Qt::Key_Tab);
        }
        return false;
    }
    /// For looking at it, where a folder is named.
    void picture(const char *name)
    {
        const QString folder = qEnvironmentVariable("OCTROI_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(m_window.grab().save(folder + u'/' + QLatin1String(name)));
    }
    void openSheet(bool typed)
    {
        m_window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
        const dialogs::Peer peer{QStringLiteral("Second"), false, m_b.inventory.get(), m_b.spine.get()};
        m_sheet = new OffboardSheet({m_a.backend.get(), m_a.inventory.get(), m_a.spine.get(), &m_clock}, m_a.partnerId, {peer}, typed);
        m_host->open(m_sheet);
        QTRY_VERIFY(m_sheet->isVisible());
        QTRY_VERIFY(QApplication::focusWidget() && m_sheet->isAncestorOf(QApplication::focusWidget()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        theme::Theme::install(*qApp);
        QVERIFY(m_a.start(m_clock));
        QVERIFY(m_b.start(m_clock));
        m_window.resize(1200, 900);
        m_host = new widgets::SheetHost(&m_window);
        m_window.show();
        m_window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_window));
    }
    void cleanup()
    {
        if (m_sheet)
            m_sheet->closeSheet();
        QTRY_VERIFY(!m_sheet);
    }
    void cleanupTestCase()
    {
        m_a.stop();
        m_b.stop();
    }

    void linkedByHandOrNotAtAll()
    {
        openSheet(false);
        auto *box = named<QComboBox>("Partner on Second");
        QVERIFY(box);
        QVERIFY(box->currentText().startsWith(QStringLiteral("Kestrel"))); // proposed
        auto *table = named<widgets::TableView>("What ends");
        QCOMPARE(table->model()->rowCount(), 8);
        QVERIFY(tabTo(box));
        press(Qt::Key_Up); // is not there
        QCOMPARE(table->model()->rowCount(), 4);
        press(Qt::Key_End); // another partner
        QCOMPARE(box->currentText(), QStringLiteral("Wren"));
        QCOMPARE(table->model()->rowCount(), 6);
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_sheet);
        QCOMPARE(m_a.inventory->partner(m_a.partnerId)->status, domain::PartnerStatus::Active);
    }

    void byKeyboardWithAReceipt()
    {
        openSheet(true);
        QSignalSpy done(m_sheet, &OffboardSheet::done);
        auto *end = button("End all access");
        QVERIFY(end);
        QVERIFY(!end->isEnabled());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Kestrel"));
        QVERIFY(end->isEnabled());
        picture("offboard.png");
        QVERIFY(tabTo(end));
        press(Qt::Key_Space); // it does not begin without a place for the receipt
        QVERIFY(button("End all access"));
        auto *file = named<QLineEdit>("The receipt goes into this file");
        QVERIFY(tabTo(file));
        const QString path = m_folder.filePath(QStringLiteral("kestrel.pdf"));
        QTest::keyClicks(file, path);
        QVERIFY(tabTo(end));
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(button("Save the receipt"), 30'000);
        QTRY_COMPARE(done.size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(button("Save the receipt")->isEnabled(), 30'000);
        auto *table = named<widgets::TableView>("What has ended");
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), 8);
        for (int row = 0; row < 8; ++row)
            QVERIFY(!table->model()->index(row, 4).data().toString().contains(QStringLiteral("failed")));
        picture("offboarded.png");
        QFile pdf(path), json(m_folder.filePath(QStringLiteral("kestrel.json")));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray document = pdf.readAll();
        QVERIFY(document.startsWith("%PDF-"));
        QVERIFY(document.contains("receipt.json") || document.contains("EmbeddedFile"));
        QVERIFY(json.open(QIODevice::ReadOnly));
        const auto receipt = report::readReceipt(json.readAll());
        QVERIFY(receipt);
        const auto verdict = authority::verifyReceipt(*receipt, crypto::JwkSet(m_a.keys()->keys() + m_b.keys()->keys()));
        QVERIFY2(verdict.holds(), qPrintable(verdict.problems.join(u'\n')));
        QCOMPARE(verdict.proven, 8);
        for (Server *server : {&m_a, &m_b}) {
            QCOMPARE(server->inventory->partner(server->partnerId)->status, domain::PartnerStatus::Closed);
            for (const domain::ApiKey &key : server->inventory->keys())
                QCOMPARE(key.revokedAt.isValid(), server->inventory->application(key.applicationId)->partnerId == server->partnerId);
        }
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_sheet);
    }

    /// Closed before it could be written: asked once.
    void aReceiptIsNotLostUnseen()
    {
        openSheet(false);
        auto *file = named<QLineEdit>("The receipt goes into this file");
        QVERIFY(tabTo(file));
        QTest::keyClicks(file, m_folder.filePath(QStringLiteral("no/such/folder/r.pdf")));
        QVERIFY(tabTo(button("End all access")));
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(button("Save the receipt") && button("Save the receipt")->isEnabled(), 30'000);
        press(Qt::Key_Escape);
        QTest::qWait(50);
        QVERIFY(m_sheet && m_sheet->isVisible());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!m_sheet);
    }

    void manyRowsFillPagesWithNumbers()
    {
        domain::Receipt receipt;
        receipt.partner = QStringLiteral("Kestrel Logistics International Aktiengesellschaft");
        receipt.startedAt = receipt.finishedAt = m_clock.now();
        domain::ReceiptPlace place{QStringLiteral("Production"), QStringLiteral("https://octroi.example"), QStringLiteral("ada"),
                                   QStringLiteral("p1"), receipt.partner, {QStringLiteral("Returns")}, {}};
        for (int i = 0; i < 120; ++i)
            place.items.append({QStringLiteral("key"), QStringLiteral("k%1").arg(i), QStringLiteral("nightly export %1").arg(i), QStringLiteral("Returns"),
                                i % 40 == 7 ? domain::ReceiptResult::Failed : domain::ReceiptResult::Ended, i % 40 == 7 ? QStringLiteral("did not answer") : QString(), {}});
        receipt.places << place;
        QList<QImage> pages;
        const QSize size(dialogs::ReceiptPaper::kWidth * 2, dialogs::ReceiptPaper::kHeight * 2);
        pages << QImage(size, QImage::Format_RGB32);
        pages.last().fill(Qt::white);
        QPainter painter(&pages.last());
        painter.scale(2, 2);
        const int count = dialogs::ReceiptPaper(receipt).paint(painter, [&] {
            painter.end();
            pages << QImage(size, QImage::Format_RGB32);
            pages.last().fill(Qt::white);
            painter.begin(&pages.last());
            painter.scale(2, 2);
        });
        painter.end();
        QCOMPARE(count, int(pages.size()));
        QVERIFY(count >= 4);
        const QString folder = qEnvironmentVariable("OCTROI_PICTURES");
        for (int i = 0; i < pages.size() && !folder.isEmpty(); ++i)
            QVERIFY(pages.at(i).save(folder + QStringLiteral("/receipt%1.png").arg(i + 1)));
    }
};

QTEST_MAIN(TestOffboardSheet)
#include "tst_offboardsheet.moc"
