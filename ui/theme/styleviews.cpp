// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/paint.h"
#include "theme/style.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>

namespace octroi::theme {

void Style::drawHeader(const QStyleOptionHeader &option, QPainter &painter, const QWidget *widget) const
{
    const QRect r = option.rect;
    painter.fillRect(r, color(Color::BgSurface));
    painter.fillRect(r.left(), r.bottom(), r.width(), 1, color(Color::BorderDefault));
    // The outer cells keep the rows' distance from the edge; the view says which ("octroiEdge").
    int leading = 8, trailing = 8;
    const QVariant edge =
        widget && widget->parentWidget() ? widget->parentWidget()->property("octroiEdge") : QVariant();
    if (edge.isValid()) {
        if (option.position == QStyleOptionHeader::Beginning ||
            option.position == QStyleOptionHeader::OnlyOneSection)
            leading = edge.toInt();
        if (option.position == QStyleOptionHeader::End ||
            option.position == QStyleOptionHeader::OnlyOneSection)
            trailing = edge.toInt();
    }
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const bool right = option.textAlignment & Qt::AlignRight;
    QRect content = visualRect(option.direction, r, r.adjusted(leading, 0, -trailing, -1));
    painter.save();
    painter.setFont(font(Type::Label));
    const QFontMetrics metrics(painter.font());
    const int mark = sorted ? 18 : 0;
    // A column of squares has no room for a word, and two letters of it say nothing.
    const bool room = content.width() - mark >= 32;
    const QString text = room ? metrics.elidedText(option.text, Qt::ElideRight, content.width() - mark) : QString();
    const int width = metrics.horizontalAdvance(text) + mark;
    const bool atRight = right != (option.direction == Qt::RightToLeft);
    const QRect place(atRight ? content.right() - width + 1 : content.left(), content.top(), width,
                      content.height());
    painter.setPen(color(sorted || (option.state & State_MouseOver) ? Color::TextPrimary : Color::TextMuted));
    painter.drawText(visualRect(option.direction, place, place.adjusted(0, 0, -mark, 0)),
                     Qt::AlignVCenter | Qt::AlignLeft, text);
    if (sorted) {
        // Qt's "down" mark stands for ascending.
        const bool ascending = option.sortIndicator == QStyleOptionHeader::SortDown;
        const QRect arrow =
            visualRect(option.direction, place, QRect(place.right() - 15, place.top(), 16, place.height()));
        paintIcon(painter, arrow,
                  ascending ? QStringLiteral("sort-ascending") : QStringLiteral("sort-descending"),
                  Color::TextPrimary, 14);
    }
    painter.restore();
}

void Style::drawTab(const QStyleOptionTab &option, QPainter &painter) const
{
    const bool on = option.state & State_Selected;
    const bool enabled = option.state & State_Enabled;
    painter.save();
    painter.setFont(font(on ? Type::CardTitle : Type::Strong));
    painter.setPen(color(!enabled                         ? Color::TextDisabled
                         : on                             ? Color::TextPrimary
                         : option.state & State_MouseOver ? Color::TextPrimary
                                                          : Color::TextSecondary));
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic, option.text);
    if (on)
        painter.fillRect(option.rect.left() + 8, option.rect.bottom() - 1, option.rect.width() - 16, 2,
                         color(Color::Accent));
    if (option.state & State_HasFocus)
        paintBox(painter, QRectF(option.rect).adjusted(2, 4, -2, -4), 6, {}, color(Color::FocusRing), 2);
    painter.restore();
}

bool Style::drawViewPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case PE_PanelItemViewRow:
        return true; // cells paint the whole row
    case PE_PanelItemViewItem: {
        const bool selected = option->state & State_Selected;
        if (!selected && !(option->state & State_MouseOver))
            return true;
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        const bool idle = view && !view->hasFocus() && !view->window()->windowFlags().testFlag(Qt::Popup);
        painter->fillRect(option->rect, color(!selected ? Color::BgHover
                                              : idle    ? Color::BgSelectedInactive
                                                        : Color::BgSelected));
        return true;
    }
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            const bool open = option->state & State_Open;
            const QRectF r = option->rect;
            painter->save();
            if (!open &&
                option->direction == Qt::RightToLeft) { // the arrow points to where the children come from
                painter->translate(r.center().x() * 2, 0);
                painter->scale(-1, 1);
            }
            paintIcon(*painter, r, open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                      Color::TextMuted, kIconSmall);
            painter->restore();
        }
        return true;
    case PE_FrameTabBarBase:
        painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1,
                          color(Color::BorderDefault));
        return true;
    case PE_FrameTabWidget:
        return true;
    default:
        return false;
    }
}

} // namespace octroi::theme
