// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/capability.h"
#include "change/spine.h"

namespace octroi::change {

/// What the backend has to be able to for it.
std::optional<backends::Capability> neededFor(const Change &change);
/// What the change will send, in order, as its backend tells it; an octroid is sent PlannedItem::call.
QList<backends::PlannedCall> sentCalls(const PlannedItem &item, const inventory::Inventory &inventory);
/// Where the backend of the inventory cannot do it, the item is impossible, with the backend's sentence; where it is spoken
/// to otherwise than octroid, the item has the first of its calls.
void fitToBackend(PlannedItem &item, const inventory::Inventory &inventory);

} // namespace octroi::change
