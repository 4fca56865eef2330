// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/toprows.h"

#include <QHash>
#include <algorithm>

namespace octroi::pages {

namespace {

QString partnerOf(const QString &keyId, const inventory::Inventory &inventory)
{
    const auto key = inventory.key(keyId);
    const domain::Application *application = key ? inventory.application(key->applicationId) : nullptr;
    return application ? application->partnerId : QString();
}

QString idOf(TopKind kind, const domain::UsageRow &row)
{
    switch (kind) {
    case TopKind::Partners:
        return row.partnerId;
    case TopKind::Credentials:
        return row.keyId;
    case TopKind::Endpoints:
        break;
    }
    return row.apiId + QLatin1Char(' ') + row.endpoint;
}

QString labelOf(TopKind kind, const QString &id, const inventory::Inventory &inventory)
{
    if (kind == TopKind::Partners) {
        const domain::Partner *partner = inventory.partner(id);
        return partner ? partner->name : id;
    }
    if (kind == TopKind::Credentials) {
        const auto key = inventory.key(id);
        return key ? key->name : id;
    }
    const qsizetype space = id.indexOf(QLatin1Char(' '));
    return endpointLabel(id.left(space), id.mid(space + 1), inventory);
}

QList<TopRow> ranked(TopKind kind, QHash<QString, TopRow> sums, const inventory::Inventory &inventory)
{
    // Calls without a known credential belong to nobody and would lead every list.
    sums.remove(QString());
    sums.remove(QStringLiteral(" "));
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

} // namespace

QString groupOf(TopKind kind)
{
    switch (kind) {
    case TopKind::Partners:
        return QStringLiteral("partner");
    case TopKind::Credentials:
        return QStringLiteral("key");
    case TopKind::Endpoints:
        break;
    }
    return QStringLiteral("endpoint");
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
    QHash<QString, TopRow> sums;
    for (const domain::UsageRow &row : rows) {
        TopRow &sum = sums[idOf(kind, row)];
        sum.requests += row.totals.requests;
        sum.bytes += row.totals.bytesIn + row.totals.bytesOut;
        if (week)
            sum.weekRequests = std::max<qint64>(0, sum.weekRequests);
    }
    for (qsizetype i = 0; week && i < week->size(); ++i) {
        const auto sum = sums.find(idOf(kind, week->at(i)));
        if (sum != sums.end())
            sum->weekRequests += week->at(i).totals.requests;
    }
    return ranked(kind, std::move(sums), inventory);
}

QList<TopRow> topRows(TopKind kind, const usage::LiveRing &ring, const usage::Window &window,
                      const inventory::Inventory &inventory)
{
    QHash<QString, TopRow> sums;
    const QList<usage::Consumer> consumers =
        kind == TopKind::Endpoints ? ring.endpoints(window) : ring.keys(window);
    for (const usage::Consumer &consumer : consumers) {
        const QString id = kind == TopKind::Endpoints  ? consumer.id + QLatin1Char(' ') + consumer.label
                           : kind == TopKind::Partners ? partnerOf(consumer.id, inventory)
                                                       : consumer.id;
        TopRow &sum = sums[id];
        sum.requests += consumer.requests;
        sum.bytes += consumer.bytes;
    }
    return ranked(kind, std::move(sums), inventory);
}

} // namespace octroi::pages
