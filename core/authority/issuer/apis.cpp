// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/body.h"
#include "authority/issuer/keyrules.h"
#include "authority/issuer/reach.h"
#include "authority/issuer/state.h"
#include "domain/json.h"
#include "domain/name.h"

#include <QSet>

namespace octroi::authority {

namespace {

constexpr int kMostEndpoints = 1000;
constexpr int kMostScopes = 50;

const QStringList &members()
{
    static const QStringList names{QStringLiteral("name"), QStringLiteral("base_path"),
                                   QStringLiteral("endpoints"), QStringLiteral("credential_rule")};
    return names;
}

QString keyOf(const domain::Api &api)
{
    return domain::nameKey(api.name);
}

QList<domain::Endpoint> readEndpoints(Body &body, const Issuer::State &state)
{
    QList<domain::Endpoint> endpoints;
    QSet<QString> seen;
    const QJsonArray items = body.array("endpoints", kMostEndpoints);
    for (const QJsonValue item : items) {
        if (!item.isObject())
            body.fail("endpoints", "member_type", QStringLiteral("holds something that is not an object"));
        Body one(item.toObject(),
                 {QStringLiteral("method"), QStringLiteral("path"), QStringLiteral("scopes")},
                 QStringLiteral("endpoints"));
        one.require({"method", "path"});
        domain::Endpoint endpoint{one.text("method"), one.text("path"),
                                  one.has("scopes") ? one.list("scopes", kMostScopes) : QStringList()};
        if (one.ok())
            one.take(domain::checkEndpoint(endpoint), endpoint);
        if (one.ok()) {
            if (const auto known = checkScopesKnown(state, endpoint.scopes); !known)
                one.fail(known.error());
            const QString key = endpoint.method + QLatin1Char(' ') + endpoint.path;
            if (seen.contains(key))
                one.fail("path", "endpoint_twice", QStringLiteral("%1 is there twice").arg(key));
            seen.insert(key);
        }
        if (!one.ok()) {
            body.fail(one.error());
            break;
        }
        endpoints << endpoint;
    }
    return endpoints;
}

void apply(Body &body, domain::Api &api, const Issuer::State &state)
{
    if (body.has("name"))
        body.take(domain::checkName(body.text("name")), api.name);
    if (body.has("base_path"))
        body.take(domain::checkBasePath(body.text("base_path")), api.basePath);
    if (body.has("endpoints"))
        api.endpoints = readEndpoints(body, state);
    body.choice("credential_rule", api.credentialRule, domain::credentialRuleFromName);
}

Result<void> checkUnique(const Issuer::State &state, const domain::Api &api)
{
    if (Issuer::State::nameTaken(state.apis, api.id, keyOf(api), keyOf))
        return taken("name", api.name);
    if (Issuer::State::nameTaken(state.apis, api.id, api.basePath,
                                 [](const domain::Api &a) { return a.basePath; }))
        return taken("base_path", api.basePath);
    return {};
}

/// A limited account widens its own limit when its API begins to ask for what opens another one: it may
/// then give that scope to keys. Error: Forbidden, reason limit.
Result<void> checkAsked(const Issuer::State &state, const Caller &caller, const domain::Api &before, const domain::Api &after)
{
    if (!caller.limits.isLimited())
        return {};
    QStringList known;
    for (const domain::Endpoint &endpoint : before.endpoints)
        known << endpoint.scopes;
    const Reach reach(state, caller.limits);
    for (const domain::Endpoint &endpoint : after.endpoints) {
        for (const QString &scope : endpoint.scopes) {
            if (known.contains(scope))
                continue;
            if (const auto may = reach.mayGrant({scope}); !may)
                return may;
        }
    }
    return {};
}

} // namespace

Result<domain::Api> Issuer::createApi(const Caller &caller, const QJsonObject &object)
{
    const Creation request{"api.create", {}, object};
    const auto before = m_state->madeBefore(caller, request);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return api(*before);
    Body body(object, members());
    body.require({"name", "base_path"});
    domain::Api api;
    apply(body, api, *m_state);
    if (!body.ok())
        return body.error();
    if (const auto unique = checkUnique(*m_state, api); !unique)
        return unique.error();
    api.id = m_state->freshId(m_state->apis);
    api.createdAt = m_state->clock.now();
    api.version = 1;
    const auto done =
        m_state->commit(caller, request, {{"api.create", "api", api.id, api.name, {}, domain::toJson(api)}},
                        [&] { return m_state->store.putApi(api); });
    if (!done)
        return done.error();
    m_state->apis.put(api);
    m_state->sink.putApis(m_state->allApis());
    return api;
}

Result<domain::Api> Issuer::updateApi(const Caller &caller, const QString &id, const QJsonObject &object)
{
    const auto before = m_state->editable(m_state->apis, "api", caller, id);
    if (!before)
        return before;
    Body body(object, members());
    domain::Api api = *before;
    apply(body, api, *m_state);
    if (!body.ok())
        return body.error();
    if (const auto unique = checkUnique(*m_state, api); !unique)
        return unique.error();
    if (api == *before)
        return api;
    if (const auto may = checkAsked(*m_state, caller, *before, api); !may)
        return may.error();
    ++api.version;
    const auto done = m_state->commit(
        caller, {{"api.update", "api", id, api.name, domain::toJson(*before), domain::toJson(api)}},
        [&] { return m_state->store.putApi(api); });
    if (!done)
        return done.error();
    m_state->apis.put(api);
    m_state->sink.putApis(m_state->allApis());
    return api;
}

Result<void> Issuer::removeApi(const Caller &caller, const QString &id)
{
    const auto before = m_state->editable(m_state->apis, "api", caller, id);
    if (!before)
        return before.error();
    for (const domain::TrustedIssuer &issuer : m_state->trustedIssuers) {
        if (issuer.apiId == id)
            return conflict("api_in_use", id, QStringLiteral("the trusted issuer \"%1\" is for it").arg(issuer.name));
    }
    const auto done =
        m_state->commit(caller, {{"api.remove", "api", id, before->name, domain::toJson(*before), {}}},
                        [&] { return m_state->store.removeApi(id); });
    if (!done)
        return done;
    m_state->apis.remove(id);
    m_state->sink.putApis(m_state->allApis());
    return {};
}

} // namespace octroi::authority
