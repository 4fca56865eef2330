// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/alertrulesmodel.h"
#include "pages/page.h"
#include "theme/theme.h"

namespace octroi::widgets {
class Button;
class Field;
class Label;
class Note;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

/// The rules by which somebody is told.
class AlertRulesView : public QWidget
{
    Q_OBJECT
public:
    explicit AlertRulesView(Context context, QWidget *parent = nullptr);
    models::AlertRulesModel &model() { return *m_model; }
    void focusFilter();
    bool clearFilter();
    QString filter() const;
    void setFilter(const QString &filter);
    void copyAsCsv();
    bool removeSelected();
    bool editSelected();
    void retranslate();

Q_SIGNALS:
    void changeRequested(const QList<octroi::change::Change> &changes);
    void previewRequested(const QList<octroi::change::Change> &changes); ///< nothing of it without a preview
    void ruleRequested(const octroi::domain::AlertRule &rule);           ///< id "": a new one

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void connectParts();
    void updateState();
    void updateActions();
    void pause();
    void test();
    void showTest(const QString &name, const Result<backends::WebhookTest> &test);
    void tell(theme::Tone tone, const QString &sentence);
    const domain::AlertRule *selected() const;

    Context m_context;
    models::AlertRulesModel *m_model;
    widgets::Field *m_filter;
    widgets::Label *m_count;
    widgets::Note *m_note;
    widgets::Button *m_edit, *m_pause, *m_test, *m_secret, *m_remove;
    widgets::TableView *m_table;
    QString m_kept; ///< chosen before the rows were made anew
    bool m_testing = false;
};

} // namespace octroi::pages
