// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "context.h"
#include "domain/alert.h"

namespace CLI {
class App;
}

namespace octroi::ctl {

/// What was said on the command line about an alert or a rule.
struct AlertOptions
{
    std::string id, name, kind, measure, partner, application, key, client, api, timeZone, webhook, until;
    std::string window, snooze = "1h";
    std::optional<double> limit;
    int percentile = 0;
    std::vector<int> steps;
    bool above = false, below = false, clientErrors = false, enable = false, disable = false, all = false, noWebhook = false, wake = false;
};

Error wrong(const std::string &text, const char *why);
/// "90", "5m", "2h", "7d": seconds; nothing when it is none of these.
std::optional<qint64> secondsOf(const std::string &text);
/// The members of a rule that were given, as on the wire.
Result<QJsonObject> members(Context &c, const AlertOptions &o);
/// A rule with what was said of it.
Result<domain::AlertRule> ruleWith(Context &c, const AlertOptions &o, const domain::AlertRule &rule);
Result<domain::AlertRule> newRule(Context &c, const AlertOptions &o);
void addMembers(CLI::App *sub, const std::shared_ptr<AlertOptions> &o);

} // namespace octroi::ctl
