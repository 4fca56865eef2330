// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/healthwords.h"

#include <limits>

namespace octroi::models {

using health::FixKind;
using health::Report;
using health::Rule;
using health::Severity;

QString HealthWords::severity(Severity severity)
{
    switch (severity) {
    case Severity::High:
        return tr("High", "severity");
    case Severity::Medium:
        return tr("Medium", "severity");
    case Severity::Low:
        break;
    }
    return tr("Low", "severity");
}

Tone HealthWords::tone(Severity severity)
{
    switch (severity) {
    case Severity::High:
        return Tone::Danger;
    case Severity::Medium:
        return Tone::Warning;
    case Severity::Low:
        break;
    }
    return Tone::Info;
}

QString HealthWords::counted(const Report &report, Rule rule)
{
    const int n = int(std::min<qint64>(report.finding(rule).count(), std::numeric_limits<int>::max()));
    const health::Policy &policy = report.policy;
    switch (rule) {
    case Rule::EndedCalled:
        return tr("credential(s) ended and still called", "behind a number", n);
    case Rule::ClosedPartner:
        return tr("credential(s) of closed partners", "behind a number", n);
    case Rule::ErrorStorm:
        return tr("credential(s) in an error storm", "behind a number", n);
    case Rule::WideScope:
        return tr("credential(s) with a wildcard of which little is used", "behind a number", n);
    case Rule::UnusedScopes:
        return tr("credential(s) with scopes never used", "behind a number", n);
    case Rule::ExpiringSoon:
        return tr("credential(s) ending within %1 days", "behind a number", n).arg(policy.expiringDays);
    case Rule::Unused:
        return tr("credential(s) unused for %1 days", "behind a number", n).arg(policy.unusedDays);
    case Rule::NeverExpires:
        return tr("credential(s) without an expiry", "behind a number", n);
    case Rule::NoAddress:
        return tr("key(s) that work from every address", "behind a number", n);
    case Rule::WeakAuth:
        return tr("OAuth client(s) with weak authentication", "behind a number", n);
    case Rule::NoPlan:
        return tr("live credential(s) without a plan", "behind a number", n);
    case Rule::OldSecret:
        return tr("credential(s) with a secret older than %1 days", "behind a number", n).arg(policy.secretDays);
    case Rule::LocalRedirect:
        return tr("OAuth client(s) redirecting to localhost", "behind a number", n);
    case Rule::Orphan:
        break;
    }
    return tr("application(s) without a credential", "behind a number", n);
}

QString HealthWords::heading(Rule rule)
{
    switch (rule) {
    case Rule::EndedCalled:
        return tr("Ended and still called");
    case Rule::ClosedPartner:
        return tr("Working though the partner is closed");
    case Rule::ErrorStorm:
        return tr("Error storms");
    case Rule::WideScope:
        return tr("Wildcards of which little is used");
    case Rule::UnusedScopes:
        return tr("Granted scopes never used");
    case Rule::ExpiringSoon:
        return tr("Ending soon");
    case Rule::Unused:
        return tr("Unused credentials");
    case Rule::NeverExpires:
        return tr("No expiry");
    case Rule::NoAddress:
        return tr("No address restriction");
    case Rule::WeakAuth:
        return tr("Weak client authentication");
    case Rule::NoPlan:
        return tr("Live without a plan");
    case Rule::OldSecret:
        return tr("Old secrets");
    case Rule::LocalRedirect:
        return tr("Redirects to localhost");
    case Rule::Orphan:
        break;
    }
    return tr("Applications without a credential");
}

QString HealthWords::why(Rule rule, const Report &report)
{
    const health::Policy &policy = report.policy;
    switch (rule) {
    case Rule::EndedCalled:
        return tr("Whoever calls has not noticed the end, or tries a credential that should be gone. Counted are "
                  "calls of the last 24 hours. Revoked, it cannot be extended by mistake.");
    case Rule::ClosedPartner:
        return tr("Calls are refused while the partner is closed, but would work again the moment it is reopened.");
    case Rule::ErrorStorm:
        return tr("At least %1 calls in 24 hours, of which %2% or more were refused or answered with an error: a "
                  "program that is broken, or somebody who tries what is behind the gate.")
            .arg(policy.stormCalls)
            .arg(policy.stormPercent);
    case Rule::WideScope:
        return tr("A wildcard also opens what is added later. In %1 days, only some of its scopes were needed; those "
                  "take its place.")
            .arg(report.scopeDays);
    case Rule::UnusedScopes:
        return tr("A scope nobody uses is only of use to whoever steals the key. A scope counts as unused after %1 "
                  "days without a call that needed it.")
            .arg(report.scopeDays);
    case Rule::ExpiringSoon:
        return tr("It ends within %1 days and has no successor yet. Extending gives it %2 days from now, as far as its "
                  "scopes allow; a rotation campaign gives out new keys.")
            .arg(policy.expiringDays)
            .arg(policy.lifetimeDays);
    case Rule::Unused:
        return tr("Nobody misses what nobody has called for %1 days, and nobody would notice its theft. Suspending can "
                  "be undone at any time.")
            .arg(policy.unusedDays);
    case Rule::NeverExpires:
        return tr("What never ends is never looked at again. The fix gives it %1 days, as far as its scopes allow.")
            .arg(policy.lifetimeDays);
    case Rule::NoAddress:
        return tr("A stolen key works from everywhere. Where its calls come from is not recorded, so the addresses "
                  "have to be asked from the partner.");
    case Rule::WeakAuth:
        return tr("The client proves itself with a secret in the body, or not at all though it could keep one. A "
                  "public key or a certificate is better; the secret in the header is the least.");
    case Rule::NoPlan:
        return tr("Without a plan nothing bounds what one credential takes of the API's capacity.");
    case Rule::OldSecret:
        return tr("The longer a secret lives, the more copies there are. After %1 days it is rotated; old and new work "
                  "side by side for 7 days.")
            .arg(policy.secretDays);
    case Rule::LocalRedirect:
        return tr("Codes sent to localhost go to whatever program listens there. Right for native programs and for "
                  "tests, not for this kind of client.");
    case Rule::Orphan:
        break;
    }
    return tr("It has neither a key nor a client that works or could be resumed, and is older than %1 days. An application stays "
              "once it is created; without credentials it opens nothing.")
        .arg(policy.unusedDays);
}

QString HealthWords::passed(Rule rule)
{
    switch (rule) {
    case Rule::EndedCalled:
        return tr("nothing that ended is still called");
    case Rule::ClosedPartner:
        return tr("no closed partner holds a working credential");
    case Rule::ErrorStorm:
        return tr("no error storm");
    case Rule::WideScope:
        return tr("wildcards are used");
    case Rule::UnusedScopes:
        return tr("every granted scope is used");
    case Rule::ExpiringSoon:
        return tr("nothing ends soon without a successor");
    case Rule::Unused:
        return tr("every credential is used");
    case Rule::NeverExpires:
        return tr("everything has an expiry");
    case Rule::NoAddress:
        return tr("keys are restricted to addresses");
    case Rule::WeakAuth:
        return tr("clients authenticate well");
    case Rule::NoPlan:
        return tr("every live credential has a plan");
    case Rule::OldSecret:
        return tr("no secret is too old");
    case Rule::LocalRedirect:
        return tr("no redirect leads to localhost");
    case Rule::Orphan:
        break;
    }
    return tr("every application has a credential");
}

QString HealthWords::fix(FixKind kind, int n)
{
    switch (kind) {
    case FixKind::Revoke:
        return tr("Revoke %n…", nullptr, n);
    case FixKind::Suspend:
        return tr("Suspend %n…", nullptr, n);
    case FixKind::NarrowScopes:
        return tr("Narrow %n…", nullptr, n);
    case FixKind::RemoveScopes:
        return tr("Remove from %n…", nullptr, n);
    case FixKind::Extend:
        return tr("Extend %n…", nullptr, n);
    case FixKind::SetExpiry:
        return tr("Set expiry of %n…", nullptr, n);
    case FixKind::Restrict:
        return tr("Restrict %n…", nullptr, n);
    case FixKind::GivePlan:
        return tr("Give a plan to %n…", nullptr, n);
    case FixKind::Strengthen:
        return tr("Strengthen %n…", nullptr, n);
    case FixKind::Rotate:
        return tr("Rotate %n…", nullptr, n);
    case FixKind::DropRedirects:
        return tr("Edit URIs of %n…", nullptr, n);
    case FixKind::None:
        break;
    }
    return {};
}

} // namespace octroi::models
