// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/holdings.h"
#include "pages/errand.h"

#include <QHash>

namespace octroi::pages {

/// The connections that are open side by side, for pages and sheets that are about all of them. A connection is taken
/// out before anything of it ends; who holds something of it lets go when told.
class OpenConnections : public QObject
{
    Q_OBJECT
public:
    explicit OpenConnections(QObject *parent = nullptr);

    void add(const OpenConnection &connection);
    void remove(const inventory::Inventory &inventory);
    inventory::Holdings &holdings() { return m_holdings; }
    /// In the order in which they came.
    const QList<OpenConnection> &all() const { return m_all; }
    /// Null: it is not open any more.
    const OpenConnection *find(const inventory::Inventory *inventory) const;
    const OpenConnection *find(const QString &backendId) const;
    bool isAway(const OpenConnection &connection) const; ///< its rows are those of the last time it answered

Q_SIGNALS:
    void leaving(const octroi::inventory::Inventory *inventory); ///< all of it is still there
    void changed();        ///< one came or went
    void statesChanged();  ///< one answers or does not, is read, or is read-only or not

private:
    inventory::Holdings m_holdings{inventory::Holdings::Of::Everything};
    QList<OpenConnection> m_all;
};

} // namespace octroi::pages
