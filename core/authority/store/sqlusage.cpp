// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlhistograms.h"
#include "authority/store/sqlstore.h"
#include "authority/store/usageplan.h"
#include "authority/store/usagewriter.h"
#include "usage/histogram.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace octroi::authority {

namespace {

const char *tableOf(qint64 unit)
{
    return unit == kDay ? "usage_day" : unit == kHour ? "usage_hour" : "usage_minute";
}

/// A group of the answer, before its quantiles are known.
struct Sum
{
    domain::UsageTotals totals;
    usage::Histogram histogram;
};
using GroupKey = std::tuple<qint64, QString, QString, QString, QString, QString, QString>;

struct Grouping
{
    qint64 unit = 0; ///< seconds; 0: not by time
    bool key = false, application = false, partner = false, api = false, endpoint = false, refusal = false;
};

Result<Grouping> groupingOf(const QStringList &names)
{
    Grouping g;
    const QHash<QString, bool *> flags{
        {QStringLiteral("key"), &g.key},           {QStringLiteral("application"), &g.application},
        {QStringLiteral("partner"), &g.partner},   {QStringLiteral("api"), &g.api},
        {QStringLiteral("endpoint"), &g.endpoint}, {QStringLiteral("refusal"), &g.refusal}};
    const QHash<QString, qint64> units{
        {QStringLiteral("minute"), kMinute}, {QStringLiteral("hour"), kHour}, {QStringLiteral("day"), kDay}};
    for (const QString &name : names) {
        if (bool *flag = flags.value(name)) {
            *flag = true;
        } else if (units.contains(name) && (g.unit == 0 || g.unit == units.value(name))) {
            g.unit = units.value(name);
        } else {
            return Error{ErrorCode::Invalid, name.left(80), QStringLiteral("usage is not grouped by this"),
                         QStringLiteral("group_by"), QStringLiteral("group_unknown")};
        }
    }
    return g;
}

/// The statement for one table. The values are ?1 from, ?2 to, ?3 unit, ?4 key, ?5 application, ?6 partner,
/// ?7 api.
QByteArray selectOf(Dialect dialect, const Grouping &g, const UsageQuery &query, qint64 unit)
{
    const bool application = g.application || !query.applicationId.isEmpty();
    const bool partner = g.partner || !query.partnerId.isEmpty();
    QByteArray sql("SELECT ");
    sql += g.unit ? "u.ts - u.ts % ?3" : "0";
    sql += g.key ? ", u.key_id" : ", ''";
    sql += g.application ? ", coalesce(k.application_id, '')" : ", ''";
    sql += g.partner ? ", coalesce(a.partner_id, '')" : ", ''";
    sql += g.api ? ", u.api_id" : ", ''";
    sql += g.endpoint ? ", u.endpoint" : ", ''";
    sql += g.refusal ? ", u.refusal" : ", ''";
    sql += ", sum(u.requests), sum(u.refused), sum(u.bytes_in), sum(u.bytes_out), sum(u.c2xx), sum(u.c3xx),"
           " sum(u.c4xx), sum(u.c5xx), sum(u.measured), ";
    sql += histogramsOfGroup(dialect);
    sql += " FROM ";
    sql += tableOf(unit);
    sql += " u";
    if (application || partner)
        sql += " LEFT JOIN api_key k ON k.id = u.key_id";
    if (partner)
        sql += " LEFT JOIN application a ON a.id = k.application_id";
    sql += " WHERE u.ts >= ?1 AND u.ts < ?2 AND ?3 = ?3";
    sql += query.keyId.isEmpty() ? " AND ?4 = ''" : " AND u.key_id = ?4";
    sql += query.applicationId.isEmpty() ? " AND ?5 = ''" : " AND k.application_id = ?5";
    sql += query.partnerId.isEmpty() ? " AND ?6 = ''" : " AND a.partner_id = ?6";
    sql += query.apiId.isEmpty() ? " AND ?7 = ''" : " AND u.api_id = ?7";
    sql += " GROUP BY 1, 2, 3, 4, 5, 6, 7";
    return sql;
}

domain::UsageRow rowOf(const GroupKey &key, const Sum &sum, bool byTime)
{
    domain::UsageRow row;
    if (byTime)
        row.at = QDateTime::fromSecsSinceEpoch(std::get<0>(key), Qt::UTC);
    std::tie(std::ignore, row.keyId, row.applicationId, row.partnerId, row.apiId, row.endpoint, row.refusal) =
        key;
    row.totals = sum.totals;
    row.totals.p50 = sum.histogram.quantile(0.50);
    row.totals.p95 = sum.histogram.quantile(0.95);
    row.totals.p99 = sum.histogram.quantile(0.99);
    return row;
}

/// Fills in the places of one column: comparing numbers is much faster than comparing its texts.
void rank(std::vector<OrderedDelta> &order, std::size_t column, QString UsageDelta::*text)
{
    QHash<QString, qint64> rankOf;
    for (const OrderedDelta &o : order)
        rankOf.insert(o.delta->*text, 0);
    QStringList names = rankOf.keys();
    names.sort();
    for (qsizetype i = 0; i < names.size(); ++i)
        rankOf[names[i]] = i;
    for (OrderedDelta &o : order)
        o.place[column] = rankOf.value(o.delta->*text);
}

/// False when the histogram is malformed.
bool addDelta(const UsageDelta &d, UsageDelta &sum, usage::Histogram &histogram)
{
    sum.requests += d.requests;
    sum.refused += d.refused;
    sum.bytesIn += d.bytesIn;
    sum.bytesOut += d.bytesOut;
    sum.measured += d.measured;
    for (std::size_t c = 0; c < sum.classes.size(); ++c)
        sum.classes[c] += d.classes[c];
    return histogram.mergeBytes(d.histogram);
}

} // namespace

Result<void> SqlStore::addAt(qint64 unit, const char *table, std::vector<OrderedDelta> &order)
{
    for (OrderedDelta &o : order)
        o.place[0] = o.delta->second - o.delta->second % unit;
    // In the order of the primary key: neighbours are added up before they are written, and the
    // tree is written from left to right.
    std::sort(order.begin(), order.end(),
              [](const OrderedDelta &a, const OrderedDelta &b) { return a.place < b.place; });
    const auto writer = usageWriter(*m_db, table);
    for (std::size_t i = 0; i < order.size();) {
        const auto place = order[i].place;
        const UsageDelta &first = *order[i].delta;
        UsageSum row{place[0], {}};
        UsageDelta &sum = row.counts;
        sum.keyId = first.keyId;
        sum.apiId = first.apiId;
        sum.endpoint = first.endpoint;
        sum.refusal = first.refusal;
        usage::Histogram histogram;
        for (; i < order.size() && order[i].place == place; ++i) {
            if (!addDelta(*order[i].delta, sum, histogram)) {
                return Error{ErrorCode::Invalid, first.endpoint,
                             QStringLiteral("a latency histogram is malformed"), QStringLiteral("histogram"),
                             QStringLiteral("histogram_syntax")};
            }
        }
        sum.histogram = histogram.toBytes();
        if (const auto done = writer->put(row); !done)
            return done;
    }
    return writer->finish();
}

Result<void> SqlStore::addUp(const QList<UsageDelta> &deltas)
{
    if (deltas.isEmpty())
        return {};
    std::vector<OrderedDelta> order;
    order.reserve(std::size_t(deltas.size()));
    for (const UsageDelta &d : deltas)
        order.push_back({&d, {}});
    rank(order, 1, &UsageDelta::keyId);
    rank(order, 2, &UsageDelta::apiId);
    rank(order, 3, &UsageDelta::endpoint);
    rank(order, 4, &UsageDelta::refusal);
    return transact(Transaction::Usage, [&]() -> Result<void> {
        for (const qint64 unit : {kMinute, kHour, kDay}) {
            if (const auto done = addAt(unit, tableOf(unit), order); !done)
                return done;
        }
        return {};
    });
}

Result<QList<domain::UsageRow>> SqlStore::query(const UsageQuery &query)
{
    const auto grouping = groupingOf(query.groupBy);
    if (!grouping)
        return grouping.error();
    if (const auto settled = settle(kAllParts); !settled)
        return settled.error();
    const auto minutesFrom = m_db->number("SELECT minutes_from FROM usage_horizon");
    const auto hoursFrom = m_db->number("SELECT hours_from FROM usage_horizon");
    if (!minutesFrom || !hoursFrom)
        return minutesFrom ? hoursFrom.error() : minutesFrom.error();
    std::map<GroupKey, Sum> groups;
    const qint64 coarsest = grouping->unit ? grouping->unit : kDay;
    for (const UsageSpan &span : planUsage(query.from, query.to, coarsest, *minutesFrom, *hoursFrom)) {
        Statement s = m_db->statement(selectOf(m_db->dialect(), *grouping, query, span.unit));
        s.bind(span.from, span.to, qMax(grouping->unit, qint64(1)), query.keyId, query.applicationId,
               query.partnerId, query.apiId);
        bool malformed = false;
        const auto done = s.rows([&](const Statement &row) {
            Sum &sum = groups[{row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4),
                               row.text(5), row.text(6)}];
            sum.totals.requests += row.integer(7);
            sum.totals.refused += row.integer(8);
            sum.totals.bytesIn += row.integer(9);
            sum.totals.bytesOut += row.integer(10);
            for (std::size_t c = 0; c < 4; ++c)
                sum.totals.classes[c] += row.integer(11 + int(c));
            sum.totals.measured += row.integer(15);
            malformed |= !mergeGroup(m_db->dialect(), row.blob(16), sum.histogram);
        });
        if (!done)
            return done.error();
        if (malformed)
            return damaged(m_db->place(), QStringLiteral("A latency histogram is malformed"));
    }
    QList<domain::UsageRow> rows;
    for (const auto &[key, sum] : groups) {
        if (rows.size() >= query.limit)
            break;
        rows << rowOf(key, sum, grouping->unit != 0);
    }
    return rows;
}

Result<QHash<QString, qint64>> SqlStore::requestsSince(qint64 from)
{
    if (const auto settled = settle(kAllParts); !settled)
        return settled.error();
    const auto last = m_db->number("SELECT max(ts) FROM usage_minute");
    if (!last)
        return last.error();
    UsageQuery byKey;
    byKey.from = from;
    byKey.to = *last + kMinute;
    byKey.groupBy = QStringList{QStringLiteral("key")};
    byKey.limit = std::numeric_limits<int>::max();
    const auto rows = query(byKey);
    if (!rows)
        return rows.error();
    QHash<QString, qint64> out;
    for (const domain::UsageRow &row : *rows) {
        if (!row.keyId.isEmpty())
            out.insert(row.keyId, row.totals.requests - row.totals.refused);
    }
    return out;
}

Result<void> SqlStore::dropBefore(qint64 minuteBefore, qint64 hourBefore)
{
    // Only whole hours of minutes and whole days of hours: what is dropped must stand in the next table.
    const qint64 hours = qMax(qint64(0), hourBefore - hourBefore % kDay);
    const qint64 minutes = qMax(qMax(qint64(0), minuteBefore - minuteBefore % kHour), hours);
    return transact(Transaction::Usage, [&]() -> Result<void> {
        if (const auto settled = settle(kAllParts); !settled)
            return settled;
        if (const auto done = m_db->statement("DELETE FROM usage_batch WHERE at < ?1").bind(minutes).run();
            !done)
            return done;
        if (const auto done = m_db->statement("DELETE FROM usage_minute WHERE ts < ?1").bind(minutes).run();
            !done)
            return done;
        if (const auto done = m_db->statement("DELETE FROM usage_hour WHERE ts < ?1").bind(hours).run();
            !done)
            return done;
        return m_db
            ->statement("UPDATE usage_horizon SET"
                        " minutes_from = CASE WHEN minutes_from < ?1 THEN ?1 ELSE minutes_from END,"
                        " hours_from = CASE WHEN hours_from < ?2 THEN ?2 ELSE hours_from END")
            .bind(minutes, hours)
            .run();
    });
}

} // namespace octroi::authority
