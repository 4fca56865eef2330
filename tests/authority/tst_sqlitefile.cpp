// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/migrations.h"
#include "authority/store/sqlitestore.h"
#include "releasedstore.h"
#include "sample.h"
#include "support/datafolder.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>
#include <sqlite3.h>

using namespace octroi;
using namespace octroi::authority;
using namespace octroi::test;

namespace {

const QString kFile = QStringLiteral("octroid.db");

void execute(const QString &path, const char *sql)
{
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    QCOMPARE(sqlite3_close(db), SQLITE_OK);
}

ErrorCode refusal(const DataFolder &folder)
{
    const auto store = openSqliteStore(folder.path());
    return store ? ErrorCode::Cancelled : store.error().code;
}

/// Every table and its columns, indexes and triggers, without the spaces of the texts.
QStringList schemaOf(const DataFolder &folder)
{
    auto db = SqliteConnection::open(folder.file(kFile));
    QStringList out;
    Statement names = (*db)->statement(
        "SELECT m.type, m.name, c.name, c.type, c.\"notnull\", c.pk FROM sqlite_master m"
        " LEFT JOIN pragma_table_info(m.name) c ON m.type = 'table' ORDER BY m.type, m.name, c.cid");
    const auto read = names.rows([&](const Statement &row) {
        QStringList line;
        for (int i = 0; i < 6; ++i)
            line << row.text(i);
        out << line.join(QLatin1Char(' '));
    });
    return read ? out : QStringList{read.error().toString()};
}

void fill(const DataFolder &folder, int partners)
{
    auto store = openSqliteStore(folder.path());
    QVERIFY(store.ok());
    for (int i = 0; i < partners; ++i)
        QVERIFY((*store)->putPartner(samplePartner(QStringLiteral("p%1").arg(i))).ok());
}

} // namespace

class TestSqliteFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNewFileIsPrivateAndMigrated()
    {
        DataFolder folder;
        const QString inner = folder.file(QStringLiteral("new/data"));
        QVERIFY(openSqliteStore(inner).ok());
        const QFileInfo info(inner + QLatin1Char('/') + kFile);
        QVERIFY(info.exists());
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther;
        QVERIFY(!(info.permissions() & others));
        auto db = SqliteConnection::open(info.filePath());
        QCOMPARE(*(*db)->number("PRAGMA user_version"), qint64(schemaVersion()));
        QCOMPARE(*(*db)->number("PRAGMA application_id"), kApplicationId);
    }

    void everyEarlierVersionIsMigrated()
    {
        for (int version = 0; version < schemaVersion(); ++version) {
            DataFolder folder;
            {
                auto db = SqliteConnection::open(folder.file(kFile));
                QVERIFY((*db)->execute("PRAGMA application_id = " + QByteArray::number(kApplicationId)).ok());
                QVERIFY(migrate(**db, version).ok());
                QCOMPARE(*(*db)->number("PRAGMA user_version"), qint64(version));
            }
            auto store = openSqliteStore(folder.path());
            QVERIFY2(store.ok(), qPrintable(QString::number(version)));
            QVERIFY((*store)->putPartner(samplePartner(QStringLiteral("p"))).ok());
            UsageQuery few;
            few.to = 100;
            QVERIFY((*store)->query(few).ok());
            QVERIFY((*store)->verify().ok());
        }
    }

    /// Dumps of what released versions wrote: those files must open for ever, also when they were brought to any
    /// version in between.
    void everyReleasedVersionOpens()
    {
        const auto dumps = releasedDumps();
        QVERIFY(!dumps.isEmpty());
        DataFolder fresh;
        QVERIFY(openSqliteStore(fresh.path()).ok());
        for (auto dump = dumps.cbegin(); dump != dumps.cend(); ++dump) {
            for (int version = dump.key(); version < schemaVersion(); ++version) {
                DataFolder folder;
                execute(folder.file(kFile), dump.value().constData());
                {
                    auto db = SqliteConnection::open(folder.file(kFile));
                    QVERIFY(migrate(**db, version).ok());
                    QCOMPARE(*(*db)->number("PRAGMA user_version"), qint64(version));
                }
                {
                    auto store = openSqliteStore(folder.path());
                    QVERIFY2(store.ok(), qPrintable(QString::number(version)));
                    verifyReleased(**store);
                }
                if (QTest::currentTestFailed())
                    QFAIL(qPrintable(QStringLiteral("of version %1, by way of %2").arg(dump.key()).arg(version)));
                // The whole of the present schema, whichever way it came to be.
                QCOMPARE(schemaOf(folder), schemaOf(fresh));
            }
        }
    }

    void aNewerFileIsRefusedAndLeftAlone()
    {
        DataFolder folder;
        fill(folder, 3);
        execute(folder.file(kFile), "PRAGMA user_version = 999");
        const QByteArray before = folder.read(kFile);
        QCOMPARE(refusal(folder), ErrorCode::NewerVersion);
        QCOMPARE(folder.read(kFile), before);
    }

    void otherFilesAreRefusedAndLeftAlone()
    {
        DataFolder text;
        text.write(kFile, QByteArray("this is not a database\n").repeated(20));
        const QByteArray before = text.read(kFile);
        const auto store = openSqliteStore(text.path());
        QCOMPARE(store.error().code, ErrorCode::Damaged);
        QVERIFY(store.error().detail.contains(QStringLiteral("To restore: ")));
        QCOMPARE(text.read(kFile), before);

        DataFolder foreign;
        execute(foreign.file(kFile), "CREATE TABLE other (x)");
        const QByteArray theirs = foreign.read(kFile);
        QCOMPARE(refusal(foreign), ErrorCode::Damaged);
        QCOMPARE(foreign.read(kFile), theirs);

        DataFolder cut;
        cut.write(kFile, QByteArray("SQLite format 3\0", 16));
        QCOMPARE(refusal(cut), ErrorCode::Damaged);
    }

    void flippedBytesAreFound()
    {
        DataFolder folder;
        fill(folder, 400);
        const QByteArray whole = folder.read(kFile);
        QVERIFY(whole.size() > 20 * 4096);
        // The head of a page holds its type and its cell count.
        int refused = 0;
        for (qint64 page = 1; page < 20; ++page) {
            folder.write(kFile, whole);
            folder.patch(kFile, page * 4096, QByteArray(16, '\xA5'));
            const QByteArray damagedFile = folder.read(kFile);
            if (refusal(folder) == ErrorCode::Damaged) {
                ++refused;
                QCOMPARE(folder.read(kFile), damagedFile);
            }
        }
        QCOMPARE(refused, 19);
        folder.write(kFile, whole.left(whole.size() / 2));
        QCOMPARE(refusal(folder), ErrorCode::Damaged);
        folder.write(kFile, whole);
        QVERIFY(openSqliteStore(folder.path()).ok());
    }

    void aLargeFileIsCheckedWhileItIsInUse()
    {
        DataFolder folder;
        fill(folder, 10);
        execute(folder.file(kFile), "CREATE TABLE filler (x BLOB); INSERT INTO filler VALUES (zeroblob(70 * 1024 * 1024))");
        {
            auto sound = openSqliteStore(folder.path());
            QVERIFY(sound.ok());
            QVERIFY((*sound)->transact([&] { return (*sound)->putPartner(samplePartner(QStringLiteral("more"))); }).ok());
        }
        qint64 page = 0;
        {
            auto db = SqliteConnection::open(folder.file(kFile));
            page = (*db)->number("SELECT rootpage FROM sqlite_master WHERE name = 'api_key_plan'").value();
        }
        QVERIFY(page > 1);
        folder.patch(kFile, (page - 1) * 4096, QByteArray(16, '\xA5'));
        auto store = openSqliteStore(folder.path());
        QVERIFY(store.ok());
        const auto change = [&] { return (*store)->transact([]() -> Result<void> { return {}; }); };
        QTRY_VERIFY_WITH_TIMEOUT(!change().ok(), 60'000);
        QCOMPARE(change().error().code, ErrorCode::Damaged);
    }

    void aFolderThatCannotBe()
    {
        DataFolder folder;
        folder.write(QStringLiteral("file"), "x");
        const auto store = openSqliteStore(folder.file(QStringLiteral("file/data")));
        QCOMPARE(store.error().code, ErrorCode::Storage);
        QVERIFY(store.error().context.contains(QStringLiteral("file/data")));
        const auto onFile = openSqliteStore(folder.file(QStringLiteral("file")));
        QCOMPARE(onFile.error().code, ErrorCode::Storage);
        QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("odd/octroid.db")));
        QCOMPARE(openSqliteStore(folder.file(QStringLiteral("odd"))).error().code, ErrorCode::Storage);
    }

    void aFullDiskLosesNothing()
    {
        DataFolder folder;
        auto store = SqliteStore::open(folder.path());
        QVERIFY(store.ok());
        QVERIFY((*store)->putPartner(samplePartner(QStringLiteral("first"))).ok());
        QVERIFY((*store)->limitPages(1).ok()); // means: not beyond its present size
        Result<void> put;
        int written = 0;
        for (; written < 5000 && put.ok(); ++written) {
            put = (*store)->transact(
                [&] { return (*store)->putPartner(samplePartner(QStringLiteral("p%1").arg(written))); });
        }
        QVERIFY(!put.ok());
        QCOMPARE(put.error().code, ErrorCode::StorageFull);
        QCOMPARE((*store)->partners()->size(), written); // the failed one is not there, "first" is
        QVERIFY((*store)->verify().ok());
        QVERIFY((*store)->limitPages(1'000'000).ok());
        QVERIFY((*store)->putPartner(samplePartner(QStringLiteral("again"))).ok());
    }

    void anUncleanEndKeepsWhatWasAcknowledged()
    {
        DataFolder folder;
        DataFolder copy;
        auto store = openSqliteStore(folder.path());
        QVERIFY((*store)->putPartner(samplePartner(QStringLiteral("p1"))).ok());
        // As kill -9 leaves it: the file and its log, without a checkpoint.
        for (const QString &name : {kFile, kFile + QStringLiteral("-wal")})
            copy.write(name, folder.read(name));
        auto again = openSqliteStore(copy.path());
        QVERIFY2(again.ok(), qPrintable(again ? QString() : again.error().toString()));
        QCOMPARE((*again)->partners()->size(), 1);
    }

    void theAuditLogCannotBeEdited()
    {
        DataFolder folder;
        auto store = SqliteStore::open(folder.path());
        domain::AuditEntry e;
        e.seq = 1;
        e.at = timeAt(0);
        e.action = QStringLiteral("partner.create");
        QVERIFY((*store)->append(e).ok());
        auto db = SqliteConnection::open(folder.file(kFile));
        QVERIFY(!(*db)->execute("UPDATE audit SET actor = 'x'").ok());
        QVERIFY(!(*db)->execute("DELETE FROM audit").ok());
    }
};

QTEST_APPLESS_MAIN(TestSqliteFile)
#include "tst_sqlitefile.moc"
