// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/charts/scale.h"
#include "widgets/charts/seriessource.h"

#include <QRectF>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace octroi::charts {

/// Where a window of time and a scale of values lie on the screen.
struct PlotGeometry
{
    QRectF plot;
    double from = 0, to = 1;
    ValueScale scale;  ///< of values divided by the unit
    double factor = 1; ///< of the unit

    double xOf(double at) const { return plot.left() + (at - from) / (to - from) * plot.width(); }
    double yOf(double value) const { return plot.bottom() - value / factor / scale.top * plot.height(); }
    double atOf(double x) const { return from + (x - plot.left()) / plot.width() * (to - from); }
};

/// What of a chart is not a series: everything the theme decides about.
void drawGrid(QPainter &painter, const PlotGeometry &geometry);
void drawGaps(QPainter &painter, const PlotGeometry &geometry, const QList<GapMark> &gaps);
/// Why there are gaps; above the series.
void drawGapWords(QPainter &painter, const PlotGeometry &geometry, const QList<GapMark> &gaps);
/// Dashed lines; the words stand on them, at the right end. Those above the scale are told at the top.
void drawLimits(QPainter &painter, const PlotGeometry &geometry, const QList<LimitMark> &limits);
void drawMarks(QPainter &painter, const PlotGeometry &geometry, const QList<TimeMark> &marks);
/// The words of the marks within some pixels of the crosshair; above the series.
void drawMarkWords(QPainter &painter, const PlotGeometry &geometry, const QList<TimeMark> &marks, double x);
void drawTimeAxis(QPainter &painter, const PlotGeometry &geometry, const QList<TimeTick> &ticks, bool grid,
                  const QString &endLabel);
void drawPoint(QPainter &painter, const QPointF &at, theme::Color color);
void drawCrosshair(QPainter &painter, double x, double top, double bottom);
void drawTimeBox(QPainter &painter, const PlotGeometry &geometry, double x, const QString &text);
void drawBrush(QPainter &painter, const QRectF &rect);

struct BarSeries
{
    theme::Color color;
    QList<double> bins; ///< in the base unit
};
/// Stacked from below in the order given. The first bin begins at `from`, each is `width` seconds.
void drawBars(QPainter &painter, const PlotGeometry &geometry, const QList<BarSeries> &series, double from,
              double width);

} // namespace octroi::charts
