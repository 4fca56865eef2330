// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/patterncharts.h"

#include "widgets/charts/heatmap.h"

#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>
#include <cmath>

namespace octroi::pages {

using theme::Color;

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
    : QFrame(parent)
    , m_week(new charts::HeatMap)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 4);
    layout->setSpacing(8);
    layout->addWidget(m_week, 5);
    for (charts::PaintedChart *chart : all())
        connect(chart, &charts::PaintedChart::saveRequested, this, &PatternCharts::saveRequested);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

QList<charts::PaintedChart *> PatternCharts::all() const
{
    return {m_week};
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

void PatternCharts::setTableShown(bool shown)
{
    for (charts::PaintedChart *chart : all())
        chart->setTableShown(shown);
}

QString PatternCharts::csv() const
{
    QString text;
    for (const charts::PaintedChart *chart : all())
        text += chart->title() + QLatin1String("\r\n") + chart->csv() + QLatin1String("\r\n");
    return text;
}

QImage PatternCharts::picture()
{
    QImage image(size() * 2, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2);
    image.fill(theme::color(Color::BgPage));
    render(&image);
    return image;
}

void PatternCharts::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PatternCharts::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(Color::BorderSubtle), 1));
    painter.setBrush(theme::color(Color::BgSurface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace octroi::pages
