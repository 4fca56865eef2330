// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/usage.h"
#include "inventory/inventory.h"
#include "usage/livering.h"

namespace octroi::pages {

/// By what consumption is ranked.
enum class TopKind { Partners, Credentials, Endpoints };

/// One name in a ranking, with the week before where that was read.
struct TopRow
{
    QString id, label;
    qint64 requests = 0, bytes = 0;
    qint64 weekRequests = -1; ///< -1: not read
};

QString groupOf(TopKind kind); ///< "partner", "key", "endpoint"

/// Largest first. `week` is the same answer for the week before; null when it was not read.
QList<TopRow> topRows(TopKind kind, const QList<domain::UsageRow> &rows, const QList<domain::UsageRow> *week,
                      const inventory::Inventory &inventory);
/// From the live ring: keys are summed to their partners.
QList<TopRow> topRows(TopKind kind, const usage::LiveRing &ring, const usage::Window &window,
                      const inventory::Inventory &inventory);

/// "GET /v1/orders" for an endpoint of an API.
QString endpointLabel(const QString &apiId, const QString &endpoint, const inventory::Inventory &inventory);

} // namespace octroi::pages
