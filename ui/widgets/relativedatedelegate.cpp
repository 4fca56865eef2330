// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/relativedatedelegate.h"

#include "widgets/roles.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QLocale>
#include <QToolTip>

namespace octroi::widgets {

bool RelativeDateDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                     const QStyleOptionViewItem &option, const QModelIndex &index)
{
    // A model may hand out the moment itself; then it is told in the user's own manner.
    const QVariant exact = index.data(ExactRole);
    if (exact.userType() == QMetaType::QDateTime) {
        const QString tip = QLocale().toString(exact.toDateTime().toLocalTime(), QLocale::LongFormat);
        QToolTip::showText(event->globalPos(), tip, view->viewport());
        return true;
    }
    return ChipDelegate::helpEvent(event, view, option, index);
}

} // namespace octroi::widgets
