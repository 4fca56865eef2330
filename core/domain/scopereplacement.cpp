// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scopereplacement.h"

#include "domain/json.h"

namespace octroi::domain {

namespace {

/// The members that count, one table for both directions.
struct Count
{
    const char *name;
    int ScopeReplaced::*member;
};
constexpr Count kCounts[] = {{"keys", &ScopeReplaced::keys},
                             {"clients", &ScopeReplaced::clients},
                             {"apis", &ScopeReplaced::apis},
                             {"endpoints", &ScopeReplaced::endpoints},
                             {"trusted_issuers", &ScopeReplaced::trustedIssuers},
                             {"registration_tokens", &ScopeReplaced::registrationTokens},
                             {"tokens", &ScopeReplaced::tokens}};

} // namespace

bool ScopeSwap::replaceIn(QStringList &scopes) const
{
    const qsizetype at = scopes.indexOf(from);
    if (at < 0)
        return false;
    if (scopes.contains(to))
        scopes.removeAll(from);
    else
        scopes[at] = to;
    return true;
}

QStringList ScopeSwap::both(QStringList scopes) const
{
    const qsizetype at = scopes.indexOf(to);
    if (at >= 0 && !scopes.contains(from))
        scopes.insert(at + 1, from);
    return scopes;
}

QJsonObject toJson(const ScopeReplaced &replaced)
{
    QJsonObject out{{QStringLiteral("scope"), toJson(replaced.scope)},
                    {QStringLiteral("replaced"), replaced.replaced},
                    {QStringLiteral("merged"), replaced.merged}};
    for (const Count &count : kCounts)
        out.insert(QLatin1String(count.name), replaced.*count.member);
    return out;
}

Result<ScopeReplaced> scopeReplacedFromJson(const QJsonObject &object)
{
    const auto wrong = [](const char *member) {
        return Error{ErrorCode::Protocol, {}, QStringLiteral("is missing or of another type"), QString::fromLatin1(member),
                     QStringLiteral("member_type")};
    };
    auto scope = scopeFromJson(object.value(QLatin1String("scope")).toObject());
    if (!scope)
        return scope.error();
    ScopeReplaced out;
    out.scope = *scope;
    if (!object.value(QLatin1String("replaced")).isString())
        return wrong("replaced");
    out.replaced = object.value(QLatin1String("replaced")).toString();
    if (!object.value(QLatin1String("merged")).isBool())
        return wrong("merged");
    out.merged = object.value(QLatin1String("merged")).toBool();
    for (const Count &count : kCounts) {
        const QJsonValue value = object.value(QLatin1String(count.name));
        if (!value.isDouble() || value.toInteger(-1) < 0)
            return wrong(count.name);
        out.*count.member = int(value.toInteger());
    }
    return out;
}

} // namespace octroi::domain
