// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/keycloak/keycloakbackend.h"

#include <QJsonArray>
#include <QUuid>

// OAuth clients and their secrets.
namespace octroi::backends {

namespace {

using namespace keycloak;

const QUuid kNamespace(QStringLiteral("{7a1f9f0e-5d0b-4f1c-9a57-0f3a5a3b6c11}"));
constexpr qsizetype kMostSlug = 40;

Error refused(ErrorCode code, const QString &context, const char *reason, const char *detail)
{
    return Error{code, context, QString::fromLatin1(detail), {}, QString::fromLatin1(reason)};
}

/// "Nightly export" and an identifier that nobody else has: "nightly-export-4f1c9a".
QString clientIdFor(const QString &name, const QUuid &id)
{
    QString slug;
    for (const QChar c : name.toLower().normalized(QString::NormalizationForm_KD)) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(QLatin1Char('-')) && !c.isMark())
            slug += QLatin1Char('-');
    }
    slug = slug.left(kMostSlug);
    if (!slug.isEmpty() && !slug.endsWith(QLatin1Char('-')))
        slug += QLatin1Char('-');
    return slug + id.toString(QUuid::Id128).left(6);
}

/// With what only the creation itself knows.
Result<QJsonObject> wholeBody(const OAuthClient &client, const QUuid &id, const QString &partner, const QStringList &scopes)
{
    Result<QJsonObject> body = creationBody(client, partner);
    if (!body)
        return body;
    QStringList defaults;
    for (const QString &scope : scopes) {
        if (isTechnicalScope(scope) && !client.scopes.contains(scope))
            defaults << scope;
    }
    body->insert(QStringLiteral("id"), id.toString(QUuid::WithoutBraces));
    body->insert(QStringLiteral("clientId"), clientIdFor(client.name, id));
    body->insert(QStringLiteral("defaultClientScopes"), QJsonArray::fromStringList(defaults));
    return body;
}

} // namespace

std::optional<Error> KeycloakBackend::protection(const QString &clientId) const
{
    if (isBuiltin(clientId))
        return refused(ErrorCode::Forbidden, clientId, "builtin_client", "comes with the realm, which does not work without it");
    if (clientId == m_info.signedInAs && (m_address.signInRealm.isEmpty() || m_address.signInRealm == m_address.realm))
        return refused(ErrorCode::Forbidden, clientId, "own_client", "is what this connection signs in with");
    return std::nullopt;
}

Task<void> KeycloakBackend::protect(QString clientId) const
{
    const std::optional<Error> why = protection(clientId);
    co_return why ? Result<void>(*why) : Result<void>();
}

Task<Page<domain::OAuthClient>> KeycloakBackend::clients(QString filter, QString cursor, int limit)
{
    Page<domain::OAuthClient> page;
    int first = cursor.toInt();
    const QStringList words = filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QDateTime now = m_clock.now();
    const auto matches = [&words, &now](const domain::OAuthClient &client) {
        return std::all_of(words.begin(), words.end(), [&](const QString &word) {
            if (word.startsWith(QLatin1String("status:")))
                return domain::clientStatusName(client.statusAt(now)) == word.mid(7);
            if (word.startsWith(QLatin1String("kind:")))
                return domain::clientKindName(client.kind) == word.mid(5);
            return client.name.contains(word, Qt::CaseInsensitive) || client.id.contains(word, Qt::CaseInsensitive);
        });
    };
    // Keycloak looks for identifiers only, so that what is asked of names is answered here.
    while (page.items.size() < limit) {
        const int wanted = words.isEmpty() ? qMin(limit, kPageSize) : kPageSize;
        const Result<QJsonArray> list = co_await readList(realmPath(QStringLiteral("/clients?first=%1&max=%2").arg(first).arg(wanted)));
        if (!list)
            co_return list.error();
        for (const QJsonValue value : *list) {
            ++first;
            const QJsonObject representation = value.toObject();
            if (!isOpenId(representation))
                continue;
            Result<domain::OAuthClient> client = readClient(representation, m_defaults);
            if (!client)
                co_return client.error();
            noteId(representation);
            if (matches(*client))
                page.items.append(std::move(*client));
            if (page.items.size() == limit)
                break;
        }
        page.next = page.items.size() == limit || list->size() == wanted ? QString::number(first) : QString();
        if (words.isEmpty() || list->size() < wanted)
            break;
    }
    co_return page;
}

Task<KeycloakBackend::Found> KeycloakBackend::find(QString id, qint64 version)
{
    const Result<QJsonArray> list = co_await readList(realmPath(QStringLiteral("/clients?clientId=") + wire::encoded(id)));
    if (!list)
        co_return list.error();
    if (list->isEmpty())
        co_return refused(ErrorCode::NotFound, id, "not_found", "there is no such client");
    Found found;
    found.representation = list->first().toObject();
    found.path = realmPath(QStringLiteral("/clients/") + wire::encoded(found.representation.value(QLatin1String("id")).toString()));
    const Result<domain::OAuthClient> client = readClient(found.representation, m_defaults);
    if (!client)
        co_return client.error();
    found.client = *client;
    noteId(found.representation);
    if (version != 0 && version != client->version)
        co_return refused(ErrorCode::PreconditionFailed, id, "version", "somebody else changed it meanwhile");
    co_return found;
}

Task<KeycloakBackend::Found> KeycloakBackend::findByPath(QString path)
{
    const Result<QJsonObject> representation = co_await readObject(path);
    if (!representation)
        co_return representation.error();
    const Result<domain::OAuthClient> client = readClient(*representation, m_defaults);
    if (!client)
        co_return client.error();
    noteId(*representation);
    co_return Found{*representation, path, *client};
}

Task<domain::OAuthClient> KeycloakBackend::client(QString id)
{
    const Result<Found> found = co_await find(id, 0);
    if (!found)
        co_return found.error();
    co_return found->client;
}

Task<IssuedClient> KeycloakBackend::issued(QString path)
{
    const Result<Found> found = co_await findByPath(path);
    if (!found)
        co_return found.error();
    IssuedClient out{found->client};
    const QString secret = found->representation.value(QLatin1String("secret")).toString();
    if (out.client.auth == domain::ClientAuth::SecretBasic && !secret.isEmpty()) {
        out.secretId = QStringLiteral("current");
        out.secret = std::make_shared<Secret>(Secret::fromString(secret));
    }
    co_return out;
}

Task<IssuedClient> KeycloakBackend::createClient(domain::OAuthClient client, QString idempotencyKey)
{
    const Result<QJsonObject> realm = co_await attributes();
    if (!realm)
        co_return realm.error();
    const QString record = realm->value(attribute::kApplicationRecord + client.applicationId).toString();
    if (record.isEmpty() && !std::any_of(m_owners.begin(), m_owners.end(), [&client](const auto &pair) {
            return pair.second == client.applicationId;
        }))
        co_return Error{ErrorCode::Invalid, client.applicationId, QStringLiteral("there is no such application"),
                        QStringLiteral("application_id"), QStringLiteral("application_unknown")};
    const Result<QHash<QString, QString>> scopes = co_await scopeIds();
    if (!scopes)
        co_return scopes.error();
    for (const QString &scope : std::as_const(client.scopes)) {
        if (!scopes->contains(scope))
            co_return Error{ErrorCode::Invalid, scope, QStringLiteral("there is no such client scope"),
                            QStringLiteral("scopes"), QStringLiteral("scope_unknown")};
    }
    // The identifier comes from the key, so that a creation that is repeated finds the first one.
    const QUuid id = idempotencyKey.isEmpty() ? QUuid::createUuid() : QUuid::createUuidV5(kNamespace, idempotencyKey);
    client.createdAt = m_clock.now();
    QString partner = readApplication(client.applicationId, record).partnerId;
    for (const auto &[owner, application] : std::as_const(m_owners)) {
        if (partner.isEmpty() && application == client.applicationId)
            partner = owner;
    }
    const Result<QJsonObject> body = wholeBody(client, id, partner, scopes->keys());
    if (!body)
        co_return body.error();
    const Result<void> sent = co_await send("POST", realmPath(QStringLiteral("/clients")), *body);
    if (!sent && sent.error().code != ErrorCode::Conflict)
        co_return sent.error();
    const Result<IssuedClient> made = co_await issued(realmPath(QStringLiteral("/clients/") + id.toString(QUuid::WithoutBraces)));
    if (!sent && (!made || idempotencyKey.isEmpty()))
        co_return refused(ErrorCode::Exists, client.name, "exists", "there is such a client already");
    co_return made;
}

Task<domain::OAuthClient> KeycloakBackend::turn(Found found, domain::OAuthClient wanted)
{
    Result<QJsonObject> body = clientDifference(found.client, wanted);
    if (!body)
        co_return body.error();
    if (wanted.applicationId != found.client.applicationId && !wanted.applicationId.isEmpty()) {
        const Result<QJsonObject> realm = co_await attributes();
        if (!realm)
            co_return realm.error();
        const QString record = realm->value(attribute::kApplicationRecord + wanted.applicationId).toString();
        if (record.isEmpty())
            co_return Error{ErrorCode::Invalid, wanted.applicationId, QStringLiteral("there is no such application"),
                            QStringLiteral("application_id"), QStringLiteral("application_unknown")};
        QJsonObject own = body->value(QLatin1String("attributes")).toObject();
        own[attribute::kPartner] = readApplication(wanted.applicationId, record).partnerId;
        own[attribute::kApplication] = wanted.applicationId;
        body->insert(QStringLiteral("attributes"), own);
    }
    if (!body->isEmpty()) {
        body->insert(QStringLiteral("clientId"), found.client.id);
        const Result<void> sent = co_await send("PUT", found.path, *body);
        if (!sent)
            co_return sent.error();
    }
    if (found.client.scopes != wanted.scopes) {
        const Result<void> sent = co_await sendScopes(found, wanted.scopes);
        if (!sent)
            co_return sent.error();
    }
    const Result<Found> now = co_await findByPath(found.path);
    if (!now)
        co_return now.error();
    co_return now->client;
}

Task<domain::OAuthClient> KeycloakBackend::updateClient(domain::OAuthClient client)
{
    const Result<void> free = co_await protect(client.id);
    if (!free)
        co_return free.error();
    const Result<Found> found = co_await find(client.id, client.version);
    if (!found)
        co_return found.error();
    if (found->client.revokedAt.isValid())
        co_return refused(ErrorCode::Conflict, client.id, "client_revoked", "is revoked, which is for ever");
    // These have calls of their own.
    client.suspendedAt = found->client.suspendedAt;
    client.revokedAt = found->client.revokedAt;
    client.createdAt = found->client.createdAt;
    const Result<domain::OAuthClient> done = co_await turn(*found, client);
    co_return done;
}

Task<domain::OAuthClient> KeycloakBackend::suspendClient(QString id, qint64 version)
{
    const Result<void> free = co_await protect(id);
    if (!free)
        co_return free.error();
    const Result<Found> found = co_await find(id, version);
    if (!found)
        co_return found.error();
    if (found->client.revokedAt.isValid())
        co_return refused(ErrorCode::Conflict, id, "client_revoked", "is revoked, which is for ever");
    domain::OAuthClient wanted = found->client;
    if (!wanted.suspendedAt.isValid())
        wanted.suspendedAt = m_clock.now();
    const Result<domain::OAuthClient> done = co_await turn(*found, wanted);
    co_return done;
}

Task<domain::OAuthClient> KeycloakBackend::resumeClient(QString id, qint64 version)
{
    const Result<Found> found = co_await find(id, version);
    if (!found)
        co_return found.error();
    if (found->client.revokedAt.isValid())
        co_return refused(ErrorCode::Conflict, id, "client_revoked", "is revoked, which is for ever");
    domain::OAuthClient wanted = found->client;
    wanted.suspendedAt = QDateTime();
    const Result<domain::OAuthClient> done = co_await turn(*found, wanted);
    co_return done;
}

} // namespace octroi::backends
