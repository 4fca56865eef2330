// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"
#include "change/statedifference.h"
#include "change/together.h"

#include <QPointer>

namespace octroi::change {

struct StateItem
{
    StateAction action = StateAction::Update;
    QString type, name; ///< as of StateDifference
    std::optional<Error> error;
    std::optional<backends::IssuedClient> issued; ///< a client that was made, with its secret
};

struct StateOutcome
{
    QList<StateItem> items;       ///< what was tried
    QList<StateDifference> left;  ///< what still differs, without what cannot be removed
    std::optional<Error> refused; ///< nothing was tried, for this reason
    int failed() const;
    bool complete() const { return !refused && failed() == 0 && left.isEmpty(); }
};

/// Brings a backend to a state. What stands on something else is made after it, with the identifiers that
/// came back; a failure ends it after the wave in which it happened, and running it again goes on from there.
/// All of it is one entry of the journal.
/// Lives as long as the connection.
class StateRun : public QObject
{
    Q_OBJECT
public:
    StateRun(Spine &spine, inventory::Inventory &inventory, QObject *parent = nullptr);
    ~StateRun() override;

    QCoro::Task<StateOutcome> apply(domain::State wanted, bool prune, int concurrency = 8);

private:
    QCoro::Task<bool> wave(const domain::State *wanted, bool prune, int number, int concurrency,
                           QPointer<Together> together, StateOutcome *outcome);

    Spine &m_spine;
    inventory::Inventory &m_inventory;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace octroi::change
