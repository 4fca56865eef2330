// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/usagequery.h"

#include "authority/store/sqlhistograms.h"

#include <QTimeZone>

namespace octroi::authority {

namespace {

Error wrong(const char *field, const QString &value, const char *reason, const char *why)
{
    return Error{ErrorCode::Invalid, value.left(80), QString::fromLatin1(why), QString::fromLatin1(field), QString::fromLatin1(reason)};
}

/// True when days of the zone begin at whole hours of UTC throughout the range.
bool hasWholeHours(const QTimeZone &zone, qint64 from, qint64 to)
{
    const auto at = [&zone](qint64 second) { return zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(second, Qt::UTC)) % 3600 == 0; };
    constexpr qint64 step = 14 * kDay;
    for (qint64 second = from; second < to; second += step) {
        if (!at(second))
            return false;
    }
    return at(to);
}

} // namespace

Result<UsageGrouping> UsageGrouping::of(const UsageQuery &query)
{
    UsageGrouping g;
    const QHash<QString, bool *> flags{{QStringLiteral("key"), &g.key},
                                       {QStringLiteral("client"), &g.client},
                                       {QStringLiteral("application"), &g.application},
                                       {QStringLiteral("partner"), &g.partner},
                                       {QStringLiteral("api"), &g.api},
                                       {QStringLiteral("endpoint"), &g.endpoint},
                                       {QStringLiteral("refusal"), &g.refusal},
                                       {QStringLiteral("scope"), &g.scope},
                                       {QStringLiteral("status_class"), &g.statusClass},
                                       {QStringLiteral("environment"), &g.environment},
                                       {QStringLiteral("tag"), &g.tag}};
    const QHash<QString, qint64> units{{QStringLiteral("minute"), kMinute}, {QStringLiteral("hour"), kHour},
                                       {QStringLiteral("day"), kDay},       {QStringLiteral("month"), kDay}};
    const QTimeZone zone(query.timeZone.toLatin1());
    if (!zone.isValid())
        return wrong("time_zone", query.timeZone, "time_zone_unknown", "is no time zone of the IANA database");
    int times = 0;
    for (const QString &name : query.groupBy) {
        if (bool *flag = flags.value(name)) {
            *flag = true;
            continue;
        }
        if (!units.contains(name) || ++times > 1)
            return wrong("group_by", name, "group_unknown", "usage is not grouped by this");
        g.unit = units.value(name);
        g.byDay = name == QLatin1String("day");
        g.byMonth = name == QLatin1String("month");
    }
    // Days of UTC stand in a table of their own; those of another zone are added up from what is finer.
    if (g.unit == kDay && zone != QTimeZone::utc())
        g.unit = hasWholeHours(zone, query.from, query.to) ? kHour : kMinute;
    return g;
}

QByteArray usageSelect(Dialect dialect, const UsageGrouping &g, const UsageQuery &query, const char *table)
{
    const bool tags = g.tag || !query.tag.isEmpty();
    const bool partner = g.partner || tags || !query.partnerId.isEmpty();
    const bool key = g.application || g.environment || partner || !query.applicationId.isEmpty() || !query.environment.isEmpty();
    QByteArray sql("SELECT ");
    sql += g.unit ? "u.ts - u.ts % ?3" : "0";
    sql += g.key ? ", u.key_id" : ", ''";
    sql += g.client ? ", u.client_id" : ", ''";
    sql += g.application ? ", coalesce(k.application_id, c.application_id, '')" : ", ''";
    sql += g.partner ? ", coalesce(a.partner_id, '')" : ", ''";
    sql += g.environment ? ", coalesce(k.environment, '')" : ", ''";
    sql += tags ? ", coalesce(p.tags, '')" : ", ''";
    sql += g.api ? ", u.api_id" : ", ''";
    sql += g.endpoint ? ", u.endpoint" : ", ''";
    sql += g.scope || !query.scope.isEmpty() ? ", u.scopes" : ", ''";
    sql += g.refusal ? ", u.refusal" : ", ''";
    sql += ", sum(u.requests), sum(u.refused), sum(u.bytes_in), sum(u.bytes_out), sum(u.c2xx), sum(u.c3xx),"
           " sum(u.c4xx), sum(u.c5xx), sum(u.measured), ";
    sql += histogramsOfGroup(dialect);
    sql += ", ";
    sql += sizesOfGroup(dialect);
    sql += QByteArray(" FROM ") + table + " u";
    if (key)
        sql += " LEFT JOIN api_key k ON k.id = u.key_id LEFT JOIN oauth_client c ON c.id = u.client_id";
    if (partner)
        sql += " LEFT JOIN application a ON a.id = coalesce(k.application_id, c.application_id)";
    if (tags)
        sql += " LEFT JOIN partner p ON p.id = a.partner_id";
    sql += " WHERE u.ts >= ?1 AND u.ts < ?2 AND ?3 = ?3";
    const auto only = [&sql](const char *column, const QString &value, const char *place) {
        sql += value.isEmpty() ? QByteArray(" AND ") + place + " = ''" : QByteArray(" AND ") + column + " = " + place;
    };
    if (query.keyId.contains(QLatin1Char(','))) {
        // Identifiers have all the same length and no comma.
        sql += " AND u.key_id <> '' AND ";
        sql += dialect == Dialect::Sqlite ? "instr(?4, u.key_id) > 0" : "strpos(?4, u.key_id) > 0";
    } else {
        only("u.key_id", query.keyId, "?4");
    }
    only("coalesce(k.application_id, c.application_id)", query.applicationId, "?5");
    only("a.partner_id", query.partnerId, "?6");
    only("u.api_id", query.apiId, "?7");
    only("u.client_id", query.clientId, "?8");
    only("u.endpoint", query.endpoint, "?9");
    only("k.environment", query.environment, "?10");
    only("u.refusal", query.refusal, "?11");
    sql += query.afterKey.isEmpty() ? " AND ?12 = ''" : " AND u.key_id > ?12";
    sql += query.lastKey.isEmpty() ? " AND ?13 = ''" : " AND u.key_id <= ?13";
    if (query.allowedOnly)
        sql += " AND u.refusal = ''";
    sql += " GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11";
    return sql;
}

void bindUsage(Statement &statement, const UsageSpan &span, const UsageGrouping &g, const UsageQuery &query)
{
    statement.bind(span.from, span.to, qMax(g.unit, qint64(1)), query.keyId, query.applicationId,
                   query.partnerId, query.apiId, query.clientId, query.endpoint, query.environment,
                   query.refusal, query.afterKey, query.lastKey);
}

} // namespace octroi::authority
