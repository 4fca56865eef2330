// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/welcome/illustration.h"

#include "theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <array>

namespace octroi::pages {

using theme::Color;

namespace {

/// Heights of the two lines of the chart scene, left to right over 224.
constexpr std::array<double, 40> kNow{66.8, 72.5, 74.2, 73.3, 68.8, 66.9, 67.4, 62.3, 59.7, 50.8,
                                      45.2, 35.9, 33.7, 36.4, 42.9, 48.5, 53.1, 55.8, 60.1, 65.6,
                                      67.2, 72.1, 71.2, 72.5, 68.1, 64.3, 61,   59.9, 54,   47.9,
                                      43.4, 39.6, 33.7, 35.2, 37.8, 40.7, 50.7, 52.6, 55.9, 61.9};
constexpr std::array<double, 40> kBefore{78.4, 78.6, 76.7, 74.5, 72.9, 72.7, 71.4, 70.5, 70.7, 68.6,
                                         64,   61.2, 60.4, 62.2, 63.9, 67.3, 70,   71.8, 77.6, 78.9,
                                         82,   83.4, 84.6, 81.7, 79.6, 77.5, 77,   77,   74.5, 70.7,
                                         67.3, 63.2, 62.1, 59.2, 60.2, 60.2, 63.9, 67.9, 72.2, 73};

QPen outline()
{
    return QPen(theme::color(Color::TextMuted), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

QPen accent()
{
    return QPen(theme::color(Color::Accent), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
}

/// An arch of that radius around x = 132 on the ground line.
QPainterPath arch(double radius)
{
    QPainterPath path(QPointF(132 - radius, 92));
    path.lineTo(132 - radius, 58);
    path.arcTo(QRectF(132 - radius, 58 - radius, 2 * radius, 2 * radius), 180, -180);
    path.lineTo(132 + radius, 92);
    return path;
}

} // namespace

Illustration::Illustration(Scene scene, QWidget *parent)
    : QWidget(parent)
    , m_scene(scene)
{
    setFixedHeight(112);
    setMinimumWidth(200);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, qOverload<>(&QWidget::update));
}

void Illustration::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(Color::BgSunken));
    painter.drawRoundedRect(rect(), 6, 6);
    painter.translate((width() - 296) / 2.0, 0);
    painter.setBrush(Qt::NoBrush);
    switch (m_scene) {
    case Scene::Gate:
        paintGate(painter);
        break;
    case Scene::Servers:
        paintServers(painter);
        break;
    case Scene::Chart:
        paintChart(painter);
        break;
    }
}

void Illustration::paintGate(QPainter &painter) const
{
    painter.setPen(outline());
    painter.drawLine(QPointF(24, 92), QPointF(272, 92));
    painter.drawPath(arch(32));
    painter.drawPath(arch(42));
    painter.drawLine(QPointF(132, 16), QPointF(132, 26));
    painter.drawLine(QPointF(107.5, 23.5), QPointF(111.5, 31.5));
    painter.drawLine(QPointF(156.5, 23.5), QPointF(152.5, 31.5));
    painter.drawPolyline(QPolygonF{{198, 92}, {198, 62}, {234, 62}, {234, 92}});
    painter.drawPolyline(QPolygonF{{193, 62}, {216, 46}, {239, 62}});
    painter.drawPolyline(QPolygonF{{209, 92}, {209, 76}, {223, 76}, {223, 92}});
    painter.setPen(accent());
    painter.drawLine(QPointF(182, 76), QPointF(104, 48));
    painter.setBrush(theme::color(Color::BgSunken));
    painter.drawEllipse(QPointF(184, 77), 4, 4);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(40, 76), 7, 7);
    painter.drawLine(QPointF(47, 76), QPointF(67, 76));
    painter.drawLine(QPointF(61, 76), QPointF(61, 82));
    painter.drawLine(QPointF(67, 76), QPointF(67, 81));
}

void Illustration::paintServers(QPainter &painter) const
{
    painter.setPen(outline());
    for (const double y : {24.0, 47.0, 70.0}) {
        painter.drawRoundedRect(QRectF(122, y, 52, 18), 4, 4);
        painter.drawPoint(QPointF(131, y + 9));
        painter.drawLine(QPointF(140, y + 9), QPointF(164, y + 9));
    }
    painter.drawRoundedRect(QRectF(30, 36, 60, 40), 4, 4);
    painter.drawLine(QPointF(30, 46), QPointF(90, 46));
    painter.drawLine(QPointF(50, 84), QPointF(70, 84));
    painter.drawLine(QPointF(60, 76), QPointF(60, 84));
    for (const double y : {26.0, 56.0, 86.0})
        painter.drawEllipse(QPointF(224, y), 9, 9);
    painter.setPen(accent());
    QPainterPath up(QPointF(174, 33));
    up.cubicTo(196, 33, 194, 27, 214, 27);
    painter.drawPath(up);
    painter.drawLine(QPointF(174, 56), QPointF(214, 56));
    QPainterPath down(QPointF(174, 79));
    down.cubicTo(196, 79, 194, 85, 214, 85);
    painter.drawPath(down);
    for (const double y : {26.0, 56.0, 86.0})
        painter.drawPolyline(QPolygonF{{220, y}, {223, y + 3}, {228, y - 2}});
    QPen dots = accent();
    dots.setDashPattern({0.5, 3});
    painter.setPen(dots);
    painter.drawLine(QPointF(92, 56), QPointF(121, 56));
}

void Illustration::paintChart(QPainter &painter) const
{
    painter.setPen(QPen(theme::color(Color::BorderDefault), 1.5));
    painter.drawLine(QPointF(36, 28), QPointF(260, 28));
    painter.drawLine(QPointF(36, 57), QPointF(260, 57));
    QPolygonF now;
    QPolygonF before;
    for (std::size_t i = 0; i < kNow.size(); ++i) {
        const double x = 36 + 224.0 * double(i) / double(kNow.size() - 1);
        now << QPointF(x, kNow[i]);
        before << QPointF(x, kBefore[i]);
    }
    QPolygonF area = now;
    area << QPointF(260, 92) << QPointF(36, 92);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(Color::Accent, 0.14));
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
    QPen dashed = outline();
    dashed.setDashPattern({2 / 1.5, 4 / 1.5});
    painter.setPen(dashed);
    painter.drawPolyline(before);
    painter.setPen(outline());
    painter.drawLine(QPointF(36, 92), QPointF(260, 92));
    painter.setPen(accent());
    painter.drawPolyline(now);
    painter.setBrush(theme::color(Color::BgSunken));
    painter.drawEllipse(QPointF(173.8, 68.1), 4, 4);
    QPen dots(theme::color(Color::TextMuted), 1);
    dots.setDashPattern({2, 3});
    painter.setPen(dots);
    painter.drawLine(QPointF(173.8, 16), QPointF(173.8, 63.1));
}

} // namespace octroi::pages
