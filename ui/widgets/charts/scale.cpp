// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/scale.h"

#include <QDateTime>
#include <QLocale>
#include <array>
#include <cmath>

namespace octroi::charts {

ValueScale valueScale(double largest, int intervals)
{
    ValueScale scale;
    scale.intervals = intervals;
    if (!std::isfinite(largest) || largest <= 0)
        return scale;
    static constexpr std::array<double, 12> kSteps{1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12};
    const double wanted = largest * 1.02 / intervals;
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    for (const double step : kSteps) {
        if (step * power >= wanted) {
            scale.top = step * power * intervals;
            return scale;
        }
    }
    return scale;
}

ValueScale steadyScale(const ValueScale &current, double largest, int intervals)
{
    const ValueScale fresh = valueScale(largest, intervals);
    if (current.intervals == intervals && largest <= current.top && largest > current.top * 0.6)
        return current;
    return fresh;
}

namespace {

constexpr double kDay = 86'400;

double tickStep(double length, double width, double labelWidth)
{
    static constexpr std::array<double, 19> kSteps{1,     2,     5,        10,       15,      30,   60,
                                                   120,   300,   600,      1800,     3600,    7200, 14400,
                                                   21600, 43200, 1 * kDay, 2 * kDay, 7 * kDay};
    const double most = std::max(1.0, width / std::max(1.0, labelWidth));
    for (const double step : kSteps) {
        if (length / step <= most)
            return step;
    }
    return std::ceil(length / most / (7 * kDay)) * 7 * kDay;
}

} // namespace

QList<TimeTick> timeTicks(double from, double to, double width, double labelWidth)
{
    QList<TimeTick> ticks;
    const double length = to - from;
    if (!(length > 0) || width <= 0)
        return ticks;
    const double step = tickStep(length, width, labelWidth);
    const QLocale locale;
    // From the local midnight before the window on, so that hours are round where people live; days
    // are counted as dates, because not all of them have 24 hours.
    const QDateTime start = QDateTime::fromSecsSinceEpoch(qint64(from)).date().startOfDay();
    for (int i = 0; i < 20'000; ++i) {
        QDateTime time;
        if (step < kDay)
            time = start.addSecs(qint64(i * step));
        else
            time = start.date().addDays(qint64(i * step / kDay)).startOfDay();
        const double at = double(time.toSecsSinceEpoch());
        if (at > to)
            break;
        if (at < from)
            continue;
        TimeTick tick;
        tick.at = at;
        tick.strong = step < kDay && time.time() == QTime(0, 0);
        if (step >= kDay || tick.strong)
            tick.label = locale.toString(time.date(), QStringLiteral("ddd d MMM"));
        else
            tick.label = locale.toString(time.time(),
                                         step < 60 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
        ticks.append(tick);
    }
    return ticks;
}

QString timeLabel(double at, double windowSeconds)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(qint64(at * 1000));
    const QLocale locale;
    if (windowSeconds <= 2 * 3600)
        return locale.toString(time.time(), QStringLiteral("HH:mm:ss"));
    if (windowSeconds <= 1.5 * kDay)
        return locale.toString(time.time(), QStringLiteral("HH:mm"));
    return locale.toString(time, QStringLiteral("ddd d MMM HH:mm"));
}

QString shortNumber(double value)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    const double size = std::abs(value);
    const int decimals = size >= 100 || value == 0 ? 0 : size >= 0.095 ? 1 : size >= 0.0095 ? 2 : 3;
    if (size >= 10 && size < 100 && value == std::round(value))
        return QLocale().toString(value, 'f', 0);
    return QLocale().toString(value, 'f', decimals);
}

QString tickNumber(double value, double step)
{
    int decimals = 0;
    for (double rest = step; decimals < 6 && std::abs(rest - std::round(rest)) > 1e-6; rest *= 10)
        ++decimals;
    return QLocale().toString(value, 'f', decimals);
}

} // namespace octroi::charts
