// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace octroi::authority {

/// Writes a file that only its owner may read, whole or not at all. Errors: Storage, StorageFull.
Result<void> writePrivateFile(const QString &path, const QByteArray &bytes);
/// The object in a JSON file; empty when there is none.
QJsonObject readJsonFile(const QString &path);

} // namespace octroi::authority
