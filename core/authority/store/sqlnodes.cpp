// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlstore.h"

namespace octroi::authority {

Result<QList<NodeUses>> SqlStore::nodeUses()
{
    QList<NodeUses> out;
    Statement s = m_db->statement("SELECT node, known_until, checks_until, unknown_until FROM node_uses ORDER BY node");
    const auto done = s.rows([&](const Statement &row) {
        out.append({row.text(0), row.integer(1), row.integer(2), row.integer(3)});
    });
    return done ? Result<QList<NodeUses>>(out) : done.error();
}

Result<void> SqlStore::putNodeUses(const NodeUses &uses)
{
    return transact(Transaction::Usage, [&] {
        return m_db
            ->statement("INSERT INTO node_uses (node, known_until, checks_until, unknown_until) VALUES (?1, ?2, ?3, ?4)"
                        " ON CONFLICT (node) DO UPDATE SET known_until = ?2, checks_until = ?3, unknown_until = ?4")
            .bind(uses.node, uses.knownUntil, uses.checksUntil, uses.unknownUntil)
            .run();
    });
}

} // namespace octroi::authority
