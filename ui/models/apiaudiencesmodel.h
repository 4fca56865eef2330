// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/apiaudiences.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// What each audience of tokens can see of one API.
class ApiAudiencesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Audience, Meaning, Opens, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setAudiences(const QList<change::ApiAudience> &audiences, qsizetype endpoints);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString display(const change::ApiAudience &audience, int column) const;
    QString tip(const change::ApiAudience &audience, int column) const;

    QList<change::ApiAudience> m_audiences;
    qsizetype m_endpoints = 0;
};

} // namespace octroi::models
