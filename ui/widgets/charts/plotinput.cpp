// SPDX-License-Identifier: GPL-3.0-or-later
// What the pointer and the keys do in a PlotView.
#include "widgets/charts/chartgroup.h"
#include "widgets/charts/plotview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <cmath>

namespace octroi::charts {

void PlotView::mousePressEvent(QMouseEvent *event)
{
    if (!m_group || event->button() != Qt::LeftButton)
        return;
    m_panning = event->modifiers().testFlag(Qt::ShiftModifier);
    m_dragging = true;
    m_dragFrom = m_dragTo =
        std::clamp(geometryOfPlot().atOf(event->position().x()), m_group->from(), m_group->to());
}

void PlotView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_group)
        return;
    const double at = geometryOfPlot().atOf(event->position().x());
    if (m_dragging && m_panning) {
        m_group->pan(m_dragFrom - at);
        return;
    }
    if (m_dragging)
        m_dragTo = std::clamp(at, m_group->from(), m_group->to());
    const bool inside = at >= m_group->from() && at <= m_group->to();
    m_group->setCrosshair(inside ? std::optional<double>(at) : std::nullopt);
    if (m_dragging)
        viewport()->update();
}

void PlotView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragging || event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    const PlotGeometry geometry = geometryOfPlot();
    // A click with a trembling hand is no brush.
    if (!m_panning && m_group && std::abs(geometry.xOf(m_dragTo) - geometry.xOf(m_dragFrom)) > 4)
        m_group->zoomTo(m_dragFrom, m_dragTo);
    viewport()->update();
}

void PlotView::mouseDoubleClickEvent(QMouseEvent *)
{
    m_dragging = false;
    if (m_group)
        m_group->reset();
}

void PlotView::wheelEvent(QWheelEvent *event)
{
    if (!m_group || event->angleDelta().isNull())
        return;
    const PlotGeometry geometry = geometryOfPlot();
    if (event->angleDelta().y() != 0)
        m_group->zoomAround(geometry.atOf(event->position().x()),
                            std::pow(0.85, event->angleDelta().y() / 120.0));
    else
        m_group->pan(-m_group->length() * 0.1 * event->angleDelta().x() / 120.0);
    event->accept();
}

void PlotView::keyPressEvent(QKeyEvent *event)
{
    if (!m_group) {
        QChartView::keyPressEvent(event);
        return;
    }
    const double step = m_group->length() / std::max(1.0, m_plot.width()) * 4;
    const double at = m_group->crosshair().value_or(m_group->to());
    switch (event->key()) {
    case Qt::Key_Left:
        m_group->setCrosshair(at - step);
        break;
    case Qt::Key_Right:
        m_group->setCrosshair(at + step);
        break;
    case Qt::Key_Home:
        m_group->setCrosshair(m_group->from());
        break;
    case Qt::Key_End:
        m_group->setCrosshair(m_group->to());
        break;
    case Qt::Key_Plus:
        m_group->zoomAround(at, 0.7);
        break;
    case Qt::Key_Minus:
        m_group->zoomAround(at, 1 / 0.7);
        break;
    case Qt::Key_0:
        m_group->reset();
        break;
    case Qt::Key_Escape:
        if (m_group->crosshair()) {
            m_group->setCrosshair(std::nullopt);
            break;
        }
        [[fallthrough]];
    default:
        QChartView::keyPressEvent(event);
    }
}

void PlotView::leaveEvent(QEvent *event)
{
    if (m_group)
        m_group->setCrosshair(std::nullopt);
    QChartView::leaveEvent(event);
}

void PlotView::contextMenuEvent(QContextMenuEvent *event)
{
    event->ignore(); // the chart around it has the menu
}

} // namespace octroi::charts
