// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/change.h"
#include "inventory/inventory.h"

#include <QCoroTask>

namespace octroi::change {

/// One scope in place of another, in everything that has it or asks for it.
struct ScopeReplacementWish
{
    QString name, by;
    bool isMerge = false; ///< `by` is there; else it is a new name, and gets what `name` has
};

/// As changes in an order in which no call of a key or a client is refused on the way: the other scope is made, then given to whoever has the
/// one; then endpoints ask for it; then the one is taken away and deleted. What has it by a wildcard keeps the wildcard.
/// Errors: NotFound; Exists (field by); Invalid, reasons scope_unknown, scope_same, scope_syntax (field by);
/// TooLarge, reason too_many, above kMostReplaced holders; those of the backend.
QCoro::Task<Result<QList<Change>>> scopeReplacement(inventory::Inventory *inventory, ScopeReplacementWish wish);

inline constexpr int kMostReplaced = 2'000; ///< keys and clients together

} // namespace octroi::change
