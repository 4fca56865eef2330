// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/json.h"

#include "domain/jsonreader.h"

#include <QRegularExpression>

namespace octroi::domain {

namespace {

UsageTotals readTotals(Reader &r)
{
    UsageTotals t;
    t.requests = r.integer("requests");
    t.refused = r.integer("refused");
    t.bytesIn = r.integer("bytes_in");
    t.bytesOut = r.integer("bytes_out");
    t.classes = {r.integer("c2xx"), r.integer("c3xx"), r.integer("c4xx"), r.integer("c5xx")};
    t.measured = r.integer("measured");
    t.p50 = r.number("p50", -1);
    t.p95 = r.number("p95", -1);
    t.p99 = r.number("p99", -1);
    return t;
}

QJsonObject callJson(const CallRecord &c)
{
    return {{QStringLiteral("at"), timeValue(c.at)},
            {QStringLiteral("method"), c.method},
            {QStringLiteral("path"), c.path},
            {QStringLiteral("key_id"), c.keyId},
            {QStringLiteral("status"), c.status},
            {QStringLiteral("bytes_in"), c.bytesIn},
            {QStringLiteral("bytes_out"), c.bytesOut},
            {QStringLiteral("ms"), c.milliseconds},
            {QStringLiteral("refusal"), c.refusal}};
}

} // namespace

QString toRfc3339(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime fromRfc3339(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        "^\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})$"));
    if (!form.match(text).hasMatch())
        return {};
    const QDateTime parsed = QDateTime::fromString(text, Qt::ISODateWithMs);
    return parsed.isValid() ? parsed.toUTC() : QDateTime();
}

QJsonObject toJson(const Partner &p)
{
    return {{QStringLiteral("id"), p.id},
            {QStringLiteral("name"), p.name},
            {QStringLiteral("kind"), partnerKindName(p.kind)},
            {QStringLiteral("status"), partnerStatusName(p.status)},
            {QStringLiteral("tags"), listValue(p.tags)},
            {QStringLiteral("contact"), p.contact},
            {QStringLiteral("created_at"), timeValue(p.createdAt)},
            {QStringLiteral("version"), p.version}};
}

QJsonObject toJson(const Application &a)
{
    return {{QStringLiteral("id"), a.id},
            {QStringLiteral("partner_id"), a.partnerId},
            {QStringLiteral("name"), a.name},
            {QStringLiteral("credential_rule"), credentialRuleName(a.credentialRule)},
            {QStringLiteral("created_at"), timeValue(a.createdAt)},
            {QStringLiteral("version"), a.version}};
}

QJsonObject toJson(const Scope &s)
{
    return {{QStringLiteral("name"), s.name},
            {QStringLiteral("description"), s.description},
            {QStringLiteral("sensitivity"), sensitivityName(s.sensitivity)},
            {QStringLiteral("max_lifetime_days"), s.maxLifetimeDays},
            {QStringLiteral("created_at"), timeValue(s.createdAt)},
            {QStringLiteral("version"), s.version}};
}

QJsonObject toJson(const Api &a)
{
    QJsonArray endpoints;
    for (const Endpoint &e : a.endpoints) {
        endpoints << QJsonObject{{QStringLiteral("method"), e.method},
                                 {QStringLiteral("path"), e.path},
                                 {QStringLiteral("scopes"), listValue(e.scopes)}};
    }
    return {{QStringLiteral("id"), a.id},
            {QStringLiteral("name"), a.name},
            {QStringLiteral("base_path"), a.basePath},
            {QStringLiteral("endpoints"), endpoints},
            {QStringLiteral("credential_rule"), credentialRuleName(a.credentialRule)},
            {QStringLiteral("created_at"), timeValue(a.createdAt)},
            {QStringLiteral("version"), a.version}};
}

QJsonObject toJson(const Plan &p)
{
    return {{QStringLiteral("id"), p.id},
            {QStringLiteral("name"), p.name},
            {QStringLiteral("rate"), p.rate},
            {QStringLiteral("burst"), p.burst},
            {QStringLiteral("quota_day"), p.quotaDay},
            {QStringLiteral("quota_month"), p.quotaMonth},
            {QStringLiteral("bandwidth"), p.bandwidth},
            {QStringLiteral("volume_month"), p.volumeMonth},
            {QStringLiteral("created_at"), timeValue(p.createdAt)},
            {QStringLiteral("version"), p.version}};
}

QJsonObject toJson(const ApiKey &k, const QDateTime &now)
{
    return {{QStringLiteral("id"), k.id},
            {QStringLiteral("application_id"), k.applicationId},
            {QStringLiteral("name"), k.name},
            {QStringLiteral("environment"), environmentName(k.environment)},
            {QStringLiteral("prefix"), k.prefix},
            {QStringLiteral("last4"), k.last4},
            {QStringLiteral("status"), keyStatusName(k.statusAt(now))},
            {QStringLiteral("scopes"), listValue(k.scopes)},
            {QStringLiteral("restrictions"),
             QJsonObject{{QStringLiteral("addresses"), listValue(k.restrictions.addresses)},
                         {QStringLiteral("referrers"), listValue(k.restrictions.referrers)},
                         {QStringLiteral("apis"), listValue(k.restrictions.apis)}}},
            {QStringLiteral("tags"), listValue(k.tags)},
            {QStringLiteral("plan_id"), k.planId.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(k.planId)},
            {QStringLiteral("created_at"), timeValue(k.createdAt)},
            {QStringLiteral("expires_at"), timeValue(k.expiresAt)},
            {QStringLiteral("suspended_at"), timeValue(k.suspendedAt)},
            {QStringLiteral("revoked_at"), timeValue(k.revokedAt)},
            {QStringLiteral("retires_at"), timeValue(k.retiresAt)},
            {QStringLiteral("successor_id"), k.successorId.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(k.successorId)},
            {QStringLiteral("predecessor_id"), k.predecessorId.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(k.predecessorId)},
            {QStringLiteral("last_used_at"), timeValue(k.lastUsedAt)},
            {QStringLiteral("version"), k.version}};
}

QJsonObject toJson(const AuditEntry &e)
{
    return {{QStringLiteral("seq"), e.seq},
            {QStringLiteral("at"), timeValue(e.at)},
            {QStringLiteral("actor"), e.actor},
            {QStringLiteral("client"), e.client},
            {QStringLiteral("address"), e.address},
            {QStringLiteral("action"), e.action},
            {QStringLiteral("object_type"), e.objectType},
            {QStringLiteral("object_id"), e.objectId},
            {QStringLiteral("object_name"), e.objectName},
            {QStringLiteral("before"), e.before},
            {QStringLiteral("after"), e.after},
            {QStringLiteral("previous_hash"), QString::fromLatin1(e.previousHash)},
            {QStringLiteral("hash"), QString::fromLatin1(e.hash)}};
}

QJsonObject toJson(const UsageTotals &t)
{
    return {{QStringLiteral("requests"), t.requests},
            {QStringLiteral("refused"), t.refused},
            {QStringLiteral("bytes_in"), t.bytesIn},
            {QStringLiteral("bytes_out"), t.bytesOut},
            {QStringLiteral("c2xx"), t.classes[0]},
            {QStringLiteral("c3xx"), t.classes[1]},
            {QStringLiteral("c4xx"), t.classes[2]},
            {QStringLiteral("c5xx"), t.classes[3]},
            {QStringLiteral("measured"), t.measured},
            {QStringLiteral("p50"), t.measured ? QJsonValue(t.p50) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("p95"), t.measured ? QJsonValue(t.p95) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("p99"), t.measured ? QJsonValue(t.p99) : QJsonValue(QJsonValue::Null)}};
}

QJsonObject toJson(const UsageRow &row)
{
    QJsonObject o = toJson(row.totals);
    if (row.at.isValid())
        o[QStringLiteral("at")] = timeValue(row.at);
    const auto put = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            o[QLatin1String(name)] = value;
    };
    put("key_id", row.keyId);
    put("client_id", row.clientId);
    put("application_id", row.applicationId);
    put("partner_id", row.partnerId);
    put("api_id", row.apiId);
    put("endpoint", row.endpoint);
    put("scope", row.scope);
    put("refusal", row.refusal);
    put("environment", row.environment);
    put("tag", row.tag);
    put("status_class", row.statusClass);
    o[QStringLiteral("size50")] = row.totals.size50;
    o[QStringLiteral("size95")] = row.totals.size95;
    o[QStringLiteral("size99")] = row.totals.size99;
    return o;
}

QJsonObject toJson(const LivePoint &p)
{
    QJsonObject o = toJson(p.totals);
    o[QStringLiteral("second")] = p.second;
    QJsonObject refusals;
    for (const auto &[name, count] : p.refusals)
        refusals[name] = count;
    o[QStringLiteral("refusals")] = refusals;
    QJsonArray keys;
    for (const auto &k : p.keys) {
        keys << QJsonObject{{QStringLiteral("key_id"), k.keyId},
                            {QStringLiteral("requests"), k.requests},
                            {QStringLiteral("refused"), k.refused},
                            {QStringLiteral("bytes_in"), k.bytesIn},
                            {QStringLiteral("bytes_out"), k.bytesOut}};
    }
    o[QStringLiteral("keys")] = keys;
    QJsonArray endpoints;
    for (const auto &e : p.endpoints) {
        endpoints << QJsonObject{{QStringLiteral("api_id"), e.apiId},
                                 {QStringLiteral("endpoint"), e.endpoint},
                                 {QStringLiteral("requests"), e.requests}};
    }
    o[QStringLiteral("endpoints")] = endpoints;
    QJsonArray calls;
    for (const auto &c : p.calls)
        calls << callJson(c);
    o[QStringLiteral("calls")] = calls;
    o[QStringLiteral("calls_seen")] = p.callsSeen;
    o[QStringLiteral("lost_lines")] = p.lostLines;
    return o;
}

Result<Partner> partnerFromJson(const QJsonObject &object)
{
    Reader r(object);
    Partner p;
    p.id = r.text("id", true);
    p.name = r.text("name", true);
    p.kind = r.choice("kind", PartnerKind::Business, partnerKindFromName);
    p.status = r.choice("status", PartnerStatus::Active, partnerStatusFromName);
    p.tags = r.list("tags");
    p.contact = r.text("contact");
    p.createdAt = r.time("created_at");
    p.version = r.integer("version");
    return r.finish(p);
}

Result<Application> applicationFromJson(const QJsonObject &object)
{
    Reader r(object);
    Application a;
    a.id = r.text("id", true);
    a.partnerId = r.text("partner_id", true);
    a.name = r.text("name", true);
    a.credentialRule = r.choice("credential_rule", CredentialRule::Either, credentialRuleFromName);
    a.createdAt = r.time("created_at");
    a.version = r.integer("version");
    return r.finish(a);
}

Result<Scope> scopeFromJson(const QJsonObject &object)
{
    Reader r(object);
    Scope s;
    s.name = r.text("name", true);
    s.description = r.text("description");
    s.sensitivity = r.choice("sensitivity", Sensitivity::Low, sensitivityFromName);
    s.maxLifetimeDays = int(r.integer("max_lifetime_days"));
    s.createdAt = r.time("created_at");
    s.version = r.integer("version");
    return r.finish(s);
}

Result<Api> apiFromJson(const QJsonObject &object)
{
    Reader r(object);
    Api a;
    a.id = r.text("id", true);
    a.name = r.text("name", true);
    a.basePath = r.text("base_path", true);
    for (const QJsonValue v : r.array("endpoints")) {
        const QJsonObject e = v.toObject();
        Reader er(e);
        Endpoint endpoint{er.text("method", true), er.text("path", true), er.list("scopes")};
        if (!er.finish(0).ok())
            r.fail("endpoints", "holds a malformed endpoint");
        a.endpoints << endpoint;
    }
    a.credentialRule = r.choice("credential_rule", CredentialRule::Either, credentialRuleFromName);
    a.createdAt = r.time("created_at");
    a.version = r.integer("version");
    return r.finish(a);
}

Result<Plan> planFromJson(const QJsonObject &object)
{
    Reader r(object);
    Plan p;
    p.id = r.text("id", true);
    p.name = r.text("name", true);
    p.rate = r.number("rate");
    p.burst = r.integer("burst");
    p.quotaDay = r.integer("quota_day");
    p.quotaMonth = r.integer("quota_month");
    p.bandwidth = r.integer("bandwidth");
    p.volumeMonth = r.integer("volume_month");
    p.createdAt = r.time("created_at");
    p.version = r.integer("version");
    return r.finish(p);
}

Result<ApiKey> apiKeyFromJson(const QJsonObject &object)
{
    Reader r(object);
    ApiKey k;
    k.id = r.text("id", true);
    k.applicationId = r.text("application_id", true);
    k.name = r.text("name", true);
    k.environment = r.choice("environment", Environment::Live, environmentFromName);
    k.prefix = r.text("prefix");
    k.last4 = r.text("last4");
    k.scopes = r.list("scopes");
    const QJsonObject restrictions = r.object("restrictions");
    Reader rr(restrictions);
    k.restrictions.addresses = rr.list("addresses");
    k.restrictions.referrers = rr.list("referrers");
    k.restrictions.apis = rr.list("apis");
    if (!rr.finish(0).ok())
        r.fail("restrictions", "are malformed");
    k.tags = r.list("tags");
    k.planId = r.text("plan_id");
    k.createdAt = r.time("created_at");
    k.expiresAt = r.time("expires_at");
    k.suspendedAt = r.time("suspended_at");
    k.revokedAt = r.time("revoked_at");
    k.retiresAt = r.time("retires_at");
    k.successorId = r.text("successor_id");
    k.predecessorId = r.text("predecessor_id");
    k.lastUsedAt = r.time("last_used_at");
    k.version = r.integer("version");
    return r.finish(k);
}

Result<AuditEntry> auditEntryFromJson(const QJsonObject &object)
{
    Reader r(object);
    AuditEntry e;
    e.seq = r.integer("seq");
    e.at = r.time("at");
    e.actor = r.text("actor");
    e.client = r.text("client");
    e.address = r.text("address");
    e.action = r.text("action", true);
    e.objectType = r.text("object_type");
    e.objectId = r.text("object_id");
    e.objectName = r.text("object_name");
    e.before = r.object("before");
    e.after = r.object("after");
    e.previousHash = r.text("previous_hash").toLatin1();
    e.hash = r.text("hash").toLatin1();
    return r.finish(e);
}

Result<UsageRow> usageRowFromJson(const QJsonObject &object)
{
    Reader r(object);
    UsageRow row;
    row.at = r.time("at");
    row.keyId = r.text("key_id");
    row.clientId = r.text("client_id");
    row.applicationId = r.text("application_id");
    row.partnerId = r.text("partner_id");
    row.apiId = r.text("api_id");
    row.endpoint = r.text("endpoint");
    row.scope = r.text("scope");
    row.refusal = r.text("refusal");
    row.environment = r.text("environment");
    row.tag = r.text("tag");
    row.statusClass = r.text("status_class");
    row.totals = readTotals(r);
    row.totals.size50 = r.number("size50", -1);
    row.totals.size95 = r.number("size95", -1);
    row.totals.size99 = r.number("size99", -1);
    return r.finish(row);
}

Result<LivePoint> livePointFromJson(const QJsonObject &object)
{
    Reader r(object);
    LivePoint p;
    p.second = r.integer("second");
    p.totals = readTotals(r);
    const QJsonObject refusals = r.object("refusals");
    for (auto it = refusals.begin(); it != refusals.end(); ++it)
        p.refusals.append({it.key(), it.value().toInteger()});
    for (const QJsonValue v : r.array("keys")) {
        const QJsonObject k = v.toObject();
        Reader kr(k);
        p.keys.append({kr.text("key_id"), kr.integer("requests"), kr.integer("refused"), kr.integer("bytes_in"), kr.integer("bytes_out")});
    }
    for (const QJsonValue v : r.array("endpoints")) {
        const QJsonObject e = v.toObject();
        Reader er(e);
        p.endpoints.append({er.text("api_id"), er.text("endpoint"), er.integer("requests")});
    }
    for (const QJsonValue v : r.array("calls")) {
        const QJsonObject c = v.toObject();
        Reader cr(c);
        CallRecord call;
        call.at = cr.time("at");
        call.method = cr.text("method");
        call.path = cr.text("path");
        call.keyId = cr.text("key_id");
        call.status = int(cr.integer("status"));
        call.bytesIn = cr.integer("bytes_in");
        call.bytesOut = cr.integer("bytes_out");
        call.milliseconds = cr.number("ms");
        call.refusal = cr.text("refusal");
        p.calls.append(call);
    }
    p.callsSeen = r.integer("calls_seen");
    p.lostLines = r.integer("lost_lines");
    return r.finish(p);
}

} // namespace octroi::domain
