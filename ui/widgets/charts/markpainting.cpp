// SPDX-License-Identifier: GPL-3.0-or-later
// Limits and moments in a plot.
#include "widgets/charts/plotpainting.h"

#include <QFontMetricsF>
#include <QPainter>
#include <cmath>

namespace octroi::charts {

using theme::Color;
using theme::Type;

namespace {

constexpr double kNear = 5;   ///< px around the crosshair
constexpr double kApart = 10; ///< px between two lines

void paintWords(QPainter &painter, const QRectF &box, const QString &text, Color color)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(Color::BgSurface, 0.85));
    painter.drawRoundedRect(box.adjusted(-4, 0, 4, 0), 3, 3);
    painter.setPen(theme::color(color));
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace

void drawLimits(QPainter &painter, const PlotGeometry &g, const QList<LimitMark> &limits)
{
    painter.setFont(theme::font(Type::Caption));
    const QFontMetricsF metrics(painter.font());
    QStringList beyond;
    for (const LimitMark &limit : limits) {
        const double y = std::floor(g.yOf(limit.value)) + 0.5;
        if (!std::isfinite(y) || y < g.plot.top() - 0.5) {
            beyond.append(limit.text);
            continue;
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(theme::color(Color::WarningSolid), 1, Qt::DashLine));
        painter.drawLine(QPointF(g.plot.left(), y), QPointF(g.plot.right(), y));
        const double width = std::min(metrics.horizontalAdvance(limit.text) + 2, g.plot.width());
        const double top = y - metrics.height() - 1 < g.plot.top() ? y + 1 : y - metrics.height() - 1;
        paintWords(painter, QRectF(g.plot.right() - width - 6, top, width, metrics.height()), limit.text,
                   Color::WarningText);
    }
    if (beyond.isEmpty())
        return;
    const QString text = QStringLiteral("↑ ") + beyond.join(QStringLiteral(" · "));
    const double width = std::min(metrics.horizontalAdvance(text) + 2, g.plot.width() - 12);
    paintWords(painter, QRectF(g.plot.left() + 6, g.plot.top() + 1, width, metrics.height()),
               metrics.elidedText(text, Qt::ElideRight, width), Color::TextMuted);
}

void drawMarks(QPainter &painter, const PlotGeometry &g, const QList<TimeMark> &marks)
{
    double drawn = g.plot.left() - 100;
    for (const TimeMark &mark : marks) {
        const double x = std::floor(g.xOf(mark.at)) + 0.5;
        // Those that crowd are one line; the crosshair tells them apart.
        if (mark.at < g.from || mark.at > g.to || x - drawn < kApart)
            continue;
        drawn = x;
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(theme::color(Color::InfoSolid), 1, Qt::DotLine));
        painter.drawLine(QPointF(x, g.plot.top()), QPointF(x, g.plot.bottom()));
        painter.setRenderHint(QPainter::Antialiasing, true);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::color(Color::InfoSolid));
        const QPointF flag[3] = {{x, g.plot.top()}, {x + 6, g.plot.top() + 3}, {x, g.plot.top() + 6}};
        painter.drawPolygon(flag, 3);
    }
}

void drawMarkWords(QPainter &painter, const PlotGeometry &g, const QList<TimeMark> &marks, double x)
{
    QStringList words;
    for (const TimeMark &mark : marks) {
        if (std::abs(g.xOf(mark.at) - x) <= kNear && words.size() < 3)
            words.append(mark.text);
    }
    if (words.isEmpty())
        return;
    painter.setFont(theme::font(Type::Caption));
    const QFontMetricsF metrics(painter.font());
    const QString text = words.join(QStringLiteral(" · "));
    const double width = std::min(metrics.horizontalAdvance(text) + 2, g.plot.width() - 8);
    const double left = x + 10 + width > g.plot.right() ? std::max(g.plot.left(), x - 10 - width) : x + 10;
    paintWords(painter, QRectF(left, g.plot.top() + 1, width, metrics.height()),
               metrics.elidedText(text, Qt::ElideRight, width), Color::TextPrimary);
}

} // namespace octroi::charts
