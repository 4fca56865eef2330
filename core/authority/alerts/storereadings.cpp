// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/storereadings.h"

#include "authority/store/oauthstore.h"

#include <limits>

namespace octroi::authority {

using domain::AlertSubject;

namespace {

constexpr qint64 kSecondsOfHour = 3'600;
constexpr int kTogetherFrom = 4;      ///< so many rules of one window are worth one reading of all objects
constexpr int kKeysARead = 500;
constexpr int kMostEnding = 10'000;
constexpr qsizetype kMostHistories = 2'000;

const char *groupOf(AlertSubject subject)
{
    switch (subject) {
    case AlertSubject::All: return "";
    case AlertSubject::Partner: return "partner";
    case AlertSubject::Application: return "application";
    case AlertSubject::Key: return "key";
    case AlertSubject::Client: return "client";
    case AlertSubject::Api: return "api";
    }
    return "";
}

QString objectOf(const domain::UsageRow &row, AlertSubject subject)
{
    switch (subject) {
    case AlertSubject::All: return {};
    case AlertSubject::Partner: return row.partnerId;
    case AlertSubject::Application: return row.applicationId;
    case AlertSubject::Key: return row.keyId;
    case AlertSubject::Client: return row.clientId;
    case AlertSubject::Api: return row.apiId;
    }
    return {};
}

domain::UsageTotals nothing()
{
    domain::UsageTotals totals;
    totals.p50 = totals.p95 = totals.p99 = -1;
    return totals;
}

} // namespace

void StoreReadings::narrow(UsageQuery &query, AlertSubject subject, const QString &id)
{
    switch (subject) {
    case AlertSubject::All: break;
    case AlertSubject::Partner: query.partnerId = id; break;
    case AlertSubject::Application: query.applicationId = id; break;
    case AlertSubject::Key: query.keyId = id; break;
    case AlertSubject::Client: query.clientId = id; break;
    case AlertSubject::Api: query.apiId = id; break;
    }
}

void StoreReadings::beginRound()
{
    m_expected.clear();
    m_together.clear();
    m_partners.reset();
    m_plans.reset();
    m_ending.clear();
    m_quotas.clear();
    if (m_hours.size() > kMostHistories)
        m_hours.clear();
}

void StoreReadings::expect(const QList<domain::AlertRule> &rules, qint64 at)
{
    const qint64 minute = at - at % 60;
    for (const domain::AlertRule &rule : rules) {
        const bool windowed = rule.kind == domain::AlertKind::Threshold || rule.kind == domain::AlertKind::Silence;
        if (windowed && rule.enabled)
            ++m_expected[{int(rule.subject), minute - rule.windowSeconds, minute}];
    }
}

Result<const StoreReadings::ByObject *> StoreReadings::together(AlertSubject subject, qint64 from, qint64 to)
{
    const Window window{int(subject), from, to};
    if (const auto known = m_together.find(window); known != m_together.end())
        return &known->second;
    UsageQuery query;
    query.from = from;
    query.to = to;
    query.groupBy = QStringList{QLatin1String(groupOf(subject))};
    query.limit = std::numeric_limits<int>::max();
    const auto rows = m_store.query(query);
    if (!rows)
        return rows.error();
    ByObject &out = m_together[window];
    for (const domain::UsageRow &row : *rows)
        out.insert(objectOf(row, subject), row.totals);
    return &out;
}

Result<domain::UsageTotals> StoreReadings::totals(AlertSubject subject, const QString &id, qint64 from, qint64 to)
{
    const auto asked = m_expected.find({int(subject), from, to});
    const bool shared = asked != m_expected.end() && asked->second >= kTogetherFrom;
    if (shared && subject != AlertSubject::All) {
        const auto all = together(subject, from, to);
        return all ? Result<domain::UsageTotals>((*all)->value(id, nothing())) : all.error();
    }
    ByObject &known = m_together[{-1 - int(subject), from, to}];
    if (const auto found = known.constFind(id); found != known.cend())
        return *found;
    UsageQuery query;
    query.from = from;
    query.to = to;
    narrow(query, subject, id);
    const auto rows = m_store.query(query);
    if (!rows)
        return rows.error();
    const domain::UsageTotals totals = rows->isEmpty() ? nothing() : rows->first().totals;
    known.insert(id, totals);
    return totals;
}

Result<usage::HourlyUse> StoreReadings::requestsByHour(AlertSubject subject, const QString &id, qint64 to)
{
    usage::HourlyUse &kept = m_hours[QString::number(int(subject)) + u':' + id];
    // Lines of an access log may still come for the hour that has just ended; requests are counted at the check.
    const bool goesOn = !kept.hours.empty() && kept.to() <= to;
    if (!goesOn)
        kept = {};
    UsageQuery query;
    query.from = goesOn ? kept.to() : to - kHistory;
    query.to = to;
    query.groupBy = QStringList{QStringLiteral("hour")};
    narrow(query, subject, id);
    if (query.from < to) {
        const auto rows = m_store.query(query);
        if (!rows)
            return rows.error();
        for (const domain::UsageRow &row : *rows) {
            const qint64 hour = row.at.toSecsSinceEpoch() / kSecondsOfHour * kSecondsOfHour;
            if (kept.hours.empty() && !goesOn)
                kept.from = hour; // before its first call nothing is known of it
            if (hour < kept.from || hour >= to)
                continue;
            kept.hours.resize(std::max(kept.hours.size(), std::size_t((hour - kept.from) / kSecondsOfHour + 1)), 0.0);
            kept.hours[std::size_t((hour - kept.from) / kSecondsOfHour)] += double(row.totals.requests);
        }
        if (!kept.hours.empty())
            kept.hours.resize(std::size_t((to - kept.from) / kSecondsOfHour), 0.0);
    }
    const auto most = std::size_t(kHistory / kSecondsOfHour);
    if (kept.hours.size() > most) {
        const std::size_t old = kept.hours.size() - most;
        kept.hours.erase(kept.hours.begin(), kept.hours.begin() + std::ptrdiff_t(old));
        kept.from += qint64(old) * kSecondsOfHour;
    }
    return kept;
}

Result<void> StoreReadings::readKeysEnding(qint64 from, qint64 to, QList<EndingObject> &out)
{
    using Condition = KeyCondition;
    const Condition condition = Condition::both(Condition::both(Condition::greater(Condition::Column::Ends, from * 1000),
                                                                Condition::less(Condition::Column::Ends, to * 1000 + 1)),
                                                Condition::missing(Condition::Column::Revoked));
    std::optional<KeyPlace> after;
    while (out.size() < kMostEnding) {
        const auto page = m_store.keysWhere(condition, after, kKeysARead);
        if (!page)
            return page.error();
        for (const StoredKey &stored : *page) {
            // One that has a successor ends as it was meant to.
            if (stored.key.successorId.isEmpty())
                out.append({AlertSubject::Key, stored.key.id, stored.key.name, stored.key.applicationId, {}, stored.key.endsAt()});
            after = KeyPlace{stored.key.createdAt.toMSecsSinceEpoch(), stored.key.id};
        }
        if (page->size() < kKeysARead)
            break;
    }
    return {};
}

Result<void> StoreReadings::readClientsEnding(qint64 from, qint64 to, QList<EndingObject> &out)
{
    const auto clients = m_store.oauth().clients();
    if (!clients)
        return clients.error();
    const auto within = [&](const QDateTime &time) {
        return time.isValid() && time.toSecsSinceEpoch() > from && time.toSecsSinceEpoch() <= to;
    };
    for (const StoredClient &stored : *clients) {
        const domain::OAuthClient &client = stored.client;
        if (client.revokedAt.isValid())
            continue;
        if (within(client.expiresAt))
            out.append({AlertSubject::Client, client.id, client.name, client.applicationId, {}, client.expiresAt});
        for (const domain::ClientSecret &secret : client.secrets) {
            if (!secret.revokedAt.isValid() && within(secret.expiresAt))
                out.append({AlertSubject::Client, client.id, client.name, client.applicationId, secret.id, secret.expiresAt});
        }
    }
    return {};
}

Result<QList<EndingObject>> StoreReadings::ending(qint64 from, qint64 to)
{
    const std::pair range{from, to};
    if (const auto known = m_ending.find(range); known != m_ending.end())
        return known->second;
    QList<EndingObject> out;
    if (const auto keys = readKeysEnding(from, to, out); !keys)
        return keys.error();
    if (const auto clients = readClientsEnding(from, to, out); !clients)
        return clients.error();
    m_ending.emplace(range, out);
    return out;
}

Result<const QHash<QString, domain::Plan> *> StoreReadings::plans()
{
    if (!m_plans) {
        const auto all = m_store.plans();
        if (!all)
            return all.error();
        m_plans.emplace();
        for (const domain::Plan &plan : *all)
            m_plans->insert(plan.id, plan);
    }
    return &*m_plans;
}

Result<void> StoreReadings::readQuotaUses(qint64 startMs, qint64 at, const QString &unit, int leastPercent, QList<QuotaUse> &out)
{
    const auto known = plans();
    if (!known)
        return known.error();
    const auto limitOf = [&](const domain::Plan &plan) {
        return unit == QLatin1String("day") ? plan.quotaDay : unit == QLatin1String("month") ? plan.quotaMonth : plan.volumeMonth;
    };
    qint64 smallest = std::numeric_limits<qint64>::max();
    for (const domain::Plan &plan : **known)
        smallest = limitOf(plan) > 0 ? std::min(smallest, limitOf(plan)) : smallest;
    if (smallest == std::numeric_limits<qint64>::max())
        return {};
    UsageQuery query;
    query.from = startMs / 1000;
    query.to = at;
    query.groupBy = QStringList{QStringLiteral("key")};
    query.limit = std::numeric_limits<int>::max();
    const auto rows = m_store.query(query);
    if (!rows)
        return rows.error();
    QHash<QString, qint64> used;
    for (const domain::UsageRow &row : *rows) {
        // A refused call uses up no quota.
        const qint64 calls = unit == QLatin1String("volume") ? row.totals.bytesOut : row.totals.requests - row.totals.refused;
        if (!row.keyId.isEmpty() && double(calls) * 100 >= double(smallest) * leastPercent)
            used.insert(row.keyId, calls);
    }
    const QStringList ids = used.keys();
    for (qsizetype first = 0; first < ids.size(); first += kKeysARead) {
        const QStringList some = ids.mid(first, kKeysARead);
        const auto keys = m_store.keysWhere(KeyCondition::oneOf(KeyCondition::Column::Id, some), {}, int(some.size()));
        if (!keys)
            return keys.error();
        for (const StoredKey &stored : *keys) {
            const qint64 limit = limitOf((*known)->value(stored.key.planId)), calls = used.value(stored.key.id);
            if (limit > 0 && double(calls) * 100 >= double(limit) * leastPercent)
                out.append({stored.key.id, stored.key.name, stored.key.applicationId, unit, calls, limit});
        }
    }
    return {};
}

Result<QList<QuotaUse>> StoreReadings::quotas(qint64 at, int leastPercent)
{
    const std::pair asked{at, leastPercent};
    if (const auto known = m_quotas.find(asked); known != m_quotas.end())
        return known->second;
    QList<QuotaUse> out;
    const Periods periods = m_calendar.exactly(at * 1000);
    if (const auto day = readQuotaUses(periods.dayStartMs, at, QStringLiteral("day"), leastPercent, out); !day)
        return day.error();
    if (const auto month = readQuotaUses(periods.monthStartMs, at, QStringLiteral("month"), leastPercent, out); !month)
        return month.error();
    if (const auto volume = readQuotaUses(periods.monthStartMs, at, QStringLiteral("volume"), leastPercent, out); !volume)
        return volume.error();
    m_quotas.emplace(asked, out);
    return out;
}

QString StoreReadings::partnerOf(const QString &applicationId)
{
    if (!m_partners) {
        m_partners.emplace();
        const auto applications = m_store.applications();
        for (const domain::Application &application : applications ? *applications : QList<domain::Application>())
            m_partners->insert(application.id, application.partnerId);
    }
    return m_partners->value(applicationId);
}

} // namespace octroi::authority
