// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/chain.h"

#include "crypto/digest.h"
#include "domain/json.h"

#include <QJsonDocument>

namespace octroi::authority {

QByteArray firstPreviousHash()
{
    return QByteArray(64, '0');
}

QByteArray auditHash(const domain::AuditEntry &entry)
{
    return crypto::sha256Hex(entry.previousHash + entry.canonicalBytes());
}

domain::AuditEntry chained(const domain::AuditEntry &previous, domain::AuditEntry entry)
{
    entry.seq = previous.seq + 1;
    entry.previousHash = previous.seq == 0 ? firstPreviousHash() : previous.hash;
    entry.hash = auditHash(entry);
    return entry;
}

bool ChainVerifier::broken(qint64 seq, const QString &why)
{
    if (m_why.isEmpty()) {
        m_brokenSeq = seq;
        m_why = why;
    }
    return false;
}

bool ChainVerifier::accept(const domain::AuditEntry &entry)
{
    if (!whole())
        return false;
    const qint64 expected = m_lastSeq + 1;
    if (entry.seq != expected)
        return broken(expected,
                      QStringLiteral("entry %1 stands where %2 should be").arg(entry.seq).arg(expected));
    if (entry.previousHash != m_lastHash)
        return broken(expected, QStringLiteral("its previous hash is not that of the entry before"));
    if (entry.hash != auditHash(entry))
        return broken(expected, QStringLiteral("its content does not match its hash"));
    m_lastSeq = entry.seq;
    m_lastHash = entry.hash;
    return true;
}

bool ChainVerifier::acceptLine(const QByteArray &line)
{
    if (!whole())
        return false;
    const auto entry = domain::auditEntryFromJson(QJsonDocument::fromJson(line).object());
    if (!entry)
        return broken(m_lastSeq + 1, QStringLiteral("the line is not an audit entry"));
    return accept(*entry);
}

ChainVerifier verifyChain(const QList<domain::AuditEntry> &entries)
{
    ChainVerifier verifier;
    for (const auto &entry : entries) {
        if (!verifier.accept(entry))
            break;
    }
    return verifier;
}

ChainVerifier verifyChain(const QByteArray &jsonLines)
{
    ChainVerifier verifier;
    for (qsizetype at = 0; at < jsonLines.size();) {
        qsizetype end = jsonLines.indexOf('\n', at);
        if (end < 0)
            end = jsonLines.size();
        const QByteArray line = jsonLines.mid(at, end - at).trimmed();
        at = end + 1;
        if (!line.isEmpty() && !verifier.acceptLine(line))
            break;
    }
    return verifier;
}

} // namespace octroi::authority
