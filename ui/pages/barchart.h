// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QWidget>

namespace octroi::pages {

/// A few dozen bars over one axis: what a key or a partner did an hour or a day. Its accessible
/// description lists the same numbers.
class BarChart : public QWidget
{
    Q_OBJECT
public:
    struct Bar
    {
        QString label; ///< below the bar; shown where there is room
        QString tip;   ///< "10 Nov: 24,310"
        qint64 value = 0;
        bool known = true; ///< false: a gap, not a zero
    };

    explicit BarChart(QWidget *parent = nullptr);
    void setBars(const QList<Bar> &bars);
    void setColor(theme::Color color);
    /// Writes each value above its bar and each label below it, and leaves the axis out.
    void setLabelled(bool labelled);
    QSize sizeHint() const override { return {300, 104}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QList<qint64> ticks() const;
    QRectF plot() const;
    QRectF barRect(int index) const;
    void paintAxis(QPainter &painter, const QRectF &area) const;
    void paintLabels(QPainter &painter, const QRectF &area) const;
    qint64 top() const;

    QList<Bar> m_bars;
    theme::Color m_color = theme::Color::Accent;
    bool m_labelled = false;
};

} // namespace octroi::pages
