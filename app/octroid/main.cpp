// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/node/initfiles.h"
#include "crash.h"
#include "options.h"
#include "running.h"
#include "servicenotice.h"
#include "serving.h"
#include "startfailure.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <cstdio>

using namespace octroi;

namespace {

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
    guardCrashes();
    prepareToStop();
    const int files = raiseFileLimit();
    QCoreApplication application(argc, argv);
    CommandLine commandLine;
    DaemonOptions options;
    if (const auto code = commandLine.read(argc, argv, options))
        return *code;
    setLogLevel(options.logLevel);
    setLogFormat(options.logFormat);
    options.node.maxConnections = std::min(options.node.maxConnections, std::max(16, files - 256));

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
    if (!options.initOwner.isEmpty()) {
        const auto link = (*node)->ownerLink(options.initOwner);
        if (!link)
            return fail(exitCode(link.error()), link.error());
        // On standard output, not in the log: whoever has the link has the server.
        if (!link->isEmpty())
            std::printf("To set the owner account \"%s\" up, open within 3 days:\n%s\n", qPrintable(options.initOwner), qPrintable(*link));
        std::fflush(stdout);
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
    logEvent(LogLevel::Info, "started", {{"issuer", (*node)->issuerUrl()}, {"listening", (*node)->localUrl()}, {"syslog", (*node)->syslog()}, {"data", folder}});
    noticeService("READY=1");
    serve(commandLine, options, **node);
    noticeService("STOPPING=1");
    logEvent(LogLevel::Info, "stopping");
    drain(options, **node);
    node->reset();
    if (!options.consoleFile.isEmpty())
        QFile::remove(options.consoleFile);
    return 0;
}
