// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/reach.h"
#include "domain/filter.h"
#include "domain/name.h"

#include <limits>

namespace octroi::authority {

namespace {

constexpr qint64 kFilterUsageSeconds = 30 * 86'400LL;

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

bool looksAtUsage(const domain::KeyFilter &filter, const QString &text)
{
    return std::any_of(filter.tokens().begin(), filter.tokens().end(), [&](const domain::FilterToken &token) {
        const QString name = text.mid(token.start, token.length).toLower();
        return token.kind == domain::FilterToken::Kind::Name &&
               (name == QLatin1String("requests") || name == QLatin1String("bytes"));
    });
}

/// What the filter's requests and bytes compare with: the last 30 days of each key.
Result<QHash<QString, domain::UsageTotals>> recentUsage(const Issuer::State &state)
{
    UsageQuery query;
    query.to = state.clock.nowMs() / 1000 + 1;
    query.from = query.to - kFilterUsageSeconds;
    query.groupBy = QStringList{QStringLiteral("key")};
    query.limit = std::numeric_limits<int>::max();
    const auto rows = state.store.query(query);
    if (!rows)
        return rows.error();
    QHash<QString, domain::UsageTotals> out;
    for (const domain::UsageRow &row : *rows)
        out.insert(row.keyId, row.totals);
    return out;
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
    const StoredKey *stored = m_state->keys.find(id);
    return stored && Reach(*m_state, limits).sees(*stored) ? Result<domain::ApiKey>(stored->key) : notFound("key", id);
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
    return objectType == QLatin1String("key") && within(m_state->keys);
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

Result<Listing<domain::ApiKey>> Issuer::keys(const ListQuery &query, const QString &applicationId,
                                             const QString &partnerId) const
{
    const auto filter = domain::KeyFilter::parse(query.filter);
    if (!filter.ok()) {
        return Error{ErrorCode::Invalid,
                     query.filter.mid(filter.error()->start, filter.error()->length).left(80),
                     filter.error()->detail, QStringLiteral("filter"), filter.error()->reason};
    }
    QHash<QString, domain::UsageTotals> usage;
    if (looksAtUsage(filter, query.filter)) {
        const auto recent = recentUsage(*m_state);
        if (!recent)
            return recent.error();
        usage = *recent;
    }
    const QDateTime now = m_state->clock.now();
    const Reach reach(*m_state, query.limits);
    const auto keep = [&](const StoredKey &stored) {
        const domain::ApiKey &key = stored.key;
        if (!reach.sees(stored))
            return false;
        if (!applicationId.isEmpty() && key.applicationId != applicationId)
            return false;
        const auto *partner = m_state->partnerOf(key);
        if (!partnerId.isEmpty() && (!partner || partner->id != partnerId))
            return false;
        if (filter.isEmpty())
            return true;
        const auto *application = m_state->applications.find(key.applicationId);
        const auto *plan = m_state->plans.find(key.planId);
        const domain::UsageTotals totals = usage.value(key.id);
        const domain::KeyFilter::Subject subject{key,
                                                 partner ? partner->name : QString(),
                                                 application ? application->name : QString(),
                                                 plan ? plan->name : QString(),
                                                 {},
                                                 partner ? partner->tags : QStringList(),
                                                 totals.requests,
                                                 totals.bytesIn + totals.bytesOut};
        return filter.matches(subject, now);
    };
    return m_state->keys.page<domain::ApiKey>(query, keep,
                                              [](const StoredKey &stored) { return stored.key; });
}

} // namespace octroi::authority
