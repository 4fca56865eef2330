// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/state.h"
#include "domain/filter.h"

namespace octroi::authority {

/// Consumption of the last 30 days by key, for the filter's requests and bytes.
using RecentUsage = QHash<QString, domain::UsageTotals>;

/// A filter as far as the store can apply it.
struct KeyQuery
{
    /// No key that the filter keeps is refused by this.
    KeyCondition condition = KeyCondition::all();
    /// It keeps nothing else either: the filter itself need not be asked.
    bool exact = true;
};

/// `text` parses.
KeyQuery keyQueryOf(const QString &text, const Issuer::State &state, const RecentUsage &usage);

/// What the filter looks at, beside the key.
domain::KeyFilter::Subject subjectOf(const domain::ApiKey &key, const Issuer::State &state,
                                     const RecentUsage &usage);

} // namespace octroi::authority
