// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/surface.h"

#include <QPainter>

namespace octroi::widgets {

Surface::Surface(theme::Color fill, QWidget *parent)
    : QWidget(parent)
    , m_fill(fill)
{
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
}

void Surface::setFill(theme::Color fill)
{
    m_fill = fill;
    update();
}

void Surface::setEdges(Qt::Edges edges, theme::Color color)
{
    m_edges = edges;
    m_edgeColor = color;
    update();
}

void Surface::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(m_fill));
    const QColor line = theme::color(m_edgeColor);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    if (m_edges & Qt::TopEdge)
        painter.fillRect(0, 0, width(), 1, line);
    if (m_edges & Qt::BottomEdge)
        painter.fillRect(0, height() - 1, width(), 1, line);
    if (m_edges & (mirrored ? Qt::RightEdge : Qt::LeftEdge))
        painter.fillRect(0, 0, 1, height(), line);
    if (m_edges & (mirrored ? Qt::LeftEdge : Qt::RightEdge))
        painter.fillRect(width() - 1, 0, 1, height(), line);
}

} // namespace octroi::widgets
