// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/keycloak/keycloakbackend.h"

#include <QJsonArray>
#include <QJsonDocument>

// What changes will send, told before they do.
namespace octroi::backends {

namespace {

using namespace keycloak;
using What = ClientChange::What;

const QString kGiven = QStringLiteral("{id}");

PlannedCall planned(const char *method, const QString &path, const QJsonObject &body = {})
{
    return {QString::fromLatin1(method), path,
            body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

QJsonObject attributeBody(const QString &name, const QString &value)
{
    return {{QStringLiteral("attributes"), QJsonObject{{name, value}}}};
}

/// The client as it is wanted by the change.
domain::OAuthClient wantedBy(const ClientChange &change, const QDateTime &now)
{
    domain::OAuthClient wanted = change.before;
    switch (change.what) {
    case What::Create:
    case What::Update:
        wanted = change.after;
        wanted.suspendedAt = change.before.suspendedAt;
        wanted.revokedAt = change.before.revokedAt;
        wanted.createdAt = change.before.createdAt;
        break;
    case What::Suspend:
        if (!wanted.suspendedAt.isValid())
            wanted.suspendedAt = now;
        break;
    case What::Resume:
        wanted.suspendedAt = QDateTime();
        break;
    case What::Revoke:
        wanted.revokedAt = now;
        break;
    case What::RotateSecret:
    case What::RevokeSecret:
        break;
    }
    return wanted;
}

} // namespace

QString KeycloakBackend::clientPath(const QString &clientId) const
{
    return realmPath(QStringLiteral("/clients/")) + m_clientIds.value(clientId, kGiven);
}

QString KeycloakBackend::scopePath(const QString &name) const
{
    return realmPath(QStringLiteral("/client-scopes/")) + m_scopeIds.value(name, kGiven);
}

void KeycloakBackend::noteId(const QJsonObject &client)
{
    m_clientIds.insert(client.value(QLatin1String("clientId")).toString(), client.value(QLatin1String("id")).toString());
}

QList<PlannedCall> KeycloakBackend::scopeCalls(const domain::OAuthClient &before, const domain::OAuthClient &after) const
{
    QList<PlannedCall> calls;
    const QString path = clientPath(before.id) + QStringLiteral("/optional-client-scopes/");
    for (const QString &scope : before.scopes) {
        if (!after.scopes.contains(scope))
            calls.append(planned("DELETE", path + m_scopeIds.value(scope, kGiven)));
    }
    for (const QString &scope : after.scopes) {
        if (!before.scopes.contains(scope))
            calls.append(planned("PUT", path + m_scopeIds.value(scope, kGiven)));
    }
    return calls;
}

QList<PlannedCall> KeycloakBackend::rotationCalls(const domain::OAuthClient &client, bool graceEnds) const
{
    const QString path = clientPath(client.id);
    QJsonObject mark = attributeBody(attribute::kRotation, kGiven);
    mark[QStringLiteral("clientId")] = client.id;
    QList<PlannedCall> calls{planned("PUT", path, mark), planned("POST", path + QStringLiteral("/client-secret"))};
    if (graceEnds)
        calls.append(planned("DELETE", path + QStringLiteral("/client-secret/rotated")));
    return calls;
}

ToldCalls::Told KeycloakBackend::callsOf(const ClientChange &change) const
{
    const domain::OAuthClient &before = change.before;
    if (change.what == What::Create) {
        const Result<QJsonObject> body = keycloak::creationBody(change.after, partnerOf(change.after.applicationId));
        if (!body)
            return body.error();
        return QList<PlannedCall>{planned("POST", realmPath(QStringLiteral("/clients")), *body)};
    }
    if (const auto why = protection(before.id); why && change.what != What::Resume)
        return *why;
    const QString path = clientPath(before.id);
    const bool covered = std::any_of(before.secrets.begin(), before.secrets.end(), [](const domain::ClientSecret &secret) {
        return secret.id == QLatin1String("current") && secret.expiresAt.isValid();
    });
    if (change.what == What::RevokeSecret)
        return QList<PlannedCall>{planned("DELETE", path + QStringLiteral("/client-secret/rotated"))};
    if (change.what == What::RotateSecret) {
        if (change.overlapSeconds > 0 && !covered)
            return keycloak::withoutGrace(before.id);
        return rotationCalls(before, change.overlapSeconds == 0 && covered);
    }
    const domain::OAuthClient after = wantedBy(change, m_clock.now());
    Result<QJsonObject> body = clientDifference(before, after);
    if (!body)
        return body.error();
    QList<PlannedCall> calls;
    if (!body->isEmpty()) {
        body->insert(QStringLiteral("clientId"), before.id);
        calls.append(planned("PUT", path, *body));
    }
    calls += scopeCalls(before, after);
    if (change.what == What::Revoke && before.auth == domain::ClientAuth::SecretBasic) {
        calls.append(planned("POST", path + QStringLiteral("/client-secret")));
        calls.append(planned("DELETE", path + QStringLiteral("/client-secret/rotated")));
    }
    return calls;
}

QString KeycloakBackend::partnerOf(const QString &applicationId) const
{
    for (const auto &[partner, application] : m_owners) {
        if (application == applicationId)
            return partner;
    }
    return kGiven; // it stands in the application's record, which is read then
}

ToldCalls::Told KeycloakBackend::callsOf(const domain::Partner &partner) const
{
    const QString id = partner.id.isEmpty() ? kGiven : partner.id;
    return QList<PlannedCall>{planned("PUT", realmPath(), attributeBody(attribute::kPartnerRecord + id, partnerRecord(partner)))};
}

ToldCalls::Told KeycloakBackend::callsOf(const domain::Application &application) const
{
    const QString id = application.id.isEmpty() ? kGiven : application.id;
    return QList<PlannedCall>{
        planned("PUT", realmPath(), attributeBody(attribute::kApplicationRecord + id, applicationRecord(application)))};
}

ToldCalls::Told KeycloakBackend::callsOf(const domain::Scope *before, const domain::Scope *after) const
{
    if (before && !before->createdAt.isValid())
        return keycloak::foreignScope(before->name);
    if (!after)
        return QList<PlannedCall>{planned("DELETE", scopePath(before->name))};
    QJsonObject body = withScope({}, *after);
    body[QStringLiteral("name")] = after->name;
    return QList<PlannedCall>{before ? planned("PUT", scopePath(after->name), body)
                                     : planned("POST", realmPath(QStringLiteral("/client-scopes")), body)};
}

} // namespace octroi::backends
