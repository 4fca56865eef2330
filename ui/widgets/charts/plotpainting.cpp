// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/plotpainting.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace octroi::charts {

using theme::Color;
using theme::Type;

namespace {

/// A line one device pixel sharp.
double crisp(double value)
{
    return std::floor(value) + 0.5;
}

} // namespace

void drawGrid(QPainter &painter, const PlotGeometry &g)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(theme::font(Type::Caption));
    const double lineHeight = QFontMetricsF(painter.font()).height();
    for (int i = 0; i <= g.scale.intervals; ++i) {
        const double y = crisp(g.plot.bottom() - g.plot.height() * i / g.scale.intervals);
        painter.setPen(QPen(theme::color(i == 0 ? Color::BorderDefault : Color::BorderSubtle), 1));
        painter.drawLine(QPointF(g.plot.left(), y), QPointF(g.plot.right(), y));
        painter.setPen(theme::color(Color::TextMuted));
        const QRectF label(0, y - lineHeight / 2, g.plot.left() - 8, lineHeight);
        theme::drawFigures(painter, label, Qt::AlignRight | Qt::AlignVCenter,
                           tickNumber(g.scale.step() * i, g.scale.step()));
    }
}

// The words of a narrow gap stand beside it, over the curve: a plate of their own keeps them readable.
static void paintGapLabel(QPainter &painter, const QRectF &box)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(theme::color(Color::BorderSubtle), 1));
    painter.setBrush(theme::color(Color::BgSurface));
    painter.drawRoundedRect(box, 3, 3);
    painter.restore();
}

/// Where a gap is in the plot; empty when it is out of sight.
static QRectF spanOf(const PlotGeometry &g, const GapMark &gap)
{
    const double left = std::max(g.plot.left(), g.xOf(gap.from));
    const double right = std::min(g.plot.right(), std::max(g.xOf(gap.to), g.xOf(gap.from) + 2));
    if (right <= g.plot.left() || left >= g.plot.right())
        return {};
    return {left, g.plot.top(), right - left, g.plot.height()};
}

void drawGaps(QPainter &painter, const PlotGeometry &g, const QList<GapMark> &gaps)
{
    for (const GapMark &gap : gaps) {
        const QRectF span = spanOf(g, gap);
        if (span.isEmpty())
            continue;
        painter.save();
        painter.setClipRect(span);
        painter.fillRect(span, theme::color(Color::BgSurface));
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(QPen(theme::color(Color::BorderDefault), 1));
        for (double x = span.left() - span.height(); x < span.right(); x += 6)
            painter.drawLine(QPointF(x, span.bottom()), QPointF(x + span.height(), span.top()));
        painter.restore();
    }
}

void drawGapWords(QPainter &painter, const PlotGeometry &g, const QList<GapMark> &gaps)
{
    painter.setFont(theme::font(Type::Caption));
    const QFontMetricsF metrics(painter.font());
    double occupied = -1; // right end of the last text, so that texts never lie on each other
    for (const GapMark &gap : gaps) {
        const QRectF span = spanOf(g, gap);
        if (span.isEmpty() || gap.text.isEmpty())
            continue;
        const double width = std::min(metrics.horizontalAdvance(gap.text) + 2, g.plot.width());
        double x = span.width() >= width + 16 ? span.center().x() - width / 2 : span.right() + 6;
        if (x + width > g.plot.right())
            x = std::max(g.plot.left(),
                         span.width() >= width ? g.plot.right() - width : span.left() - width - 6);
        if (x < occupied)
            continue;
        const QRectF box(x, g.plot.top() + 1, width, metrics.height());
        paintGapLabel(painter, box.adjusted(-4, 0, 4, 0));
        painter.setPen(theme::color(Color::TextMuted));
        painter.drawText(box, Qt::AlignCenter, metrics.elidedText(gap.text, Qt::ElideRight, width));
        occupied = box.right() + 8;
    }
}

void drawTimeAxis(QPainter &painter, const PlotGeometry &g, const QList<TimeTick> &ticks, bool grid,
                  const QString &endLabel)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(theme::font(Type::Caption));
    const QFontMetricsF metrics(painter.font());
    double limit = g.plot.right() + 1;
    if (!endLabel.isEmpty()) {
        const double width = metrics.horizontalAdvance(endLabel);
        painter.setPen(theme::color(Color::TextMuted));
        painter.drawText(QRectF(g.plot.right() - width - 1, g.plot.bottom() + 5, width + 1, metrics.height()),
                         Qt::AlignRight, endLabel);
        limit = g.plot.right() - width - 16;
    }
    for (const TimeTick &tick : ticks) {
        const double x = g.xOf(tick.at);
        if (grid) {
            painter.setPen(QPen(theme::color(Color::BorderSubtle), 1));
            painter.drawLine(QPointF(crisp(x), g.plot.top()), QPointF(crisp(x), g.plot.bottom()));
        }
        if (!endLabel.isNull() || !grid) {
            const double width = theme::figuresWidth(painter.font(), tick.label) + 2;
            const double left =
                std::clamp(x - width / 2, g.plot.left(), std::max(g.plot.left(), g.plot.right() - width));
            if (left + width > limit)
                continue;
            painter.setPen(theme::color(tick.strong ? Color::TextPrimary : Color::TextMuted));
            theme::drawFigures(painter, QRectF(left, g.plot.bottom() + 5, width, metrics.height()),
                               Qt::AlignCenter, tick.label);
        }
    }
}

void drawPoint(QPainter &painter, const QPointF &at, Color color)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(theme::color(Color::BgSurface), 1.5));
    painter.setBrush(theme::color(color));
    painter.drawEllipse(at, 3.5, 3.5);
}

void drawCrosshair(QPainter &painter, double x, double top, double bottom)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme::color(Color::TextSecondary), 1));
    painter.drawLine(QPointF(crisp(x), top), QPointF(crisp(x), bottom));
}

void drawTimeBox(QPainter &painter, const PlotGeometry &g, double x, const QString &text)
{
    painter.setFont(theme::font(Type::Caption));
    const double width = theme::figuresWidth(painter.font(), text) + 16;
    const double height = QFontMetricsF(painter.font()).height() + 4;
    const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, g.plot.right() + 16 - width));
    const QRectF box(left, g.plot.bottom() + 3, width, height);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(Color::BgTooltip));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(theme::color(Color::TextInverse));
    theme::drawFigures(painter, box, Qt::AlignCenter, text);
}

void drawBrush(QPainter &painter, const QRectF &rect)
{
    painter.fillRect(rect, theme::color(Color::Accent, 0.16));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme::color(Color::Accent), 1.5));
    painter.drawLine(rect.topLeft(), rect.bottomLeft());
    painter.drawLine(rect.topRight(), rect.bottomRight());
}

void drawBars(QPainter &painter, const PlotGeometry &g, const QList<BarSeries> &series, double from,
              double width)
{
    painter.save();
    painter.setClipRect(g.plot);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    const qsizetype count = series.isEmpty() ? 0 : series.first().bins.size();
    for (qsizetype i = 0; i < count; ++i) {
        const double left = g.xOf(from + width * double(i));
        const double right = g.xOf(from + width * double(i + 1));
        const double gap = right - left > 4 ? 1.5 : 0;
        double sum = 0;
        for (const BarSeries &one : series) {
            const double value = one.bins.value(i);
            if (!std::isfinite(value) || value <= 0)
                continue;
            const double bottom = g.yOf(sum);
            sum += value;
            const double top = g.yOf(sum);
            painter.setBrush(theme::color(one.color));
            painter.drawRect(QRectF(left + gap / 2, top, right - left - gap, bottom - top));
        }
    }
    painter.restore();
}

} // namespace octroi::charts
