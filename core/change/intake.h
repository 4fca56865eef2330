// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/execution.h"

#include <QJsonObject>

namespace octroi::change {

/// What a call brought back goes into the inventory; what it removed leaves it.
void takeIn(inventory::Inventory &inventory, const Change &change, const Executed &executed);
/// An object as a call brought it back, whatever else is known of it by now; {} for what the inventory does not hold.
QJsonObject jsonOf(const Executed &executed, const QDateTime &now);
qint64 versionOf(const Executed &executed); ///< 0: not known

} // namespace octroi::change
