// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"
#include "usage/livering.h"
#include "widgets/charts/barlistmodel.h"

namespace octroi::pages {

/// Partners by what their credentials did in the window of the ring; `bytes` ranks by bytes. Rates a
/// second. `week` holds requests (or bytes) a second by partner a week ago where they were read.
QList<charts::Bar> partnerBars(const usage::LiveRing &ring, const usage::Window &window, bool bytes,
                               const QHash<QString, double> &week, const inventory::Inventory &inventory);

} // namespace octroi::pages
