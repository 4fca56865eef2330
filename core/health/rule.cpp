// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/rule.h"

namespace octroi::health {

namespace {

struct Entry
{
    const char *name;
    Severity severity;
    bool usage;
};
/// By the value of the rule.
constexpr std::array<Entry, kRuleCount> kRules{{{"ended_called", Severity::High, true},
                                                {"closed_partner", Severity::High, false},
                                                {"error_storm", Severity::High, true},
                                                {"wide_scope", Severity::High, true},
                                                {"unused_scopes", Severity::Medium, true},
                                                {"expiring_soon", Severity::Medium, false},
                                                {"unused", Severity::Medium, false},
                                                {"never_expires", Severity::Medium, false},
                                                {"no_address", Severity::Medium, false},
                                                {"weak_auth", Severity::Medium, false},
                                                {"no_plan", Severity::Low, false},
                                                {"old_secret", Severity::Low, false},
                                                {"local_redirect", Severity::Low, false},
                                                {"orphan", Severity::Low, false}}};

const Entry &entry(Rule rule)
{
    return kRules[std::size_t(rule)];
}

} // namespace

QString ruleName(Rule rule)
{
    return QString::fromLatin1(entry(rule).name);
}

std::optional<Rule> ruleFromName(const QString &name)
{
    for (int i = 0; i < kRuleCount; ++i) {
        if (name == QLatin1String(kRules[std::size_t(i)].name))
            return Rule(i);
    }
    return std::nullopt;
}

std::array<Rule, kRuleCount> allRules()
{
    std::array<Rule, kRuleCount> out{};
    for (int i = 0; i < kRuleCount; ++i)
        out[std::size_t(i)] = Rule(i);
    return out;
}

Severity severityOf(Rule rule)
{
    return entry(rule).severity;
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::High:
        return QStringLiteral("high");
    case Severity::Medium:
        return QStringLiteral("medium");
    case Severity::Low:
        break;
    }
    return QStringLiteral("low");
}

bool needsUsage(Rule rule)
{
    return entry(rule).usage;
}

} // namespace octroi::health
