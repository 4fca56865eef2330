// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/brushstrip.h"

#include "widgets/charts/chartgroup.h"
#include "widgets/charts/scale.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace octroi::charts {

using theme::Color;

namespace {
constexpr double kStripHeight = 30, kGripWidth = 6, kGripHeight = 14;
}

BrushStrip::BrushStrip(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    fit();
    setAccessibleName(tr("Part of the range that the charts show"));
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, &BrushStrip::fit);
}

void BrushStrip::fit()
{
    setFixedHeight(int(kStripHeight) + theme::withText(24)); // the times stand below
    update();
}

void BrushStrip::setGroup(ChartGroup *group)
{
    m_group = group;
    connect(group, &ChartGroup::windowChanged, this, qOverload<>(&QWidget::update));
}

void BrushStrip::setSource(std::shared_ptr<const SeriesSource> source)
{
    m_source = std::move(source);
    update();
}

void BrushStrip::setSideMargins(int left, int right)
{
    m_left = left;
    m_right = right;
    update();
}

QRectF BrushStrip::strip() const
{
    const int left = theme::withText(m_left); // as the charts above it
    return QRectF(left, 2, std::max(10, width() - left - m_right), kStripHeight);
}

double BrushStrip::xOf(double at) const
{
    const QRectF area = strip();
    return area.left() +
           (at - m_group->rangeFrom()) / (m_group->rangeTo() - m_group->rangeFrom()) * area.width();
}

double BrushStrip::atOf(double x) const
{
    const QRectF area = strip();
    return m_group->rangeFrom() +
           (x - area.left()) / area.width() * (m_group->rangeTo() - m_group->rangeFrom());
}

BrushStrip::Grip BrushStrip::gripAt(double x) const
{
    const double left = xOf(m_group->from());
    const double right = xOf(m_group->to());
    if (std::abs(x - left) <= kGripWidth)
        return Grip::Left;
    if (std::abs(x - right) <= kGripWidth)
        return Grip::Right;
    return x > left && x < right && m_group->isZoomed() ? Grip::Window : Grip::New;
}

void BrushStrip::paintShape(QPainter &painter) const
{
    if (!m_source)
        return;
    const double largest = m_source->largest(m_group->rangeFrom(), m_group->rangeTo());
    if (!std::isfinite(largest) || largest <= 0)
        return;
    const QRectF area = strip();
    const auto pieces = m_source->pieces(m_group->rangeFrom(), m_group->rangeTo(), int(area.width() / 2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(Color::NeutralSolid, 0.3));
    for (const QList<QPointF> &piece : pieces) {
        QPainterPath path(QPointF(xOf(piece.first().x()), area.bottom()));
        for (const QPointF &point : piece)
            path.lineTo(xOf(point.x()), area.bottom() - point.y() / largest * (area.height() - 2));
        path.lineTo(xOf(piece.last().x()), area.bottom());
        painter.drawPath(path);
    }
}

void BrushStrip::paintEvent(QPaintEvent *)
{
    if (!m_group)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = strip();
    painter.save();
    painter.setClipRect(area);
    paintShape(painter);
    painter.restore();

    const double left = xOf(m_group->from());
    const double right = xOf(m_group->to());
    painter.fillRect(QRectF(left, area.top(), right - left, area.height()),
                     theme::color(Color::Accent, 0.16));
    for (const double x : {left, right}) {
        painter.setPen(QPen(theme::color(Color::Accent), 1.5));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setBrush(theme::color(Color::BgSurface));
        painter.drawRoundedRect(
            QRectF(x - kGripWidth / 2, area.center().y() - kGripHeight / 2, kGripWidth, kGripHeight), 2, 2);
    }
    painter.setFont(theme::font(theme::Type::Caption));
    painter.setPen(theme::color(Color::TextMuted));
    const double height = QFontMetricsF(painter.font()).height();
    double occupied = area.left();
    for (const TimeTick &tick : timeTicks(m_group->rangeFrom(), m_group->rangeTo(), area.width(), 100)) {
        const double width = theme::figuresWidth(painter.font(), tick.label) + 2;
        const double x = std::clamp(xOf(tick.at) - width / 2, area.left(), area.right() - width);
        if (x < occupied)
            continue;
        occupied = x + width + 12;
        theme::drawFigures(painter, QRectF(x, area.bottom() + 3, width, height), Qt::AlignCenter, tick.label);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::color(Color::FocusRing), 2));
        painter.drawRoundedRect(area.adjusted(-5, -1, 5, 1), 4, 4);
    }
}

void BrushStrip::mousePressEvent(QMouseEvent *event)
{
    if (!m_group || event->button() != Qt::LeftButton)
        return;
    m_grip = gripAt(event->position().x());
    m_grabbed = atOf(event->position().x());
    m_from = m_group->from();
    m_to = m_group->to();
}

void BrushStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_group)
        return;
    const double at = atOf(event->position().x());
    switch (m_grip) {
    case Grip::Left:
        m_group->zoomTo(std::min(at, m_to), m_to);
        break;
    case Grip::Right:
        m_group->zoomTo(m_from, std::max(at, m_from));
        break;
    case Grip::Window:
        m_group->zoomTo(m_from + at - m_grabbed, m_to + at - m_grabbed);
        break;
    case Grip::New:
        if (std::abs(xOf(at) - xOf(m_grabbed)) > 3)
            m_group->zoomTo(m_grabbed, at);
        break;
    case Grip::None: {
        const Grip over = gripAt(event->position().x());
        setCursor(over == Grip::Window ? Qt::OpenHandCursor
                  : over == Grip::New  ? Qt::CrossCursor
                                       : Qt::SizeHorCursor);
    }
    }
}

void BrushStrip::mouseReleaseEvent(QMouseEvent *)
{
    m_grip = Grip::None;
}

void BrushStrip::mouseDoubleClickEvent(QMouseEvent *)
{
    if (m_group)
        m_group->reset();
}

void BrushStrip::keyPressEvent(QKeyEvent *event)
{
    if (!m_group)
        return;
    switch (event->key()) {
    case Qt::Key_Left:
        m_group->pan(-m_group->length() / 10);
        break;
    case Qt::Key_Right:
        m_group->pan(m_group->length() / 10);
        break;
    case Qt::Key_Plus:
        m_group->zoomAround((m_group->from() + m_group->to()) / 2, 0.7);
        break;
    case Qt::Key_Minus:
        m_group->zoomAround((m_group->from() + m_group->to()) / 2, 1 / 0.7);
        break;
    case Qt::Key_0:
        m_group->reset();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace octroi::charts
