// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

#include <QTimer>

namespace octroi::models {
class ApisModel;
class ScopeTreeModel;
} // namespace octroi::models
namespace octroi::widgets {
class Badge;
class Button;
class Card;
class Field;
class Label;
class Link;
class Note;
class PageHeader;
class TableView;
class TreeView;
} // namespace octroi::widgets

namespace octroi::pages {

class ApiPart;
class ReachCard;

/// What is shared and which rights it takes: APIs with their endpoints, and the tree of scopes.
class ScopesPage : public Page
{
    Q_OBJECT
public:
    explicit ScopesPage(Context context, QWidget *parent = nullptr);

    QString pageId() const override { return QStringLiteral("scopes"); }
    QString pageTitle() const override;
    void open(const Target &target) override;
    bool focusFilter() override;
    bool createNew() override;
    bool copyAsCsv() override;
    bool renameSelected() override;
    bool closeTopmost() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *apisPart();
    QWidget *scopesPart();
    void connectAll();
    void retranslate();
    void updateState();
    void updateApi();
    void updateActions();
    void showScopeMenu(const QModelIndex &index, const QPoint &global);
    QString apiId() const;
    QString scopeName() const; ///< "" for a group
    void editApi();
    void editScope();
    void replaceScope();
    void selectScope();

    models::ApisModel *m_apis;
    models::ScopeTreeModel *m_scopes;
    widgets::PageHeader *m_header;
    widgets::Button *m_import, *m_newApi, *m_newScope, *m_newPlan;
    widgets::Note *m_note, *m_scopesNote;
    widgets::Card *m_apisCard, *m_scopesCard;
    ApiPart *m_apiPart;
    ReachCard *m_reach;
    widgets::Badge *m_apisCount, *m_scopesCount;
    widgets::TableView *m_apisTable;
    widgets::Link *m_editApi, *m_editScope, *m_replaceScope, *m_holders;
    widgets::Field *m_search;
    widgets::TreeView *m_tree;
    QTimer m_soon;
};

} // namespace octroi::pages
