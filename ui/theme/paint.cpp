// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/paint.h"

#include <QPainter>
#include <QPainterPath>
#include <QWidget>

namespace octroi::theme {
namespace {

constexpr char kRaised[] = "octroiRaised";

} // namespace

void paintBox(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &line,
              qreal lineWidth)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (line.isValid()) {
        painter.setPen(QPen(line, lineWidth));
        const qreal half = lineWidth / 2;
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
    } else {
        painter.setPen(Qt::NoPen);
        painter.drawRoundedRect(rect, radius, radius);
    }
    painter.restore();
}

void paintFieldBox(QPainter &painter, const QRectF &rect, const ControlState &state, bool error, bool raised)
{
    const QColor fill = color(!state.enabled ? Color::BgSunken : raised ? Color::BgField : Color::BgSurface);
    if (!state.enabled)
        paintBox(painter, rect, 6, fill, color(Color::BorderSubtle));
    else if (error)
        paintBox(painter, rect, 6, fill, color(Color::DangerSolid), state.focused ? 2 : 1);
    else if (state.focused)
        paintBox(painter, rect, 6, fill, color(Color::FocusRing), 2);
    else
        paintBox(painter, rect, 6, fill, color(Color::BorderControl));
}

void paintCheck(QPainter &painter, const QRectF &rect, int check, const ControlState &state)
{
    const bool on = check != 0;
    if (!state.enabled)
        paintBox(painter, rect, 4, color(Color::BgSunken), color(Color::BorderDefault));
    else if (on)
        paintBox(painter, rect, 4,
                 color(state.pressed   ? Color::AccentPressed
                       : state.hovered ? Color::AccentHover
                                       : Color::Accent));
    else
        paintBox(painter, rect, 4,
                 color(state.pressed   ? Color::BgPressed
                       : state.hovered ? Color::BgHover
                                       : Color::BgField),
                 color(Color::BorderControl));
    if (!on)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(state.enabled ? Color::OnAccent : Color::TextDisabled), 1.75, Qt::SolidLine,
                        Qt::RoundCap, Qt::RoundJoin));
    painter.translate(rect.topLeft());
    painter.scale(rect.width() / 16, rect.height() / 16);
    if (check > 0)
        painter.drawPolyline(QPolygonF({{4.2, 8.4}, {6.8, 11}, {11.8, 5.4}}));
    else
        painter.drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
    painter.restore();
}

void paintRadio(QPainter &painter, const QRectF &rect, bool on, const ControlState &state)
{
    const QColor fill = color(!state.enabled  ? Color::BgSunken
                              : state.pressed ? Color::BgPressed
                              : state.hovered ? Color::BgHover
                                              : Color::BgField);
    if (on)
        paintBox(painter, rect, rect.width() / 2, fill,
                 color(state.enabled ? Color::Accent : Color::TextDisabled), 5);
    else
        paintBox(painter, rect, rect.width() / 2, fill,
                 color(state.enabled ? Color::BorderControl : Color::BorderDefault));
}

void paintShadow(QPainter &painter, const QRectF &rect, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    // 0 8 24: twelve thin layers are as soft as a blur at this size and cost nothing.
    const bool dark = Theme::instance().isDark();
    QColor layer = color(Color::Scrim);
    layer.setAlphaF(dark ? 0.055f : 0.017f);
    painter.setBrush(layer);
    for (int spread = 12; spread >= 1; --spread) {
        const qreal grow = spread * 1.5 - 3;
        painter.drawRoundedRect(rect.translated(0, 6).adjusted(-grow, -grow, grow, grow), radius + grow,
                                radius + grow);
    }
    painter.restore();
}

void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, Color role, int size)
{
    const QPixmap image = pixmap(name, role, size, painter.device()->devicePixelRatioF());
    const QPointF at(rect.center().x() - size / 2.0, rect.center().y() - size / 2.0);
    painter.drawPixmap(QPointF(qRound(at.x()), qRound(at.y())), image);
}

QBrush hatch(const QColor &color)
{
    constexpr int kTile = 10; // two lines a tile, so that the slant meets itself
    QImage tile(kTile * 2, kTile * 2, QImage::Format_ARGB32_Premultiplied);
    tile.setDevicePixelRatio(2);
    tile.fill(Qt::transparent);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.8));
    for (int x = -20; x <= 20; x += 5)
        painter.drawLine(QPointF(x, kTile), QPointF(x + 5, 0));
    painter.end();
    return QBrush(tile);
}

bool isRaised(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (widget->property(kRaised).toBool())
            return true;
        if (widget->isWindow())
            return false;
    }
    return false;
}

void setRaised(QWidget *widget)
{
    widget->setProperty(kRaised, true);
}

} // namespace octroi::theme
