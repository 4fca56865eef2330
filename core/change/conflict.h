// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/change.h"
#include "change/spine.h"

#include <QJsonObject>

namespace octroi::change {

/// A member that somebody changed: as it was, as it is now, and as this change wants it. Values as on the wire.
struct ConflictField
{
    QString name;                  ///< "scopes", "restrictions", "base_path"
    QJsonValue base, theirs, mine; ///< base undefined: not known
    bool mineChanged = false, theirsChanged = false;
    bool settable = false; ///< by a change of this kind; what is not stays theirs

    /// Both changed it, and not to the same.
    bool isOverlap() const { return mineChanged && theirsChanged && mine != theirs; }
};

/// Somebody else changed the object after this change was made up (412): three versions of it.
struct Conflict
{
    Change mine;
    QString type;       ///< "key", "partner", "application", "api", "scope", "plan", "client"
    QString objectId, objectName;
    QJsonObject theirs; ///< the whole object as it is now
    bool baseKnown = false; ///< false: what both changed cannot be told from what one did
    QList<ConflictField> fields; ///< what somebody changed, in the order of their names
    QString changedBy; ///< who did it last; "" when that is not known
    QDateTime changedAt;

    bool overlaps() const;
    bool isMergeable() const; ///< some field can be taken from either side
};

enum class Side { Theirs, Mine };
/// What a merge takes when nobody chooses: mine where this change sets it, theirs for everything else.
Side sideOf(const ConflictField &field);

/// The same change on top of their version; `chosen` by the fields' names, sideOf() for the others. A field
/// of mine that this change did not touch goes back to what it was. Nothing when all is as theirs, so that
/// there is nothing left to do; a change that sets no field (suspend, revoke …) is wanted all the same.
/// Error: Protocol, when their version cannot be read.
Result<std::optional<Change>> resolved(const Conflict &conflict, const QHash<QString, Side> &chosen = {});
/// Every field that differs, from one side.
QHash<QString, Side> allOf(const Conflict &conflict, Side side);

/// The item is refused with PreconditionFailed unless its object still has that version; also of the kinds that
/// otherwise take the newest (a rotation, a new secret).
void baseOn(PlannedItem &item, qint64 version);

/// The type and identifier of the object that it changes; "" of a change of another kind.
QString objectNameOf(const Change &change);
QString objectIdOf(const Change &change); ///< "" for what has no version
/// The object that it changes, as the inventory has it; {} where there is none.
QJsonObject objectOf(const inventory::Inventory &inventory, const Change &change);

/// Puts the three versions side by side; `base` undefined where it is not known.
Conflict compared(const Change &mine, const QJsonObject &base, const QJsonObject &theirs);

/// After PreconditionFailed: reads what the object is now, and what it was at the version the change is based on
/// (from the audit log, where it may be read). The inventory holds their version then. Errors: NotFound, it is
/// gone; Invalid, reason no_version, for a kind that cannot be in conflict; those of the backend.
QCoro::Task<Result<Conflict>> conflictOf(inventory::Inventory *inventory, Change mine, qint64 basedOn);

} // namespace octroi::change
