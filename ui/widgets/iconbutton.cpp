// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/iconbutton.h"

#include "theme/paint.h"
#include "theme/style.h"

#include <QPainter>

namespace octroi::widgets {

IconButton::IconButton(const QString &iconName, const QString &name, QWidget *parent)
    : QToolButton(parent)
    , m_iconName(iconName)
{
    setName(name);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setPopupMode(QToolButton::InstantPopup);
    theme::setRingRadius(this, 6);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
}

void IconButton::setIconName(const QString &iconName)
{
    m_iconName = iconName;
    update();
}

void IconButton::setName(const QString &name)
{
    setAccessibleName(name);
    setToolTip(shortcut().isEmpty()
                   ? name
                   : QStringLiteral("%1 (%2)").arg(name, shortcut().toString(QKeySequence::NativeText)));
}

void IconButton::setSmall(bool small)
{
    m_small = small;
    theme::setRingRadius(this, small ? 4 : 6);
    updateGeometry();
}

QSize IconButton::sizeHint() const
{
    const int side = m_small ? theme::kControlSmall : theme::kControl;
    return {side, side};
}

void IconButton::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    const bool hovered = isEnabled() && underMouse();
    if (isEnabled() && (isDown() || isChecked()))
        theme::paintBox(painter, rect(), m_small ? 4 : 6, theme::color(Color::BgPressed));
    else if (hovered)
        theme::paintBox(painter, rect(), m_small ? 4 : 6, theme::color(Color::BgHover));
    const Color role = !isEnabled() ? Color::TextDisabled
                       : hovered    ? Color::TextPrimary
                                    : Color::TextSecondary;
    theme::paintIcon(painter, rect(), m_iconName, role, m_small ? theme::kIconSmall : theme::kIcon);
}

} // namespace octroi::widgets
