// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/usagepicture.h"

namespace octroi::pages {

QTimeZone UsageWish::timeZone() const
{
    const QTimeZone wanted(zoneId());
    return wanted.isValid() ? wanted : QTimeZone::utc();
}

QByteArray UsageWish::zoneId() const
{
    return zone.isEmpty() ? QTimeZone::systemTimeZoneId() : zone;
}

double UsageWish::seconds() const
{
    switch (range) {
    case UsageRange::Live:
        return 900;
    case UsageRange::Hour:
        return 3'600;
    case UsageRange::Day:
        return 86'400;
    case UsageRange::Week:
        return 7 * 86'400.0;
    case UsageRange::Month:
        return 30 * 86'400.0;
    case UsageRange::Other:
        break;
    }
    return length > 0 ? length : fixed.length();
}

} // namespace octroi::pages
