// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "theme/theme.h"

#include <QAbstractListModel>

namespace octroi::charts {

struct Bar
{
    QString id;
    QString label;
    double value = 0;
    QString number;    ///< formatted
    QString delta;     ///< "+12%"; "" for none
    bool warn = false; ///< the delta is worth a look
};

/// Bars in an order; rows that stay are changed in place, so that selection and focus stay on them.
class BarListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { ShareRole = Qt::UserRole + 1, NumberRole, DeltaRole, WarnRole, IdRole };
    using QAbstractListModel::QAbstractListModel;

    void setBars(const QList<Bar> &bars);
    const QList<Bar> &bars() const { return m_bars; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Bar> m_bars;
    double m_largest = 0;
};

} // namespace octroi::charts
