// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/initfiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace octroi::authority {

Result<void> writePrivateFile(const QString &path, const QByteArray &bytes)
{
    // QSaveFile creates its temporary file with mode 0600 and renames it: nobody ever reads half of it.
    QSaveFile file(path);
    const auto failed = [&] {
        const bool full = file.error() == QFileDevice::ResourceError;
        return Error{full ? ErrorCode::StorageFull : ErrorCode::Storage, path, file.errorString(), {}, QStringLiteral("file_write")};
    };
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.commit())
        return failed();
    // An older file at that place may have given its mode to the new one.
    if (!QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return failed();
    return {};
}

QJsonObject readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.read(64 * 1024)).object();
}

} // namespace octroi::authority
