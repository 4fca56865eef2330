// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/store.h"

namespace octroi::test {

inline QDateTime timeAt(qint64 seconds)
{
    return QDateTime::fromMSecsSinceEpoch(1'780'000'000'123 + seconds * 1000, Qt::UTC);
}

inline domain::Partner samplePartner(const QString &id)
{
    return {id,
            QStringLiteral("Partner ") + id + QStringLiteral(" 🧀x"),
            domain::PartnerKind::ThirdParty,
            domain::PartnerStatus::Closed,
            {QStringLiteral("a\"b"), QStringLiteral("ü")},
            QStringLiteral("ops@alpina.example"),
            timeAt(0),
            3};
}

inline domain::Application sampleApplication(const QString &id, const QString &partner)
{
    return {id, partner, QStringLiteral("App ") + id, timeAt(1), 1};
}

inline authority::StoredKey sampleKey(const QString &id, const QString &application, qint64 seconds = 2)
{
    authority::StoredKey stored;
    domain::ApiKey &k = stored.key;
    k.id = id;
    k.applicationId = application;
    k.name = QStringLiteral("Key ") + id;
    k.environment = domain::Environment::Test;
    k.prefix = QStringLiteral("oct");
    k.last4 = QStringLiteral("abcd");
    k.scopes = QStringList{QStringLiteral("orders:read"), QStringLiteral("orders:*")};
    k.restrictions.addresses = QStringList{QStringLiteral("10.0.0.0/8")};
    k.restrictions.referrers = QStringList{QStringLiteral("*.alpina.example")};
    k.restrictions.apis = QStringList{QStringLiteral("api0000001")};
    k.tags = QStringList{QStringLiteral("till"), QStringLiteral("south \"2\"")};
    k.createdAt = timeAt(seconds);
    k.expiresAt = timeAt(90'000);
    k.suspendedAt = timeAt(3);
    k.revokedAt = timeAt(4);
    k.retiresAt = timeAt(5);
    k.successorId = QStringLiteral("next");
    k.predecessorId = QStringLiteral("before");
    k.lastUsedAt = timeAt(6);
    k.version = 7;
    stored.digest = QByteArray(24, 'd') + id.toUtf8().leftJustified(8, '.', true);
    return stored;
}

} // namespace octroi::test
