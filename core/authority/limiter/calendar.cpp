// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/limiter/calendar.h"

#include <QDateTime>

namespace octroi::authority {

namespace {
constexpr qint64 kEpochDay = 2'440'588; // Julian day of 1970-01-01
}

Calendar::Calendar(const QTimeZone &zone) : m_zone(zone.isValid() ? zone : QTimeZone::utc()) {}

Periods Calendar::periodsOf(const QDate &day) const
{
    const QDate first(day.year(), day.month(), 1);
    const auto start = [this](const QDate &date) { return date.startOfDay(m_zone).toMSecsSinceEpoch(); };
    Periods out;
    out.day = std::uint32_t(day.toJulianDay() - kEpochDay);
    out.month = std::uint32_t(day.year() * 12 + day.month() - 1);
    out.dayStartMs = start(day);
    out.dayEndMs = start(day.addDays(1));
    out.monthStartMs = start(first);
    out.monthEndMs = start(first.addMonths(1));
    return out;
}

Periods Calendar::exactly(std::int64_t nowMs) const
{
    return periodsOf(QDateTime::fromMSecsSinceEpoch(nowMs, m_zone).date());
}

void Calendar::prepare(std::int64_t nowMs)
{
    const Days *ready = m_ready.load(std::memory_order_relaxed);
    if (ready && nowMs >= ready->today.dayStartMs && nowMs < ready->today.dayEndMs)
        return;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowMs, m_zone);
    auto days = std::make_unique<const Days>(
        Days{periodsOf(now.date()), periodsOf(now.date().addDays(1)), qint64(now.offsetFromUtc()) * 1000});
    m_ready.store(days.get(), std::memory_order_release);
    m_kept.push_back(std::move(days));
}

Periods Calendar::at(std::int64_t nowMs) const
{
    const Days *ready = m_ready.load(std::memory_order_acquire);
    if (!ready)
        return Periods::at(nowMs);
    for (const Periods *day : {&ready->today, &ready->tomorrow}) {
        if (nowMs >= day->dayStartMs && nowMs < day->dayEndMs)
            return *day;
    }
    return Periods::at(nowMs, ready->offsetMs);
}

} // namespace octroi::authority
