// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace octroi::domain {

/// One change that was made: who, from where, what, before and after, chained to the one before.
struct AuditEntry
{
    qint64 seq = 0; ///< 1, 2, 3, … without a hole
    QDateTime at;
    QString actor;      ///< administrator or service client
    QString client;     ///< program: "octroi/0.1.0"
    QString address;    ///< where the request came from
    QString action;     ///< "key.issue", "key.revoke", "partner.create", …
    QString objectType; ///< "partner", "application", "api", "scope", "plan", "key"
    QString objectId;
    QString objectName;
    QJsonObject before; ///< empty for a creation
    QJsonObject after;  ///< empty for a deletion
    QByteArray previousHash; ///< hex SHA-256 of the entry before; 64 zeros for the first
    QByteArray hash;         ///< hex SHA-256 over previousHash and canonicalBytes()

    /// What is hashed: the fields but `hash` as one compact JSON object with sorted names, UTF-8.
    QByteArray canonicalBytes() const;
};

} // namespace octroi::domain
