// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"
#include "models/treenode.h"

#include <QAbstractItemModel>
#include <QSet>
#include <QTimer>

namespace octroi::models {

/// Partners, their applications, their keys; the second column is a sparkline of the last 30 days.
/// Changes arrive as rows inserted, moved or removed, so that what is unfolded stays so.
class PartnerTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Usage, ColumnCount };

    explicit PartnerTreeModel(inventory::Inventory &inventory, QObject *parent = nullptr);
    ~PartnerTreeModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    /// Shows what contains this text and what lies above or below it.
    void setSearch(const QString &text);
    QModelIndex indexOf(const QString &id) const; ///< of a partner, application or key; invalid when hidden

private:
    using Kind = TreeNode::Kind;
    const TreeNode *node(const QModelIndex &index) const;
    QModelIndex indexOf(const TreeNode *node) const;
    QString name(const TreeNode &node) const;
    QVariant icon(const TreeNode &node) const;
    std::unique_ptr<TreeNode> wanted() const;
    void addApplication(TreeNode &partner, const domain::Application &application, bool all) const;
    bool matches(const QString &text) const;
    void merge(TreeNode &now, TreeNode &next);
    void removeGone(TreeNode &now, const TreeNode &next);
    void reorder(TreeNode &now, const TreeNode &next);
    void rebuild();
    void update();

    inventory::Inventory &m_inventory;
    /// Of a large table the keys of an application become rows when it is opened.
    bool isLazy() const;
    bool showsKeysOf(const QString &applicationId) const;
    std::vector<domain::ApiKey> keysOf(const QString &applicationId, bool whole) const;

    QString m_search;
    QSet<QString> m_opened;
    mutable inventory::Bits m_matching; ///< names that the search finds in a large table
    std::unique_ptr<TreeNode> m_root;
    QTimer m_updateSoon;
};

} // namespace octroi::models
