// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

#include <QHash>
#include <QSet>

namespace octroi::change {

/// What there would be after a plan, on paper: the inventory, and over it what the plan's items make of its
/// objects. Interface thread only, as the inventory is.
class Paper
{
public:
    Paper(const inventory::Inventory &inventory, const QList<PlannedItem> &items, const QDateTime &now);

    std::optional<domain::ApiKey> key(const QString &id) const;
    std::optional<domain::OAuthClient> client(const QString &id) const;
    const domain::Application *application(const QString &id) const;
    const domain::Partner *partner(const QString &id) const;
    const domain::Plan *plan(const QString &id) const;
    std::vector<domain::Api> apis() const; ///< in the order in which they were there

    /// APIs of which an item changes or removes something.
    const QSet<QString> &touchedApis() const { return m_touchedApis; }
    /// Of an item that is about the client.
    bool touchesClient(const QString &id) const { return m_clientItems.contains(id); }
    QStringList touchedClients() const { return m_clientItems.keys(); }
    bool touchesPlan(const QString &id) const { return m_plans.contains(id); }
    /// Partners that end and applications whose calls have to show something else.
    const QSet<QString> &touchedOwners() const { return m_touchedOwners; }

private:
    void note(const PlannedItem &item, int index);
    void onKey(const Change &change, domain::ApiKey &key) const;
    void onClient(const Change &change, domain::OAuthClient &client) const;

    const inventory::Inventory &m_inventory;
    const QList<PlannedItem> &m_items;
    const QDateTime m_now;
    QHash<QString, QList<int>> m_keyItems, m_clientItems;
    QHash<QString, domain::Application> m_applications;
    QHash<QString, domain::Partner> m_partners;
    QHash<QString, domain::Plan> m_plans;
    QHash<QString, domain::Api> m_apis;
    QSet<QString> m_deletedApis, m_touchedApis, m_touchedOwners;
};

} // namespace octroi::change
