// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/monodelegate.h"

#include "theme/paint.h"
#include "widgets/roles.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QPainter>

namespace octroi::widgets {
namespace {

QString copyText(const QModelIndex &index)
{
    const QString text = index.data(CopyRole).toString();
    return text.isEmpty() ? index.data(Qt::DisplayRole).toString() : text;
}

} // namespace

QRect MonoDelegate::copyRect(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect content = contentRect(option, index);
    const int text = QFontMetrics(theme::font(theme::Type::Mono))
                         .horizontalAdvance(index.data(Qt::DisplayRole).toString());
    const int left = qMin(content.left() + text + 8, content.right() - 15);
    return QStyle::visualRect(option.direction, content, QRect(left, content.top(), 18, content.height()));
}

void MonoDelegate::paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    using theme::Color;
    const QString text = index.data(Qt::DisplayRole).toString();
    const bool icon = isHovered(option, index) && !copyText(index).isEmpty();
    painter.setFont(theme::font(theme::Type::Mono));
    const bool enabled = index.flags() & Qt::ItemIsEnabled;
    painter.setPen(theme::color(!enabled                         ? Color::TextDisabled
                                : index.data(MutedRole).toBool() ? Color::TextMuted
                                                                 : Color::TextSecondary));
    const int room = rect.width() - (icon ? 20 : 0);
    const QRect place =
        QStyle::visualRect(option.direction, rect, QRect(rect.left(), rect.top(), room, rect.height()));
    painter.setLayoutDirection(Qt::LeftToRight); // identifiers and paths are code in every language
    painter.drawText(place, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)),
                     painter.fontMetrics().elidedText(text, Qt::ElideMiddle, room));
    if (icon)
        theme::paintIcon(painter, copyRect(option, index), QStringLiteral("copy"), Color::AccentText,
                         theme::kIconSmall);
}

bool MonoDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease || event->type() == QEvent::MouseButtonPress) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton &&
            copyRect(option, index).contains(mouse->position().toPoint())) {
            if (event->type() == QEvent::MouseButtonRelease) {
                QGuiApplication::clipboard()->setText(copyText(index));
                Q_EMIT copied(copyText(index));
            }
            return true;
        }
    }
    return CellDelegate::editorEvent(event, model, option, index);
}

} // namespace octroi::widgets
