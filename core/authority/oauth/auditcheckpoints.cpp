// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/auditcheckpoints.h"

#include "authority/audit/chain.h"
#include "authority/audit/checkpoint.h"

namespace octroi::authority {

Result<AuditCheckpoint> AuditCheckpoints::current(const QString &issuer)
{
    AuditCheckpoint out;
    const auto done = m_store.transact([&]() -> Result<void> {
        const auto last = m_store.lastEntry();
        const auto signedLast = m_store.lastCheckpoint();
        if (!last || !signedLast)
            return last ? signedLast.error() : last.error();
        out = *signedLast;
        if (last->seq == signedLast->seq)
            return {};
        out = {last->seq, last->hash, m_clock.nowMs(), {}};
        out.jws = signCheckpoint(m_keys.current(), {issuer, last->seq, last->hash, m_clock.now()});
        if (out.jws.isEmpty())
            return Error{ErrorCode::Internal, {}, QStringLiteral("the checkpoint could not be signed"), {}, {}};
        return m_store.putCheckpoint(out);
    });
    return done ? Result<AuditCheckpoint>(out) : done.error();
}

Result<void> AuditCheckpoints::tick(const QString &issuer)
{
    if (m_lookedMs + kEveryMs > m_clock.nowMs())
        return {};
    m_lookedMs = m_clock.nowMs();
    const auto now = current(issuer);
    return now ? Result<void>() : now.error();
}

Result<QByteArray> AuditCheckpoints::signReceipt(ReceiptClaims claims)
{
    const auto last = m_store.lastEntry();
    if (!last)
        return last.error();
    claims.seq = last->seq;
    claims.hash = last->seq > 0 ? last->hash : firstPreviousHash();
    QByteArray jws = authority::signReceipt(m_keys.current(), claims);
    if (jws.isEmpty())
        return Error{ErrorCode::Internal, {}, QStringLiteral("the receipt could not be signed"), {}, {}};
    return jws;
}

} // namespace octroi::authority
