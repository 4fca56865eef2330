// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/callverdict.h"

#include "domain/jsonreader.h"

#include <array>

namespace octroi::domain {

namespace {

constexpr std::array<const char *, kCheckRuleCount> kNames{
    "credential",     "known",          "token_form",       "token_issuer",  "token_signature", "token_client",
    "token_type",     "token_times",    "token_audience",   "token_revocation", "token_binding", "key_and_token",
    "partner",        "revocation",     "expiry",           "suspension",    "address",         "referrer",
    "environment",    "endpoint",       "api",              "scope",         "rate",            "quota"};

} // namespace

QString checkRuleName(CheckRule rule)
{
    return QString::fromLatin1(kNames.at(std::size_t(rule)));
}

std::optional<CheckRule> checkRuleFromName(const QString &name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (name == QLatin1String(kNames[i]))
            return CheckRule(i);
    }
    return std::nullopt;
}

QJsonObject toJson(const CallVerdict &verdict)
{
    QJsonArray rules;
    for (const RuleVerdict &rule : verdict.rules)
        rules.append(QJsonObject{{QStringLiteral("rule"), checkRuleName(rule.rule)},
                                 {QStringLiteral("passed"), rule.refusal == Refusal::None},
                                 {QStringLiteral("refusal"), rule.refusal == Refusal::None ? QJsonValue() : QJsonValue(refusalName(rule.refusal))},
                                 {QStringLiteral("expected"), textOrNull(rule.expected)},
                                 {QStringLiteral("found"), textOrNull(rule.found)}});
    return {{QStringLiteral("at"), timeValue(verdict.at)},
            {QStringLiteral("allowed"), verdict.allowed()},
            {QStringLiteral("status"), verdict.status},
            {QStringLiteral("refusal"), verdict.allowed() ? QJsonValue() : QJsonValue(refusalName(verdict.refusal))},
            {QStringLiteral("credential_id"), textOrNull(verdict.credentialId)},
            {QStringLiteral("credential_kind"), textOrNull(verdict.credentialKind)},
            {QStringLiteral("application_id"), textOrNull(verdict.applicationId)},
            {QStringLiteral("partner_id"), textOrNull(verdict.partnerId)},
            {QStringLiteral("plan_id"), textOrNull(verdict.planId)},
            {QStringLiteral("api_id"), textOrNull(verdict.apiId)},
            {QStringLiteral("endpoint"), textOrNull(verdict.endpoint)},
            {QStringLiteral("needed_scopes"), listValue(verdict.neededScopes)},
            {QStringLiteral("scopes"), listValue(verdict.scopes)},
            {QStringLiteral("rules"), rules}};
}

Result<CallVerdict> callVerdictFromJson(const QJsonObject &object)
{
    Reader read(object);
    CallVerdict out;
    out.at = read.time("at");
    out.status = int(read.integer("status"));
    out.refusal = object.value(QLatin1String("refusal")).isString() ? refusalFromName(read.text("refusal")) : Refusal::None;
    out.credentialId = read.text("credential_id");
    out.credentialKind = read.text("credential_kind");
    out.applicationId = read.text("application_id");
    out.partnerId = read.text("partner_id");
    out.planId = read.text("plan_id");
    out.apiId = read.text("api_id");
    out.endpoint = read.text("endpoint");
    out.neededScopes = read.list("needed_scopes");
    out.scopes = read.list("scopes");
    const QJsonArray rules = read.array("rules");
    for (const QJsonValue value : rules) {
        const QJsonObject rule = value.toObject();
        // A rule of a newer server is left out rather than taken for another.
        const auto known = checkRuleFromName(rule.value(QLatin1String("rule")).toString());
        if (!known)
            continue;
        const QString refusal = rule.value(QLatin1String("refusal")).toString();
        out.rules.append({*known, refusal.isEmpty() ? Refusal::None : refusalFromName(refusal),
                          rule.value(QLatin1String("expected")).toString(), rule.value(QLatin1String("found")).toString()});
    }
    return read.finish(out);
}

} // namespace octroi::domain
