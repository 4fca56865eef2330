// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"
#include "authority/store/distributionstore.h"
#include "authority/store/usageplan.h"

#include <QHash>
#include <QSet>
#include <QTimeZone>
#include <limits>

namespace octroi::authority {

namespace {

constexpr int kMostKeys = 500; ///< of one question
constexpr int kPageRows = 100'000;

Error wrong(const char *field, const QString &value, const char *why)
{
    return Error{ErrorCode::Invalid, value.left(80), QString::fromLatin1(why), QString::fromLatin1(field),
                 QStringLiteral("query_syntax")};
}

/// Seconds since the epoch; -1 when it cannot be read.
qint64 millisecondOf(QString text)
{
    // An unescaped "+02:00" arrives with a space.
    const QDateTime time = domain::fromRfc3339(text.replace(QLatin1Char(' '), QLatin1Char('+')));
    return time.isValid() ? time.toMSecsSinceEpoch() : -1;
}

Result<void> readGroups(const Call &call, UsageQuery &query)
{
    static const QSet<QString> names{QStringLiteral("key"),   QStringLiteral("client"),       QStringLiteral("application"),
                                     QStringLiteral("partner"), QStringLiteral("api"),        QStringLiteral("endpoint"),
                                     QStringLiteral("scope"), QStringLiteral("refusal"),      QStringLiteral("status_class"),
                                     QStringLiteral("environment"), QStringLiteral("tag"),    QStringLiteral("minute"),
                                     QStringLiteral("hour"),  QStringLiteral("day"),          QStringLiteral("month")};
    static const QSet<QString> units{QStringLiteral("minute"), QStringLiteral("hour"), QStringLiteral("day"), QStringLiteral("month")};
    int times = 0;
    for (const QString &part : call.queryValue("group_by").split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        if (!names.contains(name))
            return wrong("group_by", name, "is nothing to group by");
        if (query.groupBy.contains(name))
            continue;
        times += units.contains(name) ? 1 : 0;
        query.groupBy << name;
    }
    if (times > 1)
        return wrong("group_by", call.queryValue("group_by"), "names more than one of minute, hour, day and month");
    return {};
}

Result<void> readRange(const Call &call, qint64 now, UsageQuery &query)
{
    // To the end of the minute that is under way: what has been counted so far belongs to the answer.
    query.to = (now / kMinute + 1) * kMinute;
    query.from = query.to - 24 * 3600;
    if (const QString to = call.queryValue("to"); !to.isEmpty()) {
        const qint64 ms = millisecondOf(to);
        if (ms < 0)
            return wrong("to", to, "is not an RFC 3339 time");
        // Up to the end of the minute, also when only a part of its first second is asked for.
        query.to = (ms + kMinute * 1000 - 1) / (kMinute * 1000) * kMinute;
        query.from = query.to - 24 * 3600;
    }
    if (const QString from = call.queryValue("from"); !from.isEmpty()) {
        const qint64 ms = millisecondOf(from);
        if (ms < 0)
            return wrong("from", from, "is not an RFC 3339 time");
        query.from = ms / (kMinute * 1000) * kMinute;
    }
    if (query.from > query.to)
        return wrong("from", call.queryValue("from"), "is later than to");
    return {};
}

Result<UsageQuery> usageQuery(const Call &call, qint64 now)
{
    UsageQuery query;
    if (auto groups = readGroups(call, query); !groups)
        return groups.error();
    if (auto range = readRange(call, now, query); !range)
        return range.error();
    query.keyId = call.queryValue("key_id");
    if (query.keyId.count(QLatin1Char(',')) >= kMostKeys)
        return wrong("key_id", query.keyId, "names too many keys");
    query.clientId = call.queryValue("client_id");
    query.applicationId = call.queryValue("application_id");
    query.partnerId = call.queryValue("partner_id");
    query.apiId = call.queryValue("api_id");
    query.endpoint = call.queryValue("endpoint");
    query.scope = call.queryValue("scope");
    query.environment = call.queryValue("environment");
    query.tag = call.queryValue("tag");
    query.refusal = call.queryValue("refusal");
    query.allowedOnly = query.refusal == QLatin1String("none");
    if (query.allowedOnly)
        query.refusal.clear();
    query.statusClass = call.queryValue("status_class");
    static const QSet<QString> classes{QString(), QStringLiteral("2xx"), QStringLiteral("3xx"), QStringLiteral("4xx"), QStringLiteral("5xx")};
    if (!classes.contains(query.statusClass))
        return wrong("status_class", query.statusClass, "is 2xx, 3xx, 4xx or 5xx");
    if (const QString zone = call.queryValue("time_zone"); !zone.isEmpty()) {
        if (!QTimeZone::isTimeZoneIdAvailable(zone.toLatin1())) // QTimeZone takes any word for a POSIX zone
            return wrong("time_zone", zone, "is no time zone of the IANA database");
        query.timeZone = zone;
    }
    return query;
}

/// How many keys one page holds, so that their rows fit in an answer whichever of them were used; 0: it is
/// not grouped by key and at most a unit of time, so there are no pages.
int keysOfPage(const UsageQuery &query)
{
    static const QHash<QString, qint64> units{{QStringLiteral("minute"), kMinute},
                                              {QStringLiteral("hour"), kHour},
                                              {QStringLiteral("day"), kDay},
                                              {QStringLiteral("month"), 28 * kDay}};
    qint64 rowsOfKey = 1;
    for (const QString &group : query.groupBy) {
        if (units.contains(group))
            rowsOfKey = (query.to - query.from) / units.value(group) + 2;
        else if (group != QLatin1String("key"))
            return 0;
    }
    return query.groupBy.contains(QStringLiteral("key")) ? int(qMax<qint64>(1, kPageRows / rowsOfKey)) : 0;
}

Result<void> turnToPage(const QString &after, int keys, UsageStore &store, UsageQuery &query)
{
    if (after.isEmpty())
        return {};
    if (keys == 0)
        return wrong("after", after, "goes with group_by key, alone or with a unit of time");
    if (after != QLatin1String("0")) // the first page also holds what had no key
        query.afterKey = after;
    const auto last = store.keyBehind(query.afterKey, keys);
    if (!last)
        return last.error();
    query.lastKey = *last;
    query.limit = std::numeric_limits<int>::max();
    return {};
}

/// Middles of the buckets and their counts, smallest first. `unit`: what is told for one of the histogram's.
QJsonArray bucketsJson(const usage::Histogram &histogram, double unit)
{
    QJsonArray out;
    for (const auto &[middle, count] : usage::bucketsOf(histogram))
        out.append(QJsonArray{middle * unit, qint64(count)});
    return out;
}

/// How the calls of the whole answer are distributed, of what the caller reaches.
Result<QJsonObject> distributionJson(Store &store, UsageQuery query, const domain::RoleLimits &limits)
{
    auto *source = dynamic_cast<DistributionStore *>(&store);
    if (!source)
        return Error{ErrorCode::Invalid, {}, QStringLiteral("is not kept by this store"), QStringLiteral("include"), QStringLiteral("query_syntax")};
    query.groupBy.removeIf([&limits](const QString &group) {
        return !(limits.partnerIds && group == QLatin1String("partner")) && !(limits.apiIds && group == QLatin1String("api"));
    });
    const auto parts = source->distributions(query);
    if (!parts)
        return parts.error();
    usage::Distribution all;
    for (const DistributionPart &part : *parts) {
        if (limits.allowsPartner(part.partnerId) && limits.allowsApi(part.apiId))
            all.merge(part.distribution);
    }
    return QJsonObject{{QStringLiteral("latency_ms"), bucketsJson(all.latency, 1)},
                       {QStringLiteral("size_bytes"), bucketsJson(all.sizes, 1000)}};
}

QJsonObject feedJson(const UsageFeed &feed)
{
    return {{QStringLiteral("lines"), feed.lines},           {QStringLiteral("lost"), feed.lost},
            {QStringLiteral("duplicates"), feed.duplicates}, {QStringLiteral("late"), feed.late},
            {QStringLiteral("malformed"), feed.malformed},   {QStringLiteral("overflowed"), feed.overflowed}};
}

/// All or nothing: half a batch that is sent again would be counted twice.
Result<std::vector<OwnedAccessLine>> linesOf(const QJsonArray &array)
{
    std::vector<OwnedAccessLine> lines;
    lines.reserve(std::size_t(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto line = parseUsageLine(array[i].toObject());
        if (!line) {
            Error error = line.error();
            error.field = QStringLiteral("lines[%1].%2").arg(i).arg(error.field);
            return error;
        }
        lines.push_back(std::move(*line));
    }
    return lines;
}

} // namespace

/// A limited caller names what it reaches, or gets the answer split by what it is limited to, so that the rest
/// can be left out. Error: NotFound for what it does not reach.
Result<void> ControlApi::limitUsage(const Call &call, UsageQuery &query) const
{
    const domain::RoleLimits &limits = call.caller.limits;
    const std::pair<const char *, const QString *> named[] = {
        {"key", &query.keyId}, {"application", &query.applicationId}, {"partner", &query.partnerId}, {"api", &query.apiId}};
    for (const auto &[type, id] : named) {
        const QStringList ids = limits.isLimited() ? id->split(QLatin1Char(','), Qt::SkipEmptyParts) : QStringList();
        if (!std::all_of(ids.begin(), ids.end(), [&](const QString &one) { return m_s.issuer.reaches(limits, QLatin1String(type), one); }))
            return Error{ErrorCode::NotFound, *id, QStringLiteral("there is no such %1").arg(QLatin1String(type)), {}, QStringLiteral("not_found")};
    }
    const auto split = [&](const char *by) {
        if (!query.groupBy.contains(QLatin1String(by)))
            query.groupBy << QLatin1String(by);
    };
    if (limits.partnerIds)
        split("partner");
    if (limits.apiIds)
        split("api");
    return {};
}

ControlApi::Answer ControlApi::usage(Call &call)
{
    auto query = usageQuery(call, m_s.clock.nowMs() / 1000);
    if (!query)
        return problem(query.error());
    // The key that a page ends with may be beyond what a limited caller sees.
    const int keys = call.caller.limits.isLimited() ? 0 : keysOfPage(*query);
    if (const auto turned = turnToPage(call.queryValue("after"), keys, m_s.store, *query); !turned)
        return problem(turned.error());
    if (const auto limited = limitUsage(call, *query); !limited)
        return problem(limited.error());
    const QString include = call.queryValue("include");
    if (!include.isEmpty() && include != QLatin1String("distribution"))
        return problem(wrong("include", include, "is distribution"));
    if (auto flushed = m_s.flushUsage(); !flushed)
        return problem(flushed.error());
    const auto rows = m_s.store.query(*query);
    const auto precision = m_s.store.usagePrecision(*query);
    const auto feed = m_s.store.feed(query->from, query->to);
    if (!rows || !precision || !feed)
        return problem(!rows ? rows.error() : !precision ? precision.error() : feed.error());
    const bool isCut = rows->size() >= query->limit;
    // What was cut off is everybody's; a limited caller could not tell what of its own is missing.
    if (isCut && call.caller.limits.isLimited() && query->limit >= kPageRows)
        return problem(Error{
            ErrorCode::Invalid,
            {},
            QStringLiteral(
                "there are more rows than fit in an answer; ask for a shorter time or for fewer objects"),
            QStringLiteral("group_by"),
            QStringLiteral("too_many_rows")});
    QJsonValue next;
    if (!query->lastKey.isEmpty())
        next = query->lastKey;
    else if (isCut && keys > 0)
        next = QStringLiteral("0");
    QJsonArray items;
    for (const domain::UsageRow &row : *rows) {
        if (call.caller.limits.allowsPartner(row.partnerId) && call.caller.limits.allowsApi(row.apiId))
            items.append(domain::toJson(row));
    }
    const auto time = [](qint64 second) { return domain::toRfc3339(QDateTime::fromSecsSinceEpoch(second, Qt::UTC)); };
    QJsonObject answer{{QStringLiteral("items"), items},
                       {QStringLiteral("next"), next},
                       {QStringLiteral("from"), time(query->from)},
                       {QStringLiteral("to"), time(query->to)},
                       {QStringLiteral("time_zone"), query->timeZone},
                       {QStringLiteral("truncated"), isCut},
                       {QStringLiteral("feed"), feedJson(*feed)},
                       {QStringLiteral("precision"),
                        QJsonObject{{QStringLiteral("time_seconds"), *precision},
                                    {QStringLiteral("latency_relative_error"), usage::Histogram::kRelativeError},
                                    {QStringLiteral("size_relative_error"), usage::Histogram::kRelativeError}}}};
    if (!include.isEmpty()) {
        const auto distribution = distributionJson(m_s.store, *query, call.caller.limits);
        if (!distribution)
            return problem(distribution.error());
        answer[QStringLiteral("distribution")] = *distribution;
    }
    return jsonResponse(200, answer);
}

ControlApi::Answer ControlApi::addUsage(Call &call)
{
    const QJsonValue value = call.body.value(QStringLiteral("lines"));
    if (!value.isArray())
        return problem(wrong("lines", {}, "is not a list"));
    const QJsonValue id = call.body.value(QStringLiteral("batch_id"));
    if (!(id.isUndefined() || id.isNull()) && (id.toString().isEmpty() || id.toString().size() > 200))
        return problem(wrong("batch_id", {}, "is a text of 1 to 200 characters"));
    const QJsonArray array = value.toArray();
    if (array.size() > 100'000)
        return problem(Error{ErrorCode::TooLarge, {}, QStringLiteral("at most 100000 lines at once"), QStringLiteral("lines"), {}});
    const auto lines = linesOf(array);
    if (!lines)
        return problem(lines.error());
    std::vector<AccessLine> views;
    views.reserve(lines->size());
    for (const OwnedAccessLine &line : *lines)
        views.push_back(line.view());
    const auto recorded = m_s.recordLines(views, call.caller.actor, id.toString());
    if (!recorded)
        return problem(recorded.error());
    return jsonResponse(200, {{QStringLiteral("accepted"), *recorded ? qint64(lines->size()) : 0},
                              {QStringLiteral("repeated"), !*recorded}});
}

} // namespace octroi::authority
