// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/distributionchart.h"

#include "widgets/charts/scale.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace octroi::charts {

using theme::Color;
using theme::Type;

DistributionChart::DistributionChart(QWidget *parent)
    : PaintedChart(parent)
{
    setMinimumHeight(theme::withText(170));
}

void DistributionChart::setBars(const QList<Bar> &bars, const QList<Mark> &marks, bool compared)
{
    m_bars = bars;
    m_marks = marks;
    m_compared = compared;
    m_total = m_totalBefore = 0;
    for (const Bar &bar : bars) {
        m_total += bar.count;
        m_totalBefore += bar.before;
    }
    if (m_current >= bars.size())
        m_current = -1;
    changed();
}

QRectF DistributionChart::plot() const
{
    const QFontMetricsF metrics(theme::font(Type::Caption));
    // Above the plot the names of the percentiles, below it the axis and the line about one bar.
    return area().adjusted(theme::withText(36), metrics.height() + 4, -10, -2 * metrics.height() - 10);
}

double DistributionChart::xOf(double value) const
{
    const QRectF all = plot();
    const double from = std::log(m_bars.first().from), to = std::log(m_bars.last().to);
    return all.left() + (std::log(value) - from) / (to - from) * all.width();
}

void DistributionChart::paintAxes(QPainter &painter, double top) const
{
    const QRectF all = plot();
    const QFontMetricsF metrics(theme::font(Type::Caption));
    const ValueScale scale{top, 2};
    for (int i = 0; i <= scale.intervals; ++i) {
        const double y = all.bottom() - all.height() * i / scale.intervals;
        painter.setPen(QPen(theme::color(Color::BorderSubtle), 1));
        painter.drawLine(QPointF(all.left(), y), QPointF(all.right(), y));
        painter.setPen(theme::color(Color::TextMuted));
        theme::drawFigures(painter, QRectF(area().left() - 10, y - metrics.height() / 2, all.left() - area().left() + 4, metrics.height()),
                           Qt::AlignRight | Qt::AlignVCenter, tr("%1%", "share").arg(tickNumber(i * scale.step(), scale.step())));
    }
    // Decades, and 2 and 5 between them where there is room.
    const double from = m_bars.first().from, to = m_bars.last().to;
    const double room = all.width() / std::max(0.1, std::log10(to / from));
    double free = all.left() - 20;
    for (int power = int(std::floor(std::log10(from))); std::pow(10, power) <= to; ++power) {
        for (const double digit : {1.0, 2.0, 5.0}) {
            const double value = digit * std::pow(10, power);
            if (value < from || value > to || (digit > 1 && room < 220))
                continue;
            const double x = xOf(value);
            painter.setPen(QPen(theme::color(Color::BorderDefault), 1));
            painter.drawLine(QPointF(x, all.bottom()), QPointF(x, all.bottom() + 4));
            const QString text = words(value);
            const double half = metrics.horizontalAdvance(text) / 2;
            if (x - half < free || x + half > area().right() + 10)
                continue;
            painter.setPen(theme::color(Color::TextMuted));
            theme::drawFigures(painter, QRectF(x - half - 2, all.bottom() + 4, 2 * half + 4, metrics.height()), Qt::AlignCenter, text);
            free = x + half + 10;
        }
    }
}

void DistributionChart::paintMarks(QPainter &painter) const
{
    const QRectF all = plot();
    const QFontMetricsF metrics(theme::font(Type::Caption));
    const double gap = 8;
    // Names lie side by side: from the last to the first each gives way to the left.
    QList<double> lefts;
    double right = area().right();
    for (auto mark = m_marks.crbegin(); mark != m_marks.crend(); ++mark) {
        const double width = metrics.horizontalAdvance(tr("%1 %2", "p95 120 ms").arg(mark->name, words(mark->value)));
        const double left = std::min(xOf(mark->value) + 3, right - width);
        lefts.prepend(left);
        right = left - gap;
    }
    for (qsizetype i = 0; i < m_marks.size(); ++i) {
        const double x = xOf(m_marks[i].value);
        painter.setPen(QPen(theme::color(m_marks[i].color), 1.5, Qt::DashLine));
        painter.drawLine(QPointF(x, all.top() - 2), QPointF(x, all.bottom()));
        const QString text = tr("%1 %2", "p95 120 ms").arg(m_marks[i].name, words(m_marks[i].value));
        painter.setPen(theme::color(Color::TextSecondary));
        theme::drawFigures(painter, QRectF(lefts[i], all.top() - metrics.height() - 4, metrics.horizontalAdvance(text) + 4, metrics.height()),
                           Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

void DistributionChart::paintChart(QPainter &painter, const QRectF &area)
{
    painter.setFont(theme::font(Type::Caption));
    if (m_bars.isEmpty())
        return;
    const QRectF all = plot();
    double largest = 0;
    for (const Bar &bar : m_bars)
        largest = std::max({largest, share(bar.count, m_total), m_compared ? share(bar.before, m_totalBefore) : 0});
    const double top = valueScale(largest, 2).top;
    paintAxes(painter, top);
    const auto yOf = [&](double percent) { return all.bottom() - percent / top * all.height(); };
    QPainterPath outline;
    for (int i = 0; i < m_bars.size(); ++i) {
        const Bar &bar = m_bars[i];
        const double left = xOf(bar.from), right = xOf(bar.to), y = yOf(share(bar.count, m_total));
        const double gap = right - left > 5 ? 1 : 0.3;
        painter.setPen(Qt::NoPen);
        if (i == m_current) {
            painter.setBrush(theme::color(Color::BgHover));
            painter.drawRect(QRectF(left, all.top(), right - left, all.height()));
        }
        painter.setBrush(theme::color(Color::Chart1, i == m_current ? 1.0 : 0.8));
        painter.drawRect(QRectF(left, y, std::max(0.5, right - left - gap), all.bottom() - y));
        const double before = yOf(share(bar.before, m_totalBefore));
        i == 0 ? outline.moveTo(left, before) : outline.lineTo(left, before);
        outline.lineTo(right, before);
    }
    if (m_compared) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::color(Color::TextMuted), 1.5, Qt::DotLine));
        painter.drawPath(outline);
    }
    paintMarks(painter);
    const double lineHeight = QFontMetricsF(painter.font()).height();
    const QRectF foot(area.left(), area.bottom() - lineHeight, area.width(), lineHeight);
    painter.setPen(theme::color(m_current >= 0 ? Color::TextPrimary : Color::TextMuted));
    if (m_current >= 0)
        painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, textOfBar(m_current));
    else if (m_compared)
        painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, tr("bars: now · dots: before"));
}

QString DistributionChart::textOfBar(int bar) const
{
    const Bar &one = m_bars.at(bar);
    const QLocale locale;
    const QString now = tr("%1 to %2: %3 calls, %4%", "two values, number, share")
                            .arg(words(one.from), words(one.to), locale.toString(one.count), shortNumber(share(one.count, m_total)));
    return m_compared ? tr("%1; before %2%").arg(now, shortNumber(share(one.before, m_totalBefore))) : now;
}

QString DistributionChart::summary() const
{
    if (m_total == 0)
        return tr("no values");
    QStringList parts{tr("%1 calls.").arg(QLocale().toString(m_total))};
    for (const Mark &mark : m_marks)
        parts << tr("%1 %2.", "p95 120 ms.").arg(mark.name, words(mark.value));
    const auto most = std::max_element(m_bars.begin(), m_bars.end(), [](const Bar &a, const Bar &b) { return a.count < b.count; });
    parts << tr("Most at %1.").arg(textOfBar(int(most - m_bars.begin())));
    return parts.join(QLatin1Char(' '));
}

QList<QStringList> DistributionChart::rows() const
{
    QStringList head{tr("Above"), tr("Up to"), tr("Calls"), tr("Share in %")};
    if (m_compared)
        head << tr("Calls before") << tr("Share before in %");
    QList<QStringList> all{head};
    for (const Bar &bar : m_bars) {
        QStringList row{QString::number(bar.from, 'g', 6), QString::number(bar.to, 'g', 6), QString::number(bar.count),
                        QString::number(share(bar.count, m_total), 'f', 3)};
        if (m_compared)
            row << QString::number(bar.before) << QString::number(share(bar.before, m_totalBefore), 'f', 3);
        all.append(row);
    }
    return all;
}

void DistributionChart::setCurrent(int bar)
{
    if (m_current == bar)
        return;
    m_current = bar;
    setAccessibleDescription(bar >= 0 ? textOfBar(bar) : summary());
    update();
}

void DistributionChart::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF all = plot();
    if (m_bars.isEmpty() || !all.contains(event->position()))
        return setCurrent(-1);
    setCurrent(std::clamp(int((event->position().x() - all.left()) / all.width() * double(m_bars.size())), 0, int(m_bars.size()) - 1));
}

void DistributionChart::leaveEvent(QEvent *event)
{
    PaintedChart::leaveEvent(event);
    if (!hasFocus())
        setCurrent(-1);
}

void DistributionChart::keyPressEvent(QKeyEvent *event)
{
    if (m_bars.isEmpty() || (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right && event->key() != Qt::Key_Home && event->key() != Qt::Key_End))
        return PaintedChart::keyPressEvent(event);
    const int last = int(m_bars.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(m_current < 0 ? last : std::max(0, m_current - 1));
    case Qt::Key_Right:
        return setCurrent(std::min(last, m_current + 1));
    case Qt::Key_Home:
        return setCurrent(0);
    default:
        return setCurrent(last);
    }
}

} // namespace octroi::charts
