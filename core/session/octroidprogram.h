// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace octroi::session {

/// Where octroid is: what was given, or beside this program, or in PATH. Error: NotFound.
Result<QString> findProgram(const QString &given);
/// Makes the data folder where it is missing, and private to this user. Error: Storage.
Result<void> prepareFolder(const QString &folder);
/// What an exit code of octroid means.
Error errorFromExit(int code, const QString &folder, const QString &detail);
/// True for what does not go away by trying again.
bool isFinal(const Error &error);
/// The last log line of octroid says what is wrong and what to do.
QString lastDetail(const QByteArray &stderrTail);

} // namespace octroi::session
