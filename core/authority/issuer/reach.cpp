// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/reach.h"

#include <cstring>

namespace octroi::authority {

namespace {

Error beyond(const QString &object, const char *why)
{
    return Error{ErrorCode::Forbidden, object, QString::fromLatin1(why), {}, QStringLiteral("limit")};
}

} // namespace

Reach::Opened Reach::opened(const QString &scope, const QStringList &apis) const
{
    const QString question = scope + QLatin1Char('\n') + apis.join(QLatin1Char('\n'));
    const auto known = m_opened.constFind(question);
    if (known != m_opened.constEnd())
        return *known;
    Opened out;
    for (const domain::Api &api : m_state.apis) {
        if (!apis.isEmpty() && !apis.contains(api.id))
            continue;
        const bool asks = std::any_of(api.endpoints.begin(), api.endpoints.end(), [&](const domain::Endpoint &endpoint) {
            return std::any_of(endpoint.scopes.begin(), endpoint.scopes.end(), [&](const QString &wanted) {
                return domain::scopeImplies(scope, wanted) || domain::scopeImplies(wanted, scope);
            });
        });
        if (asks)
            (m_limits.allowsApi(api.id) ? out.ours : out.others) = true;
    }
    m_opened.insert(question, out);
    return out;
}

bool Reach::sees(const StoredKey &stored) const
{
    if (m_limits.partnerIds) {
        const auto *partner = m_state.partnerOf(stored.key);
        if (!partner || !sees(*partner))
            return false;
    }
    if (!m_limits.apiIds)
        return true;
    return std::any_of(stored.key.scopes.begin(), stored.key.scopes.end(),
                       [&](const QString &scope) { return opened(scope, stored.key.restrictions.apis).ours; });
}

bool Reach::sees(const StoredClient &stored) const
{
    const auto *application = m_state.applications.find(stored.client.applicationId);
    return !m_limits.isLimited() || (!m_limits.apiIds && application && sees(*application));
}

Result<void> Reach::mayChange(const StoredClient &stored) const
{
    return m_limits.isLimited() ? beyond(stored.client.id, "a limited account changes no client") : Result<void>();
}

Result<void> Reach::mayChange(const domain::Partner &partner) const
{
    return m_limits.apiIds ? beyond(partner.id, "an account that is limited to some APIs changes no partner") : Result<void>();
}

Result<void> Reach::mayChange(const domain::Application &application) const
{
    return m_limits.apiIds ? beyond(application.id, "an account that is limited to some APIs changes no application")
                           : Result<void>();
}

Result<void> Reach::mayChange(const domain::Api &api) const
{
    return m_limits.partnerIds ? beyond(api.id, "an account that is limited to some partners changes no API") : Result<void>();
}

Result<void> Reach::mayChange(const domain::Scope &scope) const
{
    return m_limits.isLimited() ? beyond(scope.name, "a limited account changes no scope") : Result<void>();
}

Result<void> Reach::mayChange(const domain::Plan &plan) const
{
    return m_limits.isLimited() ? beyond(plan.id, "a limited account changes no plan") : Result<void>();
}

Result<void> Reach::mayChange(const StoredKey &stored) const
{
    if (!m_limits.apiIds)
        return {};
    for (const QString &scope : stored.key.scopes) {
        if (opened(scope, stored.key.restrictions.apis).others)
            return beyond(stored.key.id, "the key opens an API beyond the account's limit");
    }
    return {};
}

Result<void> Reach::mayGrant(const QStringList &scopes, const QStringList &apis) const
{
    if (!m_limits.apiIds)
        return {};
    for (const QString &scope : scopes) {
        const Opened what = opened(scope, apis);
        if (!what.ours)
            return invalid("scopes", "scope_unknown", QStringLiteral("there is no scope \"%1\"").arg(scope));
        if (what.others)
            return beyond(scope, "the scope opens an API beyond the account's limit, too");
    }
    return {};
}

Result<void> Reach::mayCreate(const domain::RoleLimits &limits, const char *operation)
{
    if (!limits.isLimited())
        return {};
    const auto is = [&](const char *name) { return std::strcmp(operation, name) == 0; };
    // A new object of any other kind would lie beyond every limit. What is not named here is refused.
    if (is("key.issue") || is("key.rotate") || (is("application.create") && !limits.apiIds))
        return {};
    return beyond(QString::fromLatin1(operation), "a limited account may not do this");
}

} // namespace octroi::authority
