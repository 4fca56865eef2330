// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/barchart.h"

#include "models/format.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>

namespace octroi::pages {

using models::Format;

BarChart::BarChart(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(104);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
}

void BarChart::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    QStringList lines;
    for (const Bar &bar : bars)
        lines << bar.tip;
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
    update();
}

void BarChart::setColor(theme::Color color)
{
    m_color = color;
    update();
}

void BarChart::setLabelled(bool labelled)
{
    m_labelled = labelled;
    update();
}

// The smallest of 1, 2, 3, 5 times a power of ten (and 1 at least) that no bar exceeds.
qint64 BarChart::top() const
{
    qint64 highest = 1;
    for (const Bar &bar : m_bars)
        highest = std::max(highest, bar.value);
    if (m_labelled)
        return highest;
    for (qint64 power = 1;; power *= 10) {
        for (const int factor : {1, 2, 3, 5}) {
            if (power * factor >= highest)
                return power * factor;
        }
    }
}

QList<qint64> BarChart::ticks() const
{
    const qint64 highest = top();
    QList<qint64> found{0, highest};
    if (highest >= 2)
        found.insert(1, highest % 3 == 0 ? highest / 3 : highest / 2);
    return found;
}

QRectF BarChart::plot() const
{
    QRectF area(rect());
    if (m_labelled)
        return area.adjusted(0, 18, 0, -20);
    int widest = 0; // "2.5 k" below "5 k" is the wider one
    for (const qint64 tick : ticks())
        widest = std::max(widest, theme::figuresWidth(theme::font(theme::Type::Caption), Format::axisCount(tick)));
    const int axis = widest + 8;
    area.adjust(layoutDirection() == Qt::RightToLeft ? 0 : axis, 6,
                layoutDirection() == Qt::RightToLeft ? -axis : 0, -20);
    return area;
}

QRectF BarChart::barRect(int index) const
{
    const QRectF area = plot();
    const double step = area.width() / double(std::max<qsizetype>(1, m_bars.size()));
    const double width =
        m_labelled ? std::min(26.0, step * 0.7) : std::max(1.0, step - std::min(2.0, step / 4));
    const Bar &bar = m_bars.at(index);
    double height = area.height() * double(bar.value) / double(top());
    if (bar.value > 0)
        height = std::max(1.5, height);
    const int place = layoutDirection() == Qt::RightToLeft ? int(m_bars.size()) - 1 - index : index;
    return {area.left() + step * place + (step - width) / 2, area.bottom() - height, width, height};
}

void BarChart::paintAxis(QPainter &painter, const QRectF &area) const
{
    painter.setFont(theme::font(theme::Type::Caption));
    const qint64 highest = top();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (const qint64 tick : ticks()) {
        const double y = area.bottom() - area.height() * double(tick) / double(highest);
        painter.setPen(
            QPen(theme::color(tick == 0 ? theme::Color::BorderDefault : theme::Color::BorderSubtle), 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(theme::color(theme::Color::TextMuted));
        const QRectF cell = mirrored ? QRectF(area.right() + 8, y - 8, width() - area.right() - 8, 16)
                                     : QRectF(0, y - 8, area.left() - 8, 16);
        theme::drawFigures(painter, cell, Qt::AlignRight | Qt::AlignVCenter, Format::axisCount(tick));
    }
}

// First, middle and last; the outer ones stay inside the plot.
void BarChart::paintLabels(QPainter &painter, const QRectF &area) const
{
    painter.setFont(theme::font(theme::Type::Caption));
    painter.setPen(theme::color(theme::Color::TextMuted));
    const int count = int(m_bars.size());
    if (m_labelled) {
        for (int i = 0; i < count; ++i) {
            const QRectF bar = barRect(i);
            painter.setPen(theme::color(theme::Color::TextPrimary));
            painter.drawText(QRectF(bar.center().x() - 40, bar.top() - 18, 80, 16), Qt::AlignCenter,
                             Format::axisCount(m_bars.at(i).value));
            painter.setPen(theme::color(theme::Color::TextMuted));
            painter.drawText(QRectF(bar.center().x() - 40, area.bottom() + 4, 80, 16), Qt::AlignCenter,
                             m_bars.at(i).label);
        }
        return;
    }
    const QRectF line(area.left(), area.bottom() + 4, area.width(), 16);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.drawText(line, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                     m_bars.first().label);
    if (count > 2)
        painter.drawText(line, Qt::AlignCenter, m_bars.at(count / 2).label);
    if (count > 1)
        painter.drawText(line, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                         m_bars.last().label);
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = plot();
    if (m_labelled) {
        painter.setPen(QPen(theme::color(theme::Color::BorderDefault), 1));
        painter.drawLine(area.bottomLeft(), area.bottomRight());
    } else {
        paintAxis(painter, area);
    }
    if (m_bars.isEmpty())
        return;
    for (int i = 0; i < m_bars.size(); ++i) {
        const QRectF bar = barRect(i);
        if (!m_bars.at(i).known || bar.height() <= 0)
            continue;
        QPainterPath shape;
        const double radius = std::min({2.0, bar.width() / 2, bar.height()});
        shape.setFillRule(Qt::WindingFill);
        shape.addRoundedRect(bar, radius, radius);
        shape.addRect(bar.adjusted(0, std::min(bar.height(), radius), 0, 0));
        painter.fillPath(shape, theme::color(m_color));
    }
    paintLabels(painter, area);
}

bool BarChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QRectF area = plot();
        for (int i = 0; i < m_bars.size(); ++i) {
            const QRectF bar = barRect(i);
            if (help->pos().x() < bar.left() - 1 || help->pos().x() > bar.right() + 1)
                continue;
            QToolTip::showText(help->globalPos(), m_bars.at(i).tip, this,
                               QRectF(bar.left(), area.top(), bar.width(), area.height()).toRect());
            return true;
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace octroi::pages
