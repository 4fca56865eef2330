// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/compiledfilter.h"
#include "inventory/keyorder.h"

#include <QStringList>
#include <optional>

namespace octroi::inventory {

/// What a list wants of its tables: which keys, in which order; and how many other filters match.
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

/// Orders that were computed, kept between two wishes on the same tables: typing in a filter does not sort.
struct KeyOrders
{
    struct Seen
    {
        const KeyTable *table = nullptr;
        quint64 structure = 0, revision = 0, owners = 0;
        bool operator==(const Seen &) const = default;
    };
    std::vector<Seen> seen; ///< the tables as they were
    KeyColumn column = KeyColumn::Name;
    bool descending = false;
    std::optional<KeyColumn> group;
    SharedRows byName, rows;
    std::shared_ptr<const NameRanks> names; ///< of several tables
};

struct KeyAnswer
{
    RowList rows;
    std::vector<qsizetype> counts; ///< as KeyWish::counted
    std::vector<qsizetype> sections; ///< the rows with which the groups begin; none when nothing is grouped
    KeyOrders orders;
    bool whole = false; ///< false: cancelled
};

/// Answers in the thread that calls, over all cores; holds the tables' mutexes shared meanwhile.
KeyAnswer selectKeys(const Parts &parts, const KeyWish &wish, KeyOrders orders, const std::atomic_bool &cancelled);
inline KeyAnswer selectKeys(const KeyTable &table, const Owners &owners, const KeyWish &wish, KeyOrders orders,
                            const std::atomic_bool &cancelled)
{
    return selectKeys(Parts(table, owners), wish, std::move(orders), cancelled);
}

} // namespace octroi::inventory
