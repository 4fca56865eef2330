// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/auditentry.h"

#include "domain/json.h"

#include <QJsonDocument>

namespace octroi::domain {

QByteArray AuditEntry::canonicalBytes() const
{
    QJsonObject object = toJson(*this);
    object.remove(QStringLiteral("hash"));
    // QJsonObject keeps its names sorted, so the bytes are the same for the same content.
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace octroi::domain
