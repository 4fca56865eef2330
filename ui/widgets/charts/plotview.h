// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/charts/plotpainting.h"
#include "widgets/charts/plotseries.h"

#include <QChartView>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <vector>

namespace octroi::charts {

class ChartGroup;

/// The plot of one chart: QtCharts draws lines and areas, the rest (grid, labels, bars, gaps, crosshair)
/// is painted around them. While it is hidden it does nothing; shown, it is rebuilt at most 60 times a
/// second however often data come.
class PlotView : public QChartView
{
    Q_OBJECT
public:
    explicit PlotView(QWidget *parent = nullptr);
    ~PlotView() override;

    void setGroup(ChartGroup *group);
    void setSeries(const QList<SeriesSpec> &series);
    PlotSeries *series(const QString &id) const;
    const std::vector<std::unique_ptr<PlotSeries>> &allSeries() const { return m_series; }
    void setGaps(QList<GapMark> gaps);
    void setLimits(QList<LimitMark> limits);
    const QList<LimitMark> &limits() const { return m_limits; }
    void setMarks(QList<TimeMark> marks);
    const QList<TimeMark> &marks() const { return m_marks; }
    void setUnits(QList<Unit> units);
    const Unit &unit() const { return m_unit; }
    /// Pixels left and right of the plot, for its labels and for lining up with others.
    void setSideMargins(int left, int right);
    void setTimeAxis(bool labels, bool verticalGrid);

    /// Takes new data, a new window, a new size: soon, and only while visible.
    void schedule();
    void rebuildNow() { rebuild(); } ///< what schedule() would do in a moment
    int rebuildCount() const { return m_rebuilds; } ///< how often lines were made, for tests
    PlotGeometry geometryOfPlot() const;

Q_SIGNALS:
    void rebuilt();
    void unitChanged();

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void rebuild();
    void layOut();
    double largestShown() const;
    QList<BarSeries> bars(double &from, double &width) const;
    void restyle();

    std::vector<std::unique_ptr<PlotSeries>> m_series;
    QPointer<ChartGroup> m_group;
    QList<GapMark> m_gaps;
    QList<LimitMark> m_limits;
    QList<TimeMark> m_marks;
    QList<Unit> m_units{Unit{}};
    Unit m_unit;
    ValueScale m_scale;
    QValueAxis *m_x = nullptr;
    QValueAxis *m_y = nullptr;
    QTimer m_soon;
    QRectF m_plot;
    int m_left = 52, m_right = 26;
    bool m_timeLabels = true, m_timeGrid = false, m_dirty = true, m_dragging = false, m_panning = false;
    double m_dragFrom = 0, m_dragTo = 0;
    int m_rebuilds = 0;
};

} // namespace octroi::charts
