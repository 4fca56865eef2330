// SPDX-License-Identifier: GPL-3.0-or-later
#include "startfailure.h"

#include "base/log.h"

using namespace octroi;

int exitCode(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Invalid: return 2;
    case ErrorCode::Storage: return error.reason == QLatin1String("not_writable") ? 3 : 1;
    case ErrorCode::NewerVersion: return 5;
    case ErrorCode::Damaged: return 6;
    case ErrorCode::InUse: return error.reason == QLatin1String("port_in_use") ? 7 : 4;
    case ErrorCode::StorageFull: return 8;
    default: return 1;
    }
}

namespace {

QString advice(int code)
{
    switch (code) {
    case 2: return QStringLiteral("correct the option");
    case 3: return QStringLiteral("choose a data folder that this user may write to");
    case 4: return QStringLiteral("stop the other octroid, or choose another data folder");
    case 5: return QStringLiteral("use the octroid that wrote this file, or a newer one");
    case 6: return QStringLiteral("move octroid.db and its -wal and -shm out of the data folder, run \"octroictl restore BACKUP --data FOLDER\" and start again; nothing was overwritten");
    case 7: return QStringLiteral("choose another port with --listen or --syslog, or stop what uses it");
    case 8: return QStringLiteral("make room on the disk of the data folder");
    default: return QStringLiteral("see the detail");
    }
}

} // namespace

int fail(int code, const Error &error)
{
    logEvent(LogLevel::Error, "start.failed",
             {{"error", errorCodeName(error.code)}, {"object", error.context}, {"detail", error.detail},
              {"what_to_do", advice(code)}, {"exit_code", QString::number(code)}});
    return code;
}
