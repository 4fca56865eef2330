// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/alertsbackend.h"
#include "change/change.h"
#include "inventory/inventory.h"

#include <QJsonObject>
#include <QObject>
#include <memory>

namespace octroi::change {

class Runs;

/// One change, resolved.
struct PlannedItem
{
    Change change;
    QString objectName;   ///< what it is called on screen
    QString objectId;     ///< "" for a creation
    backends::PlannedCall call;
    qint64 version = 0;   ///< the version the plan saw
    std::optional<Error> impossible; ///< why it cannot be done; such a plan is not applied
    bool undoable = false;
    int touches = 0; ///< keys, clients, trusted issuers and endpoints that the one call changes with its object; 0: its object alone
};

/// What a key that works now would lose.
struct Loss
{
    bool everything = false;                ///< it stops to work
    std::optional<QStringList> scopes = {}; ///< the only ones it would still have
    std::optional<QStringList> apis = {};   ///< the only ones it could still call
    bool places = false;                    ///< addresses or referrers: where calls came from is not recorded
    QDateTime endsAt = {};                  ///< it would end then, earlier than now; null: not
    bool limits = false;                    ///< its plan gives less
};

/// What a list of changes would do. Made without any call.
struct Plan
{
    QList<PlannedItem> items;
    bool dangerous = false; ///< something that works now would stop to work
    QStringList losers;     ///< ids of keys that lose a right or stop to work
    QHash<QString, Loss> losses; ///< by the ids in `losers`
    bool possible() const;
};

struct ItemResult
{
    QString objectName;
    QString objectId; ///< also of what was created
    std::optional<Error> error;
    std::optional<backends::IssuedKey> issued;
    std::optional<backends::IssuedClient> issuedClient = {};
    std::optional<backends::IssuedRule> issuedRule = {}; ///< with the new secret of its webhook
};

/// A change that met a newer version of its object (412), and the version it was based on: see conflictOf().
struct Overtaken
{
    Change change;
    qint64 version = 0;
};

struct Outcome
{
    QList<ItemResult> items;
    bool cancelled = false;
    QString runId = {}; ///< it was handed to a run, which tells how it goes
    QList<Overtaken> overtaken = {}; ///< of an undo: what somebody else changed since
    int failed() const;
    const ItemResult *first() const { return items.isEmpty() ? nullptr : &items.first(); }
};

/// What was done, newest first.
struct JournalEntry
{
    QDateTime at;
    QString kind;       ///< changeKind of the first
    QStringList objects; ///< names
    int failed = 0;
    QList<Change> undo; ///< empty: cannot be undone, unless a run knows how
    QList<QJsonObject> left = {}; ///< for each of `undo`: the object as this change left it; {}: not known
    bool undone = false;
    QString runId = {};     ///< where more is known about it (runs()); "": nowhere
    qint64 count = 0;       ///< of a run, whose names are not in `objects`
    bool runUndoes = false; ///< the run knows how to take it back
    bool isEarlier = false; ///< was done before this process began
    qint64 size() const { return count > 0 ? count : objects.size(); }
    bool canUndo() const { return !undone && (!undo.isEmpty() || runUndoes); }
};

/// Plans, applies, remembers and undoes changes on one backend. Interface thread only.
class Spine : public QObject
{
    Q_OBJECT
public:
    explicit Spine(inventory::Inventory &inventory, QObject *parent = nullptr);
    ~Spine() override;

    Plan plan(const QList<Change> &changes) const;
    /// At most `concurrency` calls at once, one idempotency key an item, so that a repeated call
    /// after a lost answer does nothing twice. What came back goes into the inventory at once.
    QCoro::Task<Outcome> apply(Plan plan, int concurrency = 4);
    QCoro::Task<Outcome> applyOne(Change change); ///< plan and apply in one
    void cancel();
    bool isBusy() const;
    /// While true nothing is applied: every item fails with Forbidden, reason read_only.
    void setReadOnly(bool readOnly);
    bool isReadOnly() const;

    const QList<JournalEntry> &journal() const;
    bool canUndo() const;
    /// The newest that can be. What others changed since stays; where they changed the same, that item fails
    /// with PreconditionFailed and is in Outcome::overtaken. What a run did is taken back by a run:
    /// Outcome::runId.
    QCoro::Task<Outcome> undo();
    /// Changes of many, kept on the disk, and what is left of earlier ones.
    Runs &runs() const;

Q_SIGNALS:
    void progress(int done, int failed, int total);
    void busyChanged(bool busy);
    void journalChanged();
    void readOnlyChanged(bool readOnly);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace octroi::change
