// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/plotseries.h"

#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>
#include <QValueAxis>

namespace octroi::charts {

namespace {
constexpr int kDensePixels = 2; ///< segments that are shorter than that, on the average, need no round ends
}

PlotSeries::PlotSeries(QChart &chart, QValueAxis &x, QValueAxis &y, SeriesSpec spec)
    : m_chart(chart)
    , m_x(x)
    , m_y(y)
    , m_spec(std::move(spec))
{
}

PlotSeries::~PlotSeries()
{
    for (const Piece &piece : m_pieces) {
        if (piece.area) {
            m_chart.removeSeries(piece.area);
            delete piece.area;
        }
        m_chart.removeSeries(piece.line);
        delete piece.line;
    }
}

QPen PlotSeries::pen() const
{
    if (m_spec.shape == SeriesShape::Comparison) {
        QPen pen(theme::color(theme::Color::TextMuted), 1.25, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
        pen.setDashPattern({2 / 1.25, 3 / 1.25});
        return pen;
    }
    // QtCharts strokes each segment by itself: round ends join a few long ones, and of short ones, which nobody sees
    // apart, take most of the time that a chart needs.
    return QPen(theme::color(m_spec.color), 1.5, Qt::SolidLine, m_dense ? Qt::FlatCap : Qt::RoundCap, m_dense ? Qt::BevelJoin : Qt::RoundJoin);
}

PlotSeries::Piece &PlotSeries::piece(std::size_t index)
{
    while (m_pieces.size() <= index) {
        Piece made;
        made.line = new QLineSeries;
        made.line->setPen(pen());
        if (m_spec.shape == SeriesShape::Area) {
            made.area = new QAreaSeries;
            // The area has a line of its own: one series cannot both stand alone and bound an area.
            made.area->setUpperSeries(new QLineSeries(made.area));
            made.area->setPen(Qt::NoPen);
            made.area->setBrush(theme::color(m_spec.color, 0.14));
            m_chart.addSeries(made.area);
            made.area->attachAxis(&m_x);
            made.area->attachAxis(&m_y);
        }
        m_chart.addSeries(made.line);
        made.line->attachAxis(&m_x);
        made.line->attachAxis(&m_y);
        m_pieces.push_back(made);
    }
    return m_pieces[index];
}

void PlotSeries::rebuild(double from, double to, double top, int columns)
{
    QList<QList<QPointF>> lines;
    if (m_shown && m_source && to > from && top > 0)
        lines = m_source->pieces(from, to, columns);
    m_points = 0;
    for (const QList<QPointF> &points : lines)
        m_points += int(points.size());
    if (const bool dense = m_points * kDensePixels > columns; dense != m_dense) {
        m_dense = dense;
        restyle();
    }
    const double length = to - from;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QList<QPointF> &points = lines[i];
        // A lone second between two gaps is still worth a mark.
        if (points.size() == 1)
            points.append(points.first() + QPointF(length / std::max(1, columns), 0));
        for (QPointF &point : points)
            point = QPointF((point.x() - from) / length, point.y() / top);
        Piece &target = piece(std::size_t(i));
        target.line->replace(points);
        target.line->setVisible(true);
        if (target.area) {
            target.area->upperSeries()->replace(points);
            target.area->setVisible(true);
        }
    }
    for (std::size_t i = std::size_t(lines.size()); i < m_pieces.size(); ++i) {
        m_pieces[i].line->setVisible(false);
        if (m_pieces[i].area)
            m_pieces[i].area->setVisible(false);
    }
}

void PlotSeries::restyle()
{
    for (const Piece &piece : m_pieces) {
        piece.line->setPen(pen());
        if (piece.area)
            piece.area->setBrush(theme::color(m_spec.color, 0.14));
    }
}

} // namespace octroi::charts
