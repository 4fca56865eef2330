// SPDX-License-Identifier: GPL-3.0-or-later
// The list of credentials by keyboard, over a live octroid that another administrator changes meanwhile.
#include "await.h"
#include "crypto/random.h"
#include "crypto/recordbox.h"
#include "inventory/snapshotfile.h"
#include "models/keysmodel.h"
#include "models/roles.h"
#include "octroidprocess.h"
#include "pages/keys/keyspage.h"
#include "theme/theme.h"
#include "widgets/filterfield.h"
#include "widgets/note.h"
#include "widgets/tableview.h"

#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace octroi;
using backends::OctroidBackend;
using inventory::Inventory;
using models::KeysModel;
using test::await;

namespace {

constexpr int kKeys = 60;

class TestSealer final : public Sealer
{
public:
    QByteArray seal(QByteArrayView plain, QByteArrayView about) const override
    {
        return crypto::sealRecord(plain, m_key, about);
    }
    std::optional<QByteArray> open(QByteArrayView box, QByteArrayView about) const override
    {
        return crypto::openRecord(box, m_key, about);
    }

private:
    const Secret m_key{crypto::randomBytes(crypto::kRecordKey)};
};

} // namespace

class TestCredentials : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    test::OctroidProcess m_octroid;
    std::unique_ptr<OctroidBackend> m_mine, m_other;
    std::unique_ptr<Inventory> m_inventory;
    std::unique_ptr<change::Spine> m_spine;
    std::unique_ptr<pages::KeysPage> m_page;
    KeysModel *m_model = nullptr;
    widgets::TableView *m_table = nullptr;
    widgets::FilterField *m_field = nullptr;
    QStringList m_ids;
    QTemporaryDir m_folder;
    std::shared_ptr<TestSealer> m_sealer = std::make_shared<TestSealer>();

    bool settled() const
    {
        return QTest::qWaitFor([&] { return m_inventory->syncState() != inventory::SyncState::Reading; }, 60'000);
    }
    void type(const QString &text)
    {
        m_page->focusFilter();
        QTest::keyClick(m_field->edit(), Qt::Key_Delete); // what is selected goes
        QTest::keyClicks(m_field->edit(), text);
        // The list of completions is closed first, by the key that closes the top-most thing.
        if (!text.isEmpty())
            QTest::keyClick(m_field->edit(), Qt::Key_Escape);
    }
    QStringList names() const
    {
        QStringList out;
        for (int row = 0; row < m_model->rowCount(); ++row)
            out << m_model->index(row, KeysModel::Name).data().toString();
        return out;
    }
    void select(const QString &id)
    {
        m_page->open({{}, id, {}});
        QTRY_COMPARE(m_table->currentIndex().row(), m_model->rowOf(id));
    }
    QStringList selected() const
    {
        QStringList out;
        for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
            out << m_model->idAt(index.row());
        out.sort();
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::octroidProgram();
        theme::Theme::install(*qApp);
        QVERIFY(m_octroid.start());
        m_mine = m_octroid.connection(m_clock);
        m_other = m_octroid.connection(m_clock);
        QVERIFY(await(m_mine->connectToBackend()).ok());
        QVERIFY(await(m_other->connectToBackend()).ok());
        domain::Scope scope;
        scope.name = QStringLiteral("orders:read");
        QVERIFY(await(m_other->createScope(scope, {})).ok());
        for (const char *name : {"Kestrel", "Merlin"}) {
            domain::Partner partner;
            partner.name = QString::fromLatin1(name);
            domain::Application application;
            application.partnerId = await(m_other->createPartner(partner, {}))->id;
            application.name = QStringLiteral("Returns");
            const auto made = await(m_other->createApplication(application, {}));
            for (int i = 0; i < kKeys / 2; ++i) {
                backends::NewKey key;
                key.applicationId = made->id;
                key.name = QStringLiteral("%1 %2").arg(partner.name.toLower()).arg(i, 2, 10, QLatin1Char('0'));
                key.scopes = QStringList{QStringLiteral("orders:read")};
                key.expiresAt = i % 3 ? m_clock.now().addDays(1 + i) : QDateTime();
                const auto issued = await(m_other->issue(key, {}));
                QVERIFY(issued.ok());
                m_ids << issued->key.id;
            }
        }
    }

    void init()
    {
        m_inventory = std::make_unique<Inventory>(*m_mine, m_clock);
        m_spine = std::make_unique<change::Spine>(*m_inventory);
        m_page = std::make_unique<pages::KeysPage>(
            pages::Context{m_mine.get(), m_inventory.get(), m_spine.get(), &m_clock});
        m_page->resize(1300, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_model = m_page->findChild<KeysModel *>();
        m_table = m_page->findChild<widgets::TableView *>();
        m_field = m_page->findChild<widgets::FilterField *>();
        m_inventory->sync();
        QVERIFY(settled());
        QVERIFY2(m_inventory->syncState() == inventory::SyncState::Idle, qPrintable(m_inventory->lastError().toString()));
        QCOMPARE(m_model->rowCount(), kKeys);
    }
    void cleanup()
    {
        m_page.reset();
        m_spine.reset();
        m_inventory.reset();
    }
    void cleanupTestCase()
    {
        m_mine.reset();
        m_other.reset();
        m_octroid.stop();
    }

    // One request a page: a first sync of keys is one stream.
    void theFirstSyncAsksOnceForTheKeys()
    {
        int lists = 0;
        for (const auto &call : m_mine->callLog().calls())
            lists += call.path.startsWith(QLatin1String("/v1/keys"));
        QCOMPARE(lists, 0);
        QCOMPARE(m_inventory->keyTable().count(), size_t(kKeys));
    }

    void typingFiltersAndAnErrorKeepsTheLastResult()
    {
        type(QStringLiteral("partner:kestrel expires:never"));
        QTRY_COMPARE(m_model->rowCount(), kKeys / 6);
        for (const QString &name : names())
            QVERIFY(name.startsWith(QLatin1String("kestrel")));
        type(QStringLiteral("partner:merlin expires:5d..10d"));
        QTRY_VERIFY(m_model->rowCount() > 0 && m_model->rowCount() < 6);
        const QStringList before = names();
        QTest::keyClick(m_field->edit(), Qt::Key_End);
        QTest::keyClicks(m_field->edit(), QStringLiteral(" or"));
        QTRY_VERIFY(m_field->text().endsWith(QLatin1String(" or")));
        QCOMPARE(names(), before); // what the last readable filter found
        // The sentence stands below the field, and a screen reader reads it with it.
        QTRY_VERIFY2(m_field->edit()->accessibleDescription().contains(QStringLiteral("“or”")),
                     qPrintable(m_field->edit()->accessibleDescription()));
        type({});
        QTRY_COMPARE(m_model->rowCount(), kKeys);
    }

    void theSelectionStaysOverFilterSortAndSync()
    {
        select(m_ids.at(3));
        QTest::keyClick(m_table, Qt::Key_Down, Qt::ShiftModifier);
        const QStringList chosen = selected();
        QCOMPARE(chosen.size(), 2);
        m_table->sortByColumn(KeysModel::Name, Qt::DescendingOrder);
        QTRY_COMPARE(selected(), chosen);
        m_table->sortByColumn(KeysModel::Created, Qt::AscendingOrder);
        QTRY_COMPARE(selected(), chosen);
        type(QStringLiteral("orders"));
        QTRY_COMPARE(m_model->rowCount(), kKeys);
        QCOMPARE(selected(), chosen);
        QVERIFY(await(m_other->suspend(m_ids.at(20), 0)).ok());
        m_inventory->sync();
        QVERIFY(settled());
        QCOMPARE(selected(), chosen);
        QVERIFY(await(m_other->resume(m_ids.at(20), 0)).ok());
        type({});
    }

    void aRowThatAnotherChangedShowsIt()
    {
        const QString id = m_ids.at(7);
        select(id);
        QVERIFY(!m_model->index(m_model->rowOf(id), 0).data(models::kChangedRole).toBool());
        backends::KeyPatch patch;
        patch.name = QStringLiteral("renamed by another");
        QVERIFY(await(m_other->update(id, patch, 0)).ok());
        m_inventory->sync();
        QVERIFY(settled());
        QTRY_COMPARE(m_model->index(m_model->rowOf(id), 0).data().toString(), *patch.name);
        QVERIFY(m_model->index(m_model->rowOf(id), 0).data(models::kChangedRole).toBool());
        QVERIFY(!m_model->index(m_model->rowOf(m_ids.at(8)), 0).data(models::kChangedRole).toBool());
        QCOMPARE(selected(), QStringList{id});
        // The pane tells the new name too, and after some seconds the row is like any other.
        const auto labels = m_page->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *l) { return l->text() == *patch.name; }));
        QTRY_VERIFY_WITH_TIMEOUT(!m_model->index(m_model->rowOf(id), 0).data(models::kChangedRole).toBool(), 30'000);
    }

    void groupsStandTogether()
    {
        m_model->setGroup(KeysModel::Partner);
        m_table->sortByColumn(KeysModel::Name, Qt::DescendingOrder);
        const QStringList all = names();
        QCOMPARE(all.size(), kKeys);
        int changes = 0;
        for (int row = 1; row < kKeys; ++row) {
            const auto partner = [&](int r) { return m_model->index(r, KeysModel::Partner).data().toString(); };
            changes += partner(row) != partner(row - 1);
        }
        QCOMPARE(changes, 1);
        QVERIFY(m_model->index(0, KeysModel::Partner).data(models::kStrongRole).toBool());
        QVERIFY(m_model->index(1, KeysModel::Partner).data(models::kMutedRole).toBool());
        m_model->setGroup(-1);
    }

    void theKeyboardCopiesAsCsv()
    {
        type(QStringLiteral("partner:kestrel"));
        QTRY_COMPARE(m_model->rowCount(), kKeys / 2);
        QVERIFY(m_page->copyAsCsv());
        const QString csv = QGuiApplication::clipboard()->text();
        QCOMPARE(csv.count(QStringLiteral("\r\n")), kKeys / 2 + 1);
        type({});
    }

    // What was read once is there without the server, with its age, and goes on from there with it.
    void theFileShowsRowsWhileTheServerIsAway()
    {
        const auto file = std::make_shared<inventory::SnapshotFile>(m_folder.filePath(QStringLiteral("a.octroisnap")),
                                                                    QStringLiteral("one"), m_sealer);
        QCOMPARE(errorCodeName(await(m_inventory->openFile(file)).error().code), errorCodeName(ErrorCode::NotFound));
        QSignalSpy saved(m_inventory.get(), &Inventory::saved);
        m_inventory->sync();
        QVERIFY(settled());
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 30'000);
        cleanup();

        OctroidBackend away(QStringLiteral("one"), QStringLiteral("octroid"), QStringLiteral("http://127.0.0.1:9"),
                            QStringLiteral("console"), std::make_shared<Secret>(QByteArray("x")), m_clock);
        {
            Inventory offline(away, m_clock);
            change::Spine spine(offline);
            pages::KeysPage page(pages::Context{&away, &offline, &spine, &m_clock});
            page.resize(1300, 800);
            page.show();
            QVERIFY(await(offline.openFile(file)).ok());
            QVERIFY(offline.isFromFile());
            auto *model = page.findChild<KeysModel *>();
            QTRY_COMPARE(model->rowCount(), kKeys);
            QTRY_VERIFY(page.findChild<widgets::Note *>()->isVisible());
            offline.sync();
            QTRY_COMPARE_WITH_TIMEOUT(offline.syncState(), inventory::SyncState::Failed, 60'000);
            QCOMPARE(model->rowCount(), kKeys);
            QVERIFY(page.findChild<widgets::Note *>()->isVisible());
        }
        // With the server: only what changed since.
        QVERIFY(await(m_other->suspend(m_ids.at(1), 0)).ok());
        Inventory again(*m_mine, m_clock);
        QVERIFY(await(again.openFile(file)).ok());
        QVERIFY(!again.key(m_ids.at(1))->suspendedAt.isValid());
        const qsizetype before = m_mine->callLog().calls().size();
        again.sync();
        QVERIFY(QTest::qWaitFor([&] { return again.syncState() != inventory::SyncState::Reading; }, 60'000));
        QVERIFY(again.key(m_ids.at(1))->suspendedAt.isValid());
        QVERIFY(!again.isFromFile());
        for (qsizetype i = before; i < m_mine->callLog().calls().size(); ++i)
            QVERIFY2(!m_mine->callLog().calls().at(i).path.startsWith(QLatin1String("/v1/partners")),
                     qPrintable(m_mine->callLog().calls().at(i).path));
        // A damaged one is removed, and everything is read anew.
        QFile bytes(file->path());
        QVERIFY(bytes.open(QIODevice::ReadWrite));
        bytes.resize(bytes.size() - 9);
        bytes.close();
        Inventory anew(*m_mine, m_clock);
        QCOMPARE(await(anew.openFile(file)).error().reason, QStringLiteral("snapshot_damaged"));
        QVERIFY(!QFile::exists(file->path()));
        QSignalSpy rewritten(&anew, &Inventory::saved);
        anew.sync();
        QTRY_COMPARE_WITH_TIMEOUT(rewritten.size(), 1, 60'000);
        QCOMPARE(anew.keyTable().count(), size_t(kKeys));
        QVERIFY(QFile::exists(file->path()));
    }
};

QTEST_MAIN(TestCredentials)
#include "tst_credentials.moc"
