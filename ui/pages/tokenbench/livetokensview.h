// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/livetokensmodel.h"
#include "pages/page.h"

namespace octroi::widgets {
class Button;
class Field;
class Label;
class Note;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

/// Tokens and sessions that live on the backend: by client, user or partner, and ended one by one or all at once.
class LiveTokensView : public QWidget
{
    Q_OBJECT
public:
    explicit LiveTokensView(Context context, QWidget *parent = nullptr);
    void setFilter(const QString &filter);
    void focusFilter();
    bool copyAsCsv();
    bool endSelected();
    void retranslate();

Q_SIGNALS:
    void changeRequested(const QList<octroi::change::Change> &changes);
    void clientWanted(const QString &clientId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void connectParts();
    void update();
    void updateActions();
    const models::LiveTokensModel::Row *selected() const;

    Context m_context;
    models::LiveTokensModel *m_model;
    widgets::Field *m_filter;
    widgets::Label *m_count;
    widgets::Note *m_reuse;
    widgets::Button *m_refresh, *m_end, *m_endClient, *m_endUser;
    widgets::TableView *m_table;
};

} // namespace octroi::pages
