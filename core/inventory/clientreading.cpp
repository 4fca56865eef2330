// SPDX-License-Identifier: GPL-3.0-or-later
// How the OAuth clients get into their list and, for lists of all credentials, into columns.
#include "inventory/reading.h"

namespace octroi::inventory {

namespace {
constexpr qsizetype kManyClients = 64; ///< so many at once are told of as one
}

/// What stayed keeps its row, what is missing goes.
void Inventory::Private::assignClients(std::vector<domain::OAuthClient> clients)
{
    stopSelections();
    {
        KeyTable &table = *data.clientRows;
        const std::unique_lock lock(table.mutex);
        std::vector<bool> there(table.rows(), false);
        for (const domain::OAuthClient &client : clients) {
            if (table.put(client))
                newClients << client.id;
            const quint32 row = table.find(client.id);
            if (row < there.size())
                there[row] = true;
        }
        for (quint32 row = 0; row < there.size(); ++row) {
            if (!there[row])
                table.remove(table.idOf(row));
        }
    }
    data.clients.assign(std::move(clients));
}

bool Inventory::Private::putClient(const domain::OAuthClient &client)
{
    if (!data.clients.put(client))
        return false;
    stopSelections();
    const std::unique_lock lock(data.clientRows->mutex);
    data.clientRows->put(client);
    newClients << client.id;
    return true;
}

void Inventory::Private::dropClient(const QString &id)
{
    data.clients.remove(id);
    stopSelections();
    const std::unique_lock lock(data.clientRows->mutex);
    data.clientRows->remove(id);
}

void Inventory::Private::tellClients()
{
    const auto here = alive;
    const QStringList changed = std::exchange(newClients, {});
    for (const QString &id : changed) {
        if (changed.size() > kManyClients || !*here)
            break;
        Q_EMIT q->clientChanged(id);
    }
    if (*here)
        Q_EMIT q->clientsChanged();
}

} // namespace octroi::inventory
