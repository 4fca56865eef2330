// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "inventory/inventory.h"
#include "inventory/keytable.h"
#include "inventory/owners.h"

namespace octroi::inventory {

/// Objects in their order of display, found by id in constant time.
template <typename T>
class Table
{
public:
    using Id = QString T::*;
    using Before = bool (*)(const T &, const T &);
    Table(Id id, Before before)
        : m_id(id)
        , m_before(before)
    {
    }

    const std::vector<T> &all() const { return m_rows; }
    const T *find(const QString &id) const
    {
        const auto it = m_index.constFind(id);
        return it == m_index.constEnd() ? nullptr : &m_rows[*it];
    }
    T *edit(const QString &id) { return const_cast<T *>(find(id)); }
    void assign(std::vector<T> rows)
    {
        m_rows = std::move(rows);
        std::sort(m_rows.begin(), m_rows.end(), m_before);
        reindex(0);
    }
    /// True when it is new or different.
    bool put(const T &row)
    {
        const auto it = m_index.constFind(row.*m_id);
        if (it != m_index.constEnd()) {
            const size_t at = *it;
            if (m_rows[at] == row)
                return false;
            const bool moves = m_before(m_rows[at], row) || m_before(row, m_rows[at]);
            m_rows[at] = row;
            if (moves)
                assign(std::move(m_rows));
            return true;
        }
        const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), row, m_before);
        const auto at = size_t(place - m_rows.begin());
        m_rows.insert(place, row);
        reindex(at);
        return true;
    }
    bool remove(const QString &id)
    {
        const auto it = m_index.constFind(id);
        if (it == m_index.constEnd())
            return false;
        const size_t at = *it;
        m_index.remove(id);
        m_rows.erase(m_rows.begin() + std::ptrdiff_t(at));
        reindex(at);
        return true;
    }

private:
    void reindex(size_t from)
    {
        if (from == 0)
            m_index.clear();
        for (size_t i = from; i < m_rows.size(); ++i)
            m_index.insert(m_rows[i].*m_id, i);
    }

    Id m_id;
    Before m_before;
    std::vector<T> m_rows;
    QHash<QString, size_t> m_index;
};

/// What one backend holds, in memory.
struct Snapshot
{
    Snapshot();
    void indexApplications(); ///< after applications changed as a whole
    bool putApplication(const domain::Application &application);
    /// The names around the rows of `keys` or `clientRows`, made anew when any of them may have changed.
    std::shared_ptr<const Owners> owners(const QString &backend) const { return owners(backend, *keys, known); }
    std::shared_ptr<const Owners> clientOwners(const QString &backend) const
    {
        return owners(backend, *clientRows, knownOfClients);
    }
    void namesChanged()
    {
        known.reset();
        knownOfClients.reset();
    }

    Table<domain::Partner> partners;
    Table<domain::Application> applications;
    Table<domain::Api> apis;
    Table<domain::Scope> scopes;
    Table<domain::Plan> plans;
    Table<domain::OAuthClient> clients;
    std::shared_ptr<KeyTable> keys;
    std::shared_ptr<KeyTable> clientRows; ///< `clients` as columns, for lists
    QHash<QString, QStringList> applicationsOf; ///< by partner

private:
    std::shared_ptr<const Owners> owners(const QString &backend, const KeyTable &table,
                                         std::shared_ptr<const Owners> &last) const;

    mutable std::shared_ptr<const Owners> known, knownOfClients;
    mutable quint64 revision = 0;
};

} // namespace octroi::inventory
