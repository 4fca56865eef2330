// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/link.h"

#include "theme/paint.h"
#include "theme/style.h"

#include <QPainter>

namespace octroi::widgets {

Link::Link(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    theme::setRingRadius(this, 4);
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void Link::setSmall(bool small)
{
    m_small = small;
    updateGeometry();
}

void Link::setIconName(const QString &name)
{
    m_icon = name;
    updateGeometry();
}

QFont Link::linkFont() const
{
    return theme::font(m_small ? theme::Type::Label : theme::Type::Strong);
}

QSize Link::sizeHint() const
{
    const QFontMetrics metrics(linkFont());
    const QString plain = QString(text()).remove(QLatin1Char('&'));
    return {metrics.horizontalAdvance(plain) + 1 + (m_icon.isEmpty() ? 0 : theme::kIconSmall + 4),
            qMax(m_small ? 16 : 20, metrics.height())};
}

void Link::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont font = linkFont();
    font.setUnderline(underMouse() && isEnabled());
    painter.setFont(font);
    const theme::Color role = isEnabled() ? theme::Color::AccentText : theme::Color::TextDisabled;
    painter.setPen(theme::color(role));
    QRect rest = rect();
    if (!m_icon.isEmpty()) {
        const QRect place(0, 0, theme::kIconSmall, height());
        theme::paintIcon(painter, QStyle::visualRect(layoutDirection(), rect(), place), m_icon, role,
                         theme::kIconSmall);
        rest.setLeft(theme::kIconSmall + 4);
    }
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rest),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)) |
                         Qt::TextShowMnemonic,
                     text());
}

} // namespace octroi::widgets
