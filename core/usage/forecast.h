// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/usage.h"
#include "usage/weeklypattern.h"

#include <optional>

namespace octroi::usage {

/// A day or month in which a limit counts, in seconds since the epoch; half open.
struct Period
{
    qint64 from = 0, to = 0;

    static Period dayOf(qint64 now, const QTimeZone &zone);
    static Period monthOf(qint64 now, const QTimeZone &zone);
    bool operator==(const Period &) const = default;
};

enum class Measure { Requests, Bytes }; ///< of allowed calls; sent in answers

/// Rows grouped by hour, of one subject, as consumption by hour up to the hour of `now`. Known from the first hour with
/// a call on: before it nothing says that anything was metered.
HourlyUse hourlyUse(const QList<domain::UsageRow> &rows, Measure measure, qint64 now);

struct ForecastWish
{
    qint64 now = 0;
    Period period;
    double limit = 0; ///< 0: none, only the path is wanted
    double used = 0;  ///< of the period, up to now
};

/// What will have been consumed at a time, since the period began.
struct ForecastPoint
{
    qint64 at = 0;
    double low = 0, middle = 0, high = 0;
};

/// The interval holds what will be in 80 of 100 cases, as far as the past tells.
struct Forecast
{
    enum class State {
        TooLittle, ///< less is known than neededDays; nothing else is filled in
        Exhausted, ///< it has run out already
        RunsOut,   ///< before the period ends
        Lasts      ///< beyond it
    };
    State state = State::TooLittle;
    double knownDays = 0;
    int neededDays = 0;
    qint64 runsOut = 0;                        ///< RunsOut
    std::optional<qint64> earliest, latest;    ///< nothing: not before the period ends
    std::vector<ForecastPoint> path;           ///< now, every full hour, the end
    double atEnd() const { return path.empty() ? 0 : path.back().middle; }
};

/// "At the present rate, with its weekly pattern." Never without enough data: WeeklyPattern says what is enough.
Forecast forecast(const HourlyUse &use, const QTimeZone &zone, const ForecastWish &wish);

/// How good it would have been: at each midnight (of UTC) before the end that has enough before it, what the next days
/// would consume, against what they did.
struct Backtest
{
    int forecasts = 0, held = 0; ///< and how many actuals were within the interval
    double actual = 0;           ///< the sum of what came
    double off = 0;              ///< the sum of |forecast - actual|
    double lineOff = 0;          ///< the same for a straight line at the rate of the 24 hours before

    double error() const { return actual > 0 ? off / actual : 0; } ///< by consumption, so that small ones do not hide large ones
    double lineError() const { return actual > 0 ? lineOff / actual : 0; }
    double within() const { return forecasts > 0 ? double(held) / forecasts : 0; }
    void add(const Backtest &other);
};
Backtest backtest(const HourlyUse &use, const QTimeZone &zone, int days);

} // namespace octroi::usage
