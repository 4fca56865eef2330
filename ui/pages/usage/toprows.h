// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/usage.h"
#include "inventory/inventory.h"
#include "usage/livering.h"
#include "usage/rowseries.h"

namespace octroi::pages {

/// By what consumption is ranked.
enum class TopKind { Partners, Credentials, Endpoints, Scopes, Refusals };
inline constexpr int kTopKinds = 5;

/// One name in a ranking, with the time before where that was read.
struct TopRow
{
    QString id, label;
    qint64 requests = 0, bytes = 0;
    qint64 weekRequests = -1; ///< -1: not read
    QList<double> course;     ///< rates over the time, oldest first; empty: not known
};

QString groupOf(TopKind kind); ///< "partner", "key", "endpoint", "scope", "refusal"

/// Largest first. `week` is the same answer for the time before; null when it was not read.
QList<TopRow> topRows(TopKind kind, const QList<domain::UsageRow> &rows, const QList<domain::UsageRow> *week,
                      const inventory::Inventory &inventory);
/// From the live ring, with courses: keys are summed to their partners.
QList<TopRow> topRows(TopKind kind, const usage::LiveRing &ring, const usage::Window &window,
                      const inventory::Inventory &inventory);
/// Of the same kind, grouped by time as well.
void addCourses(QList<TopRow> &top, TopKind kind, const QList<domain::UsageRow> &rows, const usage::Edges &edges,
                double now);
void keepCourses(QList<TopRow> &top, const QList<TopRow> &old);

/// "GET /v1/orders" for an endpoint of an API.
QString endpointLabel(const QString &apiId, const QString &endpoint, const inventory::Inventory &inventory);
/// Of a key or a client; its identifier when it is not known.
QString credentialName(const QString &id, const inventory::Inventory &inventory);
QString applicationOfCredential(const QString &id, const inventory::Inventory &inventory);

} // namespace octroi::pages
