// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

namespace octroi::ctl {

/// Reads everything, or what changed since the last time.
QCoro::Task<Result<void>> synced(inventory::Inventory *inventory);

} // namespace octroi::ctl
