// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/octroid/calllog.h"
#include "tokens/exchange.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace octroi::models {

/// Every request the console made, newest first: to the backend, and to authorization servers. No secret is in it.
class LoggedCallsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Method, Path, Status, Duration, Error, ColumnCount };
    static constexpr qsizetype kMost = 2'000;

    /// `log` null: the backend keeps none. `address`: what its paths stand behind.
    LoggedCallsModel(backends::CallLog *log, const QString &address, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void add(const tokens::Exchange &exchange);
    void setAddress(const QString &address) { m_address = address; }
    void setPaused(bool paused); ///< what comes meanwhile is shown afterwards
    void setFilter(const QString &text); ///< part of the path, the method or the status
    void clear();
    int total() const { return int(m_all.size()); }
    const tokens::Exchange &at(int row) const { return m_rows.at(row); }

private:
    void put(const tokens::Exchange &exchange);
    bool matches(const tokens::Exchange &exchange) const;
    void filter();
    tokens::Exchange exchangeOf(const backends::LoggedCall &call) const;

    QPointer<backends::CallLog> m_log;
    QString m_address, m_filter;
    QList<tokens::Exchange> m_all, m_rows; ///< newest first
    QList<tokens::Exchange> m_waiting;
    bool m_paused = false;
};

} // namespace octroi::models
