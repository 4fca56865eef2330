// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/initfiles.h"
#include "options.h"
#include "running.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>

using namespace octroi;

namespace {

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

QString advice(int code)
{
    switch (code) {
    case 2: return QStringLiteral("correct the option");
    case 3: return QStringLiteral("choose a data folder that this user may write to");
    case 4: return QStringLiteral("stop the other octroid, or choose another data folder");
    case 5: return QStringLiteral("use the octroid that wrote this file, or a newer one");
    case 6: return QStringLiteral("move octroid.db and its -wal and -shm out of the data folder, put a backup of octroid.db there and start again; nothing was overwritten");
    case 7: return QStringLiteral("choose another port with --listen or --syslog, or stop what uses it");
    case 8: return QStringLiteral("make room on the disk of the data folder");
    default: return QStringLiteral("see the detail");
    }
}

int fail(int code, const Error &error)
{
    logEvent(LogLevel::Error, "start.failed",
             {{"error", errorCodeName(error.code)}, {"object", error.context}, {"detail", error.detail},
              {"what_to_do", advice(code)}, {"exit_code", QString::number(code)}});
    return code;
}

/// The folder, private and writable; the error's exit code is 3.
Result<void> prepareFolder(const QString &path)
{
    const QDir folder(path);
    const bool existed = folder.exists();
    if (!existed && !folder.mkpath(QStringLiteral(".")))
        return Error{ErrorCode::Storage, path, QStringLiteral("cannot be created"), {}, {}};
    if (!existed)
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    if (!QFileInfo(path).isDir() || !QFileInfo(path).isWritable())
        return Error{ErrorCode::Storage, path, QStringLiteral("is not a folder that can be written to"), {}, {}};
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    prepareToStop();
    QCoreApplication application(argc, argv);
    DaemonOptions options;
    if (const auto code = readOptions(argc, argv, options))
        return *code;
    setLogLevel(options.logLevel);

    const QString folder = options.node.dataFolder;
    if (const auto prepared = prepareFolder(folder); !prepared)
        return fail(3, prepared.error());
    QLockFile lock(QDir(folder).filePath(QStringLiteral("octroid.lock")));
    lock.setStaleLockTime(0); // only a process that no longer lives leaves a stale one
    if (!lock.tryLock(0)) {
        if (lock.error() == QLockFile::LockFailedError)
            return fail(4, Error{ErrorCode::InUse, folder, QStringLiteral("another octroid works in this data folder"), {}, {}});
        return fail(3, Error{ErrorCode::Storage, folder, QStringLiteral("the lock file cannot be written"), {}, {}});
    }

    const SystemClock clock;
    auto node = authority::Node::start(options.node, clock);
    if (!node)
        return fail(exitCode(node.error()), node.error());
    if (!options.initAdmin.isEmpty()) {
        if (const auto written = (*node)->writeInitAdmin(options.initAdmin); !written)
            return fail(exitCode(written.error()), written.error());
    }
    if (!options.consoleFile.isEmpty()) {
        const Secret secret = (*node)->addMemoryClient(QStringLiteral("console"), QStringLiteral("console"));
        const QJsonObject file{{QStringLiteral("issuer"), (*node)->issuerUrl()}, {QStringLiteral("client_id"), QStringLiteral("console")},
                               {QStringLiteral("client_secret"), secret.revealText()},
                               {QStringLiteral("pid"), QCoreApplication::applicationPid()},
                               {QStringLiteral("syslog"), (*node)->syslog()}, {QStringLiteral("version"), QStringLiteral(OCTROI_VERSION)}};
        if (const auto written = authority::writePrivateFile(options.consoleFile, QJsonDocument(file).toJson()); !written)
            return fail(exitCode(written.error()), written.error());
    }
    logEvent(LogLevel::Info, "started", {{"issuer", (*node)->issuerUrl()}, {"syslog", (*node)->syslog()}, {"data", folder}});
    waitForStop(options.exitWithParent);
    logEvent(LogLevel::Info, "stopping");
    node->reset();
    if (!options.consoleFile.isEmpty())
        QFile::remove(options.consoleFile);
    return 0;
}
