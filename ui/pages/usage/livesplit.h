// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"
#include "usage/livering.h"
#include "usage/rowseries.h"

namespace octroi::pages {

/// The live stream by partner, application, key, api, endpoint, scope, refusal or status_class: the largest five and
/// the rest, with translated names. Empty for what the stream does not tell ("environment", "tag").
QList<usage::NamedSeries> liveSplit(const usage::LiveRing &ring, const usage::Window &window, const QString &split,
                                    const inventory::Inventory &inventory);

/// What a part of a split is called, by how it is stored.
QString splitLabel(const QString &split, const QString &id, const inventory::Inventory &inventory);

} // namespace octroi::pages
