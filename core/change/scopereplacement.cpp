// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/scopereplacement.h"

#include "backends/tokensbackend.h"

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
QStringList both(QStringList scopes, const ScopeReplacementWish &wish)
{
    if (!scopes.contains(wish.by))
        scopes.insert(scopes.indexOf(wish.name) + 1, wish.by);
    return scopes;
}

QStringList replaced(const QStringList &scopes, const ScopeReplacementWish &wish)
{
    QStringList out = both(scopes, wish);
    out.removeAll(wish.name);
    return out;
}

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

/// The changes of one kind of holder: first with both, last with the other one alone.
struct Steps
{
    QList<Change> first, last;
};

void addKeys(Steps &steps, const inventory::Inventory &inventory, const QStringList &ids, const ScopeReplacementWish &wish)
{
    for (const QString &id : ids) {
        const QStringList scopes = inventory.key(id)->scopes;
        backends::KeyPatch wide, narrow;
        wide.scopes = both(scopes, wish);
        narrow.scopes = replaced(scopes, wish);
        if (*wide.scopes != scopes)
            steps.first << UpdateKey{id, wide};
        steps.last << UpdateKey{id, narrow};
    }
}

void addClients(Steps &steps, const QList<domain::OAuthClient> &clients, const ScopeReplacementWish &wish)
{
    for (const domain::OAuthClient &client : clients) {
        domain::OAuthClient wide = client, narrow = client;
        wide.scopes = both(client.scopes, wish);
        narrow.scopes = replaced(client.scopes, wish);
        if (wide.scopes != client.scopes)
            steps.first << UpdateClient{wide};
        steps.last << UpdateClient{narrow};
    }
}

/// In one step, between what gives the other scope and what takes the one away.
std::optional<Change> anew(const domain::TrustedIssuer &issuer, const ScopeReplacementWish &wish)
{
    domain::TrustedIssuer after = issuer;
    const auto swap = [&wish](QStringList &scopes) {
        if (scopes.contains(wish.name))
            scopes = replaced(scopes, wish);
    };
    swap(after.scopes);
    for (auto &mapping : after.scopeMappings)
        swap(mapping.scopes);
    return after == issuer ? std::nullopt : std::optional<Change>(UpdateTrustedIssuer{after, issuer});
}

QList<Change> askedAnew(const inventory::Inventory &inventory, const ScopeReplacementWish &wish)
{
    QList<Change> out;
    for (const domain::Api &api : inventory.apis()) {
        domain::Api after = api;
        for (domain::Endpoint &endpoint : after.endpoints) {
            if (endpoint.scopes.contains(wish.name))
                endpoint.scopes = replaced(endpoint.scopes, wish);
        }
        if (after.endpoints != api.endpoints)
            out << UpdateApi{after};
    }
    return out;
}

} // namespace

QCoro::Task<Result<QList<Change>>> scopeReplacement(inventory::Inventory *inventory, ScopeReplacementWish wish)
{
    if (const auto good = check(*inventory, wish); !good)
        co_return good.error();
    const QPointer<inventory::Inventory> here(inventory);
    QList<domain::TrustedIssuer> issuers;
    if (backends::TrustBackend *trust = backends::trustOf(&inventory->backend())) {
        const Result<QList<backends::HeldIssuer>> held = co_await trust->trustedIssuers();
        if (!here)
            co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
        if (!held)
            co_return held.error(); // one that was left out would hold the scope back
        for (const backends::HeldIssuer &one : *held)
            issuers << one.issuer;
    }
    const QStringList keys = keysWith(inventory->keyTable(), wish.name);
    QList<domain::OAuthClient> clients;
    for (const domain::OAuthClient &client : inventory->clients()) {
        if (!client.revokedAt.isValid() && client.scopes.contains(wish.name))
            clients << client;
    }
    if (keys.size() + clients.size() > kMostReplaced)
        co_return wrong(ErrorCode::TooLarge, wish.name, "too_many",
                        QStringLiteral("more than %1 keys and clients have it").arg(kMostReplaced));
    Steps steps;
    addKeys(steps, *inventory, keys, wish);
    addClients(steps, clients, wish);
    for (const domain::TrustedIssuer &issuer : std::as_const(issuers)) {
        if (auto change = anew(issuer, wish))
            steps.first << *change;
    }
    QList<Change> out;
    if (!wish.isMerge) {
        domain::Scope fresh = *inventory->scope(wish.name);
        fresh.name = wish.by;
        out << CreateScope{fresh};
    }
    out << steps.first << askedAnew(*inventory, wish) << steps.last << DeleteScope{wish.name};
    co_return out;
}

} // namespace octroi::change
