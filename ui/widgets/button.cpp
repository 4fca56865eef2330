// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/button.h"

#include "theme/paint.h"
#include "theme/style.h"
#include "theme/theme.h"

#include <QEvent>
#include <QMenu>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace octroi::widgets {
namespace {

using theme::Color;

struct Look
{
    Color fill, line, text, icon;
    bool hasFill = true, hasLine = true;
};

Look lookOf(Button::Kind kind, bool hovered, bool pressed, bool raised)
{
    const Color rest = raised ? Color::BgField : Color::BgSurface;
    const Color plain = pressed ? Color::BgPressed : hovered ? Color::BgHover : rest;
    switch (kind) {
    case Button::Kind::Primary: {
        const Color fill = pressed ? Color::AccentPressed : hovered ? Color::AccentHover : Color::Accent;
        return {fill, fill, Color::OnAccent, Color::OnAccent};
    }
    case Button::Kind::Danger: {
        const Color fill = pressed ? Color::DangerPressed : hovered ? Color::DangerHover : Color::DangerSolid;
        return {fill, fill, Color::OnDanger, Color::OnDanger};
    }
    case Button::Kind::DangerLine:
        return {plain, Color::BorderDefault, Color::DangerText, Color::DangerText};
    case Button::Kind::Ghost:
        return {plain, Color::BorderDefault, Color::TextSecondary, Color::TextSecondary, hovered || pressed,
                false};
    case Button::Kind::Secondary:
        break;
    }
    return {plain, Color::BorderDefault, Color::TextPrimary, Color::TextSecondary};
}

} // namespace

Button::Button(QWidget *parent)
    : Button(QString(), Kind::Secondary, parent)
{
}

Button::Button(const QString &text, Kind kind, QWidget *parent)
    : QPushButton(text, parent)
    , m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAutoDefault(false);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    update();
}

void Button::setButtonSize(Size size)
{
    m_size = size;
    theme::setRingRadius(this, size == Size::Small ? 4 : 6);
    updateGeometry();
}

void Button::setIconName(const QString &name)
{
    m_iconName = name;
    updateGeometry();
    update();
}

void Button::setDisabledReason(const QString &reason)
{
    setEnabled(reason.isEmpty());
    setToolTip(reason);
    setAccessibleDescription(reason);
}

QFont Button::textFont() const
{
    return theme::font(m_size == Size::Small ? theme::Type::Label : theme::Type::Strong);
}

QSize Button::sizeHint() const
{
    const bool small = m_size == Size::Small;
    const QFontMetrics metrics(textFont());
    int width = metrics.horizontalAdvance(QString(text()).remove(QLatin1Char('&'))) + (small ? 18 : 26);
    if (!m_iconName.isEmpty())
        width += theme::kIconSmall + (small ? 2 : 4);
    if (menu())
        width += theme::kIconSmall - 2;
    return {width, qMax(small ? theme::kControlSmall : theme::kControl, metrics.height() + (small ? 8 : 14))};
}

bool Button::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::EnabledChange)
        update();
    if (event->type() == QEvent::KeyPress && isEnabled()) {
        // Enter presses what has the focus, not only Space, and outside of dialogs too.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !menu()) {
            click();
            return true;
        }
    }
    return QPushButton::event(event);
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool small = m_size == Size::Small;
    const bool pressed = isDown() || isChecked();
    Look look = lookOf(m_kind, underMouse() && isEnabled(), pressed, theme::isRaised(this));
    if (!isEnabled())
        look = {Color::BgSunken, Color::BorderSubtle, Color::TextDisabled, Color::TextDisabled};
    theme::paintBox(painter, rect(), small ? 4 : 6, look.hasFill ? theme::color(look.fill) : QColor(),
                    look.hasLine ? theme::color(look.line) : QColor());

    const QString plain = QString(text()).remove(QLatin1Char('&'));
    painter.setFont(textFont());
    const int textWidth = painter.fontMetrics().horizontalAdvance(plain);
    const int gap = small ? 4 : 8;
    int content = textWidth;
    if (!m_iconName.isEmpty())
        content += theme::kIconSmall + gap;
    if (menu())
        content += theme::kIconSmall + 4;
    const bool trimmedLeading = !m_iconName.isEmpty(), trimmedTrailing = menu();
    int x = (width() - content) / 2 - (trimmedLeading ? 2 : 0) + (trimmedTrailing ? 3 : 0);
    const auto place = [&](int extent) {
        const QRect r(x, 0, extent, height());
        x += extent + gap;
        return QStyle::visualRect(layoutDirection(), rect(), r);
    };
    if (!m_iconName.isEmpty())
        theme::paintIcon(painter, place(theme::kIconSmall), m_iconName, look.icon, theme::kIconSmall);
    painter.setPen(theme::color(look.text));
    painter.drawText(place(textWidth + 1), Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip, text());
    if (menu()) {
        x -= gap - 3;
        theme::paintIcon(painter, place(theme::kIconSmall), QStringLiteral("chevron-down"), look.icon,
                         theme::kIconSmall);
    }
}

} // namespace octroi::widgets
