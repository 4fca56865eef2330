// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/auditentry.h"

#include <QByteArray>
#include <QList>

// Every entry carries the hash of the one before, so that no entry can be altered, removed or moved
// without breaking the chain behind it. What a chain alone cannot show is that its end was cut off:
// whoever verifies compares lastSeq and lastHash with what was noted elsewhere.
namespace octroi::authority {

/// The hash before the first entry: 64 zeros.
QByteArray firstPreviousHash();

/// hex SHA-256 over previousHash (as hexadecimal text) and canonicalBytes().
QByteArray auditHash(const domain::AuditEntry &entry);

/// `entry` with seq, previousHash and hash filled in, to follow `previous` (seq 0: the chain is empty).
domain::AuditEntry chained(const domain::AuditEntry &previous, domain::AuditEntry entry);

/// Verifies a chain entry by entry, in order, from the first one on.
class ChainVerifier
{
public:
    /// False from the first broken entry on.
    bool accept(const domain::AuditEntry &entry);
    /// The same for one line of an export; a line that is no entry breaks the chain.
    bool acceptLine(const QByteArray &line);

    bool whole() const { return m_why.isEmpty(); }
    qint64 brokenSeq() const { return m_brokenSeq; } ///< where it breaks first; 0 when whole()
    const QString &why() const { return m_why; }     ///< English; empty when whole()
    qint64 lastSeq() const { return m_lastSeq; }     ///< of the last good entry
    const QByteArray &lastHash() const { return m_lastHash; }

private:
    bool broken(qint64 seq, const QString &why);

    qint64 m_lastSeq = 0;
    qint64 m_brokenSeq = 0;
    QByteArray m_lastHash = firstPreviousHash();
    QString m_why;
};

ChainVerifier verifyChain(const QList<domain::AuditEntry> &entries);
/// One JSON object a line, as `octroictl audit export` writes them; empty lines are skipped.
ChainVerifier verifyChain(const QByteArray &jsonLines);

} // namespace octroi::authority
