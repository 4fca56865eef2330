// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/policy.h"

#include <QJsonArray>

namespace octroi::health {

namespace {

constexpr int kMostDays = 3'650;

Error invalid(const QString &field, const QString &detail, const char *reason)
{
    return Error{ErrorCode::Invalid, {}, detail, field, QString::fromLatin1(reason)};
}

std::optional<AddressWish> addressWishFromName(const QString &name)
{
    for (const AddressWish wish : {AddressWish::Nobody, AddressWish::Sensitive, AddressWish::Everybody}) {
        if (addressWishName(wish) == name)
            return wish;
    }
    return std::nullopt;
}

} // namespace

QString addressWishName(AddressWish wish)
{
    switch (wish) {
    case AddressWish::Nobody:
        return QStringLiteral("nobody");
    case AddressWish::Sensitive:
        return QStringLiteral("sensitive");
    case AddressWish::Everybody:
        break;
    }
    return QStringLiteral("everybody");
}

const std::array<PolicyLimit, 7> &policyLimits()
{
    // Exercised scopes are counted from days that a backend keeps for three years.
    static const std::array<PolicyLimit, 7> limits{{{"unused_days", &Policy::unusedDays, 1, kMostDays},
                                                    {"scope_days", &Policy::scopeDays, 7, 1'095},
                                                    {"expiring_days", &Policy::expiringDays, 1, kMostDays},
                                                    {"lifetime_days", &Policy::lifetimeDays, 1, kMostDays},
                                                    {"secret_days", &Policy::secretDays, 1, kMostDays},
                                                    {"storm_calls", &Policy::stormCalls, 1, 1'000'000'000},
                                                    {"storm_percent", &Policy::stormPercent, 1, 100}}};
    return limits;
}

Result<Policy> checkPolicy(const Policy &policy)
{
    for (const PolicyLimit &limit : policyLimits()) {
        const int value = policy.*limit.value;
        if (value < limit.least || value > limit.most)
            return invalid(QString::fromLatin1(limit.name),
                           QStringLiteral("is not between %1 and %2").arg(limit.least).arg(limit.most),
                           "out_of_range");
    }
    return policy;
}

QJsonObject toJson(const Policy &policy)
{
    QJsonObject out;
    for (const PolicyLimit &limit : policyLimits())
        out.insert(QLatin1String(limit.name), policy.*limit.value);
    out.insert(QStringLiteral("addresses"), addressWishName(policy.addresses));
    out.insert(QStringLiteral("asymmetric_clients"), policy.asymmetricClients);
    QStringList off;
    for (const Rule rule : allRules()) {
        if (!policy.isOn(rule))
            off << ruleName(rule);
    }
    out.insert(QStringLiteral("off"), QJsonArray::fromStringList(off));
    return out;
}

Result<Policy> policyFromJson(const QJsonObject &object)
{
    Policy out;
    for (const PolicyLimit &limit : policyLimits()) {
        const QJsonValue value = object.value(QLatin1String(limit.name));
        if (value.isUndefined())
            continue;
        if (!value.isDouble() || value.toDouble() != double(value.toInt()))
            return invalid(QString::fromLatin1(limit.name), QStringLiteral("is no whole number"), "type");
        out.*limit.value = value.toInt();
    }
    if (const QJsonValue value = object.value(QLatin1String("addresses")); !value.isUndefined()) {
        const auto wish = addressWishFromName(value.toString());
        if (!wish)
            return invalid(QStringLiteral("addresses"), QStringLiteral("is nobody, sensitive or everybody"),
                           "unknown");
        out.addresses = *wish;
    }
    out.asymmetricClients = object.value(QLatin1String("asymmetric_clients")).toBool();
    for (const QJsonValue name : object.value(QLatin1String("off")).toArray()) {
        // One of a later version is not ours to check.
        if (const auto rule = ruleFromName(name.toString()))
            out.off.insert(*rule);
    }
    return checkPolicy(out);
}

} // namespace octroi::health
