// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"
#include "pages/usage/usagedata.h"
#include "report/dashboardfile.h"

#include <QFrame>
#include <functional>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QMenu;
class QStackedLayout;
QT_END_NAMESPACE

namespace octroi::widgets {
class IconButton;
class Label;
} // namespace octroi::widgets

namespace octroi::pages {

class DistributionReader;
class PaintedCharts;
class UsageCharts;

/// One chart of a dashboard: the chart of the usage page, on data of its own. Reads nothing while it is hidden.
/// With the keyboard on it: Alt and arrows move it, + and - make it wider and narrower, F2 renames, Del removes, Enter
/// opens its menu; arrows alone go to its neighbours.
class DashboardCard : public QFrame
{
    Q_OBJECT
public:
    DashboardCard(const Context &context, const report::DashboardChart &what, QWidget *parent = nullptr);
    const report::DashboardChart &what() const { return m_what; }
    void setWhat(const report::DashboardChart &what);
    QString title() const;
    QString caption() const; ///< time, resolution, comparison
    QString problem() const { return m_problemText; } ///< why there is no chart; "" for none
    void setColumns(int columns);
    void fillMenu(QMenu &menu);
    void openMenu();
    void rename(); ///< lets the title be written over
    QString csv() const;
    /// The chart, without the head, drawn into that place.
    void paintChart(QPainter &painter, const QRectF &place);
    QWidget *chart() const;

Q_SIGNALS:
    void changed(); ///< title or width
    void editRequested();
    void removeRequested();
    void moveRequested(int by); ///< places, forward or backward
    void neighbourRequested(int key);
    void dragged(const QPoint &global);
    void saveRequested(const QString &suffix, const QByteArray &bytes);
    void filterChosen(const QString &filter);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildChart();
    void follow(); ///< takes subject and time over, and says when that cannot be
    void read();   ///< what UsageData does not read by itself
    void setProblem(const QString &text);
    void retitle();
    void endRenaming(bool keep);
    void fillChartMenu(QMenu &menu);

    Context m_context;
    report::DashboardChart m_what;
    UsageData *m_data;
    widgets::Label *m_title, *m_caption, *m_problem;
    QLineEdit *m_edit;
    widgets::IconButton *m_menu;
    QStackedLayout *m_stack;
    UsageCharts *m_series = nullptr;  ///< one of these two
    PaintedCharts *m_painted = nullptr;
    std::function<void()> m_read;
    QString m_problemText;
    QPoint m_pressed;
    bool m_pressing = false, m_dragging = false;
};

} // namespace octroi::pages
