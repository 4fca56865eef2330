// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"

#include <QTimeZone>

namespace octroi::models {

/// In which zone a backend's quotas begin their days and months. A property of the object, set by who signs in; UTC
/// while it is not known.
inline void setQuotaZone(backends::Backend &backend, const QString &id)
{
    backend.setProperty("octroiQuotaZone", id);
}
inline QTimeZone quotaZone(const backends::Backend &backend)
{
    const QTimeZone zone(backend.property("octroiQuotaZone").toString().toLatin1());
    return zone.isValid() ? zone : QTimeZone::utc();
}

} // namespace octroi::models
