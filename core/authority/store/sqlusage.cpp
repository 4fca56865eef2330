// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlhistograms.h"
#include "authority/store/sqlstore.h"
#include "authority/store/usageanswer.h"
#include "authority/store/usageplan.h"
#include "authority/store/usagewriter.h"
#include "usage/histogram.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace octroi::authority {

namespace {

const char *tableOf(qint64 unit)
{
    return unit == kDay ? "usage_day" : unit == kHour ? "usage_hour" : "usage_minute";
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
bool addDelta(const UsageDelta &d, UsageDelta &sum, usage::Histogram &histogram, usage::Histogram &sizes)
{
    sum.requests += d.requests;
    sum.refused += d.refused;
    sum.bytesIn += d.bytesIn;
    sum.bytesOut += d.bytesOut;
    sum.measured += d.measured;
    for (std::size_t c = 0; c < sum.classes.size(); ++c)
        sum.classes[c] += d.classes[c];
    return histogram.mergeBytes(d.histogram) && sizes.mergeBytes(d.sizes);
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
        sum.clientId = first.clientId;
        sum.apiId = first.apiId;
        sum.endpoint = first.endpoint;
        sum.scopes = first.scopes;
        sum.refusal = first.refusal;
        usage::Histogram histogram, sizes;
        for (; i < order.size() && order[i].place == place; ++i) {
            if (!addDelta(*order[i].delta, sum, histogram, sizes)) {
                return Error{ErrorCode::Invalid, first.endpoint,
                             QStringLiteral("a latency histogram is malformed"), QStringLiteral("histogram"),
                             QStringLiteral("histogram_syntax")};
            }
        }
        sum.histogram = histogram.toBytes();
        sum.sizes = sizes.toBytes();
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
    rank(order, 2, &UsageDelta::clientId);
    rank(order, 3, &UsageDelta::apiId);
    rank(order, 4, &UsageDelta::endpoint);
    rank(order, 5, &UsageDelta::scopes);
    rank(order, 6, &UsageDelta::refusal);
    return transact(Transaction::Usage, [&]() -> Result<void> {
        for (const qint64 unit : {kMinute, kHour, kDay}) {
            if (const auto done = addAt(unit, tableOf(unit), order); !done)
                return done;
        }
        return {};
    });
}

Result<SqlStore::Horizon> SqlStore::horizon()
{
    const auto minutesFrom = m_db->number("SELECT minutes_from FROM usage_horizon");
    const auto hoursFrom = m_db->number("SELECT hours_from FROM usage_horizon");
    if (!minutesFrom || !hoursFrom)
        return minutesFrom ? hoursFrom.error() : minutesFrom.error();
    return Horizon{*minutesFrom, *hoursFrom};
}

Result<void> SqlStore::read(const UsageQuery &query, const UsageGrouping &grouping, UsageAnswer &answer)
{
    if (const auto settled = settle(kAllParts); !settled)
        return settled.error();
    const auto kept = horizon();
    if (!kept)
        return kept.error();
    const qint64 coarsest = grouping.unit ? grouping.unit : kDay;
    for (const UsageSpan &span : planUsage(query.from, query.to, coarsest, kept->minutesFrom, kept->hoursFrom)) {
        Statement s = m_db->statement(usageSelect(m_db->dialect(), grouping, query, tableOf(span.unit)));
        bindUsage(s, span, grouping, query);
        bool malformed = false;
        const auto done = s.rows([&](const Statement &row) {
            UsageGroupSum sum;
            int column = kSumsColumn;
            for (qint64 *value : {&sum.totals.requests, &sum.totals.refused, &sum.totals.bytesIn, &sum.totals.bytesOut,
                                  &sum.totals.classes[0], &sum.totals.classes[1], &sum.totals.classes[2], &sum.totals.classes[3],
                                  &sum.totals.measured})
                *value = row.integer(column++);
            malformed |= !mergeGroup(m_db->dialect(), row.blob(column), sum.latency);
            malformed |= !mergeGroup(m_db->dialect(), row.blob(column + 1), sum.sizes);
            answer.add(row, span.unit, sum);
        });
        if (!done)
            return done.error();
        if (malformed)
            return damaged(m_db->place(), QStringLiteral("A histogram is malformed"));
    }
    return {};
}

Result<QList<domain::UsageRow>> SqlStore::query(const UsageQuery &query)
{
    const auto grouping = UsageGrouping::of(query);
    if (!grouping)
        return grouping.error();
    UsageAnswer answer(query, *grouping);
    if (const auto done = read(query, *grouping, answer); !done)
        return done.error();
    return answer.rows();
}

Result<QList<DistributionPart>> SqlStore::distributions(const UsageQuery &query)
{
    const auto grouping = UsageGrouping::of(query);
    if (!grouping)
        return grouping.error();
    UsageAnswer answer(query, *grouping);
    if (const auto done = read(query, *grouping, answer); !done)
        return done.error();
    return answer.distributions();
}

Result<QString> SqlStore::keyBehind(const QString &afterKey, int count)
{
    Statement s = m_db->statement("SELECT id FROM api_key WHERE id > ?1 ORDER BY id LIMIT 1 OFFSET ?2");
    s.bind(afterKey, count - 1);
    QString id;
    const auto done = s.rows([&id](const Statement &row) { id = row.text(0); });
    return done ? Result<QString>(id) : done.error();
}

Result<qint64> SqlStore::usagePrecision(const UsageQuery &query)
{
    const auto grouping = UsageGrouping::of(query);
    const auto kept = horizon();
    if (!grouping || !kept)
        return grouping ? kept.error() : grouping.error();
    qint64 precision = kMinute;
    const qint64 coarsest = grouping->unit ? grouping->unit : kDay;
    for (const UsageSpan &span : planUsage(query.from, query.to, coarsest, kept->minutesFrom, kept->hoursFrom)) {
        // How far what is counted reaches beyond the range: what was dropped is replaced by coarser rows.
        const qint64 over = qMax(query.from / kMinute * kMinute - span.from, span.to - (query.to + kMinute - 1) / kMinute * kMinute);
        if (over > 0)
            precision = qMax(precision, over < kHour ? kHour : kDay);
        if (span.unit > coarsest)
            precision = qMax(precision, span.unit);
    }
    return precision;
}

Result<void> SqlStore::eachConsumed(qint64 from, qint64 to, const Consumed &each)
{
    if (const auto settled = settle(kAllParts); !settled)
        return settled.error();
    const auto kept = horizon();
    if (!kept)
        return kept.error();
    for (const UsageSpan &span : planUsage(from, to, kDay, kept->minutesFrom, kept->hoursFrom)) {
        Statement s = m_db->statement(QByteArrayLiteral("SELECT key_id, requests - refused, bytes_out FROM ") + tableOf(span.unit)
                                      + " WHERE ts >= ?1 AND ts < ?2 AND key_id <> ''");
        s.bind(span.from, span.to);
        const auto done = s.rows([&each](const Statement &row) {
            const QByteArrayView key = row.view(0);
            each({key.data(), std::size_t(key.size())}, row.integer(1), row.integer(2));
        });
        if (!done)
            return done.error();
    }
    return {};
}

Result<void> SqlStore::dropBefore(qint64 minuteBefore, qint64 hourBefore, qint64 dayBefore)
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
        const qint64 days = qMax(qint64(0), dayBefore - dayBefore % kDay);
        for (const char *table : {"usage_day", "usage_feed"}) {
            if (const auto done = m_db->statement(QByteArray("DELETE FROM ") + table + " WHERE ts < ?1").bind(days).run(); !done)
                return done;
        }
        // A proxy that was cut off sends its last batches again soon, or never.
        if (const auto done = m_db->statement("DELETE FROM line_batch WHERE at < ?1").bind(minuteBefore).run(); !done)
            return done;
        return m_db
            ->statement("UPDATE usage_horizon SET"
                        " minutes_from = CASE WHEN minutes_from < ?1 THEN ?1 ELSE minutes_from END,"
                        " hours_from = CASE WHEN hours_from < ?2 THEN ?2 ELSE hours_from END")
            .bind(minutes, hours)
            .run();
    });
}

Result<void> SqlStore::addFeed(qint64 second, const UsageFeed &feed)
{
    return transact(Transaction::Usage, [&] {
        return m_db
            ->statement("INSERT INTO usage_feed VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (ts) DO UPDATE SET"
                        " lines = usage_feed.lines + excluded.lines, lost = usage_feed.lost + excluded.lost,"
                        " duplicates = usage_feed.duplicates + excluded.duplicates, late = usage_feed.late + excluded.late,"
                        " malformed = usage_feed.malformed + excluded.malformed,"
                        " overflowed = usage_feed.overflowed + excluded.overflowed")
            .bind(second - second % kHour, feed.lines, feed.lost, feed.duplicates, feed.late, feed.malformed, feed.overflowed)
            .run();
    });
}

Result<UsageFeed> SqlStore::feed(qint64 from, qint64 to)
{
    UsageFeed out;
    Statement s = m_db->statement("SELECT sum(lines), sum(lost), sum(duplicates), sum(late), sum(malformed), sum(overflowed)"
                                  " FROM usage_feed WHERE ts > ?1 AND ts < ?2");
    const auto done = s.bind(from - kHour, to).rows([&out](const Statement &row) {
        int column = 0;
        for (qint64 *value : {&out.lines, &out.lost, &out.duplicates, &out.late, &out.malformed, &out.overflowed})
            *value = row.integer(column++);
    });
    if (!done)
        return done.error();
    return out;
}

Result<bool> SqlStore::knowsBatch(const QString &caller, const QString &id)
{
    bool known = false;
    Statement there = m_db->statement("SELECT 1 FROM line_batch WHERE caller = ?1 AND id = ?2");
    if (const auto done = there.bind(caller, id).rows([&known](const Statement &) { known = true; }); !done)
        return done.error();
    return known;
}

Result<void> SqlStore::rememberBatch(const QString &caller, const QString &id, qint64 second)
{
    return m_db->statement("INSERT INTO line_batch VALUES (?1, ?2, ?3)").bind(caller, id, second).run();
}

} // namespace octroi::authority
