// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/foreseen.h"

#include <QAbstractTableModel>
#include <QHash>
#include <memory>

namespace octroi::models {

/// What a change would have refused, as a table: either who is affected or the calls themselves. Sorted in
/// another thread, because there may be a hundred thousand rows.
class ForeseenModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Rows { Callers, Calls };
    enum CallerColumn { Credential, Application, Partner, Refused, Last, Ends, CallerColumns };
    enum CallColumn { Caller, Endpoint, Api, Reason, Count, LastCall, CallColumns };

    explicit ForeseenModel(Rows rows, QObject *parent = nullptr);
    /// `apis` are their names by identifier, `reasons` turns a refusal into words.
    void show(std::shared_ptr<const change::Foreseen> foreseen, const QHash<QString, QString> &apis,
              QString (*reasons)(const QString &), const QDateTime &now);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    QString text(int row, int column) const;
    QDateTime time(int row, int column) const;
    QString idOf(int row) const;
    bool isNumber(int column) const;
    int size() const;

    Rows m_rows;
    std::shared_ptr<const change::Foreseen> m_foreseen;
    std::shared_ptr<const std::vector<QString>> m_names; ///< of the callers of calls
    QHash<QString, QString> m_apis;
    QString (*m_reasons)(const QString &) = nullptr;
    QDateTime m_now;
    std::vector<quint32> m_order;
    int m_sorting = 0; ///< only the newest sort counts
};

} // namespace octroi::models
