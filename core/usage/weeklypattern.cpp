// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage/weeklypattern.h"

#include <QDateTime>
#include <algorithm>
#include <cmath>

namespace octroi::usage {

namespace {

constexpr qint64 kHour = 3'600, kDay = 86'400, kWeek = 7 * kDay;
constexpr int kWeekHours = WeeklyPattern::kCells;
constexpr double kOlderWeek = 0.85;    ///< a week counts so much less than the one after it
constexpr double kHalfLifeDays = 3.5;  ///< of what the present rate is made of
constexpr double kLeastOfBlock = 0.6;  ///< of a week that has to be known for its level
constexpr double kLeastOfWeekday = 12; ///< hours
constexpr int kMostOrigins = 28, kMostAhead = 31, kLeastOrigins = 3;
constexpr double kMostGrowth = 4; ///< a trend goes no further than so many times the present rate

bool isKnown(double value)
{
    return std::isfinite(value) && value >= 0;
}

std::size_t firstOf(const HourlyUse &use)
{
    const std::size_t most = std::size_t(WeeklyPattern::kMostWeeks) * kWeekHours;
    return use.hours.size() > most ? use.hours.size() - most : 0;
}

double sumOf(const HourlyUse &use, qint64 from, qint64 to, bool &isWhole)
{
    double sum = 0;
    for (qint64 at = from; at < to; at += kHour) {
        const double value = use.hours[std::size_t((at - use.from) / kHour)];
        isWhole = isWhole && isKnown(value);
        sum += isKnown(value) ? value : 0;
    }
    return sum;
}

} // namespace

HourlyUse HourlyUse::until(qint64 time) const
{
    HourlyUse out{from, {}};
    const qint64 count = std::clamp<qint64>((time - from) / kHour, 0, qint64(hours.size()));
    out.hours.assign(hours.begin(), hours.begin() + count);
    return out;
}

WeeklyPattern::WeeklyPattern(const QTimeZone &zone, qint64 end)
    : m_zone(zone)
    , m_end(end)
{
    m_shape.fill(1);
}

double WeeklyPattern::knownDays(const HourlyUse &use)
{
    return double(std::count_if(use.hours.begin() + qsizetype(firstOf(use)), use.hours.end(), isKnown)) / 24;
}

/// The hour of the local week, Monday first. The offset is asked for twice a day, and for every hour only on a day on
/// which it changes.
int WeeklyPattern::cellAt(qint64 hour) const
{
    const auto offsetAt = [this](qint64 at) {
        return m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(at, Qt::UTC));
    };
    const qint64 day = hour / kDay;
    if (day != m_offsetDay) {
        m_offsetDay = day;
        m_offset = offsetAt(day * kDay);
        m_offsetIsSame = m_offset == offsetAt((day + 1) * kDay);
    }
    const qint64 local = hour + (m_offsetIsSame ? m_offset : offsetAt(hour));
    const qint64 sinceMonday = local - 4 * kDay; // 1970-01-05 was a Monday
    const qint64 ofWeek = ((sinceMonday % kWeek) + kWeek) % kWeek;
    return int(ofWeek / kHour);
}

/// Levels of the weeks before the end: sums over what the shape expects, so that gaps do not count.
std::vector<WeeklyPattern::Block> WeeklyPattern::levels(const HourlyUse &use) const
{
    std::vector<Block> out;
    const auto size = qsizetype(use.hours.size());
    for (qsizetype end = size; end > qsizetype(firstOf(use)); end -= kWeekHours) {
        double sum = 0, expected = 0, known = 0;
        for (qsizetype i = std::max<qsizetype>(0, end - kWeekHours); i < end; ++i) {
            if (!isKnown(use.hours[std::size_t(i)]))
                continue;
            sum += use.hours[std::size_t(i)];
            expected += m_shape[std::size_t(cellAt(use.from + i * kHour))];
            known += 1;
        }
        Block block;
        block.middle = (double(size - end) + kWeekHours / 2.0) / 24;
        block.level = expected > 0 ? sum / expected : 0;
        block.counts = known >= kLeastOfBlock * kWeekHours;
        out.push_back(block);
    }
    return out;
}

/// A cell that was seen once or twice leans on its weekday and its hour.
void WeeklyPattern::smooth(const Week &sums, const Week &weights)
{
    std::array<double, 7> daySum{}, dayWeight{};
    std::array<double, 24> hourSum{}, hourWeight{};
    for (std::size_t c = 0; c < kCells; ++c) {
        daySum[c / 24] += sums[c];
        dayWeight[c / 24] += weights[c];
        hourSum[c % 24] += sums[c];
        hourWeight[c % 24] += weights[c];
    }
    double all = 0;
    for (std::size_t c = 0; c < kCells; ++c) {
        const double day = dayWeight[c / 24] > 0 ? daySum[c / 24] / dayWeight[c / 24] : 1;
        const double hour = hourWeight[c % 24] > 0 ? hourSum[c % 24] / hourWeight[c % 24] : 1;
        const double own = weights[c] / (weights[c] + 1);
        m_shape[c] = own * (weights[c] > 0 ? sums[c] / weights[c] : 0) + (1 - own) * day * hour;
        all += m_shape[c];
    }
    for (double &value : m_shape)
        value = all > 0 ? value * kCells / all : 1;
}

void WeeklyPattern::learnShape(const HourlyUse &use, std::vector<Block> &blocks)
{
    Week sums{}, weights{};
    const auto size = qsizetype(use.hours.size());
    for (qsizetype i = qsizetype(firstOf(use)); i < size; ++i) {
        const auto block = std::size_t((size - 1 - i) / kWeekHours);
        const double value = use.hours[std::size_t(i)];
        if (!isKnown(value) || blocks[block].level <= 0)
            continue;
        const auto cell = std::size_t(cellAt(use.from + i * kHour));
        const double weight = std::pow(kOlderWeek, double(block));
        sums[cell] += weight * value / blocks[block].level;
        weights[cell] += weight;
    }
    smooth(sums, weights);
}

void WeeklyPattern::learnLevel(const HourlyUse &use)
{
    double sum = 0, expected = 0;
    const auto size = qsizetype(use.hours.size());
    for (qsizetype i = qsizetype(firstOf(use)); i < size; ++i) {
        const double value = use.hours[std::size_t(i)];
        if (!isKnown(value))
            continue;
        const double weight = std::exp2(-double(size - 1 - i) / 24 / kHalfLifeDays);
        sum += weight * value;
        expected += weight * m_shape[std::size_t(cellAt(use.from + i * kHour))];
    }
    m_level = expected > 0 ? sum / expected : 0;
}

/// A line through the levels of the weeks; false where it is not clear of its own error.
bool WeeklyPattern::learnTrend(const std::vector<Block> &blocks)
{
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0;
    for (const Block &b : blocks) {
        if (!b.counts)
            continue;
        const double x = -b.middle;
        n += 1;
        sx += x;
        sy += b.level;
        sxx += x * x;
        sxy += x * b.level;
        syy += b.level * b.level;
    }
    const double spread = n * sxx - sx * sx;
    if (n < 3 || spread <= 0)
        return false;
    const double slope = (n * sxy - sx * sy) / spread, atEnd = (sy - slope * sx) / n;
    const double rest = std::max(0.0, syy - sy * sy / n - slope * slope * spread / n);
    const double error = std::sqrt(rest / (n - 2) * n / spread);
    if (std::abs(slope) <= 2 * error || atEnd <= 0)
        return false;
    m_slope = slope;
    m_level = atEnd;
    return true;
}

bool WeeklyPattern::learn(const HourlyUse &use)
{
    std::array<double, 7> weekdays{};
    for (std::size_t i = firstOf(use); i < use.hours.size(); ++i) {
        if (isKnown(use.hours[i]))
            ++weekdays[std::size_t(cellAt(use.from + qint64(i) * kHour)) / 24];
    }
    const bool enough = knownDays(use) >= kLeastDays &&
                        std::all_of(weekdays.begin(), weekdays.end(), [](double h) { return h >= kLeastOfWeekday; });
    if (!enough)
        return false;
    for (int pass = 0; pass < 2; ++pass) {
        std::vector<Block> blocks = levels(use);
        learnShape(use, blocks);
    }
    learnLevel(use);
    return true;
}

std::optional<WeeklyPattern> WeeklyPattern::fitted(const HourlyUse &use, const QTimeZone &zone, bool withTrend)
{
    WeeklyPattern out(zone.isValid() ? zone : QTimeZone::utc(), use.to());
    if (!out.learn(use))
        return std::nullopt;
    if (withTrend && !out.learnTrend(out.levels(use)))
        return std::nullopt;
    return out;
}

/// How far forecasts of the past were from what came, by days ahead.
void WeeklyPattern::learnErrors(const HourlyUse &use)
{
    std::array<double, kMostAhead> squares{}, counts{};
    for (int back = 1; back <= kMostOrigins; ++back) {
        const qint64 origin = m_end - back * kDay;
        const auto before = fitted(use.until(origin), m_zone, m_slope != 0);
        if (!before)
            continue;
        double expected = 0, actual = 0;
        bool isWhole = true;
        for (int ahead = 1; ahead <= std::min(back, kMostAhead) && isWhole; ++ahead) {
            const qint64 from = origin + (ahead - 1) * kDay;
            actual += sumOf(use, from, from + kDay, isWhole);
            for (qint64 at = from; at < from + kDay; at += kHour)
                expected += before->at(at);
            if (!isWhole || expected <= 0)
                break;
            const double error = actual / expected - 1;
            squares[std::size_t(ahead) - 1] += error * error;
            ++counts[std::size_t(ahead) - 1];
        }
    }
    m_deviations.clear();
    for (int i = 0; i < kMostAhead && counts[std::size_t(i)] >= kLeastOrigins; ++i) {
        const double n = counts[std::size_t(i)];
        // Tries that look at the same days tell less than they seem to.
        m_deviations.push_back(std::sqrt(squares[std::size_t(i)] / n) * (1 + 0.75 * (i + 1) / n));
    }
}

std::optional<WeeklyPattern> WeeklyPattern::fit(const HourlyUse &use, const QTimeZone &zone)
{
    auto level = fitted(use, zone, false);
    if (!level)
        return std::nullopt;
    level->learnErrors(use);
    auto trend = fitted(use, zone, true);
    if (!trend)
        return level;
    trend->learnErrors(use);
    // Whichever would have been nearer a week ahead, where both could have been tried.
    const std::size_t week = 6;
    const bool bothTried = level->m_deviations.size() > week && trend->m_deviations.size() > week;
    return bothTried && trend->m_deviations[week] < level->m_deviations[week] ? trend : level;
}

double WeeklyPattern::rateAt(qint64 hour) const
{
    const double days = double(hour + kHour / 2 - m_end) / kDay;
    return std::clamp(m_level + m_slope * days, 0.0, m_level * kMostGrowth);
}

double WeeklyPattern::at(qint64 hour) const
{
    return rateAt(hour) * m_shape[std::size_t(cellAt(hour))];
}

double WeeklyPattern::deviation(double seconds) const
{
    constexpr double unknown = 0.35; ///< a day ahead, where nothing could be tried
    const double days = std::max(seconds / kDay, 1.0 / 24);
    if (m_deviations.empty())
        return unknown * std::max(1.0, std::sqrt(days / 7));
    if (days <= 1)
        return m_deviations.front() * std::min(3.0, std::sqrt(1 / days));
    const double last = double(m_deviations.size());
    if (days >= last)
        return m_deviations.back() * std::sqrt(days / last);
    const auto below = std::size_t(days) - 1;
    const double part = days - double(below) - 1;
    return m_deviations[below] * (1 - part) + m_deviations[below + 1] * part;
}

} // namespace octroi::usage
