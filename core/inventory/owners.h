// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QStringList>
#include <memory>
#include <vector>

namespace octroi::inventory {

/// The names around the keys of one table, by the codes of its columns. Made by the interface thread, then only
/// read, so that other threads can look at it while the directory changes.
struct Owners
{
    struct Entry
    {
        QString partnerId, partner, application;
        QStringList tags; ///< of the partner
        quint32 partnerRank = 0, applicationRank = 0; ///< places of the names in their order
    };
    std::vector<Entry> byApplication; ///< by code of the application
    std::vector<QString> plans;       ///< names, by code of the plan
    QString backend;
    quint64 revision = 0; ///< no two of one inventory have the same
};

} // namespace octroi::inventory
