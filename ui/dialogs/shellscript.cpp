// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/shellscript.h"

#include "backends/connector.h"
#include "backends/toldcalls.h"
#include "change/sentcalls.h"

#include <QRegularExpression>
#include <QStringList>

namespace octroi::dialogs {

QString shellWord(const QString &text)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    if (plain.match(text).hasMatch())
        return text;
    QString quoted = text;
    return QLatin1Char('\'') + quoted.replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

QString issueCommand(const backends::NewKey &key, int days)
{
    QStringList lines{QStringLiteral("octroictl key issue --app %1").arg(shellWord(key.applicationId))};
    const auto add = [&lines](const char *option, const QString &value) {
        if (!value.isEmpty())
            lines << QStringLiteral("  --%1 %2").arg(QLatin1String(option), shellWord(value));
    };
    add("name", key.name);
    if (key.environment == domain::Environment::Test)
        add("env", QStringLiteral("test"));
    for (const QString &scope : key.scopes)
        add("scope", scope);
    add("expires", days >= 0 ? QStringLiteral("%1d").arg(days) : QStringLiteral("never"));
    for (const QString &address : key.restrictions.addresses)
        add("address", address);
    for (const QString &referrer : key.restrictions.referrers)
        add("referrer", referrer);
    for (const QString &api : key.restrictions.apis)
        add("api", api);
    for (const QString &tag : key.tags)
        add("tag", tag);
    add("plan", key.planId);
    return lines.join(QStringLiteral(" \\\n"));
}

QString curlScript(const change::Plan &plan, const inventory::Inventory &inventory)
{
    QStringList lines{QStringLiteral("#!/bin/sh"), QStringLiteral("set -eu")};
    QString base = backends::callsBelow(inventory.backend());
    while (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    for (const change::PlannedItem &item : plan.items) {
        const bool own = !backends::toldCallsOf(inventory.backend()); // whose versions are entity tags
        for (const backends::PlannedCall &call : change::sentCalls(item, inventory)) {
            QString line = QStringLiteral("curl -fsS -X %1 -H \"Authorization: Bearer $OCTROI_TOKEN\"").arg(call.method);
            if (item.version > 0 && own)
                line += QStringLiteral(" -H 'If-Match: \"%1\"'").arg(item.version);
            if (!call.body.isEmpty())
                line += QStringLiteral(" -H 'Content-Type: application/json' -d %1")
                            .arg(shellWord(QString::fromUtf8(call.body)));
            lines << line + QLatin1Char(' ') + shellWord(base + call.path);
        }
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace octroi::dialogs
