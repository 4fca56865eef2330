// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/compiledfilter.h"
#include "inventory/keyorder.h"

#include <QStringList>
#include <optional>

namespace octroi::inventory {

/// What a list wants of a table: which keys, in which order; and how many other filters match.
struct KeyWish
{
    std::shared_ptr<const domain::KeyFilter::Node> filter; ///< null: all
    QString partnerId, applicationId;                      ///< "": all
    KeyColumn column = KeyColumn::Name;
    bool descending = false;
    std::optional<KeyColumn> group; ///< what stands together; within it as above
    QDateTime now;
    bool rows = true; ///< false: only the counts
    std::vector<std::shared_ptr<const domain::KeyFilter::Node>> counted;
};

/// Orders that were computed, kept between two wishes on the same table: typing in a filter does not sort.
struct KeyOrders
{
    quint64 structure = 0, revision = 0, owners = 0;
    KeyColumn column = KeyColumn::Name;
    bool descending = false;
    std::optional<KeyColumn> group;
    SharedRows byName, rows;
};

struct KeyAnswer
{
    RowList rows;
    std::vector<qsizetype> counts; ///< as KeyWish::counted
    KeyOrders orders;
    bool whole = false; ///< false: cancelled
};

/// Answers in the thread that calls, over all cores; holds the table's mutex shared meanwhile.
KeyAnswer selectKeys(const KeyTable &table, const Owners &owners, const KeyWish &wish, KeyOrders orders,
                     const std::atomic_bool &cancelled);

} // namespace octroi::inventory
