// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/loggedcallsmodel.h"
#include "pages/page.h"

class QPlainTextEdit;

namespace octroi::widgets {
class Button;
class Card;
class Field;
class Label;
class Switch;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

/// Every request the console made, each as a curl command without its secrets.
class CallLogView : public QWidget
{
    Q_OBJECT
public:
    explicit CallLogView(Context context, QWidget *parent = nullptr);
    models::LoggedCallsModel &model() { return *m_model; }
    void focusFilter();
    bool copyAsCsv();
    void retranslate();

private:
    void show();
    void update();
    void copyCurl();

    Context m_context;
    models::LoggedCallsModel *m_model;
    widgets::Field *m_filter;
    widgets::Switch *m_pause;
    widgets::Button *m_clear, *m_copy;
    widgets::Label *m_count;
    widgets::TableView *m_table;
    widgets::Card *m_detail;
    QPlainTextEdit *m_curl;
};

} // namespace octroi::pages
