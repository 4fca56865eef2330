// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/execution.h"
#include "change/runs.h"
#include "change/scopereplacement.h"
#include "change/spine.h"
#include "change/together.h"

#include <QPointer>

// What the parts of the spine share.
namespace octroi::change {

inline constexpr qsizetype kMostEntries = 500; ///< of the journal
inline constexpr int kMostNoted = 200; ///< of what cannot be taken back, in one process: an import makes very many

/// One apply() under way.
struct Applying
{
    Plan plan;
    Outcome outcome;
    QList<std::optional<Change>> undo;
    QHash<QString, QJsonObject> left; ///< by objectNameOf(): as the last item that did something to it left it
    QHash<qsizetype, qint64> versions; ///< of the objects as the items left them; those that have one
    QHash<qsizetype, ScopeParts> parts; ///< of the items that change more than their object
    qsizetype next = 0;
    int done = 0, failed = 0;
    bool cancelled = false;
    bool inOrder = false; ///< one after the other, and none after one that failed
    QPointer<Together> together = {}; ///< whose part it is
};

struct Spine::Private
{
    Spine *q;
    inventory::Inventory &inventory;
    QList<JournalEntry> journal;
    QList<std::shared_ptr<Applying>> runs;
    bool readOnly = false, busy = false;
    std::shared_ptr<bool> alive = std::make_shared<bool>(true);
    std::unique_ptr<Runs> many = {};
    int noted = 0; ///< kept though it cannot be taken back

    QCoro::Task<> work(std::shared_ptr<Applying> run);
    QCoro::Task<Outcome> perform(Plan plan, int concurrency, std::optional<QString> undoes); ///< what it takes back; "": not kept
    void finishItem(Applying &run, qsizetype index, const Result<Executed> &result, qint64 before = 0);
    qint64 versionOf(const Change &change) const; ///< of its object, as the inventory has it; 0: has none
    void takeParts(Applying &run, qsizetype index);
    void remember(const Applying &run);
    void rememberPart(const JournalEntry &part, const Applying &run);
    void prepend(const JournalEntry &entry);
    void unmark(const JournalEntry &entry); ///< its undo failed
    void keepIn(RunRecord &record, const Applying &run) const;
    QString keep(const Applying &run);
    void keepUndone(const Applying &run, const QString &undoes);
    void rememberRun(const Run &run);
    void rememberEarlier();
    void updateBusy();
    QCoro::Task<Outcome> undoRun(QString runId);
    QCoro::Task<Outcome> undoTogether(JournalEntry entry, QList<JournalEntry> parts, QList<ItemResult> staying);
    static Outcome refused(const Plan &plan, const Error &error);
};

} // namespace octroi::change
