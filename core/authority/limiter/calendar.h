// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/limiter/limiter.h"

#include <QTimeZone>
#include <atomic>
#include <memory>
#include <vector>

namespace octroi::authority {

/// The days and months of the API owner's time zone. Boundaries are prepared by one writer, so that a
/// check compares numbers; a day has the length that the zone gives it (23 to 25 hours around a change
/// of the clocks, and a day whose midnight is skipped begins where the zone begins it).
class Calendar
{
public:
    explicit Calendar(const QTimeZone &zone = QTimeZone::utc());
    Calendar(const Calendar &) = delete;
    Calendar &operator=(const Calendar &) = delete;

    /// Writer only, at least once a day: makes today and tomorrow ready. What was ready before stays
    /// readable.
    void prepare(std::int64_t nowMs);
    /// By any thread. A moment that was not prepared is read with the offset of the last that was.
    Periods at(std::int64_t nowMs) const;
    /// The same without anything prepared; slow.
    Periods exactly(std::int64_t nowMs) const;
    const QTimeZone &zone() const { return m_zone; }

private:
    struct Days
    {
        Periods today, tomorrow;
        std::int64_t offsetMs;
    };
    Periods periodsOf(const QDate &day) const;

    QTimeZone m_zone;
    std::atomic<const Days *> m_ready{nullptr};
    std::vector<std::unique_ptr<const Days>> m_kept; ///< a hundred bytes a day: nobody has to be waited for
};

} // namespace octroi::authority
