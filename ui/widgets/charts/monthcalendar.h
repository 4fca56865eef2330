// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/charts/paintedchart.h"

#include <QDate>
#include <QMap>

namespace octroi::widgets {
class IconButton;
}

namespace octroi::charts {

/// One month as weeks and days, each with a number: darker is more. Arrow keys move over the days and from month to
/// month, Page Up and Page Down by months, Home to today; Enter and a click open a day that has a number.
class MonthCalendar : public PaintedChart
{
    Q_OBJECT
public:
    explicit MonthCalendar(QWidget *parent = nullptr);
    void setToday(const QDate &today); ///< the month shown is its, until another one is chosen
    /// Days without a number have none to tell. What stands in the words of a day: "%n credential(s) expire".
    void setCounts(const QMap<QDate, int> &counts);
    QDate month() const { return m_month; }     ///< its first day
    QDate current() const { return m_current; } ///< invalid: none
    QDate firstShown() const;                   ///< the calendar shows whole weeks
    QDate lastShown() const;
    QString textOfDay(const QDate &day) const;
    QList<QStringList> rows() const override; ///< of the month

Q_SIGNALS:
    void monthChanged();
    void dayActivated(const QDate &day);

protected:
    void paintChart(QPainter &painter, const QRectF &area) override;
    QString summary() const override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRectF cellRect(const QDate &day) const;
    QDate dayAt(const QPointF &point) const;
    void setCurrent(const QDate &day);
    void showMonth(const QDate &month);
    void paintDay(QPainter &painter, const QDate &day, int most) const;
    void retranslate();

    widgets::IconButton *m_previous, *m_next;
    QDate m_today, m_month, m_current;
    QMap<QDate, int> m_counts;
};

} // namespace octroi::charts
