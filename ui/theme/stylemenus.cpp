// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/paint.h"
#include "theme/style.h"

#include <QAction>
#include <QComboBox>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>

namespace octroi::theme {
namespace {

constexpr int kItem = 28, kPad = 8, kSlot = kIconSmall + 8;

/// A menu's dangerous actions are red; a property says which ("octroiDanger").
bool isDanger(const QStyleOptionMenuItem &option, const QWidget *widget)
{
    const auto *menu = qobject_cast<const QMenu *>(widget);
    const QAction *action = menu ? menu->actionAt(option.rect.center()) : nullptr;
    return action && action->property("octroiDanger").toBool();
}

} // namespace

QSize Style::menuItemSize(const QStyleOptionMenuItem &option, const QSize &contents) const
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), 9};
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    int width =
        kPad + option.fontMetrics.horizontalAdvance(parts.value(0).remove(QLatin1Char('&'))) + kPad + 24;
    if (option.menuHasCheckableItems || option.maxIconWidth > 0)
        width += kSlot;
    if (parts.size() > 1)
        width += 24 + option.fontMetrics.horizontalAdvance(parts.value(1));
    return {qMax(160, width), qMax(kItem, option.fontMetrics.height() + 8)};
}

void Style::drawMenuItem(const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget) const
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(option.rect.left(), option.rect.center().y(), option.rect.width(), 1,
                         color(Color::BorderSubtle));
        return;
    }
    const bool enabled = option.state & State_Enabled;
    const bool danger = enabled && isDanger(option, widget);
    if ((option.state & State_Selected) && enabled)
        paintBox(painter, option.rect, 4, color(Color::BgSelected));

    QRect rest = option.rect.adjusted(kPad, 0, -kPad, 0);
    const auto place = [&](const QRect &r) { return visualRect(option.direction, option.rect, r); };
    const bool slot = option.menuHasCheckableItems || option.maxIconWidth > 0 || !option.icon.isNull();
    if (slot) {
        const QRect mark(rest.left(), rest.center().y() - 7, kIconSmall, kIconSmall);
        if (!option.icon.isNull())
            option.icon.paint(&painter, place(mark), Qt::AlignCenter,
                              enabled ? QIcon::Normal : QIcon::Disabled);
        else if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked)
            paintIcon(painter, place(mark), QStringLiteral("check"),
                      enabled ? Color::AccentText : Color::TextDisabled, kIconSmall);
        rest.setLeft(rest.left() + kSlot);
    }
    const QStringList parts = option.text.split(QLatin1Char('\t'));
    painter.save();
    painter.setFont(option.font);
    painter.setPen(color(!enabled ? Color::TextDisabled : danger ? Color::DangerText : Color::TextPrimary));
    painter.drawText(place(rest),
                     int(visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)) |
                         Qt::TextShowMnemonic | Qt::TextSingleLine,
                     parts.value(0));
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QRect arrow(rest.right() - 11, rest.top(), 12, rest.height());
        const QRectF r = place(arrow);
        if (option.direction == Qt::RightToLeft) {
            painter.translate(r.center().x() * 2, 0);
            painter.scale(-1, 1);
        }
        paintIcon(painter, r, QStringLiteral("chevron-right"), Color::TextMuted, 12);
    } else if (parts.size() > 1) {
        painter.setFont(font(Type::Caption));
        painter.setPen(color(enabled ? Color::TextMuted : Color::TextDisabled));
        painter.drawText(place(rest),
                         int(visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter)),
                         parts.value(1));
    }
    painter.restore();
}

} // namespace octroi::theme
