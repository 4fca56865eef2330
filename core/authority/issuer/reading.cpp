// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/state.h"
#include "domain/filter.h"
#include "domain/name.h"

#include <limits>

namespace octroi::authority {

namespace {

constexpr qint64 kFilterUsageSeconds = 30 * 86'400LL;

template <typename T>
Result<T> one(const Shelf<T> &shelf, const char *objectType, const QString &id)
{
    const T *object = shelf.find(id);
    return object ? Result<T>(*object) : notFound(objectType, id);
}

/// By name: every word of the filter stands somewhere in it.
template <typename T, typename Also>
Result<Listing<T>> named(const Shelf<T> &shelf, const ListQuery &query, Also also)
{
    const QStringList words = domain::nameKey(query.filter).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto keep = [&](const T &object) {
        if (!also(object))
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
Result<Listing<T>> named(const Shelf<T> &shelf, const ListQuery &query)
{
    return named(shelf, query, [](const T &) { return true; });
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

Result<domain::Partner> Issuer::partner(const QString &id) const
{
    return one(m_state->partners, "partner", id);
}

Result<domain::Application> Issuer::application(const QString &id) const
{
    return one(m_state->applications, "application", id);
}

Result<domain::Api> Issuer::api(const QString &id) const
{
    return one(m_state->apis, "api", id);
}

Result<domain::Scope> Issuer::scope(const QString &name) const
{
    return one(m_state->scopes, "scope", name);
}

Result<domain::Plan> Issuer::plan(const QString &id) const
{
    return one(m_state->plans, "plan", id);
}

Result<domain::ApiKey> Issuer::key(const QString &id) const
{
    const StoredKey *stored = m_state->keys.find(id);
    return stored ? Result<domain::ApiKey>(stored->key) : notFound("key", id);
}

Result<Listing<domain::Partner>> Issuer::partners(const ListQuery &query) const
{
    return named(m_state->partners, query);
}

Result<Listing<domain::Application>> Issuer::applications(const ListQuery &query,
                                                          const QString &partnerId) const
{
    return named(m_state->applications, query, [&](const domain::Application &application) {
        return partnerId.isEmpty() || application.partnerId == partnerId;
    });
}

Result<Listing<domain::Api>> Issuer::apis(const ListQuery &query) const
{
    return named(m_state->apis, query);
}

Result<Listing<domain::Scope>> Issuer::scopes(const ListQuery &query) const
{
    return named(m_state->scopes, query);
}

Result<Listing<domain::Plan>> Issuer::plans(const ListQuery &query) const
{
    return named(m_state->plans, query);
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
    const auto keep = [&](const StoredKey &stored) {
        const domain::ApiKey &key = stored.key;
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
