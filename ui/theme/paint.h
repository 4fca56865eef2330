// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

class QPainter;
class QWidget;

// Shapes that the style and the widgets share.
namespace octroi::theme {

/// What of a control decides its look.
struct ControlState
{
    bool enabled = true, hovered = false, pressed = false, focused = false;
};

/// A rectangle of whole pixels with a 1 px line inside its edge; an invalid colour leaves that part out.
void paintBox(QPainter &painter, const QRectF &rect, qreal radius, const QColor &fill,
              const QColor &line = {}, qreal lineWidth = 1);
/// A field's box: 2 px ring on the border when focused, red when wrong.
void paintFieldBox(QPainter &painter, const QRectF &rect, const ControlState &state, bool error,
                   bool raised = false);
/// A check box of 16 px: -1 partly, 0 off, 1 on.
void paintCheck(QPainter &painter, const QRectF &rect, int check, const ControlState &state);
void paintRadio(QPainter &painter, const QRectF &rect, bool on, const ControlState &state);
/// A popup's or sheet's soft shadow round `rect`, on a transparent surface.
void paintShadow(QPainter &painter, const QRectF &rect, qreal radius);
/// Drawn at the icon's own size in the middle of `rect`.
void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, Color role, int size);
/// Slanted lines, recoloured: for forecasts and gaps.
QBrush hatch(const QColor &color);
/// True inside sheets and popups, where fields lie on bg.raised.
bool isRaised(const QWidget *widget);
/// Marks a sheet's widget; everything inside follows.
void setRaised(QWidget *widget);

} // namespace octroi::theme
