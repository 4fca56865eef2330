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
    QList<double> course = {}; ///< over time, oldest first; empty: no sparkline
};

/// Bars in an order. Bars that change their places take selection and focus with them; nothing is reset.
class BarListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { ShareRole = Qt::UserRole + 1, NumberRole, DeltaRole, WarnRole, IdRole, CourseRole };
    using QAbstractListModel::QAbstractListModel;

    void setBars(const QList<Bar> &bars);
    const QList<Bar> &bars() const { return m_bars; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void reorder(const QList<Bar> &bars);
    QList<Bar> m_bars;
    double m_largest = 0;
};

} // namespace octroi::charts
