// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"

#include <QSet>

namespace octroi::authority {

namespace {

constexpr qint64 kMinute = 60;

Error wrong(const char *field, const QString &value, const char *why)
{
    return Error{ErrorCode::Invalid, value.left(80), QString::fromLatin1(why), QString::fromLatin1(field),
                 QStringLiteral("query_syntax")};
}

/// Seconds since the epoch; -1 when it cannot be read.
qint64 secondOf(QString text)
{
    // An unescaped "+02:00" arrives with a space.
    const QDateTime time = domain::fromRfc3339(text.replace(QLatin1Char(' '), QLatin1Char('+')));
    return time.isValid() ? time.toMSecsSinceEpoch() / 1000 : -1;
}

Result<UsageQuery> usageQuery(const Call &call, qint64 now)
{
    static const QSet<QString> names{QStringLiteral("key"),      QStringLiteral("application"), QStringLiteral("partner"),
                                     QStringLiteral("api"),      QStringLiteral("endpoint"),    QStringLiteral("refusal"),
                                     QStringLiteral("minute"),   QStringLiteral("hour"),        QStringLiteral("day")};
    UsageQuery query;
    int times = 0;
    for (const QString &part : call.queryValue("group_by").split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        if (!names.contains(name))
            return wrong("group_by", name, "is nothing to group by");
        times += name == QLatin1String("minute") || name == QLatin1String("hour") || name == QLatin1String("day");
        if (!query.groupBy.contains(name))
            query.groupBy << name;
    }
    if (times > 1)
        return wrong("group_by", call.queryValue("group_by"), "names more than one of minute, hour and day");
    // To the end of the minute that is under way: what has been counted so far belongs to the answer.
    query.to = (now / kMinute + 1) * kMinute;
    query.from = query.to - 24 * 3600;
    if (const QString to = call.queryValue("to"); !to.isEmpty()) {
        query.to = secondOf(to);
        if (query.to < 0)
            return wrong("to", to, "is not an RFC 3339 time");
        query.to = (query.to + kMinute - 1) / kMinute * kMinute;
        query.from = query.to - 24 * 3600;
    }
    if (const QString from = call.queryValue("from"); !from.isEmpty()) {
        query.from = secondOf(from);
        if (query.from < 0)
            return wrong("from", from, "is not an RFC 3339 time");
        query.from = query.from / kMinute * kMinute;
    }
    if (query.from > query.to)
        return wrong("from", call.queryValue("from"), "is later than to");
    query.keyId = call.queryValue("key_id");
    query.applicationId = call.queryValue("application_id");
    query.partnerId = call.queryValue("partner_id");
    query.apiId = call.queryValue("api_id");
    return query;
}

Result<qint64> numberOf(const Call &call, const char *name, qint64 otherwise, qint64 largest)
{
    const QString text = call.queryValue(name);
    if (text.isEmpty())
        return otherwise;
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (!ok || value < 0 || value > largest)
        return wrong(name, text, "is not a number in its range");
    return value;
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
        if (!id->isEmpty() && limits.isLimited() && !m_s.issuer.reaches(limits, QLatin1String(type), *id))
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
    if (const auto limited = limitUsage(call, *query); !limited)
        return problem(limited.error());
    if (auto flushed = m_s.flushUsage(); !flushed)
        return problem(flushed.error());
    const auto rows = m_s.store.query(*query);
    if (!rows)
        return problem(rows.error());
    QJsonArray items;
    for (const domain::UsageRow &row : *rows) {
        if (call.caller.limits.allowsPartner(row.partnerId) && call.caller.limits.allowsApi(row.apiId))
            items.append(domain::toJson(row));
    }
    const auto time = [](qint64 second) { return domain::toRfc3339(QDateTime::fromSecsSinceEpoch(second, Qt::UTC)); };
    return jsonResponse(200, {{QStringLiteral("items"), items},
                              {QStringLiteral("from"), time(query->from)},
                              {QStringLiteral("to"), time(query->to)},
                              {QStringLiteral("precision"),
                               QJsonObject{{QStringLiteral("time_seconds"), kMinute},
                                           {QStringLiteral("latency_relative_error"), usage::Histogram::kRelativeError}}}});
}

ControlApi::Answer ControlApi::addUsage(Call &call)
{
    const QJsonValue value = call.body.value(QStringLiteral("lines"));
    if (!value.isArray())
        return problem(wrong("lines", {}, "is not a list"));
    const QJsonArray array = value.toArray();
    if (array.size() > 100'000)
        return problem(Error{ErrorCode::TooLarge, {}, QStringLiteral("at most 100000 lines at once"), QStringLiteral("lines"), {}});
    std::vector<OwnedAccessLine> lines;
    lines.reserve(std::size_t(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto line = parseUsageLine(array[i].toObject());
        if (!line) {
            // All or nothing: half a batch that is sent again would be counted twice.
            Error error = line.error();
            error.field = QStringLiteral("lines[%1].%2").arg(i).arg(error.field);
            return problem(error);
        }
        lines.push_back(std::move(*line));
    }
    std::vector<AccessLine> views;
    views.reserve(lines.size());
    for (const OwnedAccessLine &line : lines)
        views.push_back(line.view());
    m_s.recordLines(views);
    if (auto flushed = m_s.flushUsage(); !flushed)
        return problem(flushed.error());
    return jsonResponse(200, {{QStringLiteral("accepted"), qint64(lines.size())}});
}

ControlApi::Answer ControlApi::live(Call &call)
{
    QString lastId = QString::fromUtf8(call.request.header("Last-Event-ID").data(), qsizetype(call.request.header("Last-Event-ID").size()));
    if (lastId.isEmpty())
        lastId = call.queryValue("last_event_id");
    const auto backfill = numberOf(call, "backfill", 0, LiveHistory::kSeconds);
    if (!backfill)
        return problem(backfill.error());
    if (m_s.hub.isFull())
        return problem(Error{ErrorCode::Unavailable, {}, QStringLiteral("too many live streams are open"), {}, QStringLiteral("streams_limit")});
    bool ok = false;
    const qint64 last = lastId.toLongLong(&ok);
    Response head{200, "text/event-stream", "retry: 2000\n\n", {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}}};
    if (call.headOnly) {
        head.body.clear();
        return head;
    }
    for (const auto &event : ok ? m_s.history.after(last) : m_s.history.last(int(*backfill)))
        head.body.append(event.bytes.constData(), std::size_t(event.bytes.size()));
    m_s.hub.add(call.target->openStream(std::move(head)));
    return std::nullopt;
}

/// The entries of a page that the caller reaches, filled up with those of the pages behind it.
Result<QList<domain::AuditEntry>> ControlApi::reached(
    const Call &call, Result<QList<domain::AuditEntry>> page, int limit,
    const std::function<Result<QList<domain::AuditEntry>>(qint64 last)> &more) const
{
    if (!call.caller.limits.isLimited())
        return page;
    QList<domain::AuditEntry> out;
    while (page && !page->isEmpty()) {
        for (const domain::AuditEntry &entry : *page) {
            if (out.size() < limit && m_s.issuer.reaches(call.caller.limits, entry.objectType, entry.objectId))
                out << entry;
        }
        if (out.size() >= limit || page->size() < limit)
            return out;
        page = more(page->last().seq);
    }
    return page ? Result<QList<domain::AuditEntry>>(out) : page;
}

ControlApi::Answer ControlApi::changes(Call &call)
{
    const auto since = numberOf(call, "since", 0, std::numeric_limits<qint64>::max());
    const auto limit = numberOf(call, "limit", 1000, 1000);
    if (!since || !limit)
        return problem(since ? limit.error() : since.error());
    const int most = int(qMax<qint64>(1, *limit));
    const auto after = [&](qint64 seq) { return m_s.store.entriesAfter(seq, most); };
    const auto entries = reached(call, after(*since), most, after);
    const auto last = m_s.store.lastEntry();
    if (!entries || !last)
        return problem(entries ? last.error() : entries.error());
    QJsonArray items;
    for (const domain::AuditEntry &entry : *entries) {
        items.append(QJsonObject{{QStringLiteral("seq"), entry.seq},
                                 {QStringLiteral("object_type"), entry.objectType},
                                 {QStringLiteral("object_id"), entry.objectId},
                                 {QStringLiteral("action"), entry.action}});
    }
    QJsonObject body{{QStringLiteral("items"), items}, {QStringLiteral("last"), last->seq}};
    if (call.queryValue("include") == QLatin1String("keys"))
        body[QStringLiteral("keys")] = changedKeys(*entries, call.caller.limits);
    return jsonResponse(200, body);
}

/// The keys of these changes as they are now, each once, so that a follower needs no request a key.
QJsonArray ControlApi::changedKeys(const QList<domain::AuditEntry> &entries, const domain::RoleLimits &limits) const
{
    QJsonArray keys;
    QSet<QString> seen;
    for (const domain::AuditEntry &entry : entries) {
        if (entry.objectType != QLatin1String("key") || seen.contains(entry.objectId))
            continue;
        seen.insert(entry.objectId);
        if (const auto key = m_s.issuer.key(entry.objectId, limits))
            keys.append(wireForm(*key, m_s.clock));
    }
    return keys;
}

ControlApi::Answer ControlApi::audit(Call &call)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    const auto after = numberOf(call, "after", -1, most);
    const auto before = numberOf(call, "before", most, most);
    const auto limitGiven = numberOf(call, "limit", 100, 1000);
    if (!after || !before || !limitGiven)
        return problem(!after ? after.error() : !before ? before.error() : limitGiven.error());
    const int limit = int(qMax<qint64>(1, *limitGiven));
    const QString objectId = call.queryValue("object_id");
    const bool forward = *after >= 0 && objectId.isEmpty();
    const auto page = [&](qint64 from) {
        return forward ? m_s.store.entriesAfter(from, limit) : m_s.store.entriesBefore(from, limit, objectId);
    };
    const auto entries = reached(call, page(forward ? *after : *before), limit, page);
    if (!entries)
        return problem(entries.error());
    QJsonArray items;
    for (const domain::AuditEntry &entry : *entries) {
        if (forward || entry.seq > *after)
            items.append(domain::toJson(entry));
    }
    const bool more = entries->size() == limit && items.size() == limit;
    return jsonResponse(200, {{QStringLiteral("items"), items},
                              {QStringLiteral("next"), more ? QJsonValue(QString::number(entries->last().seq)) : QJsonValue()}});
}

} // namespace octroi::authority
