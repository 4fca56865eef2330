// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/picture.h"

#include "theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace octroi::widgets {
namespace {

using theme::Color;

QPen pen(Color role)
{
    return QPen(theme::color(role), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

/// The toll gate: an arch on the ground.
void paintArch(QPainter &painter)
{
    painter.setPen(pen(Color::TextMuted));
    painter.drawLine(QPointF(8, 82), QPointF(152, 82));
    for (const qreal inset : {0.0, 8.0}) {
        QPainterPath arch(QPointF(42 + inset, 82));
        const qreal radius = 38 - inset;
        arch.lineTo(42 + inset, 46);
        arch.arcTo(QRectF(80 - radius, 46 - radius, radius * 2, radius * 2), 180, -180);
        arch.lineTo(118 - inset, 82);
        painter.drawPath(arch);
    }
}

void paintGate(QPainter &painter)
{
    paintArch(painter);
    painter.setPen(pen(Color::AccentText));
    painter.drawEllipse(QPointF(72, 58), 9, 9);
    painter.drawPolyline(QPolygonF({{81, 58}, {103, 58}}));
    painter.drawLine(QPointF(96, 58), QPointF(96, 64));
    painter.drawLine(QPointF(102, 58), QPointF(102, 65));
}

void paintPeople(QPainter &painter)
{
    paintArch(painter);
    painter.setPen(pen(Color::AccentText));
    for (const qreal x : {68.0, 92.0}) {
        painter.drawEllipse(QPointF(x, 50), 6, 6);
        QPainterPath body(QPointF(x - 10, 76));
        body.quadTo(x - 10, 61, x, 61);
        body.quadTo(x + 10, 61, x + 10, 76);
        painter.drawPath(body);
    }
}

void paintChart(QPainter &painter)
{
    painter.setPen(pen(Color::TextMuted));
    painter.drawPolyline(QPolygonF({{24, 12}, {24, 82}, {140, 82}}));
    painter.setPen(QPen(theme::color(Color::BorderDefault), 1, Qt::DashLine));
    for (const qreal y : {30.0, 48.0, 66.0})
        painter.drawLine(QPointF(32, y), QPointF(140, y));
    painter.setPen(pen(Color::AccentText));
    painter.drawPolyline(
        QPolygonF({{32, 70}, {50, 60}, {66, 64}, {84, 42}, {102, 48}, {120, 26}, {138, 32}}));
}

void paintScroll(QPainter &painter)
{
    painter.setPen(pen(Color::TextMuted));
    painter.drawRoundedRect(QRectF(48, 10, 64, 76), 4, 4);
    for (const qreal y : {26.0, 38.0, 50.0})
        painter.drawLine(QPointF(60, y), QPointF(100, y));
    painter.setPen(pen(Color::AccentText));
    painter.drawEllipse(QPointF(80, 68), 8, 8);
    painter.drawPolyline(QPolygonF({{76.5, 68}, {79, 70.5}, {83.5, 65.5}}));
}

} // namespace

PictureView::PictureView(EmptyState::Picture picture, QWidget *parent)
    : QWidget(parent)
    , m_picture(picture)
{
    setFixedSize(sizeHint());
    // Never shown from here: without a parent it would be a window for a moment, and take the keyboard.
    if (picture == EmptyState::Picture::None)
        hide();
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
}

void PictureView::setPicture(EmptyState::Picture picture)
{
    m_picture = picture;
    setVisible(picture != EmptyState::Picture::None);
    update();
}

QSize PictureView::sizeHint() const
{
    return {160, 96};
}

void PictureView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    switch (m_picture) {
    case EmptyState::Picture::None:
        break;
    case EmptyState::Picture::Gate:
        paintGate(painter);
        break;
    case EmptyState::Picture::People:
        paintPeople(painter);
        break;
    case EmptyState::Picture::Chart:
        paintChart(painter);
        break;
    case EmptyState::Picture::Scroll:
        paintScroll(painter);
        break;
    }
}

} // namespace octroi::widgets
