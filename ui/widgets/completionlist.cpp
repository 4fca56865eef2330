// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/completionlist.h"

#include "theme/paint.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace octroi::widgets {
namespace {

class CompletionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {160, theme::kRow};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
            theme::paintBox(*painter, QRectF(option.rect).adjusted(4, 0, -4, 0), 4,
                            theme::color(option.state & QStyle::State_Selected ? theme::Color::BgSelected
                                                                               : theme::Color::BgHover));
        const QRect rect = option.rect.adjusted(12, 0, -12, 0);
        painter->save();
        painter->setFont(theme::font(theme::Type::Strong));
        painter->setPen(theme::color(theme::Color::TextPrimary));
        painter->drawText(rect,
                          int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)),
                          index.data().toString());
        painter->setFont(theme::font(theme::Type::Caption));
        painter->setPen(theme::color(theme::Color::TextMuted));
        painter->drawText(rect,
                          int(QStyle::visualAlignment(option.direction, Qt::AlignRight | Qt::AlignVCenter)),
                          index.data(Qt::UserRole).toString());
        painter->restore();
    }
};

} // namespace

CompletionList::CompletionList(QWidget *owner)
    : QListWidget(owner)
{
    setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    setItemDelegate(new CompletionDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(0, 4, 0, 4);
    setUniformItemSizes(true);
    connect(this, &QListWidget::itemPressed, this,
            [this](QListWidgetItem *item) { Q_EMIT accepted(row(item)); });
}

void CompletionList::offer(const QList<Completion> &completions, const QPoint &globalTopLeft, int width)
{
    m_completions = completions;
    clear();
    for (const Completion &completion : completions) {
        auto *item = new QListWidgetItem(completion.text, this);
        item->setData(Qt::UserRole, completion.detail);
        item->setData(Qt::AccessibleTextRole, completion.text);
    }
    setVisible(!completions.isEmpty());
    if (completions.isEmpty())
        return;
    QPalette colors = palette();
    colors.setColor(QPalette::Base, theme::color(theme::Color::BgRaised));
    setPalette(colors);
    setCurrentRow(-1);
    setGeometry(globalTopLeft.x(), globalTopLeft.y(), width,
                int(qMin<qsizetype>(8, completions.size())) * theme::kRow + 10);
}

void CompletionList::step(int by)
{
    if (count() > 0)
        setCurrentRow((qMax(currentRow(), by > 0 ? -1 : 0) + by + count()) % count());
}

const Completion *CompletionList::current() const
{
    return currentRow() >= 0 && currentRow() < m_completions.size() ? &m_completions.at(currentRow())
                                                                    : nullptr;
}

} // namespace octroi::widgets
