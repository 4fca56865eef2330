// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

namespace octroi::domain {

/// Which calls a live stream counts. What is empty does not matter; the rest must all hold.
struct LiveFilter
{
    static constexpr qsizetype kMostKeys = 500;

    QStringList keyIds; ///< keys or clients, one of them
    QString applicationId, partnerId, apiId;
    QString endpoint; ///< "GET /orders/{id}", "other"
    QString scope;    ///< that the endpoint asks for

    bool isAll() const
    {
        return keyIds.isEmpty() && applicationId.isEmpty() && partnerId.isEmpty() && apiId.isEmpty() &&
               endpoint.isEmpty() && scope.isEmpty();
    }
    bool operator==(const LiveFilter &) const = default;
};

} // namespace octroi::domain
