// SPDX-License-Identifier: GPL-3.0-or-later
#include "serving.h"

#include "running.h"
#include "servicenotice.h"

#include <QDeadlineTimer>

using namespace octroi;

namespace {

void reload(CommandLine &commandLine, authority::Node &node)
{
    noticeService("RELOADING=1");
    auto fresh = commandLine.readAgain();
    Result<void> done = fresh ? node.reload(fresh->node) : fresh.error();
    if (done) {
        setLogLevel(fresh->logLevel);
        setLogFormat(fresh->logFormat);
        logEvent(LogLevel::Info, "reloaded", {{"need_restart", commandLine.needRestart().join(QLatin1String(", "))}});
    } else {
        const Error &error = done.error();
        logEvent(LogLevel::Error, "reload.failed",
                 {{"object", error.context}, {"detail", error.detail},
                  {"what_to_do", QStringLiteral("correct it and send SIGHUP again; octroid goes on with what it had")}});
    }
    noticeService("READY=1");
}

} // namespace

void serve(CommandLine &commandLine, const DaemonOptions &options, authority::Node &node)
{
    const int watchdogMs = watchdogIntervalMs();
    for (;;) {
        switch (waitForWish(options.exitWithParent, watchdogMs > 0 ? watchdogMs : -1)) {
        case Wish::Stop: return;
        case Wish::Reload: reload(commandLine, node); break;
        case Wish::Time:
            if (node.isAlive())
                noticeService("WATCHDOG=1");
            break;
        }
    }
}

void drain(const DaemonOptions &options, authority::Node &node)
{
    node.beginDrain();
    QDeadlineTimer deadline(options.drainMs);
    while (!deadline.hasExpired() && waitForWish(false, int(deadline.remainingTime())) == Wish::Reload) {
    }
}
