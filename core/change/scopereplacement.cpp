// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/scopereplacement.h"

#include "backends/scopesbackend.h"
#include "backends/tokensbackend.h"
#include "change/planner.h"

#include <QPointer>
#include <algorithm>

namespace octroi::change {

namespace {

Error wrong(ErrorCode code, const QString &name, const char *reason, const QString &detail)
{
    return Error{code, name, detail, QStringLiteral("by"), QString::fromLatin1(reason)};
}

Result<void> check(const inventory::Inventory &inventory, const ScopeReplacementWish &wish)
{
    if (!inventory.scope(wish.name))
        return Error{ErrorCode::NotFound, wish.name, QStringLiteral("there is no such scope"), {}, QStringLiteral("not_found")};
    auto name = domain::checkScopeName(wish.by);
    if (!name) {
        Error error = name.error();
        error.field = QStringLiteral("by");
        return error;
    }
    if (wish.by == wish.name)
        return wrong(ErrorCode::Invalid, wish.by, "scope_same", QStringLiteral("is the same scope"));
    if (!wish.isMerge && inventory.scope(wish.by))
        return wrong(ErrorCode::Exists, wish.by, "exists", QStringLiteral("is there already"));
    if (wish.isMerge && !inventory.scope(wish.by))
        return wrong(ErrorCode::Invalid, wish.by, "scope_unknown", QStringLiteral("there is no such scope"));
    return {};
}

/// Both for a while, then the other one alone, in its place.
QStringList both(QStringList scopes, const ReplaceScope &r)
{
    if (!scopes.contains(r.by))
        scopes.insert(scopes.indexOf(r.name) + 1, r.by);
    return scopes;
}

QStringList replaced(const QStringList &scopes, const ReplaceScope &r)
{
    QStringList out = both(scopes, r);
    out.removeAll(r.name);
    return out;
}

/// Keys that have it themselves and are not revoked.
QStringList keysWith(const inventory::KeyTable &table, const QString &scope)
{
    std::vector<bool> hasIt(table.scopeSets.size());
    for (quint32 code = 0; code < hasIt.size(); ++code)
        hasIt[code] = table.scopeSets.text(code).split(u'\n').contains(scope);
    QStringList ids;
    for (quint32 row = 0; row < table.rows(); ++row) {
        if (hasIt[table.scopes[row]] && table.isLive(row) && !(table.flags[row] & inventory::KeyTable::Revoked))
            ids << table.idOf(row);
    }
    return ids;
}

QList<domain::OAuthClient> clientsWith(const inventory::Inventory &inventory, const QString &scope)
{
    QList<domain::OAuthClient> out;
    for (const domain::OAuthClient &client : inventory.clients()) {
        if (!client.revokedAt.isValid() && client.scopes.contains(scope))
            out << client;
    }
    return out;
}

std::optional<domain::Api> askedAnew(const domain::Api &api, const ReplaceScope &r)
{
    domain::Api after = api;
    for (domain::Endpoint &endpoint : after.endpoints) {
        if (endpoint.scopes.contains(r.name))
            endpoint.scopes = replaced(endpoint.scopes, r);
    }
    return after.endpoints != api.endpoints ? std::optional(after) : std::nullopt;
}

/// In one step, between what gives the other scope and what takes the one away.
std::optional<domain::TrustedIssuer> anew(const domain::TrustedIssuer &issuer, const ReplaceScope &r)
{
    domain::TrustedIssuer after = issuer;
    const auto swap = [&r](QStringList &scopes) {
        if (scopes.contains(r.name))
            scopes = replaced(scopes, r);
    };
    swap(after.scopes);
    for (auto &mapping : after.scopeMappings)
        swap(mapping.scopes);
    return after == issuer ? std::nullopt : std::optional(after);
}

Change scopesOfKey(const QString &id, const QStringList &scopes)
{
    backends::KeyPatch patch;
    patch.scopes = scopes;
    return UpdateKey{id, patch};
}

Change scopesOfClient(domain::OAuthClient client, const QStringList &scopes)
{
    client.scopes = scopes;
    return UpdateClient{client};
}

/// The way back of a merge: who had the one gets it beside the other, endpoints ask for it again, and then everybody
/// has what was had.
QList<Change> wayBack(const ReplaceScope &r, const inventory::Inventory &inventory, const QStringList &keys,
                      const QList<domain::OAuthClient> &clients)
{
    QList<Change> middle, last;
    QList<Change> out{CreateScope{*inventory.scope(r.name)}};
    for (const QString &id : keys) {
        const QStringList scopes = inventory.key(id)->scopes, wide = both(scopes, r);
        out << scopesOfKey(id, wide);
        if (wide != scopes)
            last << scopesOfKey(id, scopes);
    }
    for (const domain::OAuthClient &client : clients) {
        const QStringList wide = both(client.scopes, r);
        out << scopesOfClient(client, wide);
        if (wide != client.scopes)
            last << Change(UpdateClient{client});
    }
    for (const domain::TrustedIssuer &issuer : r.issuers) {
        if (auto after = anew(issuer, r)) {
            domain::TrustedIssuer before = issuer;
            before.version = after->version = issuer.version + 1;
            middle << Change(UpdateTrustedIssuer{before, *after});
        }
    }
    for (const domain::Api &api : inventory.apis()) {
        if (askedAnew(api, r))
            middle << Change(UpdateApi{api});
    }
    return out + middle + last;
}

} // namespace

QList<Change> inFull(const ReplaceScope &r, const inventory::Inventory &inventory)
{
    const domain::Scope *scope = inventory.scope(r.name);
    if (!scope)
        return {};
    QList<Change> out, last;
    if (!r.isMerge) {
        domain::Scope fresh = *scope;
        fresh.name = r.by;
        out << CreateScope{fresh};
    }
    const QStringList keys = keysWith(inventory.keyTable(), r.name);
    for (const QString &id : keys) {
        const QStringList scopes = inventory.key(id)->scopes, wide = both(scopes, r);
        if (wide != scopes)
            out << scopesOfKey(id, wide);
        last << scopesOfKey(id, replaced(scopes, r));
    }
    for (const domain::OAuthClient &client : clientsWith(inventory, r.name)) {
        const QStringList wide = both(client.scopes, r);
        if (wide != client.scopes)
            out << scopesOfClient(client, wide);
        last << scopesOfClient(client, replaced(client.scopes, r));
    }
    for (const domain::TrustedIssuer &issuer : r.issuers) {
        if (const auto after = anew(issuer, r))
            out << Change(UpdateTrustedIssuer{*after, issuer});
    }
    for (const domain::Api &api : inventory.apis()) {
        if (const auto after = askedAnew(api, r))
            out << Change(UpdateApi{*after});
    }
    out << last << DeleteScope{r.name};
    return out;
}

Plan inFull(const Plan &plan, const inventory::Inventory &inventory)
{
    const bool none = std::none_of(plan.items.begin(), plan.items.end(), [](const PlannedItem &item) {
        return std::holds_alternative<ReplaceScope>(item.change);
    });
    if (none)
        return plan;
    Plan out = plan;
    out.items.clear();
    for (const PlannedItem &item : plan.items) {
        const auto *replacement = std::get_if<ReplaceScope>(&item.change);
        if (replacement && item.touches <= kMostReplaced)
            out.items << Planner(inventory).plan(inFull(*replacement, inventory)).items;
        else
            out.items << item;
    }
    return out;
}

ScopeParts partsOf(const ReplaceScope &r, const inventory::Inventory &inventory)
{
    ScopeParts out;
    const QStringList keys = keysWith(inventory.keyTable(), r.name);
    for (const QString &id : keys) {
        domain::ApiKey key = *inventory.key(id);
        key.scopes = replaced(key.scopes, r);
        ++key.version;
        out.keys << key;
    }
    const QList<domain::OAuthClient> clients = clientsWith(inventory, r.name);
    for (domain::OAuthClient client : clients) {
        client.scopes = replaced(client.scopes, r);
        ++client.version;
        out.clients << client;
    }
    for (const domain::Api &api : inventory.apis()) {
        if (auto after = askedAnew(api, r)) {
            ++after->version;
            out.apis << *after;
        }
    }
    if (r.isMerge && inventory.scope(r.name) && keys.size() + clients.size() <= kMostReplaced)
        out.back = wayBack(r, inventory, keys, clients);
    return out;
}

int touchedBy(const ReplaceScope &r, const inventory::Inventory &inventory)
{
    qsizetype count = keysWith(inventory.keyTable(), r.name).size() + clientsWith(inventory, r.name).size();
    for (const domain::TrustedIssuer &issuer : r.issuers)
        count += anew(issuer, r) ? 1 : 0;
    for (const domain::Api &api : inventory.apis())
        count += std::count_if(api.endpoints.begin(), api.endpoints.end(),
                               [&r](const domain::Endpoint &e) { return e.scopes.contains(r.name); });
    return int(count);
}

QCoro::Task<Result<QList<Change>>> scopeReplacement(inventory::Inventory *inventory, ScopeReplacementWish wish)
{
    if (const auto good = check(*inventory, wish); !good)
        co_return good.error();
    const QPointer<inventory::Inventory> here(inventory);
    ReplaceScope replacement{wish.name, wish.by, wish.isMerge};
    if (backends::TrustBackend *trust = backends::trustOf(&inventory->backend())) {
        const Result<QList<backends::HeldIssuer>> held = co_await trust->trustedIssuers();
        if (!here)
            co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
        if (!held)
            co_return held.error(); // one that was left out would hold the scope back
        for (const backends::HeldIssuer &one : *held) {
            if (anew(one.issuer, replacement))
                replacement.issuers << one.issuer;
        }
    }
    const bool atOnce = backends::scopesOf(&inventory->backend());
    const qsizetype holders = keysWith(inventory->keyTable(), wish.name).size() + clientsWith(*inventory, wish.name).size();
    const int most = atOnce ? domain::kMostScopeHolders : kMostReplaced;
    if (holders > most)
        co_return wrong(ErrorCode::TooLarge, wish.name, "too_many", QStringLiteral("more than %1 keys and clients have it").arg(most));
    const Change whole = replacement;
    co_return atOnce ? QList<Change>{whole} : inFull(replacement, *inventory);
}

} // namespace octroi::change
