// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/trustedissuersmodel.h"
#include "pages/page.h"

namespace octroi::widgets {
class Button;
class Card;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

class TrustEditor;

/// The issuers that the APIs trust, and one of them beside the list.
class TrustView : public QWidget
{
    Q_OBJECT
public:
    explicit TrustView(Context context, QWidget *parent = nullptr);
    TrustEditor &editor() { return *m_editor; }
    bool createNew();
    bool copyAsCsv();
    bool closeEditor(); ///< false: none was open
    void retranslate();

Q_SIGNALS:
    void changeRequested(const QList<octroi::change::Change> &changes);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void update();
    void open(int row);

    Context m_context;
    models::TrustedIssuersModel *m_model;
    widgets::Button *m_new;
    widgets::TableView *m_table;
    widgets::Card *m_card;
    TrustEditor *m_editor;
    QString m_openId;
};

} // namespace octroi::pages
