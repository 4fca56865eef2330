// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/holdings.h"
#include "models/credentialref.h"

#include <QAbstractTableModel>
#include <QTimer>
#include <optional>

namespace octroi::models {

/// The flat list of credentials: its own list of rows of the columns of one inventory, or of all that are open. A small
/// list is filtered and sorted at once, a change of one credential being one row inserted, moved or removed; a large one
/// in other threads, a new wish ending the one before, and the list is then exchanged as a whole (modelReset; rows of
/// the columns are the same as before, see tableRowAt).
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
        Kind,
        ColumnCount
    };
    static constexpr size_t kSmall = 20'000; ///< rows that are looked at at once

    /// The keys of one.
    explicit KeysModel(inventory::Inventory &inventory, QObject *parent = nullptr);
    KeysModel(inventory::Holdings &holdings, const Clock &clock, QObject *parent = nullptr);
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
    /// While false, what changes is looked at later: nobody sees this list.
    void setAwake(bool awake);
    const QList<int> &sections() const { return m_sections; } ///< the rows with which the groups begin
    int sortColumn() const { return m_column; }
    Qt::SortOrder sortOrder() const { return m_order; }

    int total() const; ///< credentials there are, shown or not
    int countMatching(const domain::KeyFilter &filter) const; ///< now: for small tables
    /// Filters whose matches are counted when something changed; see counted().
    void setCounted(const QStringList &filters);
    QString idAt(int row) const;
    CredentialRef refAt(int row) const;
    int rowOf(const QString &id) const; ///< the first with it; -1 when it is not shown
    int rowOf(const CredentialRef &ref) const;
    inventory::Holdings &holdings() const { return m_holdings; }
    const inventory::Parts &parts() const { return m_parts; } ///< what rows are rows of
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
    /// The credential that was painted last; of a client what it shares with keys.
    struct Held
    {
        domain::ApiKey key;
        quint32 at = inventory::KeyTable::kNone;
        quint64 revision = 0;
        const inventory::KeyTable *table = nullptr;
        const inventory::Inventory *inventory = nullptr;
        bool isClient = false;
    };
    QVariant display(const Held &held, int column) const;
    QVariant toolTip(const Held &held, int column) const;
    QString backendTip(const inventory::Inventory &inventory) const;
    QVariant tone(const Held &held, int column) const;
    QVariant muted(const Held &held, int row, int column) const;
    static QString applicationOf(const Held &held);
    static QString partnerOf(const Held &held);
    const Held *held(int row) const;
    int placeOf(quint32 joined) const;
    size_t dense(quint32 joined) const;
    std::vector<bool> marks(const inventory::RowList &rows) const;
    static quint64 stampOf(const inventory::Parts &parts);
    void connectAll();
    void dropGone();
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
    void noteChange(quint32 row);
    bool isFresh(quint32 row) const;
    void tellFresh();

    inventory::Holdings &m_holdings;
    const Clock &m_clock;
    bool m_awake = true, m_stale = false;
    domain::KeyFilter m_filter;
    QString m_partnerId, m_applicationId;
    inventory::RowList m_rows;
    inventory::KeyOrders m_orders;
    inventory::Parts m_parts; ///< what m_rows are rows of
    bool m_otherTable = false;
    std::shared_ptr<std::atomic_bool> m_cancel, m_countCancel; ///< of what runs in other threads
    QStringList m_counted;
    quint64 m_countedStamp = 0; ///< of the tables when it was counted
    QTimer m_soon, m_countSoon, m_fade;
    QHash<quint32, qint64> m_fresh; ///< rows that changed under the eyes of the user, and when
    mutable std::optional<Held> m_held;
    bool startsGroup(int row) const;
    QVariant section(const Held &held, int row, int role) const;

    QList<int> m_sections;
    int m_column = Name, m_group = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace octroi::models
