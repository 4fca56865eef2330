// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/patternshelf.h"

namespace octroi::authority {

Result<PatternSource::Pattern> PatternShelf::pattern(const domain::AlertRule &rule, qint64 to)
{
    Kept &kept = m_kept[rule.id];
    const qint64 place = to / m_unit;
    if (kept.place == place && kept.version == rule.version)
        return kept.pattern;
    const auto use = m_readings.requestsByHour(rule.subject, rule.subjectId, to);
    if (!use)
        return use.error();
    const QTimeZone zone = rule.timeZone.isEmpty() ? m_zone : QTimeZone(rule.timeZone.toLatin1());
    auto fitted = usage::WeeklyPattern::fit(*use, zone);
    kept = {place, rule.version, fitted ? std::make_shared<const usage::WeeklyPattern>(std::move(*fitted)) : Pattern()};
    return kept.pattern;
}

void PatternShelf::keepOnly(const QStringList &ruleIds)
{
    const QSet<QString> wanted(ruleIds.begin(), ruleIds.end());
    m_kept.removeIf([&](const auto &it) { return !wanted.contains(it.key()); });
}

} // namespace octroi::authority
