// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/charts/seriessource.h"

#include <QPointer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QMenu;
class QStackedLayout;
class QTableView;
QT_END_NAMESPACE

namespace octroi::charts {

class ChartGroup;
class ChartLegend;
class ChartTable;
class PlotView;

/// One chart over time: head with title, unit and legend, plot, and the same numbers as a table.
/// Drag zooms, double click and "0" reset, the wheel zooms around the pointer, Shift+drag pans, arrow
/// keys move the crosshair.
class TimeChart : public QWidget
{
    Q_OBJECT
public:
    explicit TimeChart(QWidget *parent = nullptr);

    void setGroup(ChartGroup *group);
    void setTitle(const QString &title);
    QString title() const { return m_title; }
    void setUnits(const QList<Unit> &units); ///< smallest first
    /// What is drawn, in the order of drawing. Ids are unique among the charts that share a head.
    void setSeries(const QList<SeriesSpec> &series);
    void setData(const QString &id, std::shared_ptr<const SeriesSource> source);
    void setGaps(const QList<GapMark> &gaps);
    void setLimits(const QList<LimitMark> &limits);
    void setMarks(const QList<TimeMark> &marks);
    void setNote(const QString &text);      ///< behind the legend
    void setEmptyText(const QString &text); ///< across the plot: why there is nothing; "" for none

    void setHeadHeight(int height);     ///< 24 by default
    void shareHeadOf(TimeChart &other); ///< its entries stand in the other's head, its own head goes
    void setSideMargins(int left, int right);
    void setTimeAxis(bool labels, bool verticalGrid);

    bool isTableShown() const;
    void setTableShown(bool shown);
    QString csv() const;     ///< of the window on screen
    QImage picture();        ///< as it stands, at twice the resolution
    QByteArray svg();        ///< the same as drawing
    void fillMenu(QMenu &menu); ///< table, copying and saving, zoom: what the context menu has
    QString summary() const; ///< in a sentence a series, for those who do not see it
    PlotView *plot() const { return m_plot; }

Q_SIGNALS:
    /// A picture ("png", "svg") or the numbers ("csv") are wanted as a file.
    void saveRequested(const QString &suffix, const QByteArray &bytes);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void updateValues();
    void updateTable() const;
    void describe();

    QString m_title, m_empty;
    int m_headHeight = 24; ///< at 100 %
    QPointer<ChartGroup> m_group;
    QPointer<ChartLegend> m_legend;
    ChartLegend *m_ownLegend;
    PlotView *m_plot;
    ChartTable *m_numbers;
    QTableView *m_table;
    QStackedLayout *m_stack;
    QWidget *m_emptyLabel;
};

} // namespace octroi::charts
