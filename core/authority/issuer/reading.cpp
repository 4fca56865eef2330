// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/reach.h"
#include "domain/name.h"

namespace octroi::authority {

namespace {

template <typename T>
Result<T> one(const Issuer::State &state, const Shelf<T> &shelf, const char *objectType, const QString &id,
              const domain::RoleLimits &limits)
{
    const T *object = shelf.find(id);
    return object && Reach(state, limits).sees(*object) ? Result<T>(*object) : notFound(objectType, id);
}

/// By name: every word of the filter stands somewhere in it.
template <typename T, typename Also>
Result<Listing<T>> named(const Issuer::State &state, const Shelf<T> &shelf, const ListQuery &query, Also also)
{
    const Reach reach(state, query.limits);
    const QStringList words = domain::nameKey(query.filter).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto keep = [&](const T &object) {
        if (!reach.sees(object) || !also(object))
            return false;
        if (words.isEmpty())
            return true;
        const QString name = domain::nameKey(object.name);
        return std::all_of(words.begin(), words.end(),
                           [&](const QString &word) { return name.contains(word); });
    };
    return shelf.template page<T>(query, keep, [](const T &object) { return object; });
}

template <typename T>
Result<Listing<T>> named(const Issuer::State &state, const Shelf<T> &shelf, const ListQuery &query)
{
    return named(state, shelf, query, [](const T &) { return true; });
}

} // namespace

Result<domain::Partner> Issuer::partner(const QString &id, const domain::RoleLimits &limits) const
{
    return one(*m_state, m_state->partners, "partner", id, limits);
}

Result<domain::Application> Issuer::application(const QString &id, const domain::RoleLimits &limits) const
{
    return one(*m_state, m_state->applications, "application", id, limits);
}

Result<domain::Api> Issuer::api(const QString &id, const domain::RoleLimits &limits) const
{
    return one(*m_state, m_state->apis, "api", id, limits);
}

Result<domain::Scope> Issuer::scope(const QString &name, const domain::RoleLimits &limits) const
{
    return one(*m_state, m_state->scopes, "scope", name, limits);
}

Result<domain::Plan> Issuer::plan(const QString &id, const domain::RoleLimits &limits) const
{
    return one(*m_state, m_state->plans, "plan", id, limits);
}

Result<domain::ApiKey> Issuer::key(const QString &id, const domain::RoleLimits &limits) const
{
    const auto stored = m_state->storedKey(id);
    if (!stored)
        return stored.error();
    return Reach(*m_state, limits).sees(*stored) ? Result<domain::ApiKey>(stored->key) : notFound("key", id);
}

bool Issuer::reaches(const domain::RoleLimits &limits, const QString &objectType, const QString &objectId) const
{
    if (!limits.isLimited())
        return true;
    const Reach reach(*m_state, limits);
    const auto within = [&](const auto &shelf) {
        const auto *object = shelf.find(objectId);
        return object && reach.sees(*object);
    };
    if (objectType == QLatin1String("partner"))
        return within(m_state->partners);
    if (objectType == QLatin1String("application"))
        return within(m_state->applications);
    if (objectType == QLatin1String("api"))
        return within(m_state->apis);
    if (objectType == QLatin1String("scope"))
        return within(m_state->scopes);
    if (objectType == QLatin1String("plan"))
        return within(m_state->plans);
    return objectType == QLatin1String("key") && key(objectId, limits).ok();
}

Result<Listing<domain::Partner>> Issuer::partners(const ListQuery &query) const
{
    return named(*m_state, m_state->partners, query);
}

Result<Listing<domain::Application>> Issuer::applications(const ListQuery &query,
                                                          const QString &partnerId) const
{
    return named(*m_state, m_state->applications, query, [&](const domain::Application &application) {
        return partnerId.isEmpty() || application.partnerId == partnerId;
    });
}

Result<Listing<domain::Api>> Issuer::apis(const ListQuery &query) const
{
    return named(*m_state, m_state->apis, query);
}

Result<Listing<domain::Scope>> Issuer::scopes(const ListQuery &query) const
{
    return named(*m_state, m_state->scopes, query);
}

Result<Listing<domain::Plan>> Issuer::plans(const ListQuery &query) const
{
    return named(*m_state, m_state->plans, query);
}

} // namespace octroi::authority
