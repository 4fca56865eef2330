// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/api.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// The endpoints of one API, editable where it was asked for. Scopes are written with spaces between.
class EndpointsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Method, Path, Scopes, ColumnCount };

    explicit EndpointsModel(bool editable, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

    void setEndpoints(const QList<domain::Endpoint> &endpoints);
    const QList<domain::Endpoint> &endpoints() const { return m_endpoints; }
    int append(const domain::Endpoint &endpoint); ///< the new row
    /// What is wrong with a row, as a sentence; "" when nothing is.
    QString errorAt(int row) const;
    int firstWrong() const; ///< -1 when all are right

Q_SIGNALS:
    void edited();

private:
    QList<domain::Endpoint> m_endpoints;
    bool m_editable;
};

} // namespace octroi::models
