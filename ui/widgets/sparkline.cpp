// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sparkline.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace octroi::widgets {

void paintSparkline(QPainter &painter, const QRectF &rect, const QList<qint32> &values, bool muted,
                    theme::Color color)
{
    const qint32 top = values.isEmpty() ? 0 : *std::max_element(values.cbegin(), values.cend());
    painter.save();
    if (top <= 0 || values.size() < 2) {
        painter.setPen(QPen(theme::color(theme::Color::TextDisabled), 1));
        const qreal y = qRound(rect.bottom()) - 0.5;
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
        painter.restore();
        return;
    }
    const theme::Color role = muted ? theme::Color::TextMuted : color;
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plot = rect.adjusted(0.5, 1, -0.5, -0.75);
    QPainterPath line;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QPointF point(plot.left() + plot.width() * qreal(i) / qreal(values.size() - 1),
                            plot.bottom() - plot.height() * qMax(0, values.at(i)) / top);
        if (i == 0)
            line.moveTo(point);
        else
            line.lineTo(point);
    }
    QPainterPath area = line;
    area.lineTo(plot.bottomRight());
    area.lineTo(plot.bottomLeft());
    area.closeSubpath();
    painter.fillPath(area, theme::color(role, 0.14));
    painter.strokePath(line, QPen(theme::color(role), 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.restore();
}

Sparkline::Sparkline(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
}

void Sparkline::setValues(const QList<qint32> &values)
{
    m_values = values;
    update();
}

void Sparkline::setMuted(bool muted)
{
    m_muted = muted;
    update();
}

void Sparkline::setColor(theme::Color color)
{
    m_color = color;
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSparkline(painter, rect(), m_values, m_muted, m_color);
}

} // namespace octroi::widgets
