// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/tokensbackend.h"
#include "inventory/inventory.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace octroi::models {

/// Approvals and opaque access tokens that live on the backend, newest first, and refresh tokens that were seen
/// twice, which ended theirs.
class LiveTokensModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Kind, Client, Partner, User, Scopes, State, Issued, Expires, LastUsed, Identifier, ColumnCount };
    static constexpr int kMost = 20'000; ///< rows that are read

    struct Row
    {
        backends::LiveToken token;
        bool reused = false; ///< ended, because its refresh token was used twice
        QString place;       ///< reused: the address that it was seen from
    };

    LiveTokensModel(inventory::Inventory &inventory, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void read(); ///< all of it anew
    bool canRead() const;
    bool isReading() const { return m_reading; }
    bool wasRead() const { return m_wasRead; }
    const std::optional<Error> &error() const { return m_error; }
    /// Words that client, partner, user, scopes or identifier hold; all of them.
    void setFilter(const QString &filter);
    int total() const { return int(m_all.size()); }
    bool isCut() const { return m_cut; } ///< there are more than kMost
    const Row &at(int row) const { return m_rows.at(row); }
    QString clientName(const QString &id) const;

Q_SIGNALS:
    void stateChanged();

private:
    QCoro::Task<Result<QList<Row>>> readAll(QPointer<backends::Backend> backend);
    void take(const QList<Row> &rows);
    void filter();
    QString display(const Row &row, int column) const;
    QString partnerOf(const Row &row) const;

    inventory::Inventory &m_inventory;
    QList<Row> m_all, m_rows;
    QStringList m_words;
    std::optional<Error> m_error;
    bool m_reading = false, m_wasRead = false, m_cut = false;
};

} // namespace octroi::models
