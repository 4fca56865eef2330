// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/change.h"
#include "health/report.h"
#include "inventory/inventory.h"

namespace octroi::health {

/// What only an administrator knows of a fix.
struct FixChoice
{
    QStringList addresses = {}; ///< for NoAddress
    QString planId = {};        ///< for NoPlan
};

/// What a rule's fix does, for words and buttons.
enum class FixKind { Revoke, Suspend, NarrowScopes, RemoveScopes, Extend, SetExpiry, Restrict, GivePlan, Strengthen, Rotate, DropRedirects, None };
FixKind fixOf(Rule rule);
QString fixName(FixKind kind); ///< "revoke", "suspend", …: stable

/// How long the old one goes on beside a rotated one.
inline constexpr qint64 kFixOverlapSeconds = 7 * 86'400;

/// The change that ends the finding of one object as it is now. Errors: NotFound (it is gone), Conflict with a reason:
/// "needs_addresses", "needs_plan" (choose them), "lifetime_exceeded" (its scopes allow no longer life: issue another
/// one), "needs_key" (the partner has to give a public key or certificate first), "needs_redirect" (it has no other
/// redirect URI), "mended" (the finding is over), "no_fix".
Result<change::Change> fixFor(const inventory::Inventory &inventory, const Report &report, Rule rule,
                              const ObjectId &object, const FixChoice &choice = {});

} // namespace octroi::health
