// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "health/rule.h"

#include <QJsonObject>
#include <QSet>

namespace octroi::health {

/// Of which live keys an address restriction is wanted.
enum class AddressWish { Nobody, Sensitive, Everybody };
QString addressWishName(AddressWish wish); ///< "nobody", "sensitive", "everybody"

/// What counts as a finding. Each number has bounds; see limitsOf().
struct Policy
{
    int unusedDays = 90;    ///< without a call
    int scopeDays = 90;     ///< over which granted scopes are compared with exercised ones
    int expiringDays = 30;  ///< before the end
    int lifetimeDays = 365; ///< what a fix gives to what never expires, and to what expires soon
    int secretDays = 365;   ///< age of a key or client secret
    int stormCalls = 100;   ///< calls of the last 24 hours below which no error storm is seen
    int stormPercent = 25;  ///< share of them that failed or was refused
    AddressWish addresses = AddressWish::Sensitive;
    bool asymmetricClients = false; ///< clients with a secret are weak, too
    QSet<Rule> off;                 ///< rules that are not checked

    bool isOn(Rule rule) const { return !off.contains(rule); }
    bool operator==(const Policy &) const = default;
};

struct PolicyLimit
{
    const char *name; ///< as in JSON, and the field of an Error
    int Policy::*value;
    int least, most;
};
const std::array<PolicyLimit, 7> &policyLimits();

/// Error: Invalid, reason out_of_range, with the field.
Result<Policy> checkPolicy(const Policy &policy);
QJsonObject toJson(const Policy &policy);
/// What is missing keeps its default. Errors: Invalid with the field.
Result<Policy> policyFromJson(const QJsonObject &object);

} // namespace octroi::health
