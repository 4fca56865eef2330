// SPDX-License-Identifier: GPL-3.0-or-later
// One scope in place of another, in everything at once.
#include "authority/issuer/body.h"
#include "authority/issuer/clientrules.h"
#include "authority/issuer/keyrules.h"
#include "authority/issuer/state.h"
#include "domain/json.h"

#include <limits>

namespace octroi::authority {

namespace {

using domain::ScopeReplaced;
using domain::ScopeSwap;

constexpr qint64 kRestoreMs = kRestoreDays * 24LL * 3600 * 1000;

Error reserved(const QString &name)
{
    return conflict("scope_protocol", name, QStringLiteral("the protocol gives this name its meaning"));
}

/// Everything that is different by it, as it will be.
class Replacing
{
public:
    Replacing(Issuer::State &state, const ScopeSwap &swap)
        : m_state(state)
        , m_swap(swap)
        , m_now(state.clock.now())
    {
    }

    Result<void> collect(const domain::Scope &before);
    Result<void> write();
    Result<void> remember(); ///< after the commit: memory and sink
    QStringList clientIds() const;

    ScopeReplaced done;
    QList<Deed> deeds;

private:
    Result<void> addKeys();
    Result<void> addKey(const StoredKey &stored);
    Result<void> refuseTooMany() const;
    Result<void> checkBound(const QString &id, const QDateTime &createdAt, const QDateTime &expiresAt) const;
    Result<void> addClients();
    void addApis();
    void addIssuers();

    Issuer::State &m_state;
    const ScopeSwap m_swap;
    const QDateTime m_now;
    QList<StoredKey> m_keys;
    QList<StoredClient> m_clients;
    QList<domain::Api> m_apis;
    QList<domain::TrustedIssuer> m_issuers;
};

Result<void> Replacing::refuseTooMany() const
{
    if (m_keys.size() + m_clients.size() <= domain::kMostScopeHolders)
        return {};
    return Error{ErrorCode::TooLarge, m_swap.from,
                 QStringLiteral("more than %1 keys and clients have it").arg(domain::kMostScopeHolders), {}, QStringLiteral("too_many")};
}

/// What the other one bounds is not got round by a merge.
Result<void> Replacing::checkBound(const QString &id, const QDateTime &createdAt, const QDateTime &expiresAt) const
{
    domain::ApiKey alone;
    alone.scopes = QStringList{m_swap.to};
    alone.createdAt = createdAt;
    alone.expiresAt = expiresAt;
    const auto within = done.merged ? checkLifetime(m_state, alone) : Result<void>();
    return within ? within : conflict("lifetime_exceeded", id, QStringLiteral("%1: %2").arg(id, within.error().detail));
}

Result<void> Replacing::addKey(const StoredKey &stored)
{
    const domain::ApiKey &before = stored.key;
    if (before.revokedAt.isValid() && before.revokedAt.addMSecs(kRestoreMs) < m_now)
        return {}; // what it was is all that is left of it
    StoredKey after = stored;
    m_state.addTouch(after.key);
    m_swap.replaceIn(after.key.scopes);
    ++after.key.version;
    if (!before.revokedAt.isValid() && !before.scopes.contains(m_swap.to)) {
        if (const auto within = checkBound(before.id, before.createdAt, before.expiresAt); !within)
            return within;
    }
    deeds.append({"key.update", "key", before.id, before.name, domain::toJson(before, m_now), domain::toJson(after.key, m_now)});
    m_keys << after;
    return refuseTooMany();
}

Result<void> Replacing::addKeys()
{
    return m_state.eachKeyWithScope(m_swap.from, true, [this](const StoredKey &stored) { return addKey(stored); });
}

Result<void> Replacing::addClients()
{
    for (const StoredClient &stored : m_state.clients) {
        StoredClient after = stored;
        if (stored.client.revokedAt.isValid() || !m_swap.replaceIn(after.client.scopes))
            continue;
        const bool isNew = !stored.client.scopes.contains(m_swap.to);
        if (const auto within = isNew ? checkBound(after.client.id, after.client.createdAt, after.client.expiresAt) : Result<void>(); !within)
            return within;
        ++after.client.version;
        deeds.append({"client.update", "client", after.client.id, after.client.name, domain::toJson(stored.client, m_now),
                      domain::toJson(after.client, m_now)});
        m_clients << after;
    }
    return refuseTooMany();
}

void Replacing::addApis()
{
    for (const domain::Api &api : m_state.apis) {
        domain::Api after = api;
        int endpoints = 0;
        for (domain::Endpoint &endpoint : after.endpoints)
            endpoints += m_swap.replaceIn(endpoint.scopes) ? 1 : 0;
        if (endpoints == 0)
            continue;
        done.endpoints += endpoints;
        ++after.version;
        deeds.append({"api.update", "api", api.id, api.name, domain::toJson(api), domain::toJson(after)});
        m_apis << after;
    }
}

void Replacing::addIssuers()
{
    for (const domain::TrustedIssuer &issuer : m_state.trustedIssuers) {
        domain::TrustedIssuer after = issuer;
        bool has = m_swap.replaceIn(after.scopes);
        for (auto &mapping : after.scopeMappings)
            has = m_swap.replaceIn(mapping.scopes) || has;
        if (!has)
            continue;
        ++after.version;
        deeds.append({"trusted_issuer.update", "trusted_issuer", issuer.id, issuer.name, domain::toJson(issuer), domain::toJson(after)});
        m_issuers << after;
    }
}

Result<void> Replacing::collect(const domain::Scope &before)
{
    const domain::Scope *target = m_state.scopes.find(m_swap.to);
    done.replaced = m_swap.from;
    done.merged = target != nullptr;
    if (target) {
        done.scope = *target;
    } else {
        done.scope = before;
        done.scope.name = m_swap.to;
        done.scope.createdAt = m_now;
        done.scope.version = 1;
    }
    if (const auto added = addClients(); !added)
        return added;
    addApis();
    addIssuers();
    if (const auto added = addKeys(); !added)
        return added;
    done.keys = int(m_keys.size());
    done.clients = int(m_clients.size());
    done.apis = int(m_apis.size());
    done.trustedIssuers = int(m_issuers.size());
    return {};
}

Result<void> Replacing::write()
{
    Store &store = m_state.store;
    Result<void> written;
    const auto put = [&written](const auto &objects, auto one) {
        for (auto at = objects.begin(); written && at != objects.end(); ++at)
            written = one(*at);
    };
    if (!done.merged)
        written = store.putScope(done.scope);
    put(m_apis, [&](const domain::Api &api) { return store.putApi(api); });
    put(m_keys, [&](const StoredKey &key) { return store.putKey(key); });
    put(m_clients, [&](const StoredClient &client) { return store.oauth().putClient(client); });
    put(m_issuers, [&](const domain::TrustedIssuer &issuer) { return store.putTrustedIssuer(issuer); });
    return written ? store.removeScope(m_swap.from) : written;
}

QStringList Replacing::clientIds() const
{
    QStringList ids;
    for (const StoredClient &stored : m_clients)
        ids << stored.client.id;
    return ids;
}

Result<void> Replacing::remember()
{
    m_state.scopes.remove(m_swap.from);
    m_state.scopes.put(done.scope);
    for (const domain::TrustedIssuer &issuer : std::as_const(m_issuers))
        m_state.trustedIssuers.put(issuer);
    for (const StoredClient &stored : std::as_const(m_clients))
        m_state.clients.put(stored);
    for (const domain::Api &api : std::as_const(m_apis))
        m_state.apis.put(api);
    return m_state.tellReplaced(
        {m_swap},
        [this]() -> Result<void> {
            for (const StoredKey &stored : std::as_const(m_keys))
                m_state.sink.putCredential(m_state.liveOf(stored));
            for (const StoredClient &stored : std::as_const(m_clients))
                m_state.sink.putClient(m_state.liveOf(stored));
            if (!m_issuers.isEmpty())
                m_state.announceTrust();
            return {};
        },
        [this]() -> Result<void> {
            if (!m_apis.isEmpty())
                m_state.sink.putApis(m_state.allApis());
            return {};
        });
}

/// The other scope that the body names.
Result<ScopeSwap> swapOf(const Issuer::State &state, const QString &name, const QJsonObject &object)
{
    Body body(object, {QStringLiteral("into"), QStringLiteral("merge")});
    body.require({"into"});
    const QString into = body.text("into").trimmed();
    const bool merge = body.has("merge") && body.flag("merge");
    if (!body.ok())
        return body.error();
    if (auto checked = domain::checkScopeName(into); !checked) {
        Error error = checked.error();
        error.field = QStringLiteral("into");
        return error;
    }
    if (into == name)
        return invalid("into", "scope_same", QStringLiteral("is the same scope"));
    if (isProtocolScope(into))
        return invalid("into", "scope_protocol", QStringLiteral("the protocol gives this name its meaning"));
    if (isProtocolScope(name))
        return reserved(name);
    const bool there = state.scopes.find(into);
    if (there && !merge)
        return taken("into", into);
    if (!there && merge)
        return invalid("into", "scope_unknown", QStringLiteral("there is no scope \"%1\"").arg(into));
    return ScopeSwap{name, into};
}

} // namespace

Result<void> Issuer::State::tellReplaced(const QList<ScopeSwap> &swaps, const std::function<Result<void>()> &holders,
                                         const std::function<Result<void>()> &asking)
{
    bridges = swaps;
    const auto wide = holders();
    bridges.clear();
    if (!wide)
        return wide;
    const auto asked = asking();
    return asked ? holders() : asked;
}

/// The request was answered before, and the answer lost: the audit log has what it was.
Result<ScopeReplaced> Issuer::replacedBefore(const QString &name, const QString &into) const
{
    const auto entries = m_state->store.entriesBefore(std::numeric_limits<qint64>::max(), 1000, into);
    if (!entries)
        return entries.error();
    for (const domain::AuditEntry &entry : *entries) {
        if (entry.action == QLatin1String("scope.replace") && entry.after.value(QLatin1String("replaced")).toString() == name)
            return domain::scopeReplacedFromJson(entry.after);
    }
    return notFound("scope", into);
}

Result<ScopeReplaced> Issuer::replaceScope(const Caller &caller, const QString &name, const QJsonObject &object, const ScopeHolders &others)
{
    std::optional<Replacing> replacing;
    const auto done = m_state->change([&]() -> Result<ScopeReplaced> {
        const Creation request{"scope.replace", name, object};
        const auto made = m_state->doneBefore(caller, request);
        if (!made)
            return made.error();
        if (!made->isEmpty())
            return replacedBefore(name, *made);
        const auto before = m_state->editable(m_state->scopes, "scope", caller, name);
        if (!before)
            return before.error();
        const auto swap = swapOf(*m_state, name, object);
        if (!swap)
            return swap.error();
        Replacing work(*m_state, *swap);
        if (const auto collected = work.collect(*before); !collected)
            return collected.error();
        const auto *target = m_state->scopes.find(swap->to);
        QJsonObject was{{QStringLiteral("replaced"), domain::toJson(*before)}};
        if (target)
            was.insert(QStringLiteral("scope"), domain::toJson(*target));
        if (others.replace) {
            if (const auto replaced = others.replace(*swap, work.clientIds(), work.done, work.deeds); !replaced)
                return replaced.error();
        }
        // First what it was, so that whoever reads the log knows what the rest belongs to.
        work.deeds.prepend({"scope.replace", "scope", swap->to, swap->to, was, domain::toJson(work.done)});
        work.deeds.append({"scope.remove", "scope", name, name, domain::toJson(*before), {}});
        const auto written = m_state->commit(caller, request, work.deeds, [&work] { return work.write(); });
        if (!written)
            return written.error();
        replacing.emplace(work);
        return work.done;
    });
    if (!done || !replacing)
        return done;
    if (others.tell)
        others.tell(true);
    if (const auto told = replacing->remember(); !told)
        return told.error();
    if (others.tell)
        others.tell(false);
    return done;
}

} // namespace octroi::authority
