// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlitefile.h"

#include "authority/store/migrations.h"
#include "authority/store/sqliteconnection.h"
#include "authority/store/store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>
#include <array>
#include <sqlite3.h>

namespace octroi::authority {

namespace {

constexpr std::array kParts{"", "-wal", "-shm"};

Error notWritable(const QString &path, const QString &why)
{
    return Error{ErrorCode::Storage, path, why, {}, QStringLiteral("not_writable")};
}

Error exists(const QString &path, const QString &why)
{
    return Error{ErrorCode::Exists, path, why, {}, QStringLiteral("exists")};
}

Error missing(const QString &path)
{
    return Error{
        ErrorCode::NotFound, path, QStringLiteral("there is no such file"), {}, QStringLiteral("not_found")};
}

Result<void> copyPages(const QString &from, const QString &to)
{
    auto source = SqliteConnection::open(from);
    if (!source)
        return source.error();
    auto target = SqliteConnection::open(to);
    if (!target)
        return target.error();
    sqlite3_backup *copy = sqlite3_backup_init((*target)->handle(), "main", (*source)->handle(), "main");
    if (copy)
        sqlite3_backup_step(copy, -1);
    const int code = copy ? sqlite3_backup_finish(copy) : sqlite3_extended_errcode((*target)->handle());
    return code == SQLITE_OK ? Result<void>() : (*target)->error(code);
}

void removeStore(const QString &path)
{
    for (const char *part : kParts)
        QFile::remove(path + QString::fromLatin1(part));
}

/// The backup and, where it was copied by hand with its log, the log.
Result<void> copyPlainly(const QString &backup, const QString &to)
{
    for (const char *part : {"", "-wal"}) {
        const QString from = backup + QString::fromLatin1(part), copy = to + QString::fromLatin1(part);
        if (*part && !QFileInfo::exists(from))
            continue;
        QFile source(from);
        if (!source.copy(copy))
            return notWritable(copy, source.errorString());
        if (!QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return notWritable(copy, QStringLiteral("its rights cannot be set"));
    }
    return {};
}

Result<void> openAndCheck(const QString &folder, const std::function<Result<void>(Store &)> &accept)
{
    auto store = openSqliteStore(folder);
    if (!store)
        return store.error();
    const auto sound = (*store)->verify();
    return sound ? accept(**store) : sound;
}

} // namespace

Result<void> checkSqliteHeader(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return notWritable(path, file.errorString());
    const QByteArray header = file.read(100); // file format, section 1.3
    if (header.isEmpty())
        return {};
    if (header.size() < 100 || !header.startsWith(QByteArray("SQLite format 3\0", 16)))
        return damaged(path, QStringLiteral("This is not a database, or its beginning is destroyed"));
    const auto version = qFromBigEndian<qint32>(header.constData() + 60);
    const auto application = qFromBigEndian<quint32>(header.constData() + 68);
    if (application != kApplicationId)
        return damaged(path, QStringLiteral("This is a database of another program"));
    if (version > schemaVersion())
        return newerVersion(path, version);
    return {};
}

Result<void> createPrivateFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return notWritable(path, file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

Result<void> copySqliteFile(const QString &from, const QString &to)
{
    if (!QFileInfo(from).isFile() || QFileInfo(from).size() == 0)
        return missing(from);
    if (const auto usable = checkSqliteHeader(from); !usable)
        return usable;
    if (QFileInfo::exists(to))
        return exists(to, QStringLiteral("a file is there already"));
    const QString part = to + QStringLiteral(".part");
    removeStore(part);
    auto done = createPrivateFile(part);
    if (done)
        done = copyPages(from, part);
    if (done && !QFile::rename(part, to)) // fails where a file is
        done = notWritable(to, QStringLiteral("the copy cannot be put here"));
    removeStore(part);
    return done;
}

Result<void> restoreSqliteFile(const QString &backup, const QString &folder,
                               const std::function<Result<void>(Store &)> &accept)
{
    if (!QFileInfo(backup).isFile() || QFileInfo(backup).size() == 0)
        return missing(backup);
    if (const auto usable = checkSqliteHeader(backup); !usable)
        return usable;
    const QDir data(folder);
    const QString name = QString::fromLatin1(kSqliteFileName);
    for (const char *part : kParts) {
        if (const QString path = data.filePath(name + QString::fromLatin1(part)); QFileInfo::exists(path))
            return exists(
                path,
                QStringLiteral("a store is there already: restore into another folder, or move it away"));
    }
    QDir made(data.filePath(QStringLiteral("restore.part")));
    if (!made.removeRecursively() || !QDir().mkpath(made.path()))
        return notWritable(made.path(), QStringLiteral("the folder cannot be created here"));
    for (const QString &path : {data.path(), made.path()})
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    const QString copy = made.filePath(name);
    auto done = copyPlainly(backup, copy);
    if (done)
        done = openAndCheck(made.path(), accept);
    // Closed, it has no log any more; what is not whole must not get a name that a program opens.
    if (done && QFileInfo::exists(copy + QStringLiteral("-wal")))
        done = notWritable(copy, QStringLiteral("the copy could not be closed"));
    if (done && !QFile::rename(copy, data.filePath(name)))
        done = notWritable(data.filePath(name), QStringLiteral("the copy cannot be put here"));
    made.removeRecursively();
    return done;
}

} // namespace octroi::authority
