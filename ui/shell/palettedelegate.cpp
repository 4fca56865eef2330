// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/palettedelegate.h"

#include "shell/palettemodel.h"
#include "theme/paint.h"
#include "widgets/chip.h"

#include <QPainter>

namespace octroi::shell {

using theme::Color;
using theme::Type;

PaletteDelegate::PaletteDelegate(const PaletteModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const int text = QFontMetrics(theme::font(Type::Body)).height();
    switch (m_model.entry(index.row()).kind) {
    case PaletteEntry::Kind::Heading:
        return {200, qMax(28, text + 10)};
    case PaletteEntry::Kind::Card:
        return {200, qMax(62, text * 2 + 26)};
    case PaletteEntry::Kind::Item:
        break;
    }
    return {200, qMax(32, text + 12)};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    const PaletteEntry &entry = m_model.entry(index.row());
    if (entry.kind == PaletteEntry::Kind::Heading) {
        painter->setFont(theme::font(Type::Label));
        painter->setPen(theme::color(Color::TextMuted));
        painter->drawText(option.rect.adjusted(8, 4, -8, 0),
                          int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)),
                          entry.title);
    } else if (entry.kind == PaletteEntry::Kind::Card) {
        paintCard(*painter, option, index.row());
    } else {
        paintItem(*painter, option, index.row());
    }
    painter->restore();
}

void PaletteDelegate::paintCard(QPainter &painter, const QStyleOptionViewItem &option, int row) const
{
    const PaletteEntry &entry = m_model.entry(row);
    const QRect box = option.rect.adjusted(0, 0, 0, -8);
    theme::paintBox(painter, box, 6, theme::color(Color::BgSunken), theme::color(Color::BorderDefault));
    const auto place = [&](const QRect &r) { return QStyle::visualRect(option.direction, box, r); };
    theme::paintIcon(painter, place(QRect(box.left() + 12, box.top(), 20, box.height())), entry.icon,
                     Color::AccentText, theme::kIcon);
    int right = box.right() - 12;
    if (!entry.chip.isEmpty()) {
        const int wide = widgets::chipWidth(entry.chip, true);
        widgets::paintChip(painter, place(QRect(right - wide, box.top(), wide, box.height())), entry.chip,
                           entry.tone, true, option.direction);
        right -= wide + 12;
    }
    const int left = box.left() + 44, half = box.height() / 2;
    const Qt::Alignment side = QStyle::visualAlignment(option.direction, Qt::AlignLeft);
    painter.setFont(theme::font(Type::CardTitle));
    painter.setPen(theme::color(Color::TextPrimary));
    const int wide = right - left;
    painter.drawText(place(QRect(left, box.top(), wide, half)), int(side | Qt::AlignBottom),
                     painter.fontMetrics().elidedText(entry.title, Qt::ElideRight, wide));
    painter.setFont(theme::font(Type::Caption));
    painter.setPen(theme::color(Color::TextSecondary));
    painter.drawText(place(QRect(left, box.top() + half + 2, wide, half - 2)), int(side | Qt::AlignTop),
                     painter.fontMetrics().elidedText(entry.detail, Qt::ElideRight, wide));
}

void PaletteDelegate::paintItem(QPainter &painter, const QStyleOptionViewItem &option, int row) const
{
    const PaletteEntry &entry = m_model.entry(row);
    const QRect box = option.rect;
    if (entry.enabled && (option.state & QStyle::State_Selected))
        theme::paintBox(painter, box, 6, theme::color(Color::BgSelected));
    else if (entry.enabled && (option.state & QStyle::State_MouseOver))
        theme::paintBox(painter, box, 6, theme::color(Color::BgHover));
    const auto place = [&](const QRect &r) { return QStyle::visualRect(option.direction, box, r); };
    const Qt::Alignment side = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
    if (!entry.icon.isEmpty())
        theme::paintIcon(painter, place(QRect(box.left() + 8, box.top(), 16, box.height())), entry.icon,
                         entry.enabled ? Color::TextSecondary : Color::TextDisabled, theme::kIconSmall);
    int right = box.right() - 8;
    if (!entry.hint.isEmpty()) {
        const QFont caption = theme::font(Type::Caption);
        const int wide = QFontMetrics(caption).horizontalAdvance(entry.hint) + (entry.enabled ? 12 : 0);
        const QRect hint = place(QRect(right - wide, box.top() + (box.height() - 20) / 2, wide, 20));
        painter.setFont(caption);
        if (entry.enabled)
            theme::paintBox(painter, hint, 4, theme::color(Color::BgSunken),
                            theme::color(Color::BorderDefault));
        else
            theme::paintIcon(painter, place(QRect(right - wide - 22, box.top(), 16, box.height())),
                             QStringLiteral("lock"), Color::TextMuted, theme::kIconSmall);
        painter.setPen(theme::color(entry.enabled ? Color::TextSecondary : Color::TextMuted));
        painter.drawText(hint, Qt::AlignCenter, entry.hint);
        right -= wide + 16;
    }
    int left = box.left() + 32;
    painter.setFont(theme::font(Type::Strong));
    painter.setPen(theme::color(entry.enabled ? Color::TextPrimary : Color::TextDisabled));
    const QString title = painter.fontMetrics().elidedText(entry.title, Qt::ElideRight, right - left);
    const int wide = painter.fontMetrics().horizontalAdvance(title) + 1;
    painter.drawText(place(QRect(left, box.top(), wide, box.height())), int(side), title);
    left += wide + 8;
    if (right - left > 24) {
        painter.setFont(theme::font(Type::Body));
        painter.setPen(theme::color(entry.enabled ? Color::TextSecondary : Color::TextDisabled));
        painter.drawText(place(QRect(left, box.top(), right - left, box.height())), int(side),
                         painter.fontMetrics().elidedText(entry.detail, Qt::ElideRight, right - left));
    }
}

} // namespace octroi::shell
