// SPDX-License-Identifier: GPL-3.0-or-later
// What consoles follow: the live stream, the feed of changes, the audit log.
#include "authority/http/answers.h"
#include "authority/http/routetable.h"

#include <QSet>
#include <limits>

namespace octroi::authority {

namespace {

Error wrong(const char *field, const QString &value, const char *why)
{
    return Error{ErrorCode::Invalid, value.left(80), QString::fromLatin1(why), QString::fromLatin1(field),
                 QStringLiteral("query_syntax")};
}

Result<qint64> numberOf(const Call &call, const char *name, qint64 otherwise, qint64 largest, qint64 smallest = 0)
{
    const QString text = call.queryValue(name);
    if (text.isEmpty())
        return otherwise;
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (!ok || value < smallest || value > largest)
        return wrong(name, text, "is not a number in its range");
    return value;
}

} // namespace

namespace {

Result<domain::LiveFilter> liveFilterOf(const Call &call)
{
    domain::LiveFilter filter;
    const QString keys = call.queryValue("key_id");
    filter.keyIds = keys.split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (filter.keyIds.size() > domain::LiveFilter::kMostKeys)
        return wrong("key_id", keys, "names too many keys");
    filter.applicationId = call.queryValue("application_id");
    filter.partnerId = call.queryValue("partner_id");
    filter.apiId = call.queryValue("api_id");
    filter.endpoint = call.queryValue("endpoint");
    filter.scope = call.queryValue("scope");
    return filter;
}

} // namespace

ControlApi::Answer ControlApi::live(Call &call)
{
    QString lastId = QString::fromUtf8(call.request.header("Last-Event-ID").data(), qsizetype(call.request.header("Last-Event-ID").size()));
    if (lastId.isEmpty())
        lastId = call.queryValue("last_event_id");
    const auto backfill = numberOf(call, "backfill", 0, LiveHistory::kSeconds);
    if (!backfill)
        return problem(backfill.error());
    const auto filter = liveFilterOf(call);
    if (!filter)
        return problem(filter.error());
    const domain::RoleLimits &limits = call.caller.limits;
    const bool isPart = limits.isLimited() || !filter->isAll();
    LiveParts::Part *part = isPart ? m_s.parts.of(limits, *filter) : nullptr;
    LiveHub &hub = part ? part->hub : m_s.hub;
    const LiveHistory &history = part ? part->history : m_s.history;
    if ((isPart && !part) || hub.isFull())
        return problem(Error{ErrorCode::Unavailable, {}, QStringLiteral("too many live streams are open"), {}, QStringLiteral("streams_limit")});
    bool ok = false;
    const qint64 last = lastId.toLongLong(&ok);
    Response head{200, "text/event-stream", "retry: 2000\n\n", {{"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}}};
    if (call.headOnly) {
        head.body.clear();
        return head;
    }
    for (const auto &event : ok ? history.after(last) : history.last(int(*backfill)))
        head.body.append(event.bytes.constData(), std::size_t(event.bytes.size()));
    const std::string_view field = call.request.header("Authorization");
    const QByteArray token(field.data() + field.find(' ') + 1, qsizetype(field.size() - field.find(' ') - 1));
    hub.add(call.target->openStream(std::move(head)), [this, token, limits] {
        const auto who = principalOf(token);
        return !who || (*who && (*who)->limits == limits && roleHas((*who)->role, Permission::Read));
    });
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
    const auto limit = numberOf(call, "limit", 1000, 1000, 1);
    if (!since || !limit)
        return problem(since ? limit.error() : since.error());
    const QString include = call.queryValue("include");
    if (!include.isEmpty() && include != QLatin1String("keys"))
        return problem(wrong("include", include, "is not keys"));
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
    if (!include.isEmpty())
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
    const auto limitGiven = numberOf(call, "limit", 100, 1000, 1);
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
