// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/charts/seriessource.h"

#include <QAbstractTableModel>

namespace octroi::charts {

/// The numbers of a chart as rows: time first, then a column a series. The same samples, not the pixels.
class ChartTable : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Column
    {
        QString name;
        std::shared_ptr<const SeriesSource> source;
    };
    using QAbstractTableModel::QAbstractTableModel;

    void setColumns(const QList<Column> &columns, double from, double to, const Unit &unit);
    QString toCsv() const; ///< RFC 4180; times as ISO 8601 with offset, numbers with a point

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString heading(int section) const;
    QStringList m_names;
    QList<double> m_times;
    QList<QList<double>> m_values; ///< a list a row; NaN where a series has nothing
    Unit m_unit;
};

} // namespace octroi::charts
