// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/conflict.h"
#include "change/planpieces.h"
#include "change/spinework.h"
#include "change/undo.h"

#include <algorithm>

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
        const ScopeParts parts = run.parts.value(i);
        for (const Change &back : parts.back) {
            entry.undo.append(back);
            entry.left.append(run.left.value(objectNameOf(back)));
        }
        if (!run.undo.at(i))
            continue;
        entry.undo.append(*run.undo.at(i));
        entry.left.append(run.left.value(objectNameOf(*run.undo.at(i))));
    }
    if (run.together)
        return rememberPart(entry, run);
    if (!entry.undo.isEmpty() && !run.inOrder && run.parts.isEmpty()) // a run would take back only a part of it
        entry.runId = keep(run);
    prepend(entry);
}

void Spine::Private::prepend(const JournalEntry &entry)
{
    journal.prepend(entry);
    if (journal.size() > kMostEntries) {
        delete Together::of(*q, journal.last());
        journal.removeLast();
    }
    Q_EMIT q->journalChanged();
}

/// Of the same entry as those before it; it is not kept: a run would take back only a part of it.
void Spine::Private::rememberPart(const JournalEntry &part, const Applying &run)
{
    QList<ItemResult> staying;
    for (qsizetype i = 0; i < run.outcome.items.size(); ++i) {
        const ItemResult &item = run.outcome.items.at(i);
        const QString kind = changeKind(run.plan.items.at(i).change);
        if (!item.error && !run.undo.at(i) && noUndoOf(kind) != NoUndo::Undoable)
            staying << ItemResult{item.objectName, item.objectId,
                                  Error{ErrorCode::Conflict, item.objectName, QStringLiteral("cannot be taken back"), kind,
                                        QStringLiteral("not_undoable")},
                                  std::nullopt};
    }
    const JournalEntry before = run.together->entry();
    journal.removeIf([&](const JournalEntry &e) {
        return !run.together->parts().isEmpty() && e.at == before.at && e.objects == before.objects;
    });
    run.together->add(part, staying);
    prepend(run.together->entry());
}

void Spine::Private::unmark(const JournalEntry &entry)
{
    for (JournalEntry &e : journal) {
        if (e.at == entry.at && e.objects == entry.objects)
            e.undone = false;
    }
}

/// What was done last is taken back first, each part by the versions that the one after it has left. What of a part cannot
/// be taken back does not keep the rest of it.
QCoro::Task<Outcome> Spine::Private::undoTogether(JournalEntry entry, QList<JournalEntry> parts, QList<ItemResult> staying)
{
    const auto here = alive;
    Outcome all;
    for (qsizetype at = parts.size() - 1; at >= 0 && !all.cancelled; --at) {
        const TakingBack back = takingBack(parts.at(at), inventory, many->own());
        all.items += back.refused;
        all.overtaken += back.overtaken;
        Plan planned = co_await planInPieces(q, back.changes);
        if (!*here)
            co_return all;
        const auto impossible = std::stable_partition(planned.items.begin(), planned.items.end(),
                                                      [](const PlannedItem &item) { return !item.impossible; });
        for (auto item = impossible; item != planned.items.end(); ++item)
            all.items << ItemResult{item->objectName, item->objectId, item->impossible, std::nullopt};
        planned.items.erase(impossible, planned.items.end());
        if (planned.items.isEmpty())
            continue;
        const Outcome one = co_await perform(planned, 4, false);
        if (!*here)
            co_return all;
        all.items += one.items;
        all.overtaken += overtakenOf(planned, one);
        all.cancelled = one.cancelled;
    }
    if (!all.items.isEmpty() && all.failed() == int(all.items.size()))
        unmark(entry);
    all.items += staying;
    Q_EMIT q->journalChanged();
    co_return all;
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
