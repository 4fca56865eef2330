// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "models/alertwatch.h"

#include <QAbstractTableModel>

namespace octroi::models {

/// Alerts, newest first: what fires, as the watch has it, or all of the last year page by page. Reads nothing while
/// nobody looks.
class AlertsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Severity, Rule, About, What, Since, State, ColumnCount };
    enum class Which { Firing, All };
    static constexpr int kPage = 200;

    AlertsModel(AlertWatch &watch, inventory::Inventory &inventory, QObject *parent = nullptr);

    void setWhich(Which which);
    Which which() const { return m_which; }
    void setFollowed(bool followed); ///< while it is looked at
    void read();
    void readOlder(); ///< the next page of the past
    bool hasOlder() const { return m_which == Which::All && !m_next.isEmpty(); }
    void setFilter(const QString &words); ///< all of them stand in kind, rule, object or state
    bool wasRead() const { return m_wasRead; }
    const std::optional<Error> &error() const;

    const domain::Alert &at(int row) const { return m_rows.at(row); }
    int total() const { return int(m_all.size()); } ///< without the filter

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void stateChanged(); ///< reading, error, or how many there are

private:
    void takeFiring();
    void ask(const QString &cursor);
    void take(const backends::Page<domain::Alert> &page, bool newest);
    void show();
    bool fits(const domain::Alert &alert) const;
    QString display(const domain::Alert &alert, int column) const;

    AlertWatch &m_watch;
    inventory::Inventory &m_inventory;
    QList<domain::Alert> m_all, m_rows;
    QStringList m_words;
    QString m_next;
    std::optional<octroi::Error> m_error;
    Which m_which = Which::Firing;
    int m_asked = 0; ///< an answer to an earlier question is not taken
    bool m_followed = false, m_reading = false, m_wasRead = false;
};

} // namespace octroi::models
