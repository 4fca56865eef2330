// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/keycloak/events.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

namespace octroi::backends::keycloak {

namespace {

constexpr int kRanks = 1000;

const QStringList &countedTypes()
{
    static const QStringList types{QStringLiteral("CLIENT_LOGIN"), QStringLiteral("CODE_TO_TOKEN"),
                                   QStringLiteral("REFRESH_TOKEN"), QStringLiteral("OAUTH2_DEVICE_CODE_TO_TOKEN"),
                                   QStringLiteral("TOKEN_EXCHANGE")};
    return types;
}

/// What it was about without what lets anybody in.
QJsonObject withoutSecrets(QJsonObject o)
{
    for (const char *name : {"secret", "registrationAccessToken", "value"})
        o.remove(QLatin1String(name));
    QJsonObject attributes = o.value(QLatin1String("attributes")).toObject();
    if (attributes.contains(QLatin1String("client.secret.rotated"))) {
        attributes.remove(QLatin1String("client.secret.rotated"));
        o[QStringLiteral("attributes")] = attributes;
    }
    return o;
}

QString objectType(const QString &resourceType)
{
    if (resourceType == QLatin1String("CLIENT_SCOPE"))
        return QStringLiteral("scope");
    return resourceType.toLower();
}

QString operation(const QString &type)
{
    if (type == QLatin1String("DELETE"))
        return QStringLiteral("remove");
    return type == QLatin1String("ACTION") ? QStringLiteral("update") : type.toLower();
}

} // namespace

qint64 eventTime(const QJsonObject &event)
{
    return event.value(QLatin1String("time")).toInteger();
}

domain::AuditEntry readAdminEvent(const QJsonObject &event, int rank)
{
    const auto text = [&event](const char *name) { return event.value(QLatin1String(name)).toString(); };
    const QJsonObject who = event.value(QLatin1String("authDetails")).toObject();
    const QJsonObject representation = QJsonDocument::fromJson(text("representation").toUtf8()).object();
    domain::AuditEntry entry;
    entry.seq = eventTime(event) * kRanks + qMax(0, kRanks - 1 - rank);
    entry.at = QDateTime::fromMSecsSinceEpoch(eventTime(event), Qt::UTC);
    entry.actor = who.value(QLatin1String("userId")).toString();
    entry.client = who.value(QLatin1String("clientId")).toString();
    entry.address = who.value(QLatin1String("ipAddress")).toString();
    entry.objectType = objectType(text("resourceType"));
    entry.action = entry.objectType + u'.' + operation(text("operationType"));
    const QString name = representation.value(QLatin1String("clientId")).toString();
    entry.objectId = name.isEmpty() ? text("resourcePath").section(QLatin1Char('/'), 1, 1) : name;
    entry.objectName = representation.value(QLatin1String("name")).toString();
    if (entry.objectName.isEmpty())
        entry.objectName = entry.objectId;
    if (text("operationType") != QLatin1String("DELETE"))
        entry.after = withoutSecrets(representation);
    return entry;
}

EventCount::EventCount(UsageRequest request, Owners owners)
    : m_request(std::move(request))
    , m_owners(std::move(owners))
{
}

QString EventCount::query()
{
    QStringList parts;
    for (const QString &type : countedTypes())
        parts << QStringLiteral("type=") + type << QStringLiteral("type=") + type + QStringLiteral("_ERROR");
    return parts.join(QLatin1Char('&'));
}

QDateTime EventCount::bucketOf(const QDateTime &at) const
{
    if (m_request.groupBy.contains(QLatin1String("minute")))
        return QDateTime::fromSecsSinceEpoch(at.toSecsSinceEpoch() / 60 * 60, Qt::UTC);
    if (m_request.groupBy.contains(QLatin1String("hour")))
        return QDateTime::fromSecsSinceEpoch(at.toSecsSinceEpoch() / 3600 * 3600, Qt::UTC);
    const bool day = m_request.groupBy.contains(QLatin1String("day"));
    if (!day && !m_request.groupBy.contains(QLatin1String("month")))
        return {};
    const QTimeZone zone(m_request.timeZone.isEmpty() ? QByteArrayLiteral("UTC") : m_request.timeZone.toLatin1());
    const QDate date = at.toTimeZone(zone).date();
    return QDateTime(day ? date : QDate(date.year(), date.month(), 1), QTime(0, 0), zone).toUTC();
}

void EventCount::add(const QJsonObject &event)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(eventTime(event), Qt::UTC);
    const QString client = event.value(QLatin1String("clientId")).toString();
    const auto [partner, application] = m_owners.value(client);
    const auto other = [](const QString &wanted, const QString &is) { return !wanted.isEmpty() && wanted != is; };
    if (at < m_request.from || at >= m_request.to || other(m_request.clientId, client) ||
        other(m_request.partnerId, partner) || other(m_request.applicationId, application) || !m_request.keyId.isEmpty() ||
        !m_request.apiId.isEmpty())
        return;
    domain::UsageRow row;
    row.at = bucketOf(at);
    for (const QString &group : std::as_const(m_request.groupBy)) {
        if (group == QLatin1String("client"))
            row.clientId = client;
        else if (group == QLatin1String("application"))
            row.applicationId = application;
        else if (group == QLatin1String("partner"))
            row.partnerId = partner;
    }
    const QString place = QString::number(row.at.isValid() ? row.at.toMSecsSinceEpoch() : 0) + u' ' + row.clientId + u' ' +
                          row.applicationId + u' ' + row.partnerId;
    auto known = m_rows.find(place);
    if (known == m_rows.end()) {
        row.totals.p50 = row.totals.p95 = row.totals.p99 = -1;
        known = m_rows.insert(place, row);
    }
    ++known->totals.requests;
    if (event.value(QLatin1String("type")).toString().endsWith(QLatin1String("_ERROR")))
        ++known->totals.refused;
}

QList<domain::UsageRow> EventCount::rows() const
{
    QList<domain::UsageRow> out = m_rows.values();
    std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) {
        return std::tie(a.at, a.clientId, a.applicationId) < std::tie(b.at, b.clientId, b.applicationId);
    });
    return out;
}

} // namespace octroi::backends::keycloak
