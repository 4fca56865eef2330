// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlstore.h"
#include "authority/store/usagejournal.h"
#include "usage/histogram.h"

#include <QUuid>

namespace octroi::authority {

// Each second's groups are written down as they are, in parts by key. One part a second is added up into the
// minutes, hours and days, so that a key that was called all the time is added once a minute and not sixty
// times, and no second has much to do. Whoever reads usage adds up all of it first.

Result<void> SqlStore::add(const QList<UsageDelta> &deltas, const QString &batch)
{
    if (deltas.isEmpty())
        return {};
    // Refused now, while the caller can still be told, and not when it is added up.
    for (const UsageDelta &delta : deltas) {
        if (!usage::Histogram().mergeBytes(delta.histogram) || !usage::Histogram().mergeBytes(delta.sizes)) {
            return Error{ErrorCode::Invalid, delta.endpoint, QStringLiteral("a latency histogram is malformed"),
                         QStringLiteral("histogram"), QStringLiteral("histogram_syntax")};
        }
    }
    return transact(Transaction::Usage, [&]() -> Result<void> {
        if (!batch.isEmpty()) {
            const auto noted =
                m_db->statement(
                        "INSERT INTO usage_batch (id, at) VALUES (?1, ?2) ON CONFLICT (id) DO NOTHING")
                    .bind(batch, deltas.first().second)
                    .run();
            if (!noted || m_db->changes() == 0)
                return noted;
        }
        std::vector<std::vector<const UsageDelta *>> parts(kJournalParts);
        for (const UsageDelta &delta : deltas)
            parts[qHash(delta.keyId, 0) % kJournalParts].push_back(&delta);
        Statement put = m_db->statement("INSERT INTO usage_journal (part, id, deltas) VALUES (?1, ?2, ?3)");
        for (std::size_t part = 0; part < parts.size(); ++part) {
            if (parts[part].empty())
                continue;
            const auto done = put.bind(qint64(part), QUuid::createUuid().toString(QUuid::Id128), encodeDeltas(parts[part])).run();
            if (!done)
                return done;
        }
        m_nextPart = (m_nextPart + 1) % int(kJournalParts);
        return settle(m_nextPart);
    });
}

Result<void> SqlStore::settle(int part)
{
    return transact(Transaction::Usage, [&]() -> Result<void> {
        QList<UsageDelta> deltas;
        bool malformed = false;
        {
            // Taken out in one step: another node on the same database takes other rows.
            Statement take = m_db->statement(part == kAllParts ? "DELETE FROM usage_journal RETURNING deltas"
                                                               : "DELETE FROM usage_journal WHERE part = ?1 RETURNING deltas");
            if (part != kAllParts)
                take.bind(part);
            const auto taken = take.rows([&](const Statement &row) { malformed |= !decodeDeltas(row.blob(0), deltas); });
            if (!taken)
                return taken;
        }
        if (malformed)
            return damaged(m_db->place(), QStringLiteral("A row of usage_journal is malformed"));
        return addUp(deltas);
    });
}

} // namespace octroi::authority
