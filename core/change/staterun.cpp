// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/staterun.h"

#include "change/planpieces.h"

namespace octroi::change {

namespace {

/// The changes of one wave, and which difference each belongs to.
struct WaveChanges
{
    QList<Change> changes;
    QList<StateItem> items;
};

WaveChanges changesOf(const QList<StateDifference> &differences, int wave)
{
    WaveChanges out;
    for (const StateDifference &one : differences) {
        for (const StateDifference::Step &step : one.steps) {
            if (step.wave != wave || !step.change)
                continue;
            out.changes.append(*step.change);
            out.items.append({one.action, one.type, one.name, std::nullopt, std::nullopt});
        }
    }
    return out;
}

} // namespace

int StateOutcome::failed() const
{
    return int(
        std::count_if(items.begin(), items.end(), [](const StateItem &i) { return i.error.has_value(); }));
}

StateRun::StateRun(Spine &spine, inventory::Inventory &inventory, QObject *parent)
    : QObject(parent)
    , m_spine(spine)
    , m_inventory(inventory)
{
}

StateRun::~StateRun()
{
    *m_alive = false;
}

/// False: it does not go on. The pointers stand in the caller's frame, which waits.
QCoro::Task<bool> StateRun::wave(const domain::State *wanted, bool prune, int number, int concurrency,
                                 QPointer<Together> together, StateOutcome *outcome)
{
    const auto here = m_alive;
    // Anew for each wave: what was made in the one before has its identifier now.
    WaveChanges now = changesOf(differencesOf(*wanted, m_inventory, prune), number);
    if (now.changes.isEmpty())
        co_return true;
    Plan plan = co_await planInPieces(&m_spine, now.changes);
    if (!*here || !together)
        co_return false;
    const Outcome done = co_await together->apply(std::move(plan), concurrency);
    if (!*here)
        co_return false;
    for (qsizetype i = 0; i < now.items.size() && i < done.items.size(); ++i) {
        now.items[i].error = done.items[i].error;
        now.items[i].issued = done.items[i].issuedClient;
    }
    outcome->items += now.items;
    co_return done.failed() == 0;
}

QCoro::Task<StateOutcome> StateRun::apply(domain::State wanted, bool prune, int concurrency)
{
    const auto here = m_alive;
    StateOutcome outcome;
    for (const StateDifference &one : differencesOf(wanted, m_inventory, prune)) {
        if (one.action != StateAction::Keep && one.impossible) {
            outcome.refused = one.impossible;
            co_return outcome;
        }
    }
    const QPointer<Together> together(new Together(m_spine));
    for (int number = 0; number < StateDifference::WaveCount; ++number) {
        const bool goesOn = co_await wave(&wanted, prune, number, concurrency, together, &outcome);
        if (!*here)
            co_return outcome;
        if (!goesOn)
            break;
    }
    if (together && together->parts().isEmpty())
        delete together;
    for (const StateDifference &one : differencesOf(wanted, m_inventory, prune)) {
        if (one.action != StateAction::Keep)
            outcome.left.append(one);
    }
    co_return outcome;
}

} // namespace octroi::change
