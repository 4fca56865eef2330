// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QString>
#include <memory>
#include <vector>

namespace octroi::models {

/// A row of PartnerTreeModel.
struct TreeNode
{
    enum class Kind { Root, Partner, Application, Key };

    Kind kind = Kind::Root;
    QString id;
    TreeNode *parent = nullptr;
    std::vector<std::unique_ptr<TreeNode>> children;
    QList<qint32> days; ///< requests a day of all keys below

    int row() const;
    TreeNode *child(const QString &childId) const;
};

} // namespace octroi::models
