// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/auditentry.h"

#include <QAbstractTableModel>

namespace octroi::pages {

/// The newest audit entries: what was done, to what, when.
class ChangesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { What, Time, ColumnCount }; ///< What: the action, the object in SecondLineRole
    using QAbstractTableModel::QAbstractTableModel;
    void setEntries(const QList<domain::AuditEntry> &entries, const QDateTime &now);
    const domain::AuditEntry *entryAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<domain::AuditEntry> m_entries;
    QDateTime m_now;
};

} // namespace octroi::pages
