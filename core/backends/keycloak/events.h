// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"

#include <QJsonObject>

namespace octroi::backends::keycloak {

/// What an administrator did, from an admin event; `rank` counts those of the same millisecond, newest first.
domain::AuditEntry readAdminEvent(const QJsonObject &event, int rank);
qint64 eventTime(const QJsonObject &event); ///< milliseconds since the epoch

/// Counts user events: each token that was given or refused is a request.
class EventCount
{
public:
    /// Who a client belongs to: partner and application.
    using Owners = QHash<QString, std::pair<QString, QString>>;
    EventCount(UsageRequest request, Owners owners);
    void add(const QJsonObject &event);
    QList<domain::UsageRow> rows() const;

    /// The types that are counted, as parts of a query: "type=CLIENT_LOGIN&type=…".
    static QString query();

private:
    QDateTime bucketOf(const QDateTime &at) const;

    UsageRequest m_request;
    Owners m_owners;
    QHash<QString, domain::UsageRow> m_rows;
};

} // namespace octroi::backends::keycloak
