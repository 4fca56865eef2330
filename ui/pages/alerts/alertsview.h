// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/alertsmodel.h"
#include "pages/page.h"

namespace octroi::widgets {
class Button;
class Field;
class Label;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

/// What fires, or what fired, and what can be done about it.
class AlertsView : public QWidget
{
    Q_OBJECT
public:
    AlertsView(Context context, models::AlertWatch &watch, QWidget *parent = nullptr);
    void setWhich(models::AlertsModel::Which which);
    models::AlertsModel &model() { return *m_model; }
    void select(const QString &alertId); ///< as soon as it is there
    void focusFilter();
    void focusList();
    bool clearFilter(); ///< false: there was none
    QString filter() const;
    void setFilter(const QString &filter);
    void copyAsCsv();
    void retranslate();

Q_SIGNALS:
    void changeRequested(const QList<octroi::change::Change> &changes);
    void snoozeRequested(const octroi::domain::Alert &alert);
    void goTo(const octroi::pages::Target &target);
    void newRuleRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void connectParts();
    void updateState();
    void showEmpty();
    void updateActions();
    void acknowledge();
    void snooze();
    void openSubject();
    QList<domain::Alert> selected() const;

    Context m_context;
    models::AlertWatch &m_watch;
    models::AlertsModel *m_model;
    widgets::Field *m_filter;
    widgets::Label *m_count, *m_story;
    widgets::Button *m_acknowledge, *m_snooze, *m_open, *m_usage, *m_older;
    widgets::TableView *m_table;
    QWidget *m_foot = nullptr;
    QStringList m_kept; ///< chosen before the rows were made anew
    QString m_wanted;
};

} // namespace octroi::pages
