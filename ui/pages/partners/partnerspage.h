// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

#include <QTimer>

class QScrollArea;
class QStackedWidget;

namespace octroi::models {
class PartnerTreeModel;
}
namespace octroi::widgets {
class EmptyState;
class Field;
class IconButton;
class Label;
class TreeView;
} // namespace octroi::widgets

namespace octroi::pages {

class PartnerView;

/// Partners, applications and credentials as a tree; beside it the partner that is chosen.
class PartnersPage : public Page
{
    Q_OBJECT
public:
    explicit PartnersPage(Context context, QWidget *parent = nullptr);

    QString pageId() const override { return QStringLiteral("partners"); }
    QString pageTitle() const override;
    void open(const Target &target) override;
    bool focusFilter() override;
    bool createNew() override;
    bool renameSelected() override;
    bool removeSelected() override;
    bool closeTopmost() override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *side();
    void connectAll();
    void retranslate();
    void updateState();
    void updateSelection();
    void select(const QString &id);
    void showMenu(const QModelIndex &index, const QPoint &global);
    QString selectedKind() const;
    QString selectedId() const;

    models::PartnerTreeModel *m_model;
    widgets::Label *m_title, *m_count;
    widgets::IconButton *m_add;
    widgets::Field *m_search;
    widgets::TreeView *m_tree;
    QStackedWidget *m_stack;
    QScrollArea *m_scroll;
    PartnerView *m_view;
    widgets::EmptyState *m_none;
    QTimer m_soon;
    QString m_wanted;
};

} // namespace octroi::pages
