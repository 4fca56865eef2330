// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"

#include <QAbstractTableModel>
#include <QTimer>
#include <optional>

namespace octroi::models {

/// The flat list of all keys: its own list of rows of the inventory's columns. A small table is filtered and sorted at
/// once, a change of one key being one row inserted, moved or removed; a large one in other threads, a new wish ending
/// the one before, and the list is then exchanged as a whole (modelReset; rows of the columns are the same as before,
/// see tableRowAt).
class KeysModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Name,
        Partner,
        Application,
        Backend,
        Identifier,
        State,
        Scopes,
        LastUsed,
        Expires,
        Requests,
        Environment,
        Plan,
        Created,
        Bytes,
        ColumnCount
    };
    static constexpr size_t kSmall = 20'000; ///< rows that are looked at at once

    explicit KeysModel(inventory::Inventory &inventory, QObject *parent = nullptr);
    ~KeysModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    /// An unreadable filter changes nothing.
    void setFilter(const domain::KeyFilter &filter);
    /// Shows only what belongs to these; empty means all.
    void setOwner(const QString &partnerId, const QString &applicationId = {});
    /// Rows with the same value of this column stand together, in the sort order within; -1: nothing is grouped.
    void setGroup(int column);
    int group() const { return m_group; }
    const QList<int> &sections() const { return m_sections; } ///< the rows with which the groups begin
    int sortColumn() const { return m_column; }
    Qt::SortOrder sortOrder() const { return m_order; }

    int total() const; ///< keys there are, shown or not
    int countMatching(const domain::KeyFilter &filter) const; ///< now: for small tables
    /// Filters whose matches are counted when something changed; see counted().
    void setCounted(const QStringList &filters);
    QString idAt(int row) const;
    std::optional<domain::ApiKey> keyAt(int row) const;
    int rowOf(const QString &id) const; ///< -1 when it is not shown
    quint32 tableRowAt(int row) const { return m_rows[size_t(row)]; }
    const inventory::RowList &rows() const { return m_rows; }
    /// True when rows of the columns mean other keys than before the reset that is under way.
    bool isOtherTable() const { return m_otherTable; }
    bool isSearching() const { return bool(m_cancel); } ///< the rows are those of the wish before

    /// Time has gone on: texts such as "in 6 d" and time filters are looked at again.
    void refreshTimes();
    void retranslate();

Q_SIGNALS:
    void counted(const QHash<QString, int> &matches); ///< by filter, as setCounted
    void searched();                                  ///< the rows are those of the last wish

private:
    QVariant display(const domain::ApiKey &key, int row, int column) const;
    QVariant toolTip(const domain::ApiKey &key, int row, int column) const;
    QVariant tone(const domain::ApiKey &key, int column) const;
    QString applicationOf(const domain::ApiKey &key) const;
    QString partnerOf(const domain::ApiKey &key) const;
    const domain::ApiKey *held(int row) const;
    inventory::KeyWish wish() const;
    bool isSmall() const;
    void refresh();
    void search();
    void count();
    void countLater();
    void take(inventory::KeyAnswer answer);
    void showDifference(const inventory::RowList &next);
    void replace(inventory::RowList next);
    void reorder(inventory::RowList next);
    void noteChange(const QString &id);
    bool isFresh(quint32 row) const;
    void tellFresh();

    inventory::Inventory &m_inventory;
    domain::KeyFilter m_filter;
    QString m_partnerId, m_applicationId;
    inventory::RowList m_rows;
    inventory::KeyOrders m_orders;
    std::shared_ptr<const inventory::KeyTable> m_table; ///< what m_rows are rows of
    bool m_otherTable = false;
    std::shared_ptr<std::atomic_bool> m_cancel, m_countCancel; ///< of what runs in other threads
    QStringList m_counted;
    quint64 m_countedRevision = 0; ///< of the table when it was counted
    QTimer m_soon, m_countSoon, m_fade;
    QHash<quint32, qint64> m_fresh; ///< rows that changed under the eyes of the user, and when
    mutable std::optional<domain::ApiKey> m_held; ///< the key that was painted last
    mutable quint32 m_heldRow = 0;
    mutable quint64 m_heldRevision = 0;
    bool startsGroup(int row) const;
    void findSections();
    QVariant section(const domain::ApiKey &key, int row, int role) const;

    QList<int> m_sections;
    int m_column = Name, m_group = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace octroi::models
