// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"
#include "domain/receipt.h"

namespace octroi::change {

/// A partner is let go: all it can call with ends, and at the end the partner itself is closed.
struct Offboard
{
    QString partnerId;
};

/// What that is on one backend: the changes of the plan are those of `items` that have one, in their order.
/// Suspended keys and clients end too, as they could be resumed; what ran out by itself is named and left.
/// Tokens end with their clients, and trusted issuers that stand for the partner with the partner.
struct Offboarding
{
    struct Item
    {
        domain::ReceiptItem receipt; ///< result: what is so now, Ended where a change is to bring it about
        std::optional<Change> change;
    };
    QList<Item> items; ///< keys, clients, and the partner last
    QStringList applications;
    QString partnerName; ///< "" when there is no such partner
    QList<Change> changes() const;
    int count(QLatin1String type) const; ///< of those that are to end
};
Offboarding offboardingOf(const Offboard &offboard, const inventory::Inventory &inventory);
/// The same as a plan, for the preview. Whatever was changed meanwhile, it ends: no version is held against
/// it.
QCoro::Task<Plan> planOffboard(const Spine *spine, Offboarding offboarding);

/// Partners on another backend that are probably the same: of that name, by domain::nameKey; else of that
/// contact.
QStringList likelyPartners(const domain::Partner &partner, const inventory::Inventory &other);

} // namespace octroi::change
