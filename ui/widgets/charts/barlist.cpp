// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/barlist.h"

#include <QFocusEvent>

namespace octroi::charts {

BarList::BarList(BarDelegate::Place place, theme::Color color, QWidget *parent)
    : QListView(parent)
    , m_model(new BarListModel(this))
    , m_delegate(new BarDelegate(place, color, this))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    viewport()->setAutoFillBackground(false);
    connect(this, &QListView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT barActivated(index.data(BarListModel::IdRole).toString());
    });
    connect(&theme::Theme::instance(), &theme::Theme::changed, this, [this] {
        scheduleDelayedItemsLayout();
        viewport()->update();
    });
}

void BarList::setBars(const QList<Bar> &bars)
{
    m_model->setBars(bars);
}

void BarList::setMono(bool mono)
{
    m_delegate->setMono(mono);
    viewport()->update();
}

void BarList::setDeltaShown(bool shown)
{
    m_delegate->setDeltaShown(shown);
    viewport()->update();
}

void BarList::setSideMargin(int margin)
{
    m_delegate->setSideMargin(margin);
    viewport()->update();
}

void BarList::leaveEvent(QEvent *event)
{
    QListView::leaveEvent(event);
    viewport()->update();
}

void BarList::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model->rowCount() > 0 && event->reason() != Qt::MouseFocusReason)
        setCurrentIndex(m_model->index(0));
}

} // namespace octroi::charts
