// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/charts/paintedchart.h"

#include <QPoint>

namespace octroi::charts {

/// A table of colours: rows by columns, darker is more. Arrow keys move over its cells.
class HeatMap : public PaintedChart
{
    Q_OBJECT
public:
    explicit HeatMap(QWidget *parent = nullptr);
    /// Every row has a value for each column; not a number: nothing is known.
    void setCells(const QStringList &rowNames, const QStringList &columnNames, const QList<QList<double>> &cells);
    QString textOfCell(int row, int column) const; ///< "Monday 09:00: 12.4 req/s"
    QPoint current() const { return m_current; }   ///< column, row; -1: none
    QList<QStringList> rows() const override;

protected:
    void paintChart(QPainter &painter, const QRectF &area) override;
    QString summary() const override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRectF grid() const;
    QRectF cellRect(int row, int column) const;
    double largest() const;
    void setCurrent(const QPoint &cell);

    QStringList m_rowNames, m_columnNames;
    QList<QList<double>> m_cells;
    QPoint m_current{-1, -1};
};

} // namespace octroi::charts
