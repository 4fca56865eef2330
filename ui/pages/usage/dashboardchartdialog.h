// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"
#include "report/dashboardfile.h"

#include <QDialog>
#include <QJsonArray>

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace octroi::widgets {
class Button;
class Label;
} // namespace octroi::widgets

namespace octroi::pages {

class SubjectField;

/// What a chart of a dashboard shows: which chart, whose calls, of which time, compared with what, how wide.
class DashboardChartDialog : public QDialog
{
    Q_OBJECT
public:
    /// `savedFilters`: {name, filter} each.
    DashboardChartDialog(inventory::Inventory &inventory, const report::DashboardChart &chart, const QJsonArray &savedFilters, bool isNew,
                         QWidget *parent);

Q_SIGNALS:
    void chosen(const octroi::report::DashboardChart &chart);

private:
    void fill(const QJsonArray &savedFilters);
    void update();
    void askForRange();
    void take();

    report::DashboardChart m_chart;
    QComboBox *m_kind, *m_saved, *m_range, *m_compare, *m_split, *m_columns;
    SubjectField *m_subject;
    QLineEdit *m_title;
    widgets::Label *m_problem;
    widgets::Button *m_ok;
};

} // namespace octroi::pages
