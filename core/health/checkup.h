// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/report.h"
#include "inventory/inventory.h"

#include <QCoroTask>

namespace octroi::health {

struct Wish
{
    Policy policy;
    QList<Acceptance> accepted;
    bool readsUsage = true; ///< false: rules that need usage are left out, and said to be
};

/// Looks at everything that the inventory and the backend's usage know. The interface thread only gathers; columns
/// are scanned in other threads, and usage is asked for in a handful of questions, however many keys there are. A
/// rule whose question failed is in Report::unchecked. Error: Cancelled, by `cancelled` or because the inventory went.
QCoro::Task<Result<std::shared_ptr<const Report>>> check(inventory::Inventory *inventory, Wish wish,
                                                         std::shared_ptr<std::atomic_bool> cancelled);

} // namespace octroi::health
