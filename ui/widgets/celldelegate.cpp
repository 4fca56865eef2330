// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/celldelegate.h"

#include "theme/paint.h"
#include "theme/theme.h"
#include "widgets/roles.h"
#include "widgets/tableview.h"
#include "widgets/treeview.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace octroi::widgets {
namespace {

using theme::Color;

int visualPosition(const QStyleOptionViewItem &option, const QModelIndex &index, bool &last)
{
    if (const auto *table = qobject_cast<const TableView *>(option.widget)) {
        const QHeaderView *header = table->horizontalHeader();
        const int position = header->visualIndex(index.column());
        last = true;
        for (int next = position + 1; next < header->count(); ++next)
            last = last && header->isSectionHidden(header->logicalIndex(next));
        int first = 0;
        while (first < position && header->isSectionHidden(header->logicalIndex(first)))
            ++first;
        return position - first;
    }
    last = !index.isValid() || index.column() == index.model()->columnCount(index.parent()) - 1;
    return index.column();
}

/// Without the band that a section begins with.
QRect bodyOf(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const int band = option.widget ? option.widget->property("octroiBand").toInt() : 0;
    return band > 0 && !index.data(SectionRole).isNull() ? option.rect.adjusted(0, band, 0, 0) : option.rect;
}

void paintBackground(QPainter &painter, const QStyleOptionViewItem &option, bool hovered, bool first,
                     bool last)
{
    const QRect r = bodyOf(option, option.index);
    const bool selected = option.state & QStyle::State_Selected;
    const bool focused = option.widget && option.widget->hasFocus();
    if (selected)
        painter.fillRect(r, theme::color(focused ? Color::BgSelected : Color::BgSelectedInactive));
    else if (hovered)
        painter.fillRect(r, theme::color(Color::BgHover));
    else if (option.index.data(ChangedRole).toBool())
        painter.fillRect(r, theme::color(Color::AccentSubtle));
    painter.fillRect(r.left(), r.bottom(), r.width(), 1, theme::color(Color::BorderSubtle));
    const bool mirrored = option.direction == Qt::RightToLeft;
    if (selected && focused && first)
        painter.fillRect(mirrored ? r.right() - 2 : r.left(), r.top(), 3, r.height(),
                         theme::color(Color::Accent));
    // The ring goes round the row that has the keyboard, when that row is not the selection itself.
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool ring = focused && view && !selected && view->currentIndex().isValid() &&
                      option.index.row() == view->currentIndex().row() &&
                      option.index.parent() == view->currentIndex().parent();
    if (!ring)
        return;
    const QColor color = theme::color(Color::FocusRing);
    painter.fillRect(r.left(), r.top(), r.width(), 2, color);
    painter.fillRect(r.left(), r.bottom() - 1, r.width(), 2, color);
    if (mirrored ? last : first)
        painter.fillRect(r.left(), r.top(), 2, r.height(), color);
    if (mirrored ? first : last)
        painter.fillRect(r.right() - 1, r.top(), 2, r.height(), color);
}

} // namespace

bool CellDelegate::isHovered(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QModelIndex hovered;
    if (const auto *table = qobject_cast<const TableView *>(option.widget))
        hovered = table->hovered();
    else if (const auto *tree = qobject_cast<const TreeView *>(option.widget))
        hovered = tree->hovered();
    else
        return option.state & QStyle::State_MouseOver;
    return hovered.isValid() && hovered.row() == index.row() && hovered.parent() == index.parent();
}

QRect CellDelegate::contentRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int leading = 8, trailing = 8;
    bool last = false;
    const int position = visualPosition(option, index, last);
    if (const auto *table = qobject_cast<const TableView *>(option.widget)) {
        leading = position == 0 ? table->edge() : 8;
        trailing = last ? table->edge() : 8;
    } else if (qobject_cast<const TreeView *>(option.widget)) {
        leading = position == 0 ? 4 : 8;
        trailing = last ? 12 : 8;
    }
    const QRect body = bodyOf(option, index);
    return QStyle::visualRect(option.direction, body, body.adjusted(leading, 0, -trailing, -1));
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    cell.index = index;
    bool last = false;
    const bool first = visualPosition(cell, index, last) == 0;
    painter->save();
    painter->setClipRect(option.rect);
    if (!qobject_cast<const TreeView *>(option.widget)) // a tree paints its rows whole, branches included
        paintBackground(*painter, cell, isHovered(cell, index), first, last);
    paintContent(*painter, contentRect(cell, index), cell, index);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    int height = theme::kRow;
    if (const auto *tree = qobject_cast<const TreeView *>(option.widget))
        height = tree->rowHeight();
    const QFont font = theme::font(index.data(MonoRole).toBool() ? theme::Type::Mono : theme::Type::Strong);
    int width = theme::figuresWidth(font, index.data(Qt::DisplayRole).toString()) + 16;
    if (index.data(IconNameRole).isValid() || index.data(SquareRole).isValid())
        width += 24;
    if (index.data(Qt::CheckStateRole).isValid())
        width += 24;
    return {width, qMax(height, QFontMetrics(font).height() + 8)};
}

QRect CellDelegate::paintLeading(QPainter &painter, QRect rect, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const auto take = [&](int extent, int gap) {
        const QRect r =
            QStyle::visualRect(option.direction, rect, QRect(rect.left(), rect.top(), extent, rect.height()));
        rect = option.direction == Qt::RightToLeft ? rect.adjusted(0, 0, -extent - gap, 0)
                                                   : rect.adjusted(extent + gap, 0, 0, 0);
        return r;
    };
    const bool enabled = option.state & QStyle::State_Enabled;
    if (const QVariant check = index.data(Qt::CheckStateRole); check.isValid()) {
        const QRect r = take(16, 8);
        const auto state = Qt::CheckState(check.toInt());
        theme::ControlState control;
        control.enabled = enabled && (index.flags() & Qt::ItemIsUserCheckable);
        theme::paintCheck(painter, QRectF(r.left(), r.center().y() - 7, 16, 16),
                          state == Qt::Checked            ? 1
                          : state == Qt::PartiallyChecked ? -1
                                                          : 0,
                          control);
    }
    if (const QVariant square = index.data(SquareRole); square.isValid()) {
        const QRect r = take(8, 8);
        theme::paintBox(painter, QRectF(r.left(), r.center().y() - 3, 8, 8), 2,
                        theme::color(Color(int(Color::Chart1) + square.toInt())));
    }
    if (const QString name = index.data(IconNameRole).toString(); !name.isEmpty())
        theme::paintIcon(painter, take(theme::kIconSmall, 8), name,
                         enabled ? Color::TextMuted : Color::TextDisabled, theme::kIconSmall);
    return rect;
}

void CellDelegate::paintText(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                             const QModelIndex &index, const QString &text) const
{
    const bool strong = index.data(StrongRole).toBool();
    const bool mono = index.data(MonoRole).toBool();
    Color role = strong ? Color::TextPrimary : Color::TextSecondary;
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    const bool number = alignment.isValid() && (alignment.toInt() & (Qt::AlignRight | Qt::AlignTrailing));
    if (number)
        role = Color::TextPrimary;
    if (index.data(MutedRole).toBool())
        role = Color::TextMuted;
    if (const QVariant tone = index.data(ToneRole); tone.isValid())
        role = theme::textColor(theme::Tone(tone.toInt()));
    if (!(option.state & QStyle::State_Enabled) || !(index.flags() & Qt::ItemIsEnabled))
        role = Color::TextDisabled;
    painter.setPen(theme::color(role));
    painter.setFont(theme::font(mono ? theme::Type::Mono : strong ? theme::Type::Strong : theme::Type::Body));
    const Qt::Alignment side = QStyle::visualAlignment(
        option.direction, (number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const QString shown = theme::figuresWidth(painter.font(), text) > rect.width()
                              ? painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width())
                              : text;
    theme::drawFigures(painter, rect, side, shown);
}

void CellDelegate::paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    const QRect rest = paintLeading(painter, rect, option, index);
    if (rest.width() < 16 && index.data(SquareRole).isValid())
        return; // the square alone says it
    paintText(painter, rest, option, index, index.data(Qt::DisplayRole).toString());
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    QString tip = index.data(ExactRole).toString();
    if (tip.isEmpty())
        tip = index.data(Qt::ToolTipRole).toString();
    const QString text = index.data(Qt::DisplayRole).toString();
    if (tip.isEmpty() && sizeHint(option, index).width() > option.rect.width())
        tip = text; // what the ellipsis hides
    QToolTip::showText(event->globalPos(), tip, view);
    return !tip.isEmpty();
}

bool CellDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (!index.data(Qt::CheckStateRole).isValid() || !(index.flags() & Qt::ItemIsUserCheckable) ||
        !(index.flags() & Qt::ItemIsEnabled))
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    bool toggle = false;
    if (event->type() == QEvent::MouseButtonRelease) {
        const QRect content = contentRect(option, index);
        const QRect box = QStyle::visualRect(option.direction, content,
                                             QRect(content.left() - 4, content.top(), 24, content.height()));
        toggle = box.contains(static_cast<QMouseEvent *>(event)->position().toPoint());
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        toggle = key == Qt::Key_Space || key == Qt::Key_Select;
    }
    if (!toggle)
        return false;
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace octroi::widgets
