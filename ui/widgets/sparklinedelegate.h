// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/celldelegate.h"

namespace octroi::widgets {

/// SparkRole as a line and DisplayRole as a right-aligned number in tabular figures.
class SparklineDelegate : public CellDelegate
{
    Q_OBJECT
public:
    explicit SparklineDelegate(QObject *parent = nullptr, int sparkWidth = 44, int numberWidth = 54);

protected:
    void paintContent(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option,
                      const QModelIndex &index) const override;

private:
    int m_sparkWidth, m_numberWidth;
};

} // namespace octroi::widgets
