// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/change.h"
#include "domain/state.h"
#include "inventory/inventory.h"

namespace octroi::change {

/// What the inventory holds, as a state. Left out: revoked clients, which nothing brings back, and clients
/// that registered themselves (RFC 7591), which no administrator wrote down. Error: Conflict, reason
/// name_ambiguous, when two clients of one application have the same name.
Result<domain::State> stateOf(const inventory::Inventory &inventory);

enum class StateAction {
    Create,
    Update,
    Remove, ///< an API or a scope is deleted, a client revoked, a partner closed
    Keep    ///< is not in the state, but cannot be removed
};
QString stateActionName(StateAction action); ///< "create", …

struct FieldDifference
{
    QString name;
    QJsonValue before, after;
};

/// One object in which a state and a backend differ.
struct StateDifference
{
    /// What has to wait for what: objects are made before what stands on them, and removed after it.
    enum Wave { Foundations, FreedPaths, Middle, Clients, ClientStates, Removals, Endings, WaveCount };
    struct Step
    {
        Wave wave;
        std::optional<Change> change; ///< nothing yet: what it stands on is made in an earlier wave
    };

    StateAction action = StateAction::Update;
    QString type;                  ///< "scope", "plan", "api", "partner", "application", "client"
    QString name;                  ///< "orders:read", "Nordlicht/Web shop/worker"
    QList<FieldDifference> fields; ///< of a creation or an update
    QList<Step> steps;
    std::optional<Error> impossible; ///< why the state asks for what cannot be
    bool makesSecret = false;        ///< a client that gets a secret, which is shown once
};

/// What has to be done so that the backend is as the state says, in the order of the state. Objects of which
/// it says nothing stay, unless `prune`: then they are removed where that is possible.
QList<StateDifference> differencesOf(const domain::State &wanted, const inventory::Inventory &inventory,
                                     bool prune);

} // namespace octroi::change
