// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/alerts/alertreadings.h"

#include <QHash>

namespace octroi::authority {

/// Keeps the patterns that were fitted, until the unit of time in which they were is over: fitting costs milliseconds.
class PatternShelf final : public PatternSource
{
public:
    /// `unit`: how long a pattern is taken for the next moment's, in whole hours of seconds. `zone` is that of rules
    /// which name none.
    PatternShelf(AlertReadings &readings, const QTimeZone &zone, qint64 unit) : m_readings(readings), m_zone(zone), m_unit(unit) {}

    Result<Pattern> pattern(const domain::AlertRule &rule, qint64 to) override;
    /// Forgets those of other rules.
    void keepOnly(const QStringList &ruleIds);

private:
    struct Kept
    {
        qint64 place = 0, version = 0;
        Pattern pattern;
    };
    AlertReadings &m_readings;
    const QTimeZone m_zone;
    const qint64 m_unit;
    QHash<QString, Kept> m_kept; ///< by rule
};

} // namespace octroi::authority
