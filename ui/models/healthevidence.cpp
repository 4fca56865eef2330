// SPDX-License-Identifier: GPL-3.0-or-later
// What was found about objects, in words.
#include "models/format.h"
#include "models/healthwords.h"

namespace octroi::models {

using health::Evidence;
using health::Report;
using health::Rule;

namespace {

qint64 scopesIn(const health::Finding &finding)
{
    qint64 sum = 0;
    for (const health::ScopeNote &note : finding.scopes)
        sum += note.away.size();
    return sum;
}

} // namespace

QString HealthWords::caption(const Report &report, Rule rule)
{
    const health::Finding &finding = report.finding(rule);
    if (finding.count() == 0)
        return tr("%n ignored", nullptr, int(std::min<qint64>(finding.accepted, 1'000'000'000)));
    const health::Affected worst = affectedAt(report, rule, 0);
    const QString who = worst.name.isEmpty() ? worst.object.id : worst.name;
    switch (rule) {
    case Rule::EndedCalled:
        return tr("Most calls: %1, %2 in 24 hours.", "name, number")
            .arg(who, Format::count(worst.evidence.number));
    case Rule::ErrorStorm:
        return tr("Most: %1, %2 of %3 calls in 24 hours.", "name, number, number")
            .arg(who, Format::count(worst.evidence.number), Format::count(worst.evidence.total));
    case Rule::WideScope:
        return tr("%1 has %2 and needed %3.", "name, wildcard, scopes")
            .arg(who, worst.evidence.wildcard, worst.evidence.names.join(QStringLiteral(", ")));
    case Rule::UnusedScopes:
        return tr("%n scope(s) in all. Removing them refuses no call of %1 days.", nullptr, int(scopesIn(finding)))
            .arg(report.scopeDays);
    case Rule::ExpiringSoon:
        return tr("The first is %1, %2. None has a successor yet.", "name, relative time")
            .arg(who, Format::relative(worst.evidence.time, report.at));
    case Rule::Unused:
        return tr("Suspending can be undone at any time, revoking for 30 days.");
    case Rule::NeverExpires:
        if (!worst.evidence.time.isValid()) // some backends do not tell when a client was made
            return tr("%1 among others.", "name").arg(who);
        return tr("The oldest is %1, issued %2.", "name, relative time")
            .arg(who, Format::relative(worst.evidence.time, report.at));
    case Rule::OldSecret:
        return tr("The oldest is of %1, made %2.", "name, relative time")
            .arg(who, Format::relative(worst.evidence.time, report.at));
    case Rule::ClosedPartner:
        return tr("%1 among others.", "partner").arg(worst.partner.isEmpty() ? who : worst.partner);
    case Rule::NoAddress:
        return report.policy.addresses == health::AddressWish::Everybody
                   ? tr("The policy wants addresses of every live key.")
                   : tr("All hold scopes of high sensitivity.");
    case Rule::WeakAuth:
        return tr("%1 uses %2.", "name, way of authentication").arg(who, worst.evidence.names.join(QString()));
    case Rule::NoPlan:
        return tr("Nothing bounds their rate, quota or bandwidth.");
    case Rule::LocalRedirect:
        return tr("Allowed in test, not meant for live.");
    case Rule::Orphan:
        break;
    }
    return tr("Nothing calls with them any more.");
}

QString HealthWords::harmless(const Report &report, Rule rule)
{
    switch (rule) {
    case Rule::UnusedScopes:
    case Rule::WideScope:
        return tr("All of it would have refused no call of the last %n day(s).", nullptr, report.scopeDays);
    case Rule::Unused:
        return tr("Nobody has called with any of them for %n day(s).", nullptr, report.policy.unusedDays);
    default:
        return {};
    }
}

QString HealthWords::evidence(Rule rule, const Evidence &e, const QDateTime &now)
{
    switch (rule) {
    case Rule::EndedCalled:
        return Format::shortCount(e.number);
    case Rule::ErrorStorm:
        return Format::percent(e.total > 0 ? double(e.number) / double(e.total) : 0);
    case Rule::WideScope:
        return e.wildcard;
    case Rule::UnusedScopes:
        return tr("%1 of %2", "number of scopes").arg(e.number).arg(e.total);
    case Rule::WeakAuth:
    case Rule::LocalRedirect:
        return e.names.join(QStringLiteral(", "));
    case Rule::Unused:
        return Format::relative(e.time, now);
    default:
        return e.time.isValid() ? Format::relative(e.time, now) : QStringLiteral("–");
    }
}

QString HealthWords::evidenceHead(Rule rule)
{
    switch (rule) {
    case Rule::EndedCalled:
        return tr("Calls, 24 h");
    case Rule::ErrorStorm:
        return tr("Failed");
    case Rule::WideScope:
        return tr("Wildcard");
    case Rule::UnusedScopes:
        return tr("Unused", "scopes");
    case Rule::ExpiringSoon:
        return tr("Ends");
    case Rule::Unused:
        return tr("Last used");
    case Rule::WeakAuth:
        return tr("Method");
    case Rule::LocalRedirect:
        return tr("URI");
    default:
        return tr("Made");
    }
}

QString HealthWords::evidenceTip(Rule rule, const Evidence &e)
{
    switch (rule) {
    case Rule::EndedCalled:
        return tr("Ended %1", "date").arg(Format::exact(e.time));
    case Rule::ErrorStorm:
        return tr("%1 of %2 calls: %3", "number, number, reason")
            .arg(Format::count(e.number), Format::count(e.total),
                 e.names.isEmpty() ? tr("answered with 5xx") : e.names.first());
    case Rule::WideScope:
        return tr("%1 becomes %2", "wildcard, scopes").arg(e.wildcard, e.names.join(QStringLiteral(", ")));
    case Rule::UnusedScopes:
        return e.names.join(QStringLiteral(", "));
    default:
        return e.names.isEmpty() ? Format::exact(e.time) : e.names.join(QStringLiteral(", "));
    }
}

QString HealthWords::whyNot(const Error &error)
{
    if (error.reason == QLatin1String("lifetime_exceeded"))
        return tr("Its scopes allow no longer life: issue another key.");
    if (error.reason == QLatin1String("needs_key"))
        return tr("The partner has to give a public key or a certificate first.");
    if (error.reason == QLatin1String("needs_redirect"))
        return tr("It has no other redirect URI: add the right one first.");
    if (error.reason == QLatin1String("mended"))
        return tr("It is mended already.");
    if (error.reason == QLatin1String("too_little_usage"))
        return tr("There is not enough usage yet: 7 days are needed.");
    if (error.reason == QLatin1String("no_fix"))
        return tr("There is no change that ends this.");
    return Format::error(error);
}

} // namespace octroi::models
