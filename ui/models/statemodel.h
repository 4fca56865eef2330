// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/statedifference.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// In what a state and a backend differ, an object a row.
class StateModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Action, Type, Name, Fields, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    /// `fieldName`: what a member is called.
    void setDifferences(const QList<change::StateDifference> &differences, QString (*fieldName)(const QString &));
    const change::StateDifference *at(int row) const;
    int count(change::StateAction action) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString display(const change::StateDifference &one, int column) const;

    QList<change::StateDifference> m_differences;
    QString (*m_fieldName)(const QString &) = nullptr;
};

} // namespace octroi::models
