// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/paint.h"
#include "theme/style.h"

#include <QPainter>
#include <QStyleOption>

namespace octroi::theme {

// Plain QPushButtons (in message boxes and file dialogs) look like our secondary and primary ones.
void Style::drawButton(const QStyleOptionButton &option, QPainter &painter, const QWidget *widget) const
{
    const bool enabled = option.state & State_Enabled;
    const bool primary = option.features & QStyleOptionButton::DefaultButton;
    const bool pressed = option.state & (State_Sunken | State_On);
    const bool hovered = option.state & State_MouseOver;
    QColor fill = color(pressed            ? Color::BgPressed
                        : hovered          ? Color::BgHover
                        : isRaised(widget) ? Color::BgField
                                           : Color::BgSurface);
    QColor line = color(Color::BorderDefault);
    QColor text = color(Color::TextPrimary);
    if (!enabled) {
        fill = color(Color::BgSunken);
        line = color(Color::BorderSubtle);
        text = color(Color::TextDisabled);
    } else if (primary) {
        fill = line = color(pressed ? Color::AccentPressed : hovered ? Color::AccentHover : Color::Accent);
        text = color(Color::OnAccent);
    }
    paintBox(painter, option.rect, 6, fill, line);
    painter.save();
    painter.setPen(text);
    painter.setFont(font(Type::Strong));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic, option.text);
    painter.restore();
}

void Style::drawToolPanel(const QStyleOption &option, QPainter &painter) const
{
    if (option.state & (State_Sunken | State_On))
        paintBox(painter, option.rect, 6, color(Color::BgPressed));
    else if ((option.state & State_MouseOver) && (option.state & State_Enabled))
        paintBox(painter, option.rect, 6, color(Color::BgHover));
}

} // namespace octroi::theme
