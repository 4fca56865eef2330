// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/toprows.h"

#include "pages/consumptionwords.h"
#include "pages/usage/storedusage.h"

#include <QHash>
#include <algorithm>

namespace octroi::pages {

namespace {

constexpr int kCoursePoints = 24;
constexpr qsizetype kMostCourses = 50; ///< as many as are shown

QString labelOf(TopKind kind, const QString &id, const inventory::Inventory &inventory)
{
    switch (kind) {
    case TopKind::Partners: {
        const domain::Partner *partner = inventory.partner(id);
        return partner ? partner->name : id;
    }
    case TopKind::Credentials:
        return credentialName(id, inventory);
    case TopKind::Endpoints:
        return endpointLabel(id.section(QLatin1Char(' '), 0, 0), id.section(QLatin1Char(' '), 1), inventory);
    case TopKind::Refusals:
        return ConsumptionWords::refusal(id);
    case TopKind::Scopes:
        break;
    }
    return id;
}

QList<TopRow> ranked(TopKind kind, QHash<QString, TopRow> sums, const inventory::Inventory &inventory)
{
    // Calls without a known credential belong to nobody and would lead every list; so would what was allowed.
    sums.remove(QString());
    sums.remove(QStringLiteral(" "));
    sums.remove(QStringLiteral("none"));
    QList<TopRow> rows;
    for (auto it = sums.begin(); it != sums.end(); ++it) {
        it->id = it.key();
        it->label = labelOf(kind, it.key(), inventory);
        rows.append(*it);
    }
    std::sort(rows.begin(), rows.end(), [](const TopRow &a, const TopRow &b) {
        return a.requests != b.requests ? a.requests > b.requests : a.label < b.label;
    });
    return rows;
}

/// Reads what one second says of each name; owners of keys are looked up once.
class PointReader
{
public:
    PointReader(TopKind kind, const inventory::Inventory &inventory)
        : m_kind(kind)
        , m_inventory(inventory)
    {
    }

    template <typename Take>
    void read(const domain::LiveReading &point, Take take)
    {
        if (m_kind == TopKind::Scopes || m_kind == TopKind::Refusals) {
            for (const auto &[name, count] : m_kind == TopKind::Scopes ? point.scopes : point.refusals)
                take(name, count, 0);
        } else if (m_kind == TopKind::Endpoints) {
            for (const auto &one : point.endpoints)
                take(endpointId(one.apiId, one.endpoint), one.requests, 0);
        } else {
            for (const auto &one : point.keys)
                take(owner(one.keyId), one.requests, one.bytesIn + one.bytesOut);
        }
    }

private:
    const QString &owner(const QString &keyId)
    {
        const auto known = m_names.constFind(keyId);
        if (known != m_names.cend())
            return *known;
        const domain::Application *application =
            m_inventory.application(applicationOfCredential(keyId, m_inventory));
        return *m_names.insert(keyId, m_kind == TopKind::Credentials ? keyId
                                      : application                  ? application->partnerId
                                                                     : QString());
    }
    const QString &endpointId(const QString &apiId, const QString &endpoint)
    {
        QString &id = m_endpoints[{apiId, endpoint}];
        if (id.isEmpty())
            id = apiId + QLatin1Char(' ') + endpoint;
        return id;
    }

    const TopKind m_kind;
    const inventory::Inventory &m_inventory;
    QHash<QString, QString> m_names;
    QHash<std::pair<QString, QString>, QString> m_endpoints;
};

} // namespace

QString groupOf(TopKind kind)
{
    switch (kind) {
    case TopKind::Partners:
        return QStringLiteral("partner");
    case TopKind::Credentials:
        return QStringLiteral("key");
    case TopKind::Scopes:
        return QStringLiteral("scope");
    case TopKind::Refusals:
        return QStringLiteral("refusal");
    case TopKind::Endpoints:
        break;
    }
    return QStringLiteral("endpoint");
}

QString applicationOfCredential(const QString &id, const inventory::Inventory &inventory)
{
    if (const auto key = inventory.key(id))
        return key->applicationId;
    const domain::OAuthClient *client = inventory.client(id);
    return client ? client->applicationId : QString();
}

QString credentialName(const QString &id, const inventory::Inventory &inventory)
{
    if (const auto key = inventory.key(id))
        return key->name;
    const domain::OAuthClient *client = inventory.client(id);
    return client ? client->name : id;
}

QString endpointLabel(const QString &apiId, const QString &endpoint, const inventory::Inventory &inventory)
{
    const domain::Api *api = inventory.api(apiId);
    if (endpoint.isEmpty() || !api)
        return endpoint;
    const qsizetype space = endpoint.indexOf(QLatin1Char(' '));
    if (space < 0)
        return api->basePath + QLatin1Char(' ') + endpoint;
    const QString path = endpoint.mid(space + 1);
    return endpoint.left(space + 1) + (path.startsWith(api->basePath) ? path : api->basePath + path);
}

QList<TopRow> topRows(TopKind kind, const QList<domain::UsageRow> &rows, const QList<domain::UsageRow> *week,
                      const inventory::Inventory &inventory)
{
    const QString group = groupOf(kind);
    QHash<QString, TopRow> sums;
    for (const domain::UsageRow &row : rows) {
        TopRow &sum = sums[StoredUsage::nameIn(row, group)];
        sum.requests += row.totals.requests;
        sum.bytes += row.totals.bytesIn + row.totals.bytesOut;
        if (week)
            sum.weekRequests = std::max<qint64>(0, sum.weekRequests);
    }
    for (qsizetype i = 0; week && i < week->size(); ++i) {
        const auto sum = sums.find(StoredUsage::nameIn(week->at(i), group));
        if (sum != sums.end())
            sum->weekRequests += week->at(i).totals.requests;
    }
    return ranked(kind, std::move(sums), inventory);
}

QList<TopRow> topRows(TopKind kind, const usage::LiveRing &ring, const usage::Window &window,
                      const inventory::Inventory &inventory)
{
    PointReader reader(kind, inventory);
    QHash<QString, TopRow> sums;
    for (const domain::LiveReading &point : ring.points()) {
        if (!window.contains(double(point.second)))
            continue;
        reader.read(point, [&](const QString &name, qint64 requests, qint64 bytes) {
            TopRow &sum = sums[name];
            sum.requests += requests;
            sum.bytes += bytes;
        });
    }
    QList<TopRow> rows = ranked(kind, std::move(sums), inventory);
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < std::min(kMostCourses, rows.size()); ++i) {
        places.insert(rows[i].id, i);
        rows[i].course.fill(0, kCoursePoints);
    }
    const double bin = window.length() / kCoursePoints;
    for (const domain::LiveReading &point : ring.points()) {
        if (!window.contains(double(point.second)))
            continue;
        const auto at = qsizetype(std::min<double>(kCoursePoints - 1, (double(point.second) - window.from) / bin));
        reader.read(point, [&](const QString &name, qint64 requests, qint64) {
            const auto place = places.constFind(name);
            if (place != places.cend())
                rows[*place].course[at] += double(requests) / bin;
        });
    }
    return rows;
}

void addCourses(QList<TopRow> &top, TopKind kind, const QList<domain::UsageRow> &rows, const usage::Edges &edges,
                double now)
{
    QHash<QString, QList<domain::UsageRow>> byName;
    for (const domain::UsageRow &row : rows)
        byName[StoredUsage::nameIn(row, groupOf(kind))].append(row);
    for (qsizetype i = 0; i < std::min(kMostCourses, top.size()); ++i) {
        const usage::Samples samples = usage::rowSeries(byName.value(top[i].id), edges, now).requests;
        top[i].course.clear();
        if (samples.empty())
            continue;
        // No more of them than can be told apart.
        const int points = std::min(kCoursePoints, int(samples.size()));
        for (const double mean : usage::binMeans(samples, {samples.front().at, samples.back().at + 1}, points))
            top[i].course.append(mean);
    }
}

void keepCourses(QList<TopRow> &top, const QList<TopRow> &old)
{
    QHash<QString, QList<double>> courses;
    for (const TopRow &row : old)
        courses.insert(row.id, row.course);
    for (TopRow &row : top)
        row.course = courses.value(row.id);
}

} // namespace octroi::pages
