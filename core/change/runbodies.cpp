// SPDX-License-Identifier: GPL-3.0-or-later
// Changes as the items of a run, and back.
#include "change/runbodies.h"

#include "domain/json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace octroi::change {

namespace {

RunPart partOf(const IssueKey &c)
{
    return {RunOperation::Issue, {}, backends::wire::keyBody(c.key)};
}
RunPart partOf(const UpdateKey &c)
{
    return {RunOperation::Update, c.keyId, backends::wire::keyPatchBody(c.patch)};
}
RunPart partOf(const SuspendKey &c)
{
    return {RunOperation::Suspend, c.keyId, {}};
}
RunPart partOf(const ResumeKey &c)
{
    return {RunOperation::Resume, c.keyId, {}};
}
RunPart partOf(const RevokeKey &c)
{
    return {RunOperation::Revoke, c.keyId, {}};
}
RunPart partOf(const RestoreKey &c)
{
    return {RunOperation::Restore, c.keyId, {}};
}
RunPart partOf(const RotateKey &c)
{
    return {RunOperation::Rotate, c.keyId, {{QStringLiteral("overlap_seconds"), c.overlapSeconds}}};
}
RunPart partOf(const MoveKey &c)
{
    return {RunOperation::Move, c.keyId, {{QStringLiteral("application_id"), c.applicationId}}};
}
RunPart partOf(const SuspendClient &c)
{
    return {RunOperation::SuspendClient, c.clientId, {}};
}
RunPart partOf(const ResumeClient &c)
{
    return {RunOperation::ResumeClient, c.clientId, {}};
}
RunPart partOf(const RevokeClient &c)
{
    return {RunOperation::RevokeClient, c.clientId, {}};
}
RunPart partOf(const UpdateClient &c)
{
    // Without the times of its use, so that the same change is the same body.
    domain::OAuthClient client = c.client;
    client.lastUsedAt = {};
    return {RunOperation::UpdateClient, client.id, domain::toJson(client, client.createdAt)};
}
/// An object as a whole. Its version is the item's.
template <typename T>
RunPart whole(RunOperation operation, const QString &id, const T &object)
{
    return {operation, id, domain::toJson(object), object.version};
}
RunPart partOf(const UpdatePartner &c)
{
    return whole(RunOperation::UpdatePartner, c.partner.id, c.partner);
}
RunPart partOf(const UpdateApplication &c)
{
    return whole(RunOperation::UpdateApplication, c.application.id, c.application);
}
RunPart partOf(const UpdateApi &c)
{
    return whole(RunOperation::UpdateApi, c.api.id, c.api);
}
RunPart partOf(const UpdateScope &c)
{
    return whole(RunOperation::UpdateScope, c.scope.name, c.scope);
}
RunPart partOf(const UpdatePlan &c)
{
    return whole(RunOperation::UpdatePlan, c.plan.id, c.plan);
}
RunPart partOf(const CreateScope &c)
{
    return {RunOperation::CreateScope, c.scope.name, domain::toJson(c.scope)};
}
RunPart partOf(const DeleteScope &c)
{
    return {RunOperation::DeleteScope, c.name, {}};
}
RunPart partOf(const ReplaceScope &c)
{
    if (c.isMerge) // is taken back by several
        return {};
    return {RunOperation::RenameScope, c.name, {{QStringLiteral("by"), c.by}}};
}
RunPart partOf(const UpdateTrustedIssuer &c)
{
    return whole(RunOperation::UpdateTrustedIssuer, c.issuer.id, c.issuer);
}
RunPart partOf(const CreateTrustedIssuer &c)
{
    return {RunOperation::CreateTrustedIssuer, c.issuer.id, domain::toJson(c.issuer)};
}
RunPart partOf(const UpdateAlertRule &c)
{
    return whole(RunOperation::UpdateAlertRule, c.rule.id, c.rule);
}
RunPart partOf(const CreateAlertRule &c)
{
    return {RunOperation::CreateAlertRule, c.rule.id, domain::toJson(c.rule)};
}
RunPart partOf(const SnoozeAlert &c)
{
    return {RunOperation::SnoozeAlert, c.alert.id,
            {{QStringLiteral("until"), c.until.isValid() ? QJsonValue(domain::toRfc3339(c.until)) : QJsonValue()}}, c.alert.version};
}
template <typename C>
RunPart partOf(const C &)
{
    return {};
}

QStringList listOf(const QJsonValue &value)
{
    QStringList out;
    for (const QJsonValue item : value.toArray())
        out << item.toString();
    return out;
}

domain::Restrictions restrictionsOf(const QJsonObject &object)
{
    return {listOf(object.value(QLatin1String("addresses"))),
            listOf(object.value(QLatin1String("referrers"))), listOf(object.value(QLatin1String("apis")))};
}

QDateTime timeOf(const QJsonValue &value)
{
    return domain::fromRfc3339(value.toString());
}

backends::KeyPatch patchOf(const QJsonObject &o)
{
    backends::KeyPatch patch;
    const auto has = [&o](const char *name) { return o.contains(QLatin1String(name)); };
    if (has("name"))
        patch.name = o.value(QLatin1String("name")).toString();
    if (has("scopes"))
        patch.scopes = listOf(o.value(QLatin1String("scopes")));
    if (has("expires_at"))
        patch.expiresAt = timeOf(o.value(QLatin1String("expires_at")));
    if (has("retires_at"))
        patch.retiresAt = timeOf(o.value(QLatin1String("retires_at")));
    if (has("restrictions"))
        patch.restrictions = restrictionsOf(o.value(QLatin1String("restrictions")).toObject());
    if (has("plan_id"))
        patch.planId = o.value(QLatin1String("plan_id")).toString();
    if (has("tags"))
        patch.tags = listOf(o.value(QLatin1String("tags")));
    return patch;
}

backends::NewKey newKeyOf(const QJsonObject &o)
{
    backends::NewKey key;
    key.applicationId = o.value(QLatin1String("application_id")).toString();
    key.name = o.value(QLatin1String("name")).toString();
    key.environment = o.value(QLatin1String("environment")).toString() == QLatin1String("test")
                          ? domain::Environment::Test
                          : domain::Environment::Live;
    const backends::KeyPatch rest = patchOf(o);
    key.scopes = rest.scopes.value_or(QStringList());
    key.expiresAt = rest.expiresAt.value_or(QDateTime());
    key.restrictions = rest.restrictions.value_or(domain::Restrictions());
    key.planId = rest.planId.value_or(QString());
    key.tags = rest.tags.value_or(QStringList());
    return key;
}

/// What a body holds, with the identifier and the version of its item.
template <typename T>
T objectFrom(const Result<T> &read, const RunItem &item)
{
    T object = read ? *read : T();
    if constexpr (requires { object.id; })
        object.id = QString::fromUtf8(item.id);
    object.version = item.version;
    return object;
}

/// Of what is no key and no client.
Change catalogueChangeOf(const RunItem &item, const QJsonObject &body)
{
    const QString id = QString::fromUtf8(item.id);
    switch (item.operation) {
    case RunOperation::UpdatePartner:
        return UpdatePartner{objectFrom(domain::partnerFromJson(body), item)};
    case RunOperation::UpdateApplication:
        return UpdateApplication{objectFrom(domain::applicationFromJson(body), item)};
    case RunOperation::UpdateApi:
        return UpdateApi{objectFrom(domain::apiFromJson(body), item)};
    case RunOperation::UpdateScope:
        return UpdateScope{objectFrom(domain::scopeFromJson(body), item)};
    case RunOperation::UpdatePlan:
        return UpdatePlan{objectFrom(domain::planFromJson(body), item)};
    case RunOperation::CreateScope:
        return CreateScope{objectFrom(domain::scopeFromJson(body), item)};
    case RunOperation::RenameScope:
        return ReplaceScope{id, body.value(QLatin1String("by")).toString()};
    case RunOperation::UpdateTrustedIssuer: {
        const domain::TrustedIssuer issuer = objectFrom(domain::trustedIssuerFromJson(body), item);
        return UpdateTrustedIssuer{issuer, issuer};
    }
    case RunOperation::CreateTrustedIssuer:
        return CreateTrustedIssuer{objectFrom(domain::trustedIssuerFromJson(body), item)};
    case RunOperation::UpdateAlertRule: {
        const domain::AlertRule rule = objectFrom(domain::alertRuleFromJson(body), item);
        return UpdateAlertRule{rule, rule};
    }
    case RunOperation::CreateAlertRule:
        return CreateAlertRule{objectFrom(domain::alertRuleFromJson(body), item)};
    case RunOperation::SnoozeAlert: {
        domain::Alert alert;
        alert.id = id;
        alert.version = item.version;
        return SnoozeAlert{alert, timeOf(body.value(QLatin1String("until")))};
    }
    case RunOperation::DeleteScope:
        return DeleteScope{id};
    default:
        return UpdateKey{id, {}}; // of what is never sent
    }
}

} // namespace

QByteArray compactJson(const QJsonObject &object)
{
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

RunPart runPartOf(const Change &change)
{
    return std::visit([](const auto &c) { return partOf(c); }, change);
}

QByteArray notedBody(const QString &kind, const QString &name)
{
    return compactJson({{QStringLiteral("kind"), kind}, {QStringLiteral("name"), name}});
}

QString kindOf(const RunRecord &run, const RunItem &item)
{
    if (item.operation != RunOperation::Noted)
        return changeKind(changeOf(run, item));
    return QJsonDocument::fromJson(run.bodies[item.body]).object().value(QLatin1String("kind")).toString();
}

QString nameOf(const RunRecord &run, const RunItem &item)
{
    if (item.operation != RunOperation::Noted)
        return QString::fromUtf8(item.id);
    return QJsonDocument::fromJson(run.bodies[item.body]).object().value(QLatin1String("name")).toString();
}

Change changeOf(const RunRecord &run, const RunItem &item)
{
    const QString id = QString::fromUtf8(item.id);
    const QJsonObject body = QJsonDocument::fromJson(run.bodies[item.body]).object();
    switch (item.operation) {
    case RunOperation::Issue:
        return IssueKey{newKeyOf(body)};
    case RunOperation::Update:
        break;
    case RunOperation::Suspend:
        return SuspendKey{id};
    case RunOperation::Resume:
        return ResumeKey{id};
    case RunOperation::Revoke:
        return RevokeKey{id};
    case RunOperation::Restore:
        return RestoreKey{id};
    case RunOperation::Rotate:
        return RotateKey{id, body.value(QLatin1String("overlap_seconds")).toInteger()};
    case RunOperation::Move:
        return MoveKey{id, body.value(QLatin1String("application_id")).toString()};
    case RunOperation::SuspendClient:
        return SuspendClient{id};
    case RunOperation::ResumeClient:
        return ResumeClient{id};
    case RunOperation::RevokeClient:
        return RevokeClient{id};
    case RunOperation::UpdateClient: {
        const Result<domain::OAuthClient> read = domain::oauthClientFromJson(body);
        domain::OAuthClient client = read ? *read : domain::OAuthClient();
        client.id = id;
        client.version = item.version;
        return UpdateClient{client};
    }
    default:
        return catalogueChangeOf(item, body);
    }
    return UpdateKey{id, patchOf(body)};
}

} // namespace octroi::change
