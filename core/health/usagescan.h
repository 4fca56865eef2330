// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/exercise.h"
#include "health/columnscan.h"

namespace octroi::health {

/// Calls of the last 24 hours by credential.
using RecentUses = QHash<QString, RecentUse>; ///< by ObjectId::text()
RecentUses usesOf(const QList<domain::UsageRow> &byKey, const QList<domain::UsageRow> &byClient);

/// Credentials that are a finding, without why their calls were refused. `clients`: those that are active.
struct RecentFindings
{
    inventory::RowList ended, stormy; ///< keys, most calls first
    std::vector<ObjectId> stormyClients;
    std::array<qint64, 2> accepted{}; ///< EndedCalled, ErrorStorm
};
/// Takes the table's mutex.
RecentFindings recentFindings(const RecentUses &uses, const ColumnScan &scan, const inventory::KeyTable &table,
                              const QSet<QString> &clients, const Policy &policy, const QList<Acceptance> &accepted);

/// Names the refusal of most calls: rows grouped by key or client, and by refusal.
void addRefusals(RecentUses &uses, const QList<domain::UsageRow> &rows);

/// Adds what a report on exercised scopes says of keys to the findings.
class ScopeGathering
{
public:
    /// `catalogue`: the names of all scopes.
    ScopeGathering(const ColumnScan &scan, const inventory::KeyTable &table, QStringList catalogue, const Policy &policy)
        : m_scan(scan)
        , m_table(table)
        , m_catalogue(std::move(catalogue))
        , m_policy(policy)
    {
    }
    void add(const change::ExerciseReport &exercised); ///< takes the table's mutex
    void finish(Report &report);

private:
    struct Part
    {
        std::vector<std::pair<qint64, quint32>> hits;
        QHash<quint32, ScopeNote> notes;
        qint64 accepted = 0;
    };
    void add(Rule rule, quint32 row, qint64 order, const ScopeNote &note);
    std::optional<ScopeNote> narrowed(const change::KeyExercise &key) const;
    void share(const change::KeyExercise &key);

    const ColumnScan &m_scan;
    const inventory::KeyTable &m_table;
    const QStringList m_catalogue;
    const Policy m_policy;
    Part m_unused, m_wide;
    QHash<QString, ScopeShare> m_shares;
};

} // namespace octroi::health
