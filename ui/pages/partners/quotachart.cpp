// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/partners/quotachart.h"

#include "models/format.h"
#include "theme/theme.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace octroi::pages {

using models::Format;
using theme::Color;
using usage::Forecast;

namespace {

constexpr int kLeft = 56, kTop = 18, kBottom = 24, kRight = 8;

} // namespace

QuotaChart::QuotaChart(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    const auto fit = [this] { setFixedHeight(theme::withText(200)); };
    fit();
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this, fit] {
        fit();
        update();
    });
}

void QuotaChart::setLimit(const usage::LimitForecast &limit, const usage::Samples &past, const usage::Samples &before,
                          const QTimeZone &zone)
{
    m_limit = limit;
    m_past = past;
    m_before = before;
    m_zone = zone;
    m_top = limit.limit * 1.12;
    if (limit.forecast.state == Forecast::State::Lasts && !limit.forecast.path.empty())
        m_top = std::max({m_top, std::min(limit.forecast.path.back().high, limit.limit * 1.3), 1.0});
    setAccessibleName(tr("Consumption and forecast"));
    setAccessibleDescription(summary());
    setToolTip(summary());
    update();
}

QString QuotaChart::amount(double value) const
{
    const auto whole = qint64(std::llround(value));
    return m_limit.kind == usage::LimitKind::VolumeMonth ? Format::bytes(whole) : Format::shortCount(whole);
}

/// With the hour where the period is a day.
QString QuotaChart::day(qint64 at) const
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(at, m_zone);
    return m_limit.kind == usage::LimitKind::QuotaDay ? QLocale().toString(time.time(), QLocale::ShortFormat)
                                                      : Format::shortDate(time.date());
}

QString QuotaChart::summary() const
{
    const Forecast &f = m_limit.forecast;
    const auto exact = [this](qint64 at) {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(at, m_zone);
        return tr("%1 %2", "day, hour").arg(Format::shortDate(time.date()), QLocale().toString(time.time(), QLocale::ShortFormat));
    };
    const QString used = tr("%1 of %2 used.", "amounts").arg(amount(m_limit.used), amount(m_limit.limit));
    switch (f.state) {
    case Forecast::State::TooLittle:
        return used + u' ' + tr("No forecast yet: %1 of %2 days of usage are known.", "numbers")
                                 .arg(QLocale().toString(f.knownDays, 'f', 1)).arg(f.neededDays);
    case Forecast::State::Exhausted:
        return used + u' ' + tr("It has run out.");
    case Forecast::State::Lasts:
        return used + u' ' + tr("At this rate %1 by the reset, between %2 and %3 in 80 of 100 cases.", "amounts")
                                 .arg(amount(f.path.back().middle), amount(f.path.back().low), amount(f.path.back().high));
    case Forecast::State::RunsOut:
        break;
    }
    const QString late = f.latest ? exact(*f.latest) : tr("not before the reset");
    return used + u' ' + tr("At this rate it runs out on %1; in 80 of 100 cases between %2 and %3.", "times")
                             .arg(exact(f.runsOut), exact(f.earliest.value_or(f.runsOut)), late);
}

QRectF QuotaChart::plot() const
{
    const int left = theme::withText(kLeft);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF area(mirrored ? kRight : left, kTop, width() - left - kRight, height() - kTop - theme::withText(kBottom));
    return area;
}

QPointF QuotaChart::place(const QRectF &plot, double at, double value) const
{
    const double length = std::max<double>(1, double(m_limit.period.to - m_limit.period.from));
    const double x = (at - double(m_limit.period.from)) / length;
    return {plot.left() + x * plot.width(), plot.bottom() - std::min(value / m_top, 1.0) * plot.height()};
}

void QuotaChart::paintGrid(QPainter &painter, const QRectF &plot) const
{
    painter.setFont(theme::font(theme::Type::Caption));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (const double share : {0.0, 0.5, 1.0}) {
        const double y = place(plot, 0, m_limit.limit * share).y();
        const Color line = share == 0 ? Color::BorderDefault : share == 1 ? Color::DangerSolid : Color::BorderSubtle;
        painter.setPen(QPen(theme::color(line), share == 1 ? 1.5 : 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(theme::color(Color::TextMuted));
        const QRectF label(mirrored ? plot.right() + 8 : 0, y - 10, theme::withText(kLeft) - 8, 20);
        theme::drawFigures(painter, label, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, amount(m_limit.limit * share));
    }
}

void QuotaChart::paintPast(QPainter &painter, const QRectF &plot) const
{
    const auto pathOf = [&](const usage::Samples &samples) {
        QPainterPath path;
        for (const usage::Sample &s : samples)
            path.isEmpty() ? path.moveTo(place(plot, s.at, s.value)) : path.lineTo(place(plot, s.at, s.value));
        return path;
    };
    if (m_before.size() > 1) {
        painter.setPen(QPen(theme::color(Color::TextMuted), 1.2, Qt::DotLine));
        painter.drawPath(pathOf(m_before));
    }
    if (m_past.size() < 2)
        return;
    const QPainterPath line = pathOf(m_past);
    QPainterPath area = line;
    area.lineTo(QPointF(line.currentPosition().x(), plot.bottom()));
    area.lineTo(plot.bottomLeft());
    painter.fillPath(area, theme::color(Color::Chart1, 0.14));
    painter.setPen(QPen(theme::color(Color::Chart1), 1.5));
    painter.drawPath(line);
}

void QuotaChart::paintForecast(QPainter &painter, const QRectF &plot) const
{
    const auto &path = m_limit.forecast.path;
    if (path.size() < 2)
        return;
    const qint64 until = runsOut() ? m_limit.forecast.runsOut : m_limit.period.to;
    QPainterPath middle;
    QPolygonF high, low;
    for (const usage::ForecastPoint &p : path) {
        if (p.at > until)
            break;
        const QPointF at = place(plot, double(p.at), p.middle);
        middle.isEmpty() ? middle.moveTo(at) : middle.lineTo(at);
        high << place(plot, double(p.at), std::min(p.high, m_limit.limit * (runsOut() ? 1 : 1.3)));
        low.prepend(place(plot, double(p.at), p.low));
    }
    if (runsOut())
        middle.lineTo(place(plot, double(until), m_limit.limit));
    const Color tone = runsOut() ? Color::WarningSolid : Color::TextMuted;
    QPainterPath cone;
    cone.addPolygon(high + low);
    cone.closeSubpath();
    painter.fillPath(cone, theme::color(tone, 0.18));
    QPen pen(theme::color(tone), 1.8);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.drawPath(middle);
}

void QuotaChart::paintLabel(QPainter &painter, const QRectF &plot, QPointF at, const QStringList &lines, const QColor &color) const
{
    painter.setFont(theme::font(theme::Type::Caption));
    const QFontMetrics metrics(painter.font());
    qreal wide = 0;
    for (const QString &line : lines)
        wide = std::max(wide, qreal(metrics.horizontalAdvance(line)));
    // On whichever side of the point there is room.
    const bool left = at.x() + 10 + wide > plot.right();
    const qreal x = left ? at.x() - 10 - wide : at.x() + 10;
    for (int i = 0; i < int(lines.size()); ++i) {
        painter.setPen(i == 0 ? color : theme::color(Color::TextSecondary));
        QFont font = painter.font();
        font.setWeight(i == 0 ? QFont::DemiBold : QFont::Normal);
        painter.setFont(font);
        painter.drawText(QPointF(x, at.y() + metrics.height() * (i + 1)), lines.at(i));
    }
}

void QuotaChart::paintEnd(QPainter &painter, const QRectF &plot) const
{
    const auto dot = [&](QPointF at, Color color) {
        painter.setPen(QPen(theme::color(Color::BgSurface), 1.5));
        painter.setBrush(theme::color(color));
        painter.drawEllipse(at, 4.5, 4.5);
        painter.setBrush(Qt::NoBrush);
    };
    if (!m_past.empty()) {
        const QPointF today = place(plot, m_past.back().at, m_limit.used);
        painter.setFont(theme::font(theme::Type::Caption));
        painter.setPen(theme::color(Color::TextPrimary));
        const QString text = tr("%1 now", "amount").arg(amount(m_limit.used));
        const QFontMetrics metrics(painter.font());
        const qreal wide = metrics.horizontalAdvance(text);
        qreal base = std::max(plot.top() + 12, today.y() - 6);
        if (runsOut()) { // the two lines about the end hang below the line of the limit
            const qreal below = place(plot, double(m_limit.forecast.runsOut), m_limit.limit).y() + metrics.height() * 3 + 4;
            base = std::max(base, below);
        }
        const qreal x = today.x() - 10 - wide >= plot.left() + 2 ? today.x() - 10 - wide : today.x() + 10;
        painter.drawText(QPointF(x, base), text);
        dot(today, Color::Chart1);
    }
    if (!runsOut())
        return;
    const QPointF end = place(plot, double(m_limit.forecast.runsOut), m_limit.limit);
    painter.setPen(QPen(theme::color(Color::TextMuted), 1, Qt::DotLine));
    painter.drawLine(end, QPointF(end.x(), plot.bottom()));
    dot(end, Color::DangerSolid);
    const auto days = int((m_limit.period.to - m_limit.forecast.runsOut) / 86'400);
    const QString before = m_limit.kind == usage::LimitKind::QuotaDay ? QString() : tr("%n day(s) before the reset", nullptr, days);
    paintLabel(painter, plot, end, {tr("runs out on %1", "day").arg(day(m_limit.forecast.runsOut)), before}, theme::color(Color::DangerText));
}

void QuotaChart::paintDays(QPainter &painter, const QRectF &plot) const
{
    painter.setFont(theme::font(theme::Type::Caption));
    const QFontMetrics metrics(painter.font());
    const qint64 from = m_limit.period.from, to = m_limit.period.to;
    std::vector<std::pair<qreal, qreal>> taken;
    const auto label = [&](qint64 at, const QString &text, const QColor &color) {
        const qreal wide = metrics.horizontalAdvance(text);
        qreal x = place(plot, double(at), 0).x() - wide / 2;
        x = std::clamp(x, plot.left(), std::max(plot.left(), plot.right() - wide));
        for (const auto &[begin, end] : taken) {
            if (x < end + 8 && x + wide + 8 > begin)
                return;
        }
        taken.emplace_back(x, x + wide);
        painter.setPen(color);
        painter.drawText(QPointF(x, plot.bottom() + 6 + metrics.ascent()), text);
    };
    if (runsOut())
        label(m_limit.forecast.runsOut, day(m_limit.forecast.runsOut), theme::color(Color::DangerText));
    const QColor muted = theme::color(Color::TextMuted);
    label(from, day(from), muted);
    label(to - 1, m_limit.kind == usage::LimitKind::QuotaDay ? day(to) : day(to - 1), muted);
    for (const int part : {1, 2, 3})
        label(from + (to - from) * part / 4, day(from + (to - from) * part / 4), muted);
}

void QuotaChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_limit.limit <= 0 || m_limit.period.to <= m_limit.period.from)
        return;
    const QRectF area = plot();
    paintGrid(painter, area);
    painter.save();
    painter.setClipRect(area.adjusted(0, -6, 6, 1));
    paintPast(painter, area);
    paintForecast(painter, area);
    painter.restore();
    paintEnd(painter, area);
    paintDays(painter, area);
    if (hasFocus()) {
        painter.setPen(QPen(theme::color(Color::FocusRing), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void QuotaChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_limit.limit > 0)
        setLimit(m_limit, m_past, m_before, m_zone);
}

} // namespace octroi::pages
