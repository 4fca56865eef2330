// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <array>
#include <optional>

namespace octroi::health {

/// What is looked for, most severe first.
enum class Rule {
    EndedCalled,   ///< expired, and still called
    ClosedPartner, ///< works though its partner is closed
    ErrorStorm,    ///< a large share of its calls fails or is refused
    WideScope,     ///< a wildcard of which only some scopes were used
    UnusedScopes,  ///< granted, never exercised
    ExpiringSoon,
    Unused,        ///< no call for a long time
    NeverExpires,
    NoAddress,     ///< no restriction of addresses though the policy wants one
    WeakAuth,      ///< a client that proves itself worse than it could
    NoPlan,        ///< a live key without any limit
    OldSecret,     ///< a key or client secret older than the policy
    LocalRedirect, ///< a client that is no native program redirects to the caller's own machine
    Orphan         ///< an application without any credential
};
inline constexpr int kRuleCount = 14;

enum class Severity { High, Medium, Low };
inline constexpr int kSeverityCount = 3;

QString ruleName(Rule rule); ///< "ended_called", …: stable, in files and scripts
std::optional<Rule> ruleFromName(const QString &name);
std::array<Rule, kRuleCount> allRules();
Severity severityOf(Rule rule);
QString severityName(Severity severity); ///< "high", "medium", "low"
/// Rules that need the backend's usage.
bool needsUsage(Rule rule);

} // namespace octroi::health
