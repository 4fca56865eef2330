// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/spine.h"

#include "change/conflict.h"
#include "change/intake.h"
#include "change/ordering.h"
#include "change/planner.h"
#include "change/planpieces.h"
#include "change/runbodies.h"
#include "change/spinework.h"
#include "change/undo.h"

namespace octroi::change {

namespace {

QString shownName(const PlannedItem &item)
{
    return item.objectName.isEmpty() ? item.objectId : item.objectName;
}

QList<Change> changesOf(const Plan &plan)
{
    QList<Change> out;
    for (const PlannedItem &item : plan.items)
        out << item.change;
    return out;
}

} // namespace

bool Plan::possible() const
{
    return std::none_of(items.begin(), items.end(),
                        [](const PlannedItem &i) { return i.impossible.has_value(); });
}

int Outcome::failed() const
{
    return int(
        std::count_if(items.begin(), items.end(), [](const ItemResult &i) { return i.error.has_value(); }));
}

/// What one call changed beside its object is shown at once; the feed says it again.
void Spine::Private::takeParts(Applying &run, qsizetype index)
{
    const auto parts = run.parts.constFind(index);
    if (parts == run.parts.constEnd())
        return;
    for (const domain::ApiKey &key : parts->keys)
        inventory.take(key);
    for (const domain::OAuthClient &client : parts->clients)
        inventory.take(client);
    for (const domain::Api &api : parts->apis)
        inventory.take(api);
    for (const Change &back : parts->back)
        run.left.insert(objectNameOf(back), objectOf(inventory, back));
}

qint64 Spine::Private::versionOf(const Change &change) const
{
    return objectOf(inventory, change).value(QLatin1String("version")).toInteger();
}

void Spine::Private::finishItem(Applying &run, qsizetype index, const Result<Executed> &result, qint64 before)
{
    ItemResult &item = run.outcome.items[index];
    if (result) {
        item.objectId = result->objectId;
        item.issued = result->issued;
        item.issuedClient = result->issuedClient;
        item.issuedRule = result->issuedRule;
        const Change &change = run.plan.items.at(index).change;
        QJsonObject left = jsonOf(*result, inventory.clock().now());
        // Another of our changes may have been answered meanwhile, or the feed have told of this one before its answer.
        for (const qint64 found : {before, versionOf(change)})
            many->own().note(objectIdOf(change).toUtf8(), found, left.value(QLatin1String("version")).toInteger());
        if (const RunPart part = runPartOf(change); objectIdOf(change).isEmpty()) // the inventory does not hold it
            many->own().note(part.id.toUtf8(), part.version, change::versionOf(*result));
        takeIn(inventory, change, *result);
        takeParts(run, index);
        if (const qint64 version = change::versionOf(*result); version > 0)
            run.versions.insert(index, version);
        // Now, and not once all are done: what somebody else does meanwhile is not ours.
        if (const auto &undo = run.undo.at(index))
            run.left.insert(objectNameOf(*undo), left.isEmpty() ? objectOf(inventory, *undo) : left);
    } else {
        item.error = result.error();
        run.undo[index].reset();
        run.parts.remove(index);
        ++run.failed;
    }
    ++run.done;
    Q_EMIT q->progress(run.done, run.failed, int(run.plan.items.size()));
}

QCoro::Task<> Spine::Private::work(std::shared_ptr<Applying> run)
{
    const auto here = alive;
    while (run->next < run->plan.items.size()) {
        const qsizetype index = run->next++;
        const PlannedItem item = run->plan.items.at(index);
        if (run->cancelled) {
            finishItem(*run, index, Error{ErrorCode::Cancelled, shownName(item), {}, {}, {}});
            continue;
        }
        if (run->inOrder && run->failed > 0) { // it may stand on what failed
            finishItem(*run, index,
                       Error{ErrorCode::Conflict, shownName(item), QStringLiteral("was not tried after what failed"), {},
                             QStringLiteral("plan_stopped")});
            continue;
        }
        run->undo[index] = inverseOf(item.change, inventory);
        if (const auto *replacement = std::get_if<ReplaceScope>(&item.change))
            run->parts.insert(index, partsOf(*replacement, inventory));
        const qint64 before = versionOf(item.change);
        const Result<Executed> result = co_await execute(&inventory.backend(), item);
        if (!*here)
            co_return;
        finishItem(*run, index, result, before);
        if (!*here)
            co_return;
    }
}

QCoro::Task<Outcome> Spine::Private::perform(Plan plan, int concurrency, std::optional<QString> undoes)
{
    const auto here = alive;
    if (readOnly) {
        co_return refused(plan, Error{ErrorCode::Forbidden,
                                      {},
                                      QStringLiteral("the connection is read-only"),
                                      {},
                                      QStringLiteral("read_only")});
    }
    if (!plan.possible()) {
        co_return refused(plan, Error{ErrorCode::Conflict,
                                      {},
                                      QStringLiteral("another item of the plan cannot be done"),
                                      {},
                                      QStringLiteral("plan_impossible")});
    }
    const auto run = std::make_shared<Applying>();
    run->together = Together::applying(*q);
    for (const PlannedItem &item : plan.items)
        run->outcome.items.append(ItemResult{shownName(item), item.objectId, std::nullopt, std::nullopt});
    run->undo.resize(plan.items.size());
    run->inOrder = standOnEachOther(changesOf(plan));
    run->plan = std::move(plan);
    runs.append(run);
    updateBusy();
    std::vector<QCoro::Task<>> workers;
    const qsizetype count = run->inOrder ? 1 : qMin<qsizetype>(qMax(1, concurrency), run->plan.items.size());
    for (qsizetype i = 0; i < count; ++i)
        workers.push_back(work(run));
    for (auto &worker : workers)
        co_await worker;
    run->outcome.cancelled = run->cancelled;
    if (!*here)
        co_return run->outcome;
    runs.removeOne(run);
    if (!undoes && !run->plan.items.isEmpty())
        remember(*run);
    else if (undoes && !undoes->isEmpty())
        keepUndone(*run, *undoes);
    updateBusy();
    co_return run->outcome;
}

Outcome Spine::Private::refused(const Plan &plan, const Error &error)
{
    Outcome outcome;
    for (const PlannedItem &item : plan.items) {
        Error mine = item.impossible && error.code != ErrorCode::Forbidden ? *item.impossible : error;
        if (mine.context.isEmpty())
            mine.context = shownName(item);
        outcome.items.append(ItemResult{shownName(item), item.objectId, mine, std::nullopt});
    }
    return outcome;
}

void Spine::Private::updateBusy()
{
    const bool now = !runs.isEmpty() || many->isActive();
    if (std::exchange(busy, now) != now)
        Q_EMIT q->busyChanged(now);
}

QCoro::Task<Outcome> Spine::Private::undoRun(QString runId)
{
    const auto here = alive;
    Outcome outcome;
    outcome.runId = runId;
    const auto back = co_await many->undoOf(runId);
    if (!*here)
        co_return outcome;
    const Result<std::shared_ptr<RunRecord>> before = co_await many->load(runId);
    if (!*here)
        co_return outcome;
    if (back && before)
        outcome.items += stayingOf(**before);
    const Run *run = back ? many->start(*back) : nullptr;
    if (!back)
        outcome.items.append(ItemResult{{}, {}, back.error(), std::nullopt});
    outcome.runId = run ? run->record().id : QString();
    co_return outcome;
}

Spine::Spine(inventory::Inventory &inventory, QObject *parent)
    : QObject(parent)
    , d(new Private{this, inventory, {}, {}})
{
    d->many = std::make_unique<Runs>(*this, inventory);
    connect(d->many.get(), &Runs::finished, this, [this](Run *run) { d->rememberRun(*run); });
    connect(d->many.get(), &Runs::opened, this, [this] { d->rememberEarlier(); });
    connect(d->many.get(), &Runs::changed, this, [this] { d->updateBusy(); });
}

Spine::~Spine()
{
    *d->alive = false;
    for (const auto &run : std::as_const(d->runs))
        run->cancelled = true;
}

Plan Spine::plan(const QList<Change> &changes) const
{
    return Planner(d->inventory).plan(changes);
}

QCoro::Task<Outcome> Spine::apply(Plan plan, int concurrency)
{
    return d->perform(std::move(plan), concurrency, std::nullopt);
}

QCoro::Task<Outcome> Spine::applyOne(Change change)
{
    return d->perform(plan({change}), 1, std::nullopt);
}

void Spine::cancel()
{
    for (const auto &run : std::as_const(d->runs))
        run->cancelled = true;
}

bool Spine::isBusy() const
{
    return !d->runs.isEmpty() || d->many->isActive();
}

Runs &Spine::runs() const
{
    return *d->many;
}

void Spine::setReadOnly(bool readOnly)
{
    if (d->readOnly == readOnly)
        return;
    d->readOnly = readOnly;
    if (readOnly)
        d->many->pauseAll();
    Q_EMIT readOnlyChanged(readOnly);
}

bool Spine::isReadOnly() const
{
    return d->readOnly;
}

const QList<JournalEntry> &Spine::journal() const
{
    return d->journal;
}

bool Spine::canUndo() const
{
    return std::any_of(d->journal.begin(), d->journal.end(),
                       [](const JournalEntry &e) { return e.canUndo(); });
}

QCoro::Task<Outcome> Spine::undo()
{
    const auto here = d->alive;
    const auto entry =
        std::find_if(d->journal.begin(), d->journal.end(), [](const JournalEntry &e) { return e.canUndo(); });
    if (entry == d->journal.end())
        co_return Outcome();
    if (entry->undo.isEmpty()) {
        Outcome handed = co_await d->undoRun(entry->runId);
        co_return handed;
    }
    if (const Together *together = Together::of(*this, *entry)) {
        entry->undone = true;
        Outcome all = co_await d->undoTogether(*entry, together->parts(), together->staying());
        co_return all;
    }
    const TakingBack back = takingBack(*entry, d->inventory, d->many->own());
    if (back.changes.isEmpty() && !back.refused.isEmpty())
        co_return Outcome{back.refused, false, {}, back.overtaken};
    // Marked before the call, so that a second undo takes the next; unmarked when it failed.
    entry->undone = true;
    const JournalEntry known = *entry;
    const Plan planned = co_await planInPieces(this, back.changes);
    if (!*here)
        co_return Outcome();
    const std::optional<QString> undoes = known.runId;
    Outcome outcome = co_await d->perform(planned, 4, undoes);
    if (!*here)
        co_return outcome;
    outcome.overtaken = overtakenOf(planned, outcome) + back.overtaken;
    outcome.items += back.refused;
    if (!outcome.items.isEmpty() && outcome.failed() == int(outcome.items.size()))
        d->unmark(known);
    else if (!known.runId.isEmpty())
        d->many->markUndone(known.runId);
    Q_EMIT journalChanged();
    co_return outcome;
}

} // namespace octroi::change
