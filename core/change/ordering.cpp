// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/ordering.h"

#include <algorithm>

namespace octroi::change {

namespace {

bool makesScope(const Change &change)
{
    return std::holds_alternative<CreateScope>(change) || std::holds_alternative<DeleteScope>(change) ||
           std::holds_alternative<ReplaceScope>(change);
}

bool hasScopes(const Change &change)
{
    return std::holds_alternative<CreateApi>(change) || std::holds_alternative<UpdateApi>(change) ||
           std::holds_alternative<UpdateKey>(change) || std::holds_alternative<UpdateClient>(change) ||
           std::holds_alternative<UpdateTrustedIssuer>(change);
}

} // namespace

bool standOnEachOther(const QList<Change> &changes)
{
    return std::any_of(changes.begin(), changes.end(), makesScope) && std::any_of(changes.begin(), changes.end(), hasScopes);
}

} // namespace octroi::change
