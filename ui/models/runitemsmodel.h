// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/run.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace octroi::models {

/// The items of a run and what became of each, put together as they are looked at.
class RunItemsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Identifier, State, Why, ColumnCount };
    enum class Show { All, Failed, Done };

    RunItemsModel(change::Run &run, const inventory::Inventory &inventory, QObject *parent = nullptr);

    void setShow(Show show);
    /// The items that are shown, as CSV: identifier, name, result, reason, detail, made.
    QByteArray csv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rebuild();
    bool isShown(quint32 item) const;
    QString nameOf(const change::RunItem &item) const;
    QString whyOf(const change::RunItem &item) const;

    QPointer<change::Run> m_run;
    const inventory::Inventory &m_inventory;
    Show m_show = Show::All;
    std::vector<quint32> m_rows;
};

} // namespace octroi::models
