// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlstore.h"

namespace octroi::authority {

SqlStore::SqlStore(std::unique_ptr<SqlConnection> connection)
    : m_db(std::move(connection))
    , m_sealing(*m_db)
    , m_oauth(*m_db, m_sealing)
    , m_alerts(*m_db, m_sealing)
{
}

Result<int> SqlStore::sealSecrets(std::shared_ptr<const crypto::RowCipher> cipher)
{
    const bool file = m_db->dialect() == Dialect::Sqlite;
    // What stood in the clear must not stay in the free parts of the file.
    if (const auto erases = file ? m_db->execute("PRAGMA secure_delete = ON") : Result<void>(); !erases)
        return erases.error();
    int fresh = 0;
    const auto done = transact([&]() -> Result<void> {
        const auto count = m_sealing.seal(cipher);
        fresh = count ? *count : 0;
        return count ? Result<void>() : count.error();
    });
    if (!done)
        return done.error();
    if (file && fresh > 0) {
        if (const auto settled = m_db->number("PRAGMA wal_checkpoint(TRUNCATE)"); !settled)
            return settled.error();
    }
    return fresh;
}

Result<void> SqlStore::transact(const std::function<Result<void>()> &work)
{
    return transact(Transaction::Change, work);
}

Result<void> SqlStore::transact(Transaction kind, const std::function<Result<void>()> &work)
{
    const QByteArray name = "level" + QByteArray::number(m_depth);
    const bool outer = m_depth == 0;
    if (const auto begun = outer ? m_db->begin(kind) : m_db->execute("SAVEPOINT " + name); !begun) {
        if (outer)
            (void)m_db->end(false);
        return begun;
    }
    ++m_depth;
    const auto done = work();
    --m_depth;
    if (outer) {
        const auto ended = m_db->end(done.ok());
        return done ? ended : done;
    }
    if (done)
        return m_db->execute("RELEASE " + name);
    (void)m_db->execute("ROLLBACK TO " + name + "; RELEASE " + name);
    return done;
}

} // namespace octroi::authority
