// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/heatmap.h"

#include "widgets/charts/scale.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>

namespace octroi::charts {

using theme::Color;
using theme::Type;

HeatMap::HeatMap(QWidget *parent)
    : PaintedChart(parent)
{
    setMinimumHeight(theme::withText(200));
}

void HeatMap::setCells(const QStringList &rowNames, const QStringList &columnNames,
                       const QList<QList<double>> &cells)
{
    m_rowNames = rowNames;
    m_columnNames = columnNames;
    m_cells = cells;
    if (m_current.y() >= m_rowNames.size() || m_current.x() >= m_columnNames.size())
        m_current = {-1, -1};
    changed();
}

double HeatMap::largest() const
{
    double largest = std::nan("");
    for (const QList<double> &row : m_cells) {
        for (const double value : row)
            largest = std::isfinite(value) ? std::fmax(largest, value) : largest;
    }
    return largest;
}

QRectF HeatMap::grid() const
{
    double names = 0;
    const QFontMetricsF metrics(theme::font(Type::Caption));
    for (const QString &name : m_rowNames)
        names = std::max(names, metrics.horizontalAdvance(name));
    return area().adjusted(names + 12, 0, 0, -metrics.height() * 2 - 8);
}

QRectF HeatMap::cellRect(int row, int column) const
{
    const QRectF all = grid();
    const double width = all.width() / std::max<qsizetype>(1, m_columnNames.size());
    const double height = all.height() / std::max<qsizetype>(1, m_rowNames.size());
    return QRectF(all.left() + column * width, all.top() + row * height, width, height).adjusted(0.5, 0.5, -0.5, -0.5);
}

void HeatMap::paintChart(QPainter &painter, const QRectF &area)
{
    const double most = largest();
    painter.setFont(theme::font(Type::Caption));
    const double lineHeight = QFontMetricsF(painter.font()).height();
    for (int row = 0; row < m_rowNames.size(); ++row) {
        painter.setPen(theme::color(Color::TextMuted));
        const QRectF first = cellRect(row, 0);
        painter.drawText(QRectF(area.left(), first.top(), grid().left() - area.left() - 8, first.height()),
                         Qt::AlignRight | Qt::AlignVCenter, m_rowNames[row]);
        painter.setPen(Qt::NoPen);
        for (int column = 0; column < m_columnNames.size(); ++column) {
            const double value = m_cells.value(row).value(column, std::nan(""));
            painter.setBrush(theme::color(Color::BgSunken));
            painter.drawRoundedRect(cellRect(row, column), 2, 2);
            if (!std::isfinite(value) || !(most > 0))
                continue;
            // Zero keeps the ground.
            painter.setBrush(theme::color(Color::Chart1, value > 0 ? 0.06 + 0.94 * value / most : 0));
            painter.drawRoundedRect(cellRect(row, column), 2, 2);
        }
    }
    painter.setPen(theme::color(Color::TextMuted));
    for (int column = 0; column < m_columnNames.size(); column += 3) {
        const QRectF cell = cellRect(int(m_rowNames.size()) - 1, column);
        theme::drawFigures(painter, QRectF(cell.left(), cell.bottom() + 3, 3 * cell.width(), lineHeight),
                           Qt::AlignLeft | Qt::AlignVCenter, m_columnNames[column]);
    }
    const QRectF foot(area.left(), area.bottom() - lineHeight, area.width(), lineHeight);
    if (m_current.x() >= 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::color(Color::TextPrimary), 1.5));
        painter.drawRoundedRect(cellRect(m_current.y(), m_current.x()), 2, 2);
        painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, textOfCell(m_current.y(), m_current.x()));
    } else if (std::isfinite(most)) {
        painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, tr("0 to %1").arg(shortNumber(most)));
    }
}

QString HeatMap::textOfCell(int row, int column) const
{
    const double value = m_cells.value(row).value(column, std::nan(""));
    return tr("%1 %2: %3", "weekday, hour: number")
        .arg(m_rowNames.value(row), m_columnNames.value(column), shortNumber(value));
}

QString HeatMap::summary() const
{
    const double most = largest();
    for (int row = 0; row < m_cells.size() && std::isfinite(most); ++row) {
        for (int column = 0; column < m_cells[row].size(); ++column) {
            if (m_cells[row][column] == most)
                return tr("Most at %1.").arg(textOfCell(row, column));
        }
    }
    return tr("no values");
}

QList<QStringList> HeatMap::rows() const
{
    QList<QStringList> all{QStringList{QString()} + m_columnNames};
    for (int row = 0; row < m_rowNames.size(); ++row) {
        QStringList cells{m_rowNames[row]};
        for (int column = 0; column < m_columnNames.size(); ++column) {
            const double value = m_cells.value(row).value(column, std::nan(""));
            cells.append(std::isfinite(value) ? QString::number(value, 'g', 9) : QString());
        }
        all.append(cells);
    }
    return all;
}

void HeatMap::setCurrent(const QPoint &cell)
{
    if (m_current == cell)
        return;
    m_current = cell;
    setAccessibleDescription(cell.x() >= 0 ? textOfCell(cell.y(), cell.x()) : summary());
    update();
}

void HeatMap::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF all = grid();
    if (!all.contains(event->position()) || m_cells.isEmpty())
        return setCurrent({-1, -1});
    setCurrent({int((event->position().x() - all.left()) / all.width() * double(m_columnNames.size())),
                int((event->position().y() - all.top()) / all.height() * double(m_rowNames.size()))});
}

void HeatMap::leaveEvent(QEvent *event)
{
    PaintedChart::leaveEvent(event);
    if (!hasFocus())
        setCurrent({-1, -1});
}

void HeatMap::keyPressEvent(QKeyEvent *event)
{
    QPoint cell = m_current.x() < 0 ? QPoint(0, 0) : m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        cell.rx() -= 1;
        break;
    case Qt::Key_Right:
        cell.rx() += 1;
        break;
    case Qt::Key_Up:
        cell.ry() -= 1;
        break;
    case Qt::Key_Down:
        cell.ry() += 1;
        break;
    default:
        return PaintedChart::keyPressEvent(event);
    }
    if (m_cells.isEmpty())
        return;
    setCurrent({std::clamp(cell.x(), 0, int(m_columnNames.size()) - 1), std::clamp(cell.y(), 0, int(m_rowNames.size()) - 1)});
}

} // namespace octroi::charts
