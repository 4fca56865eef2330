// SPDX-License-Identifier: GPL-3.0-or-later
// Which commands take --dry-run and --if-version: whoever asks for care is not ignored.
#include "globaloptions.h"

#include <CLI/CLI.hpp>
#include <QHash>
#include <QStringList>

namespace octroi::ctl {

namespace {

/// Whether all that the command changes goes through a preview when it is asked for.
bool isPreviewed(const CLI::App &app)
{
    static const QStringList known{
        QStringLiteral("access"),      QStringLiteral("health"),  QStringLiteral("partner"), QStringLiteral("app"),
        QStringLiteral("application"), QStringLiteral("api"),     QStringLiteral("scope"),
        QStringLiteral("plan"),        QStringLiteral("key"),     QStringLiteral("client"), QStringLiteral("session"),
        QStringLiteral("alert"),       QStringLiteral("token"),   QStringLiteral("trusted-issuer"),
        QStringLiteral("scan")};
    const auto chosen = app.get_subcommands();
    if (chosen.empty() || !known.contains(QString::fromStdString(chosen.front()->get_name())))
        return false;
    const auto further = chosen.front()->get_subcommands();
    return further.empty() || further.front()->get_name() != "offboard"; // which has its own
}

/// Whether the command changes one object, which has a version.
bool takesVersion(const CLI::App &app)
{
    static const QHash<QString, QStringList> known{
        {QStringLiteral("partner"), {QStringLiteral("close"), QStringLiteral("reopen")}},
        {QStringLiteral("app"), {QStringLiteral("set-rule")}},
        {QStringLiteral("api"), {QStringLiteral("set-rule")}},
        {QStringLiteral("key"),
         {QStringLiteral("set-scopes"), QStringLiteral("set-apis"), QStringLiteral("tag"),
          QStringLiteral("set-expiry"), QStringLiteral("set-plan"), QStringLiteral("rename"),
          QStringLiteral("suspend"), QStringLiteral("resume"), QStringLiteral("revoke"),
          QStringLiteral("restore"), QStringLiteral("move"), QStringLiteral("rotate")}},
        {QStringLiteral("client"),
         {QStringLiteral("update"), QStringLiteral("suspend"), QStringLiteral("resume"),
          QStringLiteral("revoke"), QStringLiteral("add-secret"), QStringLiteral("revoke-secret"),
          QStringLiteral("rotate-secret")}}};
    const auto chosen = app.get_subcommands();
    const auto further = chosen.empty() ? chosen : chosen.front()->get_subcommands();
    return !further.empty() && known.value(QString::fromStdString(chosen.front()->get_name()))
                                   .contains(QString::fromStdString(further.front()->get_name()));
}

} // namespace

const char *refusalOf(const CLI::App &app, bool dryRun, bool ifVersion)
{
    if (dryRun && !isPreviewed(app))
        return "this command has no --dry-run";
    if (ifVersion && !takesVersion(app))
        return "--if-version goes with a change of one object, which has a version; this command changes none, "
               "or several";
    return nullptr;
}

} // namespace octroi::ctl
