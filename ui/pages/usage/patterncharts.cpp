// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/patterncharts.h"

#include "widgets/charts/heatmap.h"

#include <QLocale>
#include <QTime>
#include <cmath>

namespace octroi::pages {

namespace {

/// Weekdays from the one on which weeks begin here; 1 is Monday.
QList<int> weekdays()
{
    QList<int> days;
    for (int i = 0; i < 7; ++i)
        days.append((int(QLocale().firstDayOfWeek()) - 1 + i) % 7 + 1);
    return days;
}

} // namespace

PatternCharts::PatternCharts(QWidget *parent)
    : PaintedCharts(parent)
    , m_week(new charts::HeatMap)
{
    addChart(m_week);
    PatternCharts::retranslate();
}

void PatternCharts::retranslate()
{
    m_week->setTitle(tr("Hours of the week"));
    m_week->setUnit(m_weeks > 0 ? tr("req/s, mean of %n week(s)", nullptr, m_weeks) : tr("req/s"));
}

void PatternCharts::show(const PatternReader &reader)
{
    m_weeks = reader.weeks();
    retranslate();
    QStringList days, hours;
    QList<QList<double>> cells;
    const QLocale locale;
    for (int hour = 0; hour < 24; ++hour)
        hours.append(locale.toString(QTime(hour, 0), QStringLiteral("HH:mm")));
    for (const int day : weekdays()) {
        days.append(locale.standaloneDayName(day, QLocale::ShortFormat));
        QList<double> row;
        for (int hour = 0; hour < 24; ++hour)
            row.append(reader.pattern().at(day - 1, hour).mean);
        cells.append(row);
    }
    const bool known = std::isfinite(reader.pattern().largest());
    m_week->setEmptyText(known ? QString() : tr("Nothing is stored of these weeks."));
    m_week->setCells(days, hours, cells);
}

} // namespace octroi::pages
