// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/audit/receiptstatement.h"
#include "authority/oauth/signingkeys.h"
#include "authority/store/store.h"

namespace octroi::authority {

/// Signs where the audit log stands, on the hour and when somebody asks (audit/checkpoint.h). Control thread only.
class AuditCheckpoints
{
public:
    static constexpr qint64 kEveryMs = 3600'000;

    AuditCheckpoints(Store &store, SigningKeys &keys, const Clock &clock) : m_store(store), m_keys(keys), m_clock(clock) {}

    /// The newest one; signed now when entries have come since. seq 0 while the log is empty.
    Result<AuditCheckpoint> current(const QString &issuer);
    /// The same, when the last one is an hour old.
    Result<void> tick(const QString &issuer);
    /// A statement about a receipt, with the end of the log filled in.
    Result<QByteArray> signReceipt(ReceiptClaims claims);

private:
    Store &m_store;
    SigningKeys &m_keys;
    const Clock &m_clock;
    qint64 m_lookedMs = 0;
};

} // namespace octroi::authority
