// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QMenu;
class QStackedLayout;
class QStandardItemModel;
class QTableView;
QT_END_NAMESPACE

namespace octroi::charts {

/// A chart that is not over time: head, a drawing, and the same numbers as a table, as CSV, PNG and SVG.
class PaintedChart : public QWidget
{
    Q_OBJECT
public:
    explicit PaintedChart(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    QString title() const { return m_title; }
    void setUnit(const QString &unit); ///< beside the title
    void setEmptyText(const QString &text); ///< instead of the drawing; "" for none

    bool isTableShown() const;
    void setTableShown(bool shown);
    virtual QList<QStringList> rows() const = 0; ///< headings first; numbers with a point
    QString csv() const;                         ///< RFC 4180
    QImage picture();                            ///< at twice the resolution
    QByteArray svg();
    void fillMenu(QMenu &menu);

Q_SIGNALS:
    void saveRequested(const QString &suffix, const QByteArray &bytes);

protected:
    /// The drawing; `area` is below the head.
    virtual void paintChart(QPainter &painter, const QRectF &area) = 0;
    virtual QString summary() const = 0; ///< for those who do not see it
    QRectF area() const;
    void changed(); ///< the numbers are others
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void fillTable();
    QString m_title, m_unit, m_empty;
    QTableView *m_table;
    QStandardItemModel *m_numbers;
};

} // namespace octroi::charts
