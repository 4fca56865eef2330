// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scope.h"

namespace octroi::domain {

QString sensitivityName(Sensitivity sensitivity)
{
    switch (sensitivity) {
    case Sensitivity::Low: return QStringLiteral("low");
    case Sensitivity::Medium: return QStringLiteral("medium");
    case Sensitivity::High: return QStringLiteral("high");
    }
    return QStringLiteral("low");
}

std::optional<Sensitivity> sensitivityFromName(const QString &name)
{
    for (const auto s : {Sensitivity::Low, Sensitivity::Medium, Sensitivity::High}) {
        if (sensitivityName(s) == name)
            return s;
    }
    return std::nullopt;
}

Result<QString> checkScopeName(const QString &text, bool allowWildcard)
{
    const auto bad = [&](const QString &why) {
        return Error{ErrorCode::Invalid, text.left(128), why, QStringLiteral("scope"), QStringLiteral("scope_syntax")};
    };
    if (text.isEmpty() || text.size() > 128)
        return bad(QStringLiteral("a scope has 1 to 128 characters"));
    for (const QChar c : text) {
        // RFC 6749 section 3.3: %x21 / %x23-5B / %x5D-7E
        const ushort u = c.unicode();
        if (u < 0x21 || u > 0x7E || u == 0x22 || u == 0x5C)
            return bad(QStringLiteral("a scope holds printable ASCII without space, quote and backslash"));
    }
    const QStringList parts = text.split(QLatin1Char(':'));
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts[i].isEmpty())
            return bad(QStringLiteral("a part between colons is empty"));
        if (parts[i].contains(QLatin1Char('*'))) {
            const bool lastWhole = i == parts.size() - 1 && i > 0 && parts[i] == QLatin1String("*");
            if (!lastWhole || !allowWildcard)
                return bad(QStringLiteral("* stands only for all children, as in orders:*"));
        }
    }
    return text;
}

bool scopeImplies(const QString &granted, const QString &wanted)
{
    if (granted == wanted)
        return true;
    return granted.endsWith(QLatin1String(":*")) && wanted.size() >= granted.size()
        && QStringView(wanted).startsWith(QStringView(granted).chopped(1));
}

bool scopesImply(const QStringList &granted, const QString &wanted)
{
    for (const auto &g : granted) {
        if (scopeImplies(g, wanted))
            return true;
    }
    return false;
}

} // namespace octroi::domain
