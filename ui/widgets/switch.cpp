// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/switch.h"

#include "theme/paint.h"
#include "theme/style.h"

#include <QPainter>

namespace octroi::widgets {

Switch::Switch(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    theme::setRingRadius(this, 10);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize Switch::sizeHint() const
{
    const QFontMetrics metrics(theme::font(theme::Type::Strong));
    const QString plain = QString(text()).remove(QLatin1Char('&'));
    return {32 + (plain.isEmpty() ? 0 : 8 + metrics.horizontalAdvance(plain) + 2),
            qMax(20, metrics.height())};
}

void Switch::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    const QRect track = QStyle::visualRect(layoutDirection(), rect(), QRect(0, (height() - 20) / 2, 32, 20));
    const bool on = isChecked();
    if (!isEnabled())
        theme::paintBox(painter, track, 10, theme::color(Color::BgSunken),
                        theme::color(Color::BorderDefault));
    else if (on)
        theme::paintBox(painter, track, 10, theme::color(underMouse() ? Color::AccentHover : Color::Accent));
    else
        theme::paintBox(painter, track, 10, theme::color(underMouse() ? Color::BgPressed : Color::BgSunken),
                        theme::color(Color::BorderControl));
    const bool atEnd = on != (layoutDirection() == Qt::RightToLeft);
    const QRectF knob(track.left() + (atEnd ? 16 : 4), track.top() + 4, 12, 12);
    theme::paintBox(painter, knob, 6,
                    theme::color(!isEnabled() ? Color::TextDisabled
                                 : on         ? Color::OnAccent
                                              : Color::BorderControl));
    painter.setFont(theme::font(theme::Type::Strong));
    painter.setPen(theme::color(isEnabled() ? Color::TextPrimary : Color::TextDisabled));
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(40, 0, 0, 0)),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)) |
                         Qt::TextShowMnemonic,
                     text());
}

} // namespace octroi::widgets
