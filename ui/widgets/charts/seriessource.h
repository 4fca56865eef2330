// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QList>
#include <QPointF>
#include <QString>
#include <memory>

namespace octroi::charts {

/// Where a chart's numbers come from. Times are seconds since the epoch (x), values in the base unit (y).
/// A value that is not finite is a gap.
class SeriesSource
{
public:
    virtual ~SeriesSource() = default;
    /// At most two points a column, smallest and largest kept, in pieces between gaps; beside them at
    /// most one point before and one after the window.
    virtual QList<QList<QPointF>> pieces(double from, double to, int columns) const = 0;
    virtual QList<double> bins(double from, double to, int count) const = 0; ///< means
    virtual double valueAt(double at) const = 0;
    virtual double largest(double from, double to) const = 0; ///< NaN without any value
    virtual double smallest(double from, double to) const = 0;
    virtual double mean(double from, double to) const = 0;
    virtual double last(double from, double to) const = 0;
    virtual double step() const = 0;                              ///< seconds between two samples
    virtual QList<QPointF> raw(double from, double to) const = 0; ///< every sample, gaps too
};

enum class SeriesShape {
    Line,
    Area,      ///< a line over its own colour at 14 %
    Bars,      ///< stacked in the order of the series
    Comparison ///< dotted, muted
};

struct SeriesSpec
{
    QString id;
    QString name; ///< translated
    theme::Color color = theme::Color::Chart1;
    SeriesShape shape = SeriesShape::Line;
};

/// A span that is hatched, with the reason in words.
struct GapMark
{
    double from = 0, to = 0;
    QString text;
};

/// How much is allowed: a dashed line across the plot, with its words. One above the scale is not drawn, but said.
struct LimitMark
{
    double value = 0; ///< in the base unit
    QString text;
};

/// What happened at a moment: a thin line with a flag; its words come with the crosshair.
struct TimeMark
{
    double at = 0;
    QString text;
};

/// A unit of the vertical axis: values are divided by `factor`. A chart takes the largest that fits.
struct Unit
{
    double factor = 1;
    QString name; ///< "MB/s"
};

} // namespace octroi::charts
