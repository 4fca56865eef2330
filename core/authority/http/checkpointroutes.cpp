// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/answers.h"

namespace octroi::authority {

/// What an auditor keeps elsewhere: the signed places of the audit log, the last of them of this moment, and the
/// keys that verify them.
ControlApi::Answer ControlApi::auditCheckpoints(Call &call)
{
    bool ok = true;
    const QString text = call.queryValue("after");
    const qint64 after = text.isEmpty() ? 0 : text.toLongLong(&ok);
    if (!ok || after < 0)
        return problem(Error{ErrorCode::Invalid, text.left(40), QStringLiteral("is not a sequence number"), QStringLiteral("after"), QStringLiteral("query_syntax")});
    if (const auto now = m_s.checkpoints.current(m_s.issuerUrl); !now)
        return problem(now.error());
    const auto kept = m_s.store.checkpoints(after, 1000);
    if (!kept)
        return problem(kept.error());
    QJsonArray items;
    for (const AuditCheckpoint &checkpoint : *kept) {
        items.append(QJsonObject{{QStringLiteral("seq"), checkpoint.seq},
                                 {QStringLiteral("hash"), QString::fromLatin1(checkpoint.hash)},
                                 {QStringLiteral("at"), domain::toRfc3339(QDateTime::fromMSecsSinceEpoch(checkpoint.atMs, Qt::UTC))},
                                 {QStringLiteral("jws"), QString::fromLatin1(checkpoint.jws)}});
    }
    return jsonResponse(200, {{QStringLiteral("items"), items},
                              {QStringLiteral("next"), items.size() == 1000 ? QJsonValue(QString::number(kept->last().seq)) : QJsonValue()},
                              {QStringLiteral("jwks"), m_s.oauth.jwks()}});
}

} // namespace octroi::authority
