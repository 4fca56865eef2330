// SPDX-License-Identifier: GPL-3.0-or-later
#include "health/fix.h"

#include "health/directoryscan.h"

#include <algorithm>

namespace octroi::health {

namespace {

using change::Change;
using domain::ApiKey;
using domain::ClientAuth;
using domain::OAuthClient;

Error cannot(const char *reason, const char *detail)
{
    return Error{ErrorCode::Conflict, {}, QString::fromLatin1(detail), {}, QString::fromLatin1(reason)};
}

/// How long a key may live that has these scopes; 0: no bound.
int longestLife(const inventory::Inventory &inventory, const QStringList &granted)
{
    int out = 0;
    for (const domain::Scope &scope : inventory.scopes()) {
        const bool held = std::any_of(granted.begin(), granted.end(), [&](const QString &g) {
            return domain::scopeImplies(g, scope.name);
        });
        if (held && scope.maxLifetimeDays > 0 && (out == 0 || scope.maxLifetimeDays < out))
            out = scope.maxLifetimeDays;
    }
    return out;
}

Change patched(const ApiKey &key, const backends::KeyPatch &patch)
{
    return change::UpdateKey{key.id, patch, key.version};
}

/// An end that the policy wants, as late as the scopes allow.
Result<Change> withEnd(const inventory::Inventory &inventory, const ApiKey &key, const Policy &policy)
{
    const QDateTime now = inventory.clock().now();
    QDateTime end = now.addDays(policy.lifetimeDays);
    const int longest = longestLife(inventory, key.scopes);
    if (longest > 0)
        end = std::min(end, key.createdAt.addDays(longest));
    const bool helps = end > now && (!key.expiresAt.isValid() || end > key.expiresAt.addDays(1));
    if (!helps)
        return cannot("lifetime_exceeded", "its scopes allow no longer life; issue another key");
    backends::KeyPatch patch;
    patch.expiresAt = end;
    return patched(key, patch);
}

Result<Change> withScopes(const ApiKey &key, const ScopeNote &note)
{
    QStringList scopes;
    for (const QString &scope : key.scopes) {
        if (scope == note.wildcard)
            scopes += note.instead;
        else if (!note.away.contains(scope) || !note.wildcard.isEmpty())
            scopes << scope;
    }
    scopes.removeDuplicates();
    if (scopes == key.scopes)
        return cannot("mended", "it does not have these scopes any more");
    backends::KeyPatch patch;
    patch.scopes = scopes;
    return patched(key, patch);
}

Result<Change> forKey(const inventory::Inventory &inventory, const Report &report, Rule rule, const ApiKey &key,
                      const FixChoice &choice)
{
    backends::KeyPatch patch;
    switch (fixOf(rule)) {
    case FixKind::Revoke:
        return Change(change::RevokeKey{key.id});
    case FixKind::Suspend:
        return key.suspendedAt.isValid() ? Result<Change>(cannot("mended", "it is suspended already"))
                                         : Result<Change>(change::SuspendKey{key.id});
    case FixKind::NarrowScopes:
    case FixKind::RemoveScopes:
        return withScopes(key, report.finding(rule).scopes.value(report.table->find(key.id)));
    case FixKind::Extend:
    case FixKind::SetExpiry:
        return withEnd(inventory, key, report.policy);
    case FixKind::Restrict:
        if (choice.addresses.isEmpty())
            return cannot("needs_addresses", "where its calls come from is not recorded: name the addresses");
        patch.restrictions = key.restrictions;
        patch.restrictions->addresses = choice.addresses;
        return patched(key, patch);
    case FixKind::GivePlan:
        if (choice.planId.isEmpty())
            return cannot("needs_plan", "choose a plan");
        patch.planId = choice.planId;
        return patched(key, patch);
    case FixKind::Rotate:
        return key.successorId.isEmpty() ? Result<Change>(change::RotateKey{key.id, kFixOverlapSeconds})
                                         : Result<Change>(cannot("mended", "it has a successor"));
    case FixKind::Strengthen:
    case FixKind::DropRedirects:
    case FixKind::None:
        break;
    }
    return cannot("no_fix", "there is no change that ends this");
}

Result<Change> strengthened(OAuthClient client)
{
    const bool hasKeys = !client.keys.isEmpty() || !client.jwksUri.isEmpty();
    if (hasKeys)
        client.auth = ClientAuth::PrivateKeyJwt;
    else if (!client.certificates.isEmpty())
        client.auth = ClientAuth::SelfSignedTls;
    else if (client.auth == ClientAuth::SecretPost)
        client.auth = ClientAuth::SecretBasic;
    else
        return cannot("needs_key", "the partner has to give a public key or a certificate first");
    return Change(change::UpdateClient{client});
}

Result<Change> forClient(const inventory::Inventory &inventory, const Report &report, Rule rule, OAuthClient client,
                         const FixChoice &choice)
{
    const QDateTime now = inventory.clock().now();
    switch (fixOf(rule)) {
    case FixKind::Revoke:
        return Change(change::RevokeClient{client.id});
    case FixKind::Suspend:
        return Change(change::SuspendClient{client.id});
    case FixKind::Extend:
    case FixKind::SetExpiry:
        client.expiresAt = now.addDays(report.policy.lifetimeDays);
        return Change(change::UpdateClient{client});
    case FixKind::GivePlan:
        if (choice.planId.isEmpty())
            return cannot("needs_plan", "choose a plan");
        client.planId = choice.planId;
        return Change(change::UpdateClient{client});
    case FixKind::Strengthen:
        return strengthened(std::move(client));
    case FixKind::Rotate:
        return Change(change::RotateClientSecret{client.id, kFixOverlapSeconds});
    case FixKind::DropRedirects: {
        const QStringList local = localRedirects(client);
        if (local.size() == client.redirectUris.size())
            return cannot("needs_redirect", "it has no other redirect URI");
        for (const QString &uri : local)
            client.redirectUris.removeAll(uri);
        return Change(change::UpdateClient{client});
    }
    default:
        break;
    }
    return cannot("no_fix", "there is no change that ends this");
}

} // namespace

FixKind fixOf(Rule rule)
{
    switch (rule) {
    case Rule::EndedCalled:
    case Rule::ClosedPartner:
        return FixKind::Revoke;
    case Rule::ErrorStorm:
    case Rule::Unused:
        return FixKind::Suspend;
    case Rule::WideScope:
        return FixKind::NarrowScopes;
    case Rule::UnusedScopes:
        return FixKind::RemoveScopes;
    case Rule::ExpiringSoon:
        return FixKind::Extend;
    case Rule::NeverExpires:
        return FixKind::SetExpiry;
    case Rule::NoAddress:
        return FixKind::Restrict;
    case Rule::WeakAuth:
        return FixKind::Strengthen;
    case Rule::NoPlan:
        return FixKind::GivePlan;
    case Rule::OldSecret:
        return FixKind::Rotate;
    case Rule::LocalRedirect:
        return FixKind::DropRedirects;
    case Rule::Orphan:
        break;
    }
    return FixKind::None;
}

QString fixName(FixKind kind)
{
    switch (kind) {
    case FixKind::Revoke:
        return QStringLiteral("revoke");
    case FixKind::Suspend:
        return QStringLiteral("suspend");
    case FixKind::NarrowScopes:
        return QStringLiteral("narrow_scopes");
    case FixKind::RemoveScopes:
        return QStringLiteral("remove_scopes");
    case FixKind::Extend:
        return QStringLiteral("extend");
    case FixKind::SetExpiry:
        return QStringLiteral("set_expiry");
    case FixKind::Restrict:
        return QStringLiteral("restrict_addresses");
    case FixKind::GivePlan:
        return QStringLiteral("give_plan");
    case FixKind::Strengthen:
        return QStringLiteral("strengthen");
    case FixKind::Rotate:
        return QStringLiteral("rotate");
    case FixKind::DropRedirects:
        return QStringLiteral("drop_redirects");
    case FixKind::None:
        break;
    }
    return {};
}

Result<Change> fixFor(const inventory::Inventory &inventory, const Report &report, Rule rule, const ObjectId &object,
                      const FixChoice &choice)
{
    if (object.kind == ObjectKind::Client) {
        const OAuthClient *client = inventory.client(object.id);
        return client ? forClient(inventory, report, rule, *client, choice)
                      : Result<Change>(Error{ErrorCode::NotFound, object.id, {}, {}, {}});
    }
    if (object.kind == ObjectKind::Key) {
        const auto key = inventory.key(object.id);
        return key ? forKey(inventory, report, rule, *key, choice)
                   : Result<Change>(Error{ErrorCode::NotFound, object.id, {}, {}, {}});
    }
    return cannot("no_fix", "an application stays once it is created; without credentials it opens nothing");
}

} // namespace octroi::health
