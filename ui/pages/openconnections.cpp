// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/openconnections.h"

#include <algorithm>

namespace octroi::pages {

OpenConnections::OpenConnections(QObject *parent)
    : QObject(parent)
{
}

void OpenConnections::add(const OpenConnection &connection)
{
    if (find(connection.inventory))
        return;
    m_all.append(connection);
    connect(connection.inventory, &inventory::Inventory::syncStateChanged, this, &OpenConnections::statesChanged);
    connect(connection.backend, &backends::Backend::stateChanged, this, &OpenConnections::statesChanged);
    connect(connection.spine, &change::Spine::readOnlyChanged, this, &OpenConnections::statesChanged);
    m_holdings.add(*connection.inventory);
    Q_EMIT changed();
}

void OpenConnections::remove(const inventory::Inventory &inventory)
{
    const OpenConnection *known = find(&inventory);
    if (!known)
        return;
    const OpenConnection gone = *known;
    Q_EMIT leaving(&inventory);
    gone.inventory->disconnect(this);
    gone.backend->disconnect(this);
    gone.spine->disconnect(this);
    m_all.removeIf([&inventory](const OpenConnection &one) { return one.inventory == &inventory; });
    m_holdings.remove(*gone.inventory);
    Q_EMIT changed();
}

const OpenConnection *OpenConnections::find(const inventory::Inventory *inventory) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(),
                                    [inventory](const OpenConnection &one) { return one.inventory == inventory; });
    return found == m_all.end() ? nullptr : &*found;
}

const OpenConnection *OpenConnections::find(const QString &backendId) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&backendId](const OpenConnection &one) {
        return one.backend->info().id == backendId;
    });
    return found == m_all.end() ? nullptr : &*found;
}

bool OpenConnections::isAway(const OpenConnection &connection) const
{
    const auto state = connection.backend->state();
    return connection.inventory->syncState() == inventory::SyncState::Failed ||
           state == backends::BackendState::Offline || state == backends::BackendState::Failed;
}

} // namespace octroi::pages
