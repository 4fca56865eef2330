// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/charts/seriessource.h"

#include <QPen>
#include <vector>

QT_BEGIN_NAMESPACE
class QAbstractSeries;
class QAreaSeries;
class QChart;
class QLineSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace octroi::charts {

/// One line of a chart as QtCharts series: one a piece between gaps, kept and refilled by replace().
/// Both axes stay 0…1 for ever; it is the points that are scaled, because a moving axis costs twice.
class PlotSeries
{
public:
    PlotSeries(QChart &chart, QValueAxis &x, QValueAxis &y, SeriesSpec spec);
    ~PlotSeries();
    PlotSeries(const PlotSeries &) = delete;
    PlotSeries &operator=(const PlotSeries &) = delete;

    const SeriesSpec &spec() const { return m_spec; }
    void setName(const QString &name) { m_spec.name = name; }
    std::shared_ptr<const SeriesSource> source() const { return m_source; }
    void setSource(std::shared_ptr<const SeriesSource> source) { m_source = std::move(source); }
    bool isShown() const { return m_shown; }
    void setShown(bool shown) { m_shown = shown; }

    /// Fills the lines for that window, `top` being the value at the upper edge.
    void rebuild(double from, double to, double top, int columns);
    void restyle();                             ///< colours after a change of theme
    int pointCount() const { return m_points; } ///< on the screen now

private:
    struct Piece
    {
        QLineSeries *line = nullptr;
        QAreaSeries *area = nullptr;
    };
    Piece &piece(std::size_t index);
    QPen pen() const;

    QChart &m_chart;
    QValueAxis &m_x;
    QValueAxis &m_y;
    SeriesSpec m_spec;
    std::shared_ptr<const SeriesSource> m_source;
    std::vector<Piece> m_pieces;
    bool m_shown = true;
    int m_points = 0;
    bool m_dense = false; ///< so many points that the segments between them are a few pixels long
};

} // namespace octroi::charts
