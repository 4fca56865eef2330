// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

#include <QDate>
#include <QMap>

namespace octroi::inventory {

/// How many credentials (keys and OAuth clients that are not revoked) end on which day of UTC, as a filter counts
/// days; first and last day included. One pass over the columns.
QMap<QDate, int> expiriesByDay(const Inventory &inventory, const QDate &first, const QDate &last);
/// The filter of the credentials that are counted on that day.
QString expiryFilter(const QDate &day);

} // namespace octroi::inventory
