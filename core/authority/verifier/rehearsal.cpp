// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/verifier/rehearsal.h"

#include "authority/verifier/verifier.h"
#include "domain/json.h"

#include <algorithm>

namespace octroi::authority {

using domain::CheckRule;
using domain::Refusal;
using domain::RuleVerdict;

namespace {

QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), qsizetype(value.size()));
}

QStringList words(const std::string &value)
{
    return QString::fromStdString(value).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// One answer a rule: some are asked of the token and again of what stands behind it.
QList<RuleVerdict> settled(const QList<RuleVerdict> &heard)
{
    QList<RuleVerdict> out;
    for (const RuleVerdict &one : heard) {
        const auto same = std::find_if(out.begin(), out.end(), [&](const RuleVerdict &o) { return o.rule == one.rule; });
        if (same == out.end())
            out.append(one);
        else if (same->refusal == Refusal::None && one.refusal != Refusal::None)
            *same = one;
    }
    return out;
}

void explain(RuleVerdict &rule, const CheckRequest &request, const CheckResult &result)
{
    if (!rule.found.isEmpty())
        return;
    if (rule.rule == CheckRule::Address)
        rule.found = text(request.address);
    else if (rule.rule == CheckRule::Referrer)
        rule.found = text(request.referrer);
    else if (rule.rule == CheckRule::Environment)
        rule.expected = text(request.environment);
    else if (rule.rule == CheckRule::Endpoint)
        rule.found = text(request.method) + QLatin1Char(' ') + text(NormalPath::withoutQuery(request.uri));
    if (rule.rule == CheckRule::Scope && result.endpoint) {
        rule.expected = QString::fromStdString(result.endpoint->scopeText);
        rule.found = QString::fromStdString(result.scopeText());
    }
    const bool ends = rule.rule == CheckRule::Expiry && result.credential;
    const std::int64_t endsAt = ends ? result.credential->endsAtMs.load() : 0;
    if (ends && endsAt < std::int64_t(253'402'300'799'999)) // the year 9999: without an end it is later than that
        rule.found = domain::toRfc3339(QDateTime::fromMSecsSinceEpoch(endsAt, Qt::UTC));
}

} // namespace

domain::CallVerdict Verifier::rehearse(const CheckRequest &request)
{
    domain::CallVerdict out;
    out.at = QDateTime::fromMSecsSinceEpoch(request.rehearsal->nowMs, Qt::UTC);
    NormalPath scratch;
    TokenCache tokens; // of its own: nothing that was verified at another time counts
    Epochs::Reader reader(m_epochs);
    const Epochs::Section section(reader);
    const CheckResult result = check(request, scratch, &tokens);
    out.refusal = result.refusal;
    out.rules = settled(request.rehearsal->rules);
    for (RuleVerdict &rule : out.rules)
        explain(rule, request, result);
    if (result.credential) {
        const Credential &credential = *result.credential;
        out.credentialId = text(credential.idText());
        const bool shown = std::any_of(credential.digest.begin(), credential.digest.end(), [](std::uint8_t byte) { return byte != 0; });
        out.credentialKind = shown ? QStringLiteral("key")
            : m_trustedIds.contains(out.credentialId) ? QStringLiteral("trusted_issuer")
                                                      : QStringLiteral("client");
    }
    if (result.owner) {
        out.applicationId = QString::fromStdString(result.owner->applicationId);
        out.partnerId = QString::fromStdString(result.owner->partnerId);
    }
    if (result.grant) {
        out.planId = QString::fromStdString(result.grant->planId);
        out.scopes = words(result.scopeText());
    }
    if (result.endpoint) {
        out.apiId = QString::fromStdString(result.endpoint->apiId);
        out.endpoint = m_names.name(result.endpoint->number).endpoint;
        out.neededScopes = words(result.endpoint->scopeText);
    }
    return out;
}

} // namespace octroi::authority
