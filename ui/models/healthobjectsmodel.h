// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/evidence.h"

#include <QAbstractTableModel>
#include <QCache>
#include <unordered_set>

namespace octroi::models {

/// The objects of one finding with a check mark each, as many as there are: a row is put together where it is looked
/// at. Interface thread only.
class HealthObjectsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Owner, Evidence, ColumnCount };

    explicit HealthObjectsModel(QObject *parent = nullptr);

    /// Keeps the check marks where the rule stays the same. Null: empty.
    void show(std::shared_ptr<const health::Report> report, health::Rule rule);
    health::Rule rule() const { return m_rule; }
    const health::Affected &at(int row) const;
    void setAllChecked(bool checked);
    qint64 checkedCount() const;
    bool isChecked(int row) const;
    /// Those that are checked, at most so many.
    std::vector<health::ObjectId> checked(qint64 most) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void checkedChanged();

private:
    QVariant nameData(int row, int role) const;
    std::shared_ptr<const health::Report> m_report;
    health::Rule m_rule = health::Rule::Unused;
    bool m_all = true;               ///< all but `m_others` are checked, or none but those
    std::unordered_set<int> m_others;
    mutable QCache<int, health::Affected> m_rows{500};
};

} // namespace octroi::models
