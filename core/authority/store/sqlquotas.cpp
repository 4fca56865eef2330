// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/recordset.h"
#include "authority/store/sqlstore.h"

namespace octroi::authority {

namespace {

QString unitName(QuotaClaim::Unit unit)
{
    return unit == QuotaClaim::Unit::Day ? QStringLiteral("day") : QStringLiteral("month");
}

QJsonObject recordOf(const QuotaClaim &claim, qint64 n, qint64 leased)
{
    return {{QStringLiteral("n"), n},
            {QStringLiteral("key_id"), claim.keyId},
            {QStringLiteral("unit"), unitName(claim.unit)},
            {QStringLiteral("period"), claim.period},
            {QStringLiteral("leased"), leased}};
}

/// Decided within the transaction, so that no two nodes are given the same calls.
QuotaGrant granted(const QuotaClaim &claim, qint64 leasedBefore)
{
    QuotaGrant grant;
    const qint64 leased = qMax(qint64(0), leasedBefore + claim.spent);
    const qint64 left = qMax(qint64(0), claim.limit - leased);
    grant.given = qBound(qint64(0), claim.wanted, (left + 1) / 2);
    grant.leased = leased + grant.given;
    return grant;
}

} // namespace

Result<QList<QuotaGrant>> SqlStore::claimQuotas(const QList<QuotaClaim> &claims)
{
    const Dialect dialect = m_db->dialect();
    QList<QuotaGrant> grants;
    const auto done = transact(Transaction::Lease, [&]() -> Result<void> {
        QJsonArray asked;
        for (qsizetype i = 0; i < claims.size(); ++i)
            asked << recordOf(claims[i], i, 0);
        QList<qint64> leased(claims.size(), 0);
        Statement read = m_db->statement(
            "SELECT r.n, q.leased FROM " +
            recordset(dialect,
                      {{"n", "bigint"}, {"key_id", "text"}, {"unit", "text"}, {"period", "bigint"}}) +
            " JOIN quota_lease q ON q.key_id = r.key_id AND q.unit = r.unit AND q.period = r.period");
        const auto found = read.bind(recordsText(asked)).rows([&](const Statement &row) {
            leased[row.integer(0)] = row.integer(1);
        });
        if (!found)
            return found;
        QJsonArray written;
        for (qsizetype i = 0; i < claims.size(); ++i) {
            grants << granted(claims[i], leased[i]);
            written << recordOf(claims[i], i, grants.last().leased);
        }
        // "WHERE true": SQLite would else take ON for the condition of a join.
        return m_db
            ->statement(
                "INSERT INTO quota_lease (key_id, unit, period, leased) SELECT r.key_id, r.unit, r.period, "
                "r.leased FROM " +
                recordset(
                    dialect,
                    {{"key_id", "text"}, {"unit", "text"}, {"period", "bigint"}, {"leased", "bigint"}}) +
                " WHERE true ON CONFLICT (key_id, unit, period) DO UPDATE SET leased = excluded.leased")
            .bind(recordsText(written))
            .run();
    });
    return done ? Result<QList<QuotaGrant>>(grants) : done.error();
}

Result<void> SqlStore::eachLease(qint64 day, qint64 month,
                                 const std::function<void(const QString &, QuotaClaim::Unit, qint64)> &each)
{
    Statement s =
        m_db->statement("SELECT key_id, unit, leased FROM quota_lease"
                        " WHERE (unit = 'day' AND period = ?1) OR (unit = 'month' AND period = ?2)");
    return s.bind(day, month).streamed().rows([&](const Statement &row) {
        const bool daily = row.text(1) == QLatin1String("day");
        each(row.text(0), daily ? QuotaClaim::Unit::Day : QuotaClaim::Unit::Month, row.integer(2));
    });
}

Result<void> SqlStore::dropLeases(qint64 dayBefore, qint64 monthBefore)
{
    return transact(Transaction::Lease, [&] {
        return m_db
            ->statement("DELETE FROM quota_lease WHERE (unit = 'day' AND period < ?1) OR (unit = 'month' AND "
                        "period < ?2)")
            .bind(dayBefore, monthBefore)
            .run();
    });
}

} // namespace octroi::authority
