// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/checkpoint.h"

#include "crypto/jose/jws.h"
#include "crypto/jose/signingkey.h"
#include "domain/json.h"

#include <QJsonDocument>

namespace octroi::authority {

namespace {

const QString kType = QStringLiteral("octroi-checkpoint");

Error broken(const char *reason, const QString &detail)
{
    return Error{ErrorCode::Invalid, {}, detail, {}, QString::fromLatin1(reason)};
}

} // namespace

QByteArray signCheckpoint(const crypto::SigningKey &key, const Checkpoint &checkpoint)
{
    const QJsonObject payload{{QStringLiteral("iss"), checkpoint.issuer},
                              {QStringLiteral("seq"), checkpoint.seq},
                              {QStringLiteral("hash"), QString::fromLatin1(checkpoint.hash)},
                              {QStringLiteral("at"), domain::toRfc3339(checkpoint.at)}};
    return key.signJwt(kType.toLatin1(), QJsonDocument(payload).toJson(QJsonDocument::Compact));
}

Result<Checkpoint> readCheckpoint(const QByteArray &jws, const crypto::JwkSet &keys)
{
    const auto verified = crypto::verifyJws(jws.trimmed(), keys, crypto::allAlgorithms());
    if (!verified.ok())
        return broken("checkpoint_signature", crypto::jwsRefusalName(verified.refusal));
    // A token that the same key signed is no checkpoint (RFC 8725 section 3.11).
    if (verified.header.value(QStringLiteral("typ")).toString() != kType)
        return broken("checkpoint_syntax", QStringLiteral("is something else that was signed"));
    const QJsonObject payload = QJsonDocument::fromJson(verified.payload).object();
    Checkpoint out{payload.value(QStringLiteral("iss")).toString(), payload.value(QStringLiteral("seq")).toInteger(),
                   payload.value(QStringLiteral("hash")).toString().toLatin1(),
                   domain::fromRfc3339(payload.value(QStringLiteral("at")).toString())};
    if (out.seq < 1 || out.hash.size() != 64 || !out.at.isValid())
        return broken("checkpoint_syntax", QStringLiteral("lacks seq, hash or at"));
    return out;
}

void CheckpointVerifier::pass(qint64 seq, const QByteArray &hash)
{
    const auto expected = m_expected.constFind(seq);
    if (expected == m_expected.constEnd() || !holds())
        return;
    if (*expected == hash) {
        ++m_passed;
        return;
    }
    m_brokenSeq = seq;
    m_why = QStringLiteral("the checkpoint at %1 has another hash: the log was written anew up to there").arg(seq);
}

void CheckpointVerifier::finish(qint64 lastSeq)
{
    if (!holds() || m_expected.isEmpty() || m_expected.lastKey() <= lastSeq)
        return;
    m_brokenSeq = lastSeq + 1;
    m_why = QStringLiteral("a checkpoint knows entry %1, the file ends with %2: its end was cut off").arg(m_expected.lastKey()).arg(lastSeq);
}

} // namespace octroi::authority
