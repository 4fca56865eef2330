// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/alertwatch.h"
#include "pages/page.h"

class QStackedWidget;

namespace octroi::widgets {
class Button;
class PageHeader;
class Segments;
} // namespace octroi::widgets

namespace octroi::pages {

class AlertRulesView;
class AlertsView;

/// What fires, what fired, and the rules by which somebody is told.
class AlertsPage : public Page
{
    Q_OBJECT
public:
    /// The watch goes on while the page is hidden; it belongs to the connection.
    AlertsPage(Context context, models::AlertWatch &watch, QWidget *parent = nullptr);

    QString pageId() const override { return QStringLiteral("alerts"); }
    QString pageTitle() const override;
    void open(const Target &target) override; ///< objectId: an alert that fires; filter: "rules", "history"
    bool focusFilter() override;
    bool createNew() override;
    bool copyAsCsv() override;
    bool removeSelected() override;
    bool renameSelected() override;
    bool closeTopmost() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

Q_SIGNALS:
    void snoozeRequested(const octroi::domain::Alert &alert);
    void ruleRequested(const octroi::domain::AlertRule &rule);           ///< id "": a new one
    void previewRequested(const QList<octroi::change::Change> &changes); ///< nothing of it without a preview

protected:
    void changeEvent(QEvent *event) override;

private:
    enum View { Firing, History, Rules };
    void connectParts();
    void retranslate();
    void updateHead();
    void show(View view);
    View view() const;

    models::AlertWatch &m_watch;
    widgets::PageHeader *m_header;
    widgets::Button *m_new;
    widgets::Segments *m_views;
    QStackedWidget *m_stack;
    AlertsView *m_alerts;
    AlertRulesView *m_rules;
};

} // namespace octroi::pages
