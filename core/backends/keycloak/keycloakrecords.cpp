// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/keycloak/events.h"
#include "backends/keycloak/keycloakbackend.h"

#include <QJsonArray>

// What happened, by the realm's events, and who is signed in.
namespace octroi::backends {

namespace {

using namespace keycloak;

constexpr int kEventsAtOnce = 1000;
constexpr int kMostEvents = 50'000;
constexpr qsizetype kMostNames = 16; ///< users asked for by name, a page of the log

QString dayOf(const QDateTime &time, int more)
{
    // Days are of the server's own time zone, so one more on either side.
    return time.toUTC().date().addDays(more).toString(Qt::ISODate);
}

QDateTime millisecondsOf(const QJsonObject &o, const char *name)
{
    const qint64 ms = o.value(QLatin1String(name)).toInteger();
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC) : QDateTime();
}

} // namespace

Task<QList<domain::UsageRow>> KeycloakBackend::usage(UsageRequest request)
{
    EventCount::Owners owners;
    const bool owned = request.groupBy.contains(QLatin1String("partner")) || request.groupBy.contains(QLatin1String("application")) ||
                       !request.partnerId.isEmpty() || !request.applicationId.isEmpty();
    for (int first = 0; owned; first += kPageSize) {
        const Result<QJsonArray> list = co_await readList(realmPath(QStringLiteral("/clients?first=%1&max=%2").arg(first).arg(kPageSize)));
        if (!list)
            co_return list.error();
        for (const QJsonValue value : *list)
            owners.insert(value.toObject().value(QLatin1String("clientId")).toString(), ownersOf(value.toObject()));
        if (list->size() < kPageSize)
            break;
    }
    EventCount count(request, owners);
    QString path = realmPath(QStringLiteral("/events?")) + EventCount::query() +
                   QStringLiteral("&dateFrom=%1&dateTo=%2&max=%3").arg(dayOf(request.from, -1), dayOf(request.to, 1)).arg(kEventsAtOnce);
    if (!request.clientId.isEmpty())
        path += QStringLiteral("&client=") + wire::encoded(request.clientId);
    for (int first = 0;; first += kEventsAtOnce) {
        if (first >= kMostEvents)
            co_return Error{ErrorCode::TooLarge, m_info.name, QStringLiteral("more events than are counted at once"), {},
                            QStringLiteral("too_many_events")};
        const Result<QJsonArray> list = co_await readList(path + QStringLiteral("&first=%1").arg(first));
        if (!list)
            co_return list.error();
        for (const QJsonValue value : *list)
            count.add(value.toObject());
        if (list->size() < kEventsAtOnce)
            break;
    }
    co_return count.rows();
}

Task<QString> KeycloakBackend::userName(QString id)
{
    const Result<QJsonObject> user = co_await readObject(realmPath(QStringLiteral("/users/") + wire::encoded(id)));
    const QString name = user ? user->value(QLatin1String("username")).toString() : QString();
    co_return name.isEmpty() ? id : name;
}

Task<void> KeycloakBackend::nameActors(std::shared_ptr<QList<domain::AuditEntry>> entries)
{
    for (domain::AuditEntry &entry : *entries) {
        if (!m_names.contains(entry.actor)) {
            if (m_names.size() > kMostNames * 8 || entry.actor.isEmpty())
                continue;
            const Result<QString> name = co_await userName(entry.actor);
            if (!name)
                co_return name.error();
            m_names.insert(entry.actor, *name);
        }
        entry.actor = m_names.value(entry.actor);
    }
    co_return Result<void>();
}

Task<QList<domain::AuditEntry>> KeycloakBackend::entries(qint64 before, int limit, QString objectId)
{
    QString path = realmPath(QStringLiteral("/admin-events?max=%1").arg(kEventsAtOnce));
    if (before > 0)
        path += QStringLiteral("&dateTo=") + dayOf(QDateTime::fromMSecsSinceEpoch(before / 1000, Qt::UTC), 1);
    if (!objectId.isEmpty()) {
        const Result<Found> found = co_await find(objectId, 0);
        if (!found)
            co_return found.error().code == ErrorCode::NotFound ? Result<QList<domain::AuditEntry>>(QList<domain::AuditEntry>())
                                                                : Result<QList<domain::AuditEntry>>(found.error());
        const QString id = found->representation.value(QLatin1String("id")).toString();
        path += QStringLiteral("&resourcePath=") + wire::encoded(QStringLiteral("clients/%1*").arg(id));
    }
    const auto out = std::make_shared<QList<domain::AuditEntry>>();
    qint64 last = 0;
    int rank = 0;
    for (int first = 0; out->size() < limit; first += kEventsAtOnce) {
        const Result<QJsonArray> list = co_await readList(path + QStringLiteral("&first=%1").arg(first));
        if (!list)
            co_return list.error();
        for (const QJsonValue value : *list) {
            const QJsonObject event = value.toObject();
            rank = eventTime(event) == last ? rank + 1 : 0;
            last = eventTime(event);
            const domain::AuditEntry entry = readAdminEvent(event, rank);
            if ((before == 0 || entry.seq < before) && out->size() < limit)
                out->append(entry);
        }
        if (list->size() < kEventsAtOnce)
            break;
    }
    const Result<void> named = co_await nameActors(out);
    if (!named)
        co_return named.error();
    co_return *out;
}

Task<Page<ClientSession>> KeycloakBackend::sessions(QString clientId, QString cursor, int limit)
{
    const Result<Found> found = co_await find(clientId, 0);
    if (!found)
        co_return found.error();
    // "offline:20": those of browsers come first, then those that outlive them.
    const bool offline = cursor.startsWith(QLatin1String("offline:"));
    const int first = cursor.section(QLatin1Char(':'), 1).toInt();
    const QString list = offline ? QStringLiteral("/offline-sessions") : QStringLiteral("/user-sessions");
    const Result<QJsonArray> answer =
        co_await readList(found->path + list + QStringLiteral("?first=%1&max=%2").arg(first).arg(limit));
    if (!answer)
        co_return answer.error();
    Page<ClientSession> page;
    for (const QJsonValue value : *answer) {
        const QJsonObject o = value.toObject();
        const QString user = o.value(QLatin1String("username")).toString();
        page.items.append({o.value(QLatin1String("id")).toString(),
                           user.isEmpty() ? o.value(QLatin1String("userId")).toString() : user,
                           o.value(QLatin1String("ipAddress")).toString(), millisecondsOf(o, "start"),
                           millisecondsOf(o, "lastAccess"), offline});
    }
    if (answer->size() == limit)
        page.next = (offline ? QStringLiteral("offline:%1") : QStringLiteral("online:%1")).arg(first + limit);
    else if (!offline)
        page.next = QStringLiteral("offline:0");
    co_return page;
}

Task<void> KeycloakBackend::endSession(ClientSession session)
{
    const QString path = realmPath(QStringLiteral("/sessions/%1?isOffline=%2")
                                       .arg(wire::encoded(session.id), session.offline ? QStringLiteral("true") : QStringLiteral("false")));
    const Result<void> sent = co_await send("DELETE", path, QJsonObject());
    co_return sent;
}

} // namespace octroi::backends
