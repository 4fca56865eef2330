// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/tokensbackend.h"
#include "change/planner.h"
#include "change/planning.h"
#include "domain/name.h"

// Live tokens, and the issuers whose tokens are taken.
namespace octroi::change {

namespace {

const QString kIssuers = QStringLiteral("/v1/trusted-issuers");

QByteArray bytesOf(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

void Planner::resolve(const RevokeToken &c, PlannedItem &item)
{
    item.objectId = c.tokenId;
    item.objectName = c.name.isEmpty() ? c.tokenId : c.name;
    call(item, "POST", QStringLiteral("/v1/tokens/%1/revoke").arg(wire::encoded(c.tokenId)));
    if (c.tokenId.isEmpty())
        refuse(item, ErrorCode::Invalid, "member_missing", "no token is named", "id");
    m_plan.dangerous = true;
}

void Planner::resolve(const RevokeTokens &c, PlannedItem &item)
{
    QJsonObject body;
    if (!c.ofClient.isEmpty())
        body[QStringLiteral("client_id")] = c.ofClient;
    if (!c.ofAccount.isEmpty())
        body[QStringLiteral("account_id")] = c.ofAccount;
    const domain::OAuthClient *client = m_inventory.client(c.ofClient);
    item.objectId = c.ofClient.isEmpty() ? c.ofAccount : c.ofClient;
    item.objectName = client ? client->name : item.objectId;
    call(item, "POST", QStringLiteral("/v1/tokens/revoke"), body);
    if (body.isEmpty())
        refuse(item, ErrorCode::Invalid, "member_missing", "neither a client nor an account is named", "client_id");
    m_plan.dangerous = true;
}

void Planner::checkTrusted(const domain::TrustedIssuer &issuer, PlannedItem &item) const
{
    check(item, domain::checkName(issuer.name));
    check(item, domain::checkIssuerUri(issuer.issuer));
    if (!m_inventory.api(issuer.apiId))
        refuse(item, ErrorCode::NotFound, "api_unknown", "there is no such API", "api_id");
    if (issuer.audiences.isEmpty())
        refuse(item, ErrorCode::Invalid, "list_empty", "names no audience", "audiences");
    if (issuer.keySource == domain::TrustedIssuer::KeySource::Uri)
        check(item, domain::checkIssuerUri(issuer.jwksUri));
}

void Planner::resolve(const CreateTrustedIssuer &c, PlannedItem &item)
{
    item.objectName = c.issuer.name;
    call(item, "POST", kIssuers);
    item.call.body = bytesOf(wire::trustedIssuerBody(c.issuer, true));
    checkTrusted(c.issuer, item);
}

void Planner::resolve(const UpdateTrustedIssuer &c, PlannedItem &item)
{
    item.objectName = c.issuer.name;
    item.objectId = c.issuer.id;
    item.version = c.issuer.version;
    item.undoable = true;
    call(item, "PATCH", kIssuers + u'/' + wire::encoded(c.issuer.id));
    item.call.body = bytesOf(wire::trustedIssuerBody(c.issuer, false));
    checkTrusted(c.issuer, item);
    // Its tokens are refused from now on.
    m_plan.dangerous = m_plan.dangerous || (c.before.enabled && !c.issuer.enabled);
}

void Planner::resolve(const DeleteTrustedIssuer &c, PlannedItem &item)
{
    item.objectName = c.issuer.name;
    item.objectId = c.issuer.id;
    item.version = c.issuer.version;
    call(item, "DELETE", kIssuers + u'/' + wire::encoded(c.issuer.id));
    item.undoable = true;
    m_plan.dangerous = m_plan.dangerous || c.issuer.enabled;
}

} // namespace octroi::change
