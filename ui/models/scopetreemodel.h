// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

#include <QAbstractItemModel>
#include <QSet>
#include <memory>

namespace octroi::models {

/// The scopes as a tree by ':'. With check boxes it is how scopes are chosen: a group is checked when all
/// below it are, and partly when some are. A chosen wildcard ("orders:*") stays one until something below
/// it is taken out.
class ScopeTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Description, Sensitivity, LongestLife, Holders, ColumnCount };

    explicit ScopeTreeModel(inventory::Inventory &inventory, bool checkable, QObject *parent = nullptr);
    ~ScopeTreeModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    QStringList checkedScopes() const; ///< in order of name, wildcards among them
    void setCheckedScopes(const QStringList &scopes);
    /// Scopes of which the name or the description contains this.
    void setSearch(const QString &text);
    QModelIndex indexOf(const QString &name) const;
    int scopeCount() const { return m_scopeCount; }
    /// Days that a key with these scopes may live at most; 0: no bound. `by` gets the scope that says so.
    static int longestLife(const inventory::Inventory &inventory, const QStringList &scopes,
                           QString *by = nullptr);

Q_SIGNALS:
    void checkedChanged();

private:
    struct Node;
    const Node *node(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    Qt::CheckState checkState(const Node &node) const;
    void countBelow(const Node &node, int &checked, int &all) const;
    void setBelow(const Node &node, bool on);
    bool isChecked(const QString &scope) const;
    void expandWildcards(const QString &scope);
    void rebuild();
    void countHolders();
    void countHolders(const inventory::KeyTable &table);
    QVariant display(const Node &node, int column) const;
    QVariant chip(const Node &node, int role) const;
    void tellChecked(const Node &node);

    inventory::Inventory &m_inventory;
    bool m_checkable;
    QString m_search;
    QSet<QString> m_checked, m_wildcards;
    QHash<QString, int> m_holders;
    std::unique_ptr<Node> m_root;
    int m_scopeCount = 0;
};

} // namespace octroi::models
