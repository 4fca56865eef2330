// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/audit/chain.h"
#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QMap>
#include <QString>

namespace octroi::crypto {
class JwkSet;
class SigningKey;
} // namespace octroi::crypto

// A place in the audit chain, signed: {"iss","seq","hash","at"} as a compact JWS of type octroi-checkpoint.
// A chain alone does not show that its end was cut off, or that all of it was written anew; against a
// checkpoint that is kept elsewhere both are seen. A later one vouches for all entries before it.
namespace octroi::authority {

struct Checkpoint
{
    QString issuer;
    qint64 seq = 0;
    QByteArray hash; ///< of the entry with that seq
    QDateTime at;
};

/// Empty when OpenSSL fails.
QByteArray signCheckpoint(const crypto::SigningKey &key, const Checkpoint &checkpoint);
/// Errors: Invalid; reasons checkpoint_signature (unknown key, wrong signature, another algorithm) and
/// checkpoint_syntax.
Result<Checkpoint> readCheckpoint(const QByteArray &jws, const crypto::JwkSet &keys);

/// Compares a chain, entry by entry, with checkpoints.
class CheckpointVerifier
{
public:
    void expect(const Checkpoint &checkpoint) { m_expected.insert(checkpoint.seq, checkpoint.hash); }
    /// Of an entry that the chain took.
    void pass(qint64 seq, const QByteArray &hash);
    /// After the last one.
    void finish(qint64 lastSeq);

    bool holds() const { return m_why.isEmpty(); }
    qint64 brokenSeq() const { return m_brokenSeq; }
    const QString &why() const { return m_why; } ///< English
    int passed() const { return m_passed; }

private:
    QMap<qint64, QByteArray> m_expected;
    int m_passed = 0;
    qint64 m_brokenSeq = 0;
    QString m_why;
};

} // namespace octroi::authority
