// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

#include <QCoroTask>

namespace octroi::change {

/// One scope in place of another, in everything that has it or asks for it.
struct ScopeReplacementWish
{
    QString name, by;
    bool isMerge = false; ///< `by` is there; else it is a new name, and gets what `name` has
};

/// One change where the backend does it in one call (ReplaceScope). Else many, in an order in which no call of a key or a
/// client is refused on the way: the other scope is made, then given to whoever has the one; then endpoints ask for it;
/// then the one is taken away and deleted. What has it by a wildcard keeps the wildcard.
/// Errors: NotFound; Exists (field by); Invalid, reasons scope_unknown, scope_same, scope_syntax (field by);
/// TooLarge, reason too_many, above kMostReplaced holders, or domain::kMostScopeHolders in one call; those of the backend.
QCoro::Task<Result<QList<Change>>> scopeReplacement(inventory::Inventory *inventory, ScopeReplacementWish wish);

inline constexpr int kMostReplaced = 2'000; ///< keys and clients together that are changed, or changed back, one by one

/// The same change as many: what it does, for whoever has to judge it.
QList<Change> inFull(const ReplaceScope &replacement, const inventory::Inventory &inventory);
/// The plan with such changes as many; those that touch more than kMostReplaced stay.
Plan inFull(const Plan &plan, const inventory::Inventory &inventory);

/// What one call changes beside the scope, by the inventory as it is before it.
struct ScopeParts
{
    QList<domain::ApiKey> keys; ///< as they will be, as the next ones
    QList<domain::OAuthClient> clients;
    QList<domain::Api> apis;
    /// Of a merge, in their order: what takes it back, with nothing refused on the way. Empty above kMostReplaced holders.
    QList<Change> back;
};
ScopeParts partsOf(const ReplaceScope &replacement, const inventory::Inventory &inventory);

/// Keys, clients, trusted issuers and endpoints that have it or ask for it.
int touchedBy(const ReplaceScope &replacement, const inventory::Inventory &inventory);

} // namespace octroi::change
