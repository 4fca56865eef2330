// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/conflict.h"
#include "change/planpieces.h"
#include "change/runbodies.h"
#include "change/spinework.h"
#include "change/undo.h"

#include <algorithm>

// What the spine remembers of what was done.
namespace octroi::change {

namespace {

/// Of the one that was done.
QString nameOfFirst(const Applying &run)
{
    for (const ItemResult &item : run.outcome.items) {
        if (!item.error)
            return item.objectName;
    }
    return {};
}

} // namespace

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

/// Of the same entry as those before it, in the journal on the disk as well.
void Spine::Private::rememberPart(const JournalEntry &part, const Applying &run)
{
    QList<ItemResult> staying;
    for (qsizetype i = 0; i < run.outcome.items.size(); ++i) {
        const ItemResult &item = run.outcome.items.at(i);
        const QString kind = changeKind(run.plan.items.at(i).change);
        if (!item.error && !run.undo.at(i) && noUndoOf(kind) != NoUndo::Undoable)
            staying << ItemResult{item.objectName, item.objectId, cannotBeTakenBack(kind, item.objectName), std::nullopt};
    }
    const JournalEntry before = run.together->entry();
    journal.removeIf([&](const JournalEntry &e) {
        return !run.together->parts().isEmpty() && e.at == before.at && e.objects == before.objects;
    });
    RunRecord &record = run.together->record();
    if (record.id.isEmpty())
        record = *newRun(part.kind, inventory.clock());
    else if (record.kind != part.kind)
        record.kind = QStringLiteral("together");
    record.inOrder = true; // the waves stand on each other
    keepIn(record, run);
    if (!record.items.empty())
        many->remember(std::make_shared<RunRecord>(record)); // it is written while the next part is added
    run.together->add(part, staying, record.items.empty() ? QString() : record.id);
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
        const std::optional<QString> undoes = entry.runId;
        const Outcome one = co_await perform(planned, 4, undoes);
        if (!*here)
            co_return all;
        all.items += one.items;
        all.overtaken += overtakenOf(planned, one);
        all.cancelled = one.cancelled;
    }
    if (!all.items.isEmpty() && all.failed() == int(all.items.size()))
        unmark(entry);
    else if (!entry.runId.isEmpty())
        many->markUndone(entry.runId);
    all.items += staying;
    Q_EMIT q->journalChanged();
    co_return all;
}

/// What was done, with what takes it back where anything does.
void Spine::Private::keepIn(RunRecord &record, const Applying &run) const
{
    const auto add = [&record](const RunPart &forward, const Change &of, const QString &name, const std::optional<Change> &undo,
                               qint64 version) {
        const RunPart back = undo ? runPartOf(*undo) : RunPart();
        RunItem item;
        item.state = RunItemState::Done;
        // Of what stays the name is to be told.
        const bool isNoted = forward.operation == RunOperation{} || back.operation == RunOperation{};
        item.operation = isNoted ? RunOperation::Noted : forward.operation;
        item.body = record.placeOf(isNoted ? notedBody(changeKind(of), name) : compactJson(forward.body));
        item.id = (back.id.isEmpty() ? forward.id : back.id).toUtf8();
        item.undo = back.operation;
        item.undoBody = record.placeOf(compactJson(back.body));
        const bool isSuccessor = forward.operation == RunOperation::Issue || forward.operation == RunOperation::Rotate;
        item.version = isSuccessor ? 0 : version > 0 ? version : back.version; // of that very object
        record.items.push_back(std::move(item));
    };
    const auto leftOf = [&run](const Change &undo) {
        const QString name = objectNameOf(undo);
        return name.isEmpty() ? 0 : run.left.value(name).value(QLatin1String("version")).toInteger();
    };
    for (qsizetype i = 0; i < run.plan.items.size(); ++i) {
        const PlannedItem &item = run.plan.items.at(i);
        if (run.outcome.items.at(i).error)
            continue;
        const auto &undo = run.undo.at(i);
        const qint64 left = undo ? leftOf(*undo) : 0;
        const QList<Change> parts = run.parts.value(i).back;
        if (undo || parts.isEmpty())
            add(runPartOf(item.change), item.change, run.outcome.items.at(i).objectName, undo, left > 0 ? left : run.versions.value(i));
        // Backwards: what is written last is taken back first.
        for (auto part = parts.rbegin(); part != parts.rend(); ++part)
            add({}, item.change, run.outcome.items.at(i).objectName, *part, leftOf(*part));
    }
    record.inOrder = record.inOrder || run.inOrder || !run.parts.isEmpty();
    record.name = record.items.size() == 1 ? nameOfFirst(run) : QString();
}

QString Spine::Private::keep(const Applying &run)
{
    const auto record = newRun(changeKind(run.plan.items.first().change), inventory.clock());
    keepIn(*record, run);
    if (record->items.empty() || (!record->canUndo() && ++noted > kMostNoted))
        return {};
    record->finished = true;
    many->remember(record);
    return record->id;
}

/// For those that come after this process: what was taken back does not stand between.
void Spine::Private::keepUndone(const Applying &run, const QString &undoes)
{
    if (run.failed == int(run.plan.items.size()))
        return;
    const auto record = newRun(changeKind(run.plan.items.first().change), inventory.clock());
    record->undoes = undoes;
    keepIn(*record, run);
    for (RunItem &item : record->items) {
        item.undo = {};
        item.undoBody = 0;
    }
    record->finished = true;
    many->remember(record);
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
        if (!one->name.isEmpty())
            entry.objects = QStringList{one->name};
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
