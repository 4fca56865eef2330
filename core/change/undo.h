// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/ownversions.h"
#include "change/spine.h"

namespace octroi::change {

/// What would take a change back, by the inventory as it is before the change; nothing for what cannot be
/// taken back: an issue, a rotation, a new partner, application, API or plan, and an API that was removed.
std::optional<Change> inverseOf(const Change &change, const inventory::Inventory &inventory);

/// The same, based on the versions the inventory has now.
Change rebased(Change change, const inventory::Inventory &inventory);

/// How an entry of the journal is taken back now: on top of what others changed since, and of what was done by us (`own`).
struct TakingBack
{
    QList<Change> changes;
    QList<ItemResult> refused; ///< others changed the same since
    QList<Overtaken> overtaken;
};
TakingBack takingBack(const JournalEntry &entry, const inventory::Inventory &inventory, const OwnVersions &own);

/// What the inventory did not know yet: items that failed with PreconditionFailed.
QList<Overtaken> overtakenOf(const Plan &plan, const Outcome &outcome);

/// Why a kind of change cannot be taken back; ui/ says it, and what to do instead.
enum class NoUndo {
    Undoable,
    NewPartner,      ///< cannot be removed, but closed
    NewApplication,  ///< cannot be removed
    NewApi,          ///< can be deleted
    NewPlan,         ///< cannot be removed
    IssuedKey,       ///< was shown; can be revoked
    RotatedKey,      ///< its successor was shown; either can be revoked
    DeletedApi,      ///< made anew it would be another one
    NewClient,       ///< can be revoked
    RevokedClient,   ///< is for ever
    NewSecret,       ///< was shown; can be revoked
    RotatedSecret,   ///< a new one was shown
    RevokedSecret,   ///< is for ever
    NewCampaign,     ///< its keys are rotated; can be closed
    ChangedCampaign, ///< the inventory does not hold what it was
    NotedDelivery,   ///< what was handed over is out of the house
    EndedTokens,     ///< are for ever; new ones can be had
    NewIssuer,       ///< its tokens may be in use; can be switched off
    NewAlertRule,    ///< may have told somebody already; can be deleted
    NewWebhookSecret, ///< the old one signs nothing any more
    KnownAlert,      ///< somebody knows of it
    MergedScope      ///< of very many: who had which is kept in the audit log
};
/// Conflict, reason not_undoable, with the changeKind() as the field.
Error cannotBeTakenBack(const QString &kind, const QString &name);
/// By changeKind(). An undoable kind may still have nothing to undo: a key that was suspended already.
NoUndo noUndoOf(const QString &kind);

} // namespace octroi::change
