// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/conflict.h"
#include "change/spinework.h"

// What the spine remembers of what was done.
namespace octroi::change {

void Spine::Private::remember(const Applying &run)
{
    JournalEntry entry;
    entry.at = inventory.clock().now();
    entry.kind = changeKind(run.plan.items.first().change);
    entry.failed = run.failed;
    for (const ItemResult &item : run.outcome.items)
        entry.objects.append(item.objectName);
    // The last that was done is the first to be taken back.
    for (qsizetype i = run.undo.size() - 1; i >= 0; --i) {
        if (!run.undo.at(i))
            continue;
        entry.undo.append(*run.undo.at(i));
        entry.left.append(run.left.value(objectNameOf(*run.undo.at(i))));
    }
    if (!entry.undo.isEmpty() && !run.inOrder) // a run would take back only a part of it
        entry.runId = keep(run);
    journal.prepend(entry);
    if (journal.size() > kMostEntries)
        journal.removeLast();
    Q_EMIT q->journalChanged();
}

/// What was done and can be taken back, for the time after a restart.
QString Spine::Private::keep(const Applying &run)
{
    const auto record = newRun(changeKind(run.plan.items.first().change), inventory.clock());
    for (qsizetype i = 0; i < run.plan.items.size(); ++i) {
        if (!run.undo.at(i) || !addToRun(*record, run.plan.items.at(i), run.undo.at(i)))
            continue;
        RunItem &item = record->items.back();
        item.state = RunItemState::Done;
        item.version = run.left.value(objectNameOf(*run.undo.at(i))).value(QLatin1String("version")).toInteger();
    }
    if (!record->canUndo())
        return {};
    record->finished = true;
    many->remember(record);
    return record->id;
}

void Spine::Private::rememberRun(const Run &run)
{
    const RunRecord &record = run.record();
    if (!record.undoes.isEmpty()) {
        for (JournalEntry &entry : journal) {
            if (entry.runId == record.undoes && run.done() > 0)
                entry.undone = true;
        }
        Q_EMIT q->journalChanged();
        return;
    }
    const auto known = std::find_if(journal.begin(), journal.end(),
                                    [&record](const JournalEntry &e) { return e.runId == record.id; });
    if (known != journal.end())
        journal.erase(known); // its failed ones were tried again
    JournalEntry entry;
    entry.at = inventory.clock().now();
    entry.kind = record.kind;
    entry.count = run.total();
    entry.failed = int(run.total() - run.done());
    entry.runId = record.id;
    entry.runUndoes = record.canUndo();
    journal.prepend(entry);
    Q_EMIT q->journalChanged();
}

void Spine::Private::rememberEarlier()
{
    const QList<RunSummary> &all = many->summaries();
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        const bool isMine = std::any_of(journal.begin(), journal.end(),
                                        [one](const JournalEntry &e) { return e.runId == one->id; });
        if (isMine || !one->finished || !one->undoes.isEmpty() || many->run(one->id))
            continue;
        JournalEntry entry;
        entry.at = one->startedAt;
        entry.kind = one->kind;
        entry.count = one->total;
        entry.failed = int(one->total - one->done);
        entry.runId = one->id;
        entry.runUndoes = one->canUndo;
        entry.undone = one->undone;
        entry.isEarlier = true;
        journal.append(entry);
    }
    Q_EMIT q->journalChanged();
}

} // namespace octroi::change
