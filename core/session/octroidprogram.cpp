// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/octroidprogram.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace octroi::session {

Error errorFromExit(int code, const QString &folder, const QString &detail)
{
    ErrorCode error = ErrorCode::Internal;
    switch (code) {
    case 3:
        error = ErrorCode::Storage;
        break;
    case 4:
    case 7:
        error = ErrorCode::InUse;
        break;
    case 5:
        error = ErrorCode::NewerVersion;
        break;
    case 6:
        error = ErrorCode::Damaged;
        break;
    case 8:
        error = ErrorCode::StorageFull;
        break;
    default:
        break;
    }
    return Error{error,
                 folder,
                 detail.isEmpty() ? QStringLiteral("octroid ended with code %1").arg(code) : detail,
                 {},
                 {}};
}

bool isFinal(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NewerVersion:
    case ErrorCode::Damaged:
    case ErrorCode::Storage:
    case ErrorCode::NotFound:
        return true;
    default:
        return false;
    }
}

Result<QString> findProgram(const QString &given)
{
    if (!given.isEmpty()) {
        if (QFileInfo(given).isExecutable())
            return given;
        return Error{ErrorCode::NotFound, given, QStringLiteral("octroid is not there"), {}, {}};
    }
    const QString name = QStringLiteral("octroid");
    QString found = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    if (found.isEmpty())
        found = QStandardPaths::findExecutable(name);
    if (found.isEmpty())
        return Error{ErrorCode::NotFound,
                     name,
                     QStringLiteral("octroid is neither beside this program nor in PATH"),
                     {},
                     {}};
    return found;
}

Result<void> prepareFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::Storage, folder, QStringLiteral("the data folder cannot be created"), {}, {}};
#ifdef Q_OS_UNIX
    // Also where it was there before: the credential that octroid gives its console lies in it.
    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    if ((QFileInfo(folder).permissions() & others) && !QFile::setPermissions(folder, owner))
        return Error{
            ErrorCode::Storage, folder, QStringLiteral("the data folder cannot be made private"), {}, {}};
#endif
    return {};
}

QString lastDetail(const QByteArray &stderrTail)
{
    const QList<QByteArray> lines = stderrTail.trimmed().split('\n');
    const QByteArray last = lines.isEmpty() ? QByteArray() : lines.last();
    const QJsonObject o = QJsonDocument::fromJson(last).object();
    if (o.isEmpty())
        return QString::fromUtf8(last.left(500));
    QStringList parts;
    for (auto it = o.begin(); it != o.end(); ++it) {
        if (it.key() != QLatin1String("time") && it.key() != QLatin1String("level") && it->isString())
            parts << it->toString();
    }
    return parts.join(QStringLiteral(": ")).left(500);
}

} // namespace octroi::session
