// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

QT_BEGIN_NAMESPACE
class QSplitter;
QT_END_NAMESPACE

namespace octroi::models {
class CampaignsModel;
}
namespace octroi::widgets {
class Button;
class PageHeader;
class TableView;
} // namespace octroi::widgets

namespace octroi::pages {

class CampaignView;

/// Keys that are rotated together: how far each campaign is, and who has not moved.
class CampaignsPage : public Page
{
    Q_OBJECT
public:
    explicit CampaignsPage(Context context, QWidget *parent = nullptr);

    QString pageId() const override { return QStringLiteral("campaigns"); }
    QString pageTitle() const override;
    void open(const Target &target) override; ///< objectId: a campaign
    bool focusFilter() override;
    bool createNew() override;
    bool copyAsCsv() override; ///< those who have not moved
    bool removeSelected() override;
    bool closeTopmost() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void updateState();
    void showEmpty();
    void showSelected();
    QString selectedId() const;
    void select(const QString &id);

    models::CampaignsModel *m_model;
    widgets::PageHeader *m_header;
    widgets::Button *m_new;
    widgets::TableView *m_table;
    CampaignView *m_view;
    QSplitter *m_splitter;
    QString m_wanted; ///< to be selected as soon as it is there
};

} // namespace octroi::pages
