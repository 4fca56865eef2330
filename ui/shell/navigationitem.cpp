// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/navigationitem.h"

#include "theme/paint.h"
#include "theme/style.h"

#include <QPainter>

namespace octroi::shell {
namespace {

constexpr int kMarkReach = 8; // the item's box begins here; the mark stands at the window's edge

} // namespace

NavigationItem::NavigationItem(const QString &iconName, const QString &text, QWidget *parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
{
    setText(text);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    theme::setRingRadius(this, -1); // inside its box, because the rail's edge is near
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] { update(); });
    describe();
}

void NavigationItem::setTitle(const QString &title)
{
    setText(title);
    describe();
}

void NavigationItem::setCount(const QString &count)
{
    if (m_count == count)
        return;
    m_count = count;
    describe();
    update();
}

void NavigationItem::setAlert(const QString &count, const QString &sentence)
{
    m_alert = count;
    m_alertSentence = sentence;
    describe();
    update();
}

void NavigationItem::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    describe();
    update();
}

void NavigationItem::describe()
{
    setAccessibleName(text());
    setAccessibleDescription(m_alert.isEmpty() ? m_count : m_alertSentence);
    const QString keys = shortcut().toString(QKeySequence::NativeText);
    setToolTip(!m_alert.isEmpty() ? m_alertSentence : m_collapsed ? text() : keys);
}

QSize NavigationItem::sizeHint() const
{
    return {theme::kRailCollapsed, qMax(32, QFontMetrics(theme::font(theme::Type::Strong)).height() + 12)};
}

/// A badge of 20 that ends at `right`; how wide it is.
int NavigationItem::paintAlert(QPainter &painter, const std::function<QRect(const QRect &)> &place, int right) const
{
    using theme::Color;
    const QFont caption = theme::font(theme::Type::Caption);
    const int wide = qMax(20, theme::figuresWidth(caption, m_alert) + 12);
    const QRect badge = place(QRect(right - wide, (height() - 20) / 2, wide, 20));
    theme::paintBox(painter, badge, 10, theme::color(Color::DangerBg));
    painter.setFont(caption);
    painter.setPen(theme::color(Color::DangerText));
    theme::drawFigures(painter, badge, Qt::AlignCenter, m_alert);
    return wide;
}

void NavigationItem::paintEvent(QPaintEvent *)
{
    using theme::Color;
    QPainter painter(this);
    const bool on = isChecked();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRect box = rect().adjusted(kMarkReach, 0, -kMarkReach, 0);
    if (on || isDown() || underMouse())
        theme::paintBox(painter, box, 6, theme::color(on || isDown() ? Color::BgPressed : Color::BgHover));
    if (on) {
        const QRectF mark(mirrored ? width() - 3 : 0, (height() - 20) / 2, 3, 20);
        theme::paintBox(painter, mark, 1.5, theme::color(Color::Accent));
    }
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        theme::paintBox(painter, box, 6, {}, theme::color(Color::FocusRing), 2);
    const auto place = [&](const QRect &r) { return QStyle::visualRect(layoutDirection(), rect(), r); };
    const QRect icon = m_collapsed ? box : QRect(box.left() + 8, 0, theme::kIcon, height());
    theme::paintIcon(painter, place(icon), m_iconName, on ? Color::AccentText : Color::TextSecondary,
                     theme::kIcon);
    if (m_collapsed) {
        if (!m_alert.isEmpty())
            theme::paintBox(painter, place(QRect(box.center().x() + 5, 5, 8, 8)), 4, theme::color(Color::DangerSolid));
        return;
    }
    int right = box.right() - 8;
    if (!m_alert.isEmpty())
        right -= paintAlert(painter, place, right) + 8;
    if (!m_count.isEmpty()) {
        const QFont caption = theme::font(theme::Type::Caption);
        const int wide = theme::figuresWidth(caption, m_count);
        painter.setFont(caption);
        painter.setPen(theme::color(Color::TextMuted));
        theme::drawFigures(painter, place(QRect(right - wide, 0, wide, height())), Qt::AlignCenter, m_count);
        right -= wide + 8;
    }
    painter.setFont(theme::font(on ? theme::Type::CardTitle : theme::Type::Strong));
    painter.setPen(theme::color(on ? Color::TextPrimary : Color::TextSecondary));
    const QRect words(box.left() + 36, 0, right - box.left() - 36, height());
    painter.drawText(place(words),
                     int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

} // namespace octroi::shell
