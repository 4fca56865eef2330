// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/body.h"
#include "authority/issuer/state.h"
#include "domain/json.h"

namespace octroi::authority {

namespace {

constexpr int kMostDescription = 2000;
constexpr int kMostDays = 36'500;

void apply(Body &body, domain::Scope &scope)
{
    if (body.has("description")) {
        scope.description = body.text("description").trimmed();
        if (scope.description.size() > kMostDescription)
            body.fail("description", "text_too_long",
                      QStringLiteral("has more than %1 characters").arg(kMostDescription));
        if (scope.description.contains(QChar::Null))
            body.fail("description", "name_control", QStringLiteral("holds a control character"));
    }
    body.choice("sensitivity", scope.sensitivity, domain::sensitivityFromName);
    if (body.has("max_lifetime_days"))
        scope.maxLifetimeDays = int(body.integer("max_lifetime_days", kMostDays));
}

} // namespace

Result<domain::Scope> Issuer::createScope(const Caller &caller, const QJsonObject &object)
{
    const Creation request{"scope.create", {}, object};
    const auto before = m_state->madeBefore(caller, request);
    if (!before)
        return before.error();
    if (!before->isEmpty())
        return scope(*before);
    Body body(object, {QStringLiteral("name"), QStringLiteral("description"), QStringLiteral("sensitivity"),
                       QStringLiteral("max_lifetime_days")});
    body.require({"name"});
    domain::Scope scope;
    if (body.ok()) {
        const QString name = body.text("name").trimmed();
        auto checked = domain::checkScopeName(name);
        if (!checked) {
            Error error = checked.error();
            error.field = QStringLiteral("name"); // what the member is called here
            checked = std::move(error);
        }
        if (body.ok())
            body.take(std::move(checked), scope.name);
    }
    apply(body, scope);
    if (!body.ok())
        return body.error();
    if (m_state->scopes.find(scope.name))
        return taken("name", scope.name);
    scope.createdAt = m_state->clock.now();
    scope.version = 1;
    const auto done = m_state->commit(
        caller, request, {{"scope.create", "scope", scope.name, scope.name, {}, domain::toJson(scope)}},
        [&] { return m_state->store.putScope(scope); });
    if (!done)
        return done.error();
    m_state->scopes.put(scope);
    return scope;
}

Result<domain::Scope> Issuer::updateScope(const Caller &caller, const QString &name,
                                          const QJsonObject &object)
{
    const auto before = m_state->editable(m_state->scopes, "scope", caller, name);
    if (!before)
        return before;
    Body body(object, {QStringLiteral("description"), QStringLiteral("sensitivity"),
                       QStringLiteral("max_lifetime_days")});
    domain::Scope scope = *before;
    apply(body, scope);
    if (!body.ok())
        return body.error();
    if (scope == *before)
        return scope;
    ++scope.version;
    const auto done = m_state->commit(
        caller, {{"scope.update", "scope", name, name, domain::toJson(*before), domain::toJson(scope)}},
        [&] { return m_state->store.putScope(scope); });
    if (!done)
        return done.error();
    m_state->scopes.put(scope);
    return scope;
}

Result<void> Issuer::removeScope(const Caller &caller, const QString &name)
{
    const auto before = m_state->editable(m_state->scopes, "scope", caller, name);
    if (!before)
        return before.error();
    for (const domain::Api &api : m_state->apis) {
        for (const domain::Endpoint &endpoint : api.endpoints) {
            if (endpoint.scopes.contains(name)) {
                return conflict("scope_in_use", name,
                                QStringLiteral("%1 %2 of \"%3\" asks for it")
                                    .arg(endpoint.method, endpoint.path, api.name));
            }
        }
    }
    const auto holder = m_state->keyWithScope(name);
    if (!holder)
        return holder.error();
    if (!holder->isEmpty())
        return conflict("scope_in_use", name, QStringLiteral("the key %1 has it").arg(*holder));
    for (const domain::TrustedIssuer &issuer : m_state->trustedIssuers) {
        const bool maps = std::any_of(issuer.scopeMappings.begin(), issuer.scopeMappings.end(),
                                      [&](const auto &mapping) { return mapping.scopes.contains(name); });
        if (maps || issuer.scopes.contains(name))
            return conflict("scope_in_use", name, QStringLiteral("tokens of the trusted issuer \"%1\" can have it").arg(issuer.name));
    }
    for (const StoredClient &stored : m_state->clients) {
        if (!stored.client.revokedAt.isValid() && stored.client.scopes.contains(name))
            return conflict("scope_in_use", name, QStringLiteral("the client %1 has it").arg(stored.client.id));
    }
    const auto done =
        m_state->commit(caller, {{"scope.remove", "scope", name, name, domain::toJson(*before), {}}},
                        [&] { return m_state->store.removeScope(name); });
    if (!done)
        return done;
    m_state->scopes.remove(name);
    return {};
}

} // namespace octroi::authority
