// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTimeZone>
#include <array>
#include <optional>
#include <vector>

namespace octroi::usage {

/// What was consumed in each hour, in their order. Not a number: not known. Negative or infinite counts as not known.
struct HourlyUse
{
    qint64 from = 0; ///< start of the first hour, seconds since the epoch, a multiple of 3600
    std::vector<double> hours;

    qint64 to() const { return from + qint64(hours.size()) * 3600; }
    HourlyUse until(qint64 time) const; ///< whole hours that ended by then
};

/// A level times the shape of a week in a time zone, and how far the past was from it.
class WeeklyPattern
{
public:
    static constexpr int kCells = 7 * 24;
    static constexpr int kLeastDays = 7;  ///< each weekday once, so that there is a pattern
    static constexpr int kMostWeeks = 8; ///< older ones say nothing about now

    /// Nothing: less than kLeastDays are known, or a weekday is missing.
    static std::optional<WeeklyPattern> fit(const HourlyUse &use, const QTimeZone &zone);
    /// Days with consumption that is known, of the last kMostWeeks.
    static double knownDays(const HourlyUse &use);

    /// Expected in the hour that begins there.
    double at(qint64 hour) const;
    /// Standard deviation of a sum over that time from now on, relative to it.
    double deviation(double seconds) const;

private:
    using Week = std::array<double, kCells>;
    struct Block
    {
        double middle = 0, level = 0; ///< days before the end
        bool counts = false;
    };
    WeeklyPattern(const QTimeZone &zone, qint64 end);
    bool learn(const HourlyUse &use);
    void learnShape(const HourlyUse &use, std::vector<Block> &blocks);
    void smooth(const Week &sums, const Week &weights);
    std::vector<Block> levels(const HourlyUse &use) const;
    void learnLevel(const HourlyUse &use);
    bool learnTrend(const std::vector<Block> &blocks);
    void learnErrors(const HourlyUse &use);
    int cellAt(qint64 hour) const;
    double rateAt(qint64 hour) const;
    static std::optional<WeeklyPattern> fitted(const HourlyUse &use, const QTimeZone &zone, bool withTrend);

    QTimeZone m_zone;
    qint64 m_end = 0; ///< what is known ends there
    Week m_shape{};
    double m_level = 0, m_slope = 0;  ///< an hour, at the end; a day
    std::vector<double> m_deviations; ///< by days ahead, the first is one day
    mutable qint64 m_offsetDay = -1;  ///< days since the epoch of UTC
    mutable int m_offset = 0;
    mutable bool m_offsetIsSame = false;
};

} // namespace octroi::usage
