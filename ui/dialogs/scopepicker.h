// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

#include <QWidget>

namespace octroi::models {
class ScopeTreeModel;
}
namespace octroi::widgets {
class Field;
class Label;
class TreeView;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// The tree of scopes with check boxes and a search line above.
class ScopePicker : public QWidget
{
    Q_OBJECT
public:
    explicit ScopePicker(inventory::Inventory &inventory, QWidget *parent = nullptr);
    QStringList scopes() const;
    void setScopes(const QStringList &scopes);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    inventory::Inventory &m_inventory;
    models::ScopeTreeModel *m_model;
    widgets::Field *m_search;
    widgets::TreeView *m_tree;
    widgets::Label *m_none;
};

} // namespace octroi::dialogs
