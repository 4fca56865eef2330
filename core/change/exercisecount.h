// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/endpointmap.h"
#include "change/exercise.h"
#include "domain/grantedscopes.h"

#include <QSet>
#include <optional>

namespace octroi::change {

/// Adds counted calls up by the granted scope that let them in. Knows no inventory, for any one thread.
class ExerciseCount
{
public:
    ExerciseCount(ExerciseReport report, std::vector<domain::Api> apis);

    void add(const backends::Calls &calls);
    void metered(const QList<domain::UsageRow> &days); ///< days with usage, from before the time on
    /// What the inventory has of a catalogue: who holds what. `table` is read under its mutex.
    void hold(const inventory::KeyTable &table, const std::vector<domain::OAuthClient> &clients,
              const QDateTime &now);
    /// Changes of keys and APIs, newest first; false when older ones do not matter.
    bool given(const QList<domain::AuditEntry> &entries);
    void givenUnknown(); ///< the log was not read to the beginning of the time: what could have changed is in
                         ///< doubt
    /// Whether when a scope was given matters for anything that would be proposed.
    bool asksWhenGiven() const;
    ExerciseReport take(); ///< in its order

private:
    struct Holder
    {
        domain::GrantedScopes set;
        std::vector<int> places; ///< of the set's members in the key's scopes
    };
    /// An endpoint that answers now what was counted under a wider one.
    struct Narrow
    {
        QString wide, narrow; ///< API and endpoint
        QStringList scopes;
    };
    const Holder &holder(std::size_t key);
    const std::vector<std::size_t> &narrower(const QString &apiId, const QString &endpoint);
    bool mayHaveAnswered(const Narrow &narrow) const;
    bool mayHaveAsked(std::size_t key, const Narrow &narrow);
    void doubtNarrowed(); ///< puts what is known of `m_beneath` into the doubts
    void declared(const domain::AuditEntry &entry);
    const std::optional<QStringList> &asked(const QString &apiId, const QString &endpoint);
    void addToKey(std::size_t key, const backends::Calls &calls, const backends::Calls::Group &group);

    ExerciseReport m_out;
    const EndpointMap m_map;
    const std::vector<domain::Api> m_apis;
    QHash<QString, std::size_t> m_places, m_scopePlaces;
    std::vector<std::unique_ptr<Holder>> m_holders;
    QHash<QString, std::optional<QStringList>> m_asked; ///< nothing: no declared endpoint answers
    std::vector<Narrow> m_narrow;
    QHash<QString, std::vector<std::size_t>> m_narrowerOf;     ///< places in m_narrow, by what was counted
    QHash<std::size_t, std::map<std::size_t, qint64>> m_beneath; ///< of a key: calls that one of m_narrow may have
    /// Numbers of the entries that declared an API's endpoint within the time, newest first; of those that
    /// took it away, negative.
    QHash<QString, QList<qint64>> m_declared;
    bool m_declaredUnknown = false;
};

} // namespace octroi::change
