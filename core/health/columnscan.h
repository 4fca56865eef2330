// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/report.h"

#include <atomic>
#include <unordered_set>

namespace octroi::health {

/// What a scan looks at besides the table.
struct ScanInput
{
    std::shared_ptr<const inventory::KeyTable> table;
    std::shared_ptr<const inventory::Owners> owners;
    Policy policy;
    QList<Acceptance> accepted; ///< that hold at `now`
    QSet<QString> closedPartners;
    std::vector<std::string> sensitiveScopes; ///< of high sensitivity
    int scopeDays = 90; ///< over which exercised scopes can be counted
    qint64 now = 0;     ///< milliseconds
};

/// Answers the rules about what keys are, by one pass over the columns on all cores.
class ColumnScan
{
public:
    explicit ColumnScan(ScanInput input);

    /// Fills the key rules of the report, and how many keys are not revoked. Takes the table's mutex a piece at a time.
    /// False: cancelled, and the report is of no use.
    bool run(Report &report, const std::atomic_bool &cancelled);

    /// Rows that may hold scopes they do not use: they work, have scopes, are old enough and were called.
    const inventory::RowList &exercising() const { return m_exercising; }
    /// Rows of keys that have expired and are not revoked, for what is still called.
    bool isEnded(quint32 row) const;
    bool works(quint32 row) const;
    bool isAccepted(Rule rule, quint32 row) const;

private:
    /// A row and by what it is sorted: the smallest is the worst.
    using Hit = std::pair<qint64, quint32>;
    struct Piece
    {
        std::array<std::vector<Hit>, kRuleCount> hits;
        std::array<qint64, kRuleCount> accepted{};
        inventory::RowList exercising;
        qint64 live = 0;
    };
    void prepare();
    bool holdsSensitive(QByteArrayView scopes) const;
    void scan(std::size_t from, std::size_t to, Piece &piece) const;
    void look(quint32 row, domain::KeyStatus status, Piece &piece) const;
    void lookActive(quint32 row, Piece &piece) const;
    void hit(Rule rule, quint32 row, qint64 order, Piece &piece) const;
    bool wantsAddress(quint32 row) const;
    void merge(std::vector<Piece> &pieces, Report &report);

    const ScanInput m_in;
    const inventory::KeyTable &m_table;
    std::vector<bool> m_closed;    ///< by code of the application
    std::vector<bool> m_sensitive; ///< by code of the set of scopes
    std::array<bool, kRuleCount> m_acceptedAll{};
    std::array<std::unordered_set<quint64>, kRuleCount> m_accepted; ///< packed identifiers
    inventory::RowList m_exercising;
    std::size_t m_rows = 0;
};

} // namespace octroi::health
