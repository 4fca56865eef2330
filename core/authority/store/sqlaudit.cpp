// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/sqlstore.h"

namespace octroi::authority {

namespace {

#define OCTROI_AUDIT_COLUMNS                                                                                 \
    "seq, at, actor, client, address, action, object_type, object_id, object_name, before, after, "          \
    "previous_hash, hash"

domain::AuditEntry readEntry(const Statement &row)
{
    domain::AuditEntry e;
    e.seq = row.integer(0);
    e.at = row.time(1);
    e.actor = row.text(2);
    e.client = row.text(3);
    e.address = row.text(4);
    e.action = row.text(5);
    e.objectType = row.text(6);
    e.objectId = row.text(7);
    e.objectName = row.text(8);
    e.before = row.object(9);
    e.after = row.object(10);
    e.previousHash = row.text(11).toLatin1();
    e.hash = row.text(12).toLatin1();
    return e;
}

Result<QList<domain::AuditEntry>> readEntries(Statement &s)
{
    QList<domain::AuditEntry> out;
    const auto done = s.rows([&](const Statement &row) { out << readEntry(row); });
    return done ? Result<QList<domain::AuditEntry>>(out) : done.error();
}

} // namespace

Result<domain::AuditEntry> SqlStore::lastEntry()
{
    Statement s = m_db->statement("SELECT " OCTROI_AUDIT_COLUMNS " FROM audit ORDER BY seq DESC LIMIT 1");
    const auto row = s.step();
    if (!row)
        return row.error();
    return *row ? readEntry(s) : domain::AuditEntry();
}

Result<void> SqlStore::append(const domain::AuditEntry &e)
{
    const auto last = m_db->number("SELECT max(seq) FROM audit");
    if (!last)
        return last.error();
    if (e.seq != *last + 1) {
        return Error{ErrorCode::Conflict,
                     QString::number(e.seq),
                     QStringLiteral("the audit log goes on with %1").arg(*last + 1),
                     {},
                     QStringLiteral("audit_order")};
    }
    return m_db
        ->statement("INSERT INTO audit (" OCTROI_AUDIT_COLUMNS
                    ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")
        .bind(e.seq, e.at, e.actor, e.client, e.address, e.action, e.objectType, e.objectId, e.objectName,
              e.before, e.after, QString::fromLatin1(e.previousHash), QString::fromLatin1(e.hash))
        .run();
}

Result<QList<domain::AuditEntry>> SqlStore::entriesAfter(qint64 afterSeq, int limit)
{
    Statement s =
        m_db->statement("SELECT " OCTROI_AUDIT_COLUMNS " FROM audit WHERE seq > ?1 ORDER BY seq LIMIT ?2");
    s.bind(afterSeq, limit);
    return readEntries(s);
}

Result<QList<domain::AuditEntry>> SqlStore::entriesBefore(qint64 beforeSeq, int limit,
                                                          const QString &objectId)
{
    if (objectId.isEmpty()) {
        Statement s = m_db->statement("SELECT " OCTROI_AUDIT_COLUMNS
                                      " FROM audit WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2");
        s.bind(beforeSeq, limit);
        return readEntries(s);
    }
    Statement s = m_db->statement("SELECT " OCTROI_AUDIT_COLUMNS
                                  " FROM audit WHERE object_id = ?3 AND seq < ?1 ORDER BY seq DESC LIMIT ?2");
    s.bind(beforeSeq, limit, objectId);
    return readEntries(s);
}

} // namespace octroi::authority
