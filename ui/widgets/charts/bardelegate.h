// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QStyledItemDelegate>

namespace octroi::charts {

/// Paints one row of a BarList.
class BarDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Place {
        Below,  ///< label and number, the bar under them (row 42)
        Beside, ///< label, bar, number, delta in a line (row 32)
        Behind  ///< the bar is the ground of the label (row 32)
    };
    BarDelegate(Place place, theme::Color color, QObject *parent = nullptr);
    void setMono(bool mono) { m_mono = mono; }
    void setDeltaShown(bool shown) { m_delta = shown; }
    void setSideMargin(int margin) { m_margin = margin; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    double paintNumbers(QPainter &painter, const QRectF &line, const QModelIndex &index) const;
    double paintCourse(QPainter &painter, const QRectF &line, const QModelIndex &index) const;
    void paintTrack(QPainter &painter, const QRectF &track, double share) const;

    Place m_place;
    theme::Color m_color;
    bool m_mono = false;
    bool m_delta = true;
    int m_margin = 16;
};

} // namespace octroi::charts
