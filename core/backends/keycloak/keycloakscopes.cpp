// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/keycloak/keycloakbackend.h"
#include "domain/json.h"

#include <QJsonArray>

// Client scopes; APIs and plans, which Keycloak has not.
namespace octroi::backends {

namespace {

using namespace keycloak;

Error refused(ErrorCode code, const QString &context, const char *reason, const char *detail)
{
    return Error{code, context, QString::fromLatin1(detail), {}, QString::fromLatin1(reason)};
}

QString idOf(const QJsonObject &o)
{
    return o.value(QLatin1String("id")).toString();
}

} // namespace

Task<Page<domain::Api>> KeycloakBackend::apis(QString, int)
{
    co_return Page<domain::Api>();
}

Task<Page<domain::Plan>> KeycloakBackend::plans(QString, int)
{
    co_return Page<domain::Plan>();
}

Task<domain::Api> KeycloakBackend::createApi(domain::Api, QString)
{
    co_return notSupported();
}

Task<domain::Api> KeycloakBackend::updateApi(domain::Api)
{
    co_return notSupported();
}

Task<domain::Plan> KeycloakBackend::createPlan(domain::Plan, QString)
{
    co_return notSupported();
}

Task<Page<domain::Scope>> KeycloakBackend::scopes(QString cursor, int limit)
{
    const Result<QJsonArray> list = co_await readList(realmPath(QStringLiteral("/client-scopes")));
    if (!list)
        co_return list.error();
    QList<domain::Scope> all;
    for (const QJsonValue value : *list) {
        const QJsonObject o = value.toObject();
        m_scopeIds.insert(o.value(QLatin1String("name")).toString(), idOf(o));
        if (!isOpenId(o) || isTechnicalScope(o.value(QLatin1String("name")).toString()))
            continue;
        const Result<domain::Scope> scope = readScope(o);
        if (!scope)
            co_return scope.error();
        all.append(*scope);
    }
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    const int first = cursor.toInt();
    Page<domain::Scope> page;
    page.items = all.mid(first, limit);
    if (first + limit < all.size())
        page.next = QString::number(first + limit);
    co_return page;
}

Task<QJsonObject> KeycloakBackend::findScope(QString name, qint64 version)
{
    const Result<QJsonArray> list = co_await readList(realmPath(QStringLiteral("/client-scopes")));
    if (!list)
        co_return list.error();
    for (const QJsonValue value : *list) {
        const QJsonObject o = value.toObject();
        if (o.value(QLatin1String("name")).toString() != name || !isOpenId(o))
            continue;
        if (version != 0 && versionOf(o) != version)
            co_return refused(ErrorCode::PreconditionFailed, name, "version", "somebody else changed it meanwhile");
        co_return o;
    }
    co_return refused(ErrorCode::NotFound, name, "not_found", "there is no such client scope");
}

Task<domain::Scope> KeycloakBackend::createScope(domain::Scope scope, QString idempotencyKey)
{
    const Result<QString> name = domain::checkScopeName(scope.name);
    if (!name)
        co_return name.error();
    scope.createdAt = m_clock.now();
    QJsonObject body{{QStringLiteral("name"), scope.name},
                     {QStringLiteral("protocol"), QStringLiteral("openid-connect")},
                     {QStringLiteral("attributes"),
                      QJsonObject{{QStringLiteral("include.in.token.scope"), QStringLiteral("true")},
                                  {QStringLiteral("display.on.consent.screen"), QStringLiteral("true")},
                                  {attribute::kCreatedAt, domain::toRfc3339(scope.createdAt)},
                                  {attribute::kRotation, idempotencyKey}}}};
    body = withScope(body, scope);
    const Result<void> sent = co_await send("POST", realmPath(QStringLiteral("/client-scopes")), body);
    if (!sent && sent.error().code != ErrorCode::Conflict)
        co_return sent.error();
    const Result<QJsonObject> made = co_await findScope(scope.name, 0);
    if (!made)
        co_return made.error();
    const bool repeated = !idempotencyKey.isEmpty() && attributeOf(*made, attribute::kRotation) == idempotencyKey;
    if (!sent && !repeated)
        co_return Error{ErrorCode::Exists, scope.name, QStringLiteral("there is a client scope of that name"),
                        QStringLiteral("name"), QStringLiteral("exists")};
    co_return readScope(*made);
}

Task<domain::Scope> KeycloakBackend::updateScope(domain::Scope scope)
{
    const Result<QJsonObject> found = co_await findScope(scope.name, scope.version);
    if (!found)
        co_return found.error();
    if (attributeOf(*found, attribute::kCreatedAt).isEmpty())
        co_return foreignScope(scope.name);
    const QString path = realmPath(QStringLiteral("/client-scopes/") + wire::encoded(idOf(*found)));
    // As a whole: Keycloak takes no part of a scope.
    const Result<void> sent = co_await send("PUT", path, withScope(*found, scope));
    if (!sent)
        co_return sent.error();
    const Result<QJsonObject> now = co_await findScope(scope.name, 0);
    if (!now)
        co_return now.error();
    co_return readScope(*now);
}

Task<void> KeycloakBackend::scopeIsUnused(QString name)
{
    for (int first = 0;; first += kPageSize) {
        const Result<QJsonArray> list = co_await readList(realmPath(QStringLiteral("/clients?first=%1&max=%2").arg(first).arg(kPageSize)));
        if (!list)
            co_return list.error();
        for (const QJsonValue value : *list) {
            const Result<domain::OAuthClient> client = readClient(value.toObject(), m_defaults);
            if (client && client->scopes.contains(name))
                co_return refused(ErrorCode::Conflict, name, "scope_in_use", "a client may ask for it");
        }
        if (list->size() < kPageSize)
            break;
    }
    co_return Result<void>();
}

Task<void> KeycloakBackend::removeScope(QString name, qint64 version)
{
    const Result<QJsonObject> found = co_await findScope(name, version);
    if (!found)
        co_return found.error();
    if (attributeOf(*found, attribute::kCreatedAt).isEmpty())
        co_return foreignScope(name);
    // Keycloak would take it away from every client without a word.
    const Result<void> unused = co_await scopeIsUnused(name);
    if (!unused)
        co_return unused.error();
    const Result<void> sent = co_await send("DELETE", realmPath(QStringLiteral("/client-scopes/") + wire::encoded(idOf(*found))), QJsonObject());
    co_return sent;
}

} // namespace octroi::backends
