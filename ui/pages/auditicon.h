// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace octroi::pages {

/// The icon of an audit action ("key.revoke"), by its verb.
inline QString auditIcon(const QString &action)
{
    const QString verb = action.section(QLatin1Char('.'), -1);
    if (verb == QLatin1String("issue"))
        return QStringLiteral("key");
    if (verb == QLatin1String("create"))
        return QStringLiteral("plus");
    if (verb == QLatin1String("update"))
        return QStringLiteral("edit");
    if (verb == QLatin1String("rotate"))
        return QStringLiteral("rotate");
    if (verb == QLatin1String("suspend"))
        return QStringLiteral("pause");
    if (verb == QLatin1String("resume"))
        return QStringLiteral("play");
    if (verb == QLatin1String("revoke") || verb == QLatin1String("delete"))
        return QStringLiteral("trash");
    return QStringLiteral("document");
}

} // namespace octroi::pages
