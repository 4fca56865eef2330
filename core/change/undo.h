// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/change.h"
#include "inventory/inventory.h"

namespace octroi::change {

/// What would take a change back, by the inventory as it is before the change; nothing for what cannot be
/// taken back: an issue, a rotation, a new partner, application, API or plan, and an API that was removed.
std::optional<Change> inverseOf(const Change &change, const inventory::Inventory &inventory);

/// The same, based on the versions the inventory has now.
Change rebased(Change change, const inventory::Inventory &inventory);

} // namespace octroi::change
