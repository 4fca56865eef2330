// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlitestore.h"

#include "authority/store/migrations.h"
#include "authority/store/sqlhistograms.h"
#include "authority/store/sqlitefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <sqlite3.h>

namespace octroi::authority {

namespace {

Error storage(const QString &path, const QString &why)
{
    return Error{ErrorCode::Storage, path, why, {}, QStringLiteral("not_writable")};
}

/// A larger file is checked while the store is at work already.
constexpr qint64 kCheckedAtOnce = 64LL * 1024 * 1024;

} // namespace

SqliteStore::SqliteStore(std::unique_ptr<SqliteConnection> connection)
    : SqlStore(std::move(connection))
{
}

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const QString &folder)
{
    const bool fresh = !QFileInfo::exists(folder);
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isDir())
        return storage(folder, QStringLiteral("the data folder cannot be created here"));
    if (fresh)
        QFile::setPermissions(folder,
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const QString path = QDir(folder).filePath(QString::fromLatin1(kSqliteFileName));
    // A file that we refuse must not even be opened by SQLite, which may recover and so write to it.
    const auto usable = QFileInfo::exists(path) ? checkSqliteHeader(path) : createPrivateFile(path);
    if (!usable)
        return usable.error();
    auto connection = SqliteConnection::open(path);
    if (!connection)
        return connection.error();
    std::unique_ptr<SqliteStore> store(new SqliteStore(std::move(*connection)));
    if (const auto ready = store->prepare(); !ready)
        return ready.error();
    return store;
}

Result<void> SqliteStore::prepare()
{
    // Until all checks have passed, closing must not carry the write-ahead log into the file.
    sqlite3_db_config(file().handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_db_config(file().handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    const bool empty = QFileInfo(m_db->place()).size() == 0;
    if (empty) {
        // Before write-ahead mode, so that it stands in the file itself from the first page on.
        const auto named = m_db->execute("PRAGMA application_id = " + QByteArray::number(kApplicationId));
        if (!named)
            return named;
    } else {
        const bool large = QFileInfo(m_db->place()).size() > kCheckedAtOnce;
        if (const auto sound = large ? Result<void>() : checkPages(*m_db, "PRAGMA quick_check(1)"); !sound)
            return sound;
        const auto version = m_db->number("PRAGMA user_version");
        if (!version)
            return version.error();
        if (*version > schemaVersion()) // in the log, where the header does not show it
            return newerVersion(m_db->place(), *version);
    }
    auto done =
        m_db->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                      "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -64000;"
                      // Keys are spread over all pages of their indices: a page changes several times before it is copied.
                      "PRAGMA wal_autocheckpoint = 4000;");
    if (done)
        done = migrate(*m_db);
    if (done)
        done = registerHistogramFunctions(file());
    if (done)
        sqlite3_db_config(file().handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
    if (done && QFileInfo(m_db->place()).size() > kCheckedAtOnce)
        m_check = std::make_unique<SqliteFileCheck>(m_db->place());
    return done;
}

Result<void> SqliteStore::transact(const std::function<Result<void>()> &work)
{
    // What was found damaged is not written to.
    if (const auto damage = m_check ? m_check->damage() : std::nullopt)
        return *damage;
    return SqlStore::transact(work);
}

Result<void> SqliteStore::limitPages(qint64 pages)
{
    return m_db->statement("PRAGMA max_page_count = " + QByteArray::number(pages)).run();
}

Result<void> SqliteStore::verify()
{
    if (const auto sound = checkPages(*m_db, "PRAGMA integrity_check(1)"); !sound)
        return sound;
    Statement s = m_db->statement("PRAGMA foreign_key_check");
    const auto orphan = s.step();
    if (!orphan)
        return orphan.error();
    if (*orphan)
        return damaged(m_db->place(),
                       QStringLiteral("A row of %1 refers to one that is not there").arg(s.text(0)));
    return {};
}

Result<void> SqliteStore::backupTo(const QString &path)
{
    return copySqliteFile(m_db->place(), path);
}

Result<std::unique_ptr<Store>> openSqliteStore(const QString &folder)
{
    auto store = SqliteStore::open(folder);
    if (!store)
        return store.error();
    return std::unique_ptr<Store>(std::move(*store));
}

} // namespace octroi::authority
