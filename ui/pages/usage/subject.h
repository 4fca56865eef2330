// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "domain/livefilter.h"
#include "inventory/inventory.h"

#include <QJsonObject>

namespace octroi::pages {

/// Whose consumption is shown.
struct Subject
{
    enum class Kind { All, Partner, Application, Key, Api, Endpoint, Scope, Filter };
    Kind kind = Kind::All;
    QString id; ///< of an endpoint: "api-id GET /path"; of a filter: its text
    QString name;

    bool isAll() const { return kind == Kind::All; }
    bool operator==(const Subject &) const = default;

    /// Which calls are meant. A filter is that of the credentials; Errors: Invalid (it cannot be read),
    /// NotFound (no key matches), TooLarge (more keys than octroid takes).
    Result<domain::LiveFilter> filter(const inventory::Inventory &inventory) const;
    QJsonObject toJson() const;
    static Subject fromJson(const QJsonObject &object);
};

} // namespace octroi::pages
