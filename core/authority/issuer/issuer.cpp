// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/issuer.h"

#include "authority/audit/chain.h"
#include "authority/issuer/organisation.h"
#include "authority/issuer/state.h"

namespace octroi::authority {

namespace {

template <typename T>
Result<void> fill(Shelf<T> &shelf, const Result<QList<T>> &objects)
{
    if (!objects)
        return objects.error();
    shelf.clear();
    for (const T &object : *objects)
        shelf.put(object);
    return {};
}

/// Writes every object with one of the store's functions.
template <typename T>
Result<void> putAll(Store &store, const QList<T> &objects, Result<void> (Store::*put)(const T &))
{
    for (const T &object : objects) {
        if (const auto done = (store.*put)(object); !done)
            return done;
    }
    return {};
}

} // namespace

Issuer::Issuer(Store &store, LiveSink &sink, const Clock &clock, Options options)
    : m_state(std::make_unique<State>(store, sink, clock, std::move(options)))
{
}

Issuer::~Issuer() = default;

Result<void> Issuer::load()
{
    State &s = *m_state;
    const auto last = s.store.lastEntry(); // first: what comes meanwhile is read again
    if (!last)
        return last.error();
    s.knownSeq = last->seq;
    if (const auto done = fill(s.partners, s.store.partners()); !done)
        return done;
    if (const auto done = fill(s.applications, s.store.applications()); !done)
        return done;
    if (const auto done = fill(s.apis, s.store.apis()); !done)
        return done;
    if (const auto done = fill(s.scopes, s.store.scopes()); !done)
        return done;
    if (const auto done = fill(s.plans, s.store.plans()); !done)
        return done;
    if (const auto done = fill(s.trustedIssuers, s.store.trustedIssuers()); !done)
        return done;
    if (const auto done = fill(s.clients, s.store.oauth().clients()); !done)
        return done;
    for (const domain::Plan &plan : s.plans)
        s.sink.putPlan(plan);
    s.sink.putApis(s.allApis());
    for (const domain::Application &application : s.applications)
        s.sink.putApplication(application);
    s.announceTrust();
    if (const auto done = s.announceAllKeys(); !done)
        return done;
    for (const StoredClient &stored : s.clients)
        s.sink.putClient(s.liveOf(stored));
    return {};
}

Result<void> Issuer::importOrganisation(const Organisation &organisation)
{
    State &s = *m_state;
    const auto last = s.store.lastEntry();
    if (!last)
        return last.error();
    const qsizetype objects = s.partners.size() + s.applications.size() + s.apis.size() + s.scopes.size() +
                              s.plans.size();
    if (objects > 0 || last->seq > 0)
        return conflict("not_empty", {},
                        QStringLiteral("an organisation is imported only into an empty store"));
    const auto done = s.store.transact([&]() -> Result<void> {
        Result<void> put = putAll<domain::Partner>(s.store, organisation.partners, &Store::putPartner);
        if (put)
            put = putAll<domain::Application>(s.store, organisation.applications, &Store::putApplication);
        if (put)
            put = putAll<domain::Scope>(s.store, organisation.scopes, &Store::putScope);
        if (put)
            put = putAll<domain::Api>(s.store, organisation.apis, &Store::putApi);
        if (put)
            put = putAll<domain::Plan>(s.store, organisation.plans, &Store::putPlan);
        if (put)
            put = putAll<StoredKey>(s.store, organisation.keys, &Store::putKey);
        if (put)
            put = s.store.add(organisation.usage);
        domain::AuditEntry entry;
        for (qsizetype i = 0; put && i < organisation.history.size(); ++i) {
            entry = chained(entry, organisation.history[i]);
            put = s.store.append(entry);
        }
        return put;
    });
    return done ? load() : done;
}

} // namespace octroi::authority
