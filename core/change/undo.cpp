// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/undo.h"

#include "change/conflict.h"

namespace octroi::change {

namespace {

using inventory::Inventory;
using Inverse = std::optional<Change>;

template <typename C>
Inverse inverse(const C &, const Inventory &)
{
    return std::nullopt;
}

Inverse inverse(const UpdatePartner &c, const Inventory &i)
{
    const domain::Partner *old = i.partner(c.partner.id);
    return old ? Inverse(UpdatePartner{*old}) : std::nullopt;
}

Inverse inverse(const UpdateApplication &c, const Inventory &i)
{
    const domain::Application *old = i.application(c.application.id);
    return old ? Inverse(UpdateApplication{*old}) : std::nullopt;
}

Inverse inverse(const UpdateApi &c, const Inventory &i)
{
    const domain::Api *old = i.api(c.api.id);
    return old ? Inverse(UpdateApi{*old}) : std::nullopt;
}

Inverse inverse(const UpdateScope &c, const Inventory &i)
{
    const domain::Scope *old = i.scope(c.scope.name);
    return old ? Inverse(UpdateScope{*old}) : std::nullopt;
}

Inverse inverse(const UpdateKey &c, const Inventory &i)
{
    const auto old = i.key(c.keyId);
    if (!old)
        return std::nullopt;
    backends::KeyPatch patch;
    if (c.patch.name)
        patch.name = old->name;
    if (c.patch.scopes)
        patch.scopes = old->scopes;
    if (c.patch.expiresAt)
        patch.expiresAt = old->expiresAt;
    if (c.patch.restrictions)
        patch.restrictions = old->restrictions;
    if (c.patch.planId)
        patch.planId = old->planId;
    if (c.patch.tags)
        patch.tags = old->tags;
    if (c.patch.retiresAt)
        patch.retiresAt = old->retiresAt;
    return Inverse(UpdateKey{c.keyId, patch});
}

Inverse inverse(const SuspendKey &c, const Inventory &i)
{
    const auto old = i.key(c.keyId);
    return old && !old->suspendedAt.isValid() ? Inverse(ResumeKey{c.keyId}) : std::nullopt;
}

Inverse inverse(const ResumeKey &c, const Inventory &i)
{
    const auto old = i.key(c.keyId);
    return old && old->suspendedAt.isValid() ? Inverse(SuspendKey{c.keyId}) : std::nullopt;
}

Inverse inverse(const UpdatePlan &c, const Inventory &i)
{
    const domain::Plan *old = i.plan(c.plan.id);
    return old ? Inverse(UpdatePlan{*old}) : std::nullopt;
}

// A scope is its name; an API made anew would be another one to the keys that are for it alone.
Inverse inverse(const DeleteScope &c, const Inventory &i)
{
    const domain::Scope *old = i.scope(c.name);
    return old ? Inverse(CreateScope{*old}) : std::nullopt;
}

Inverse inverse(const CreateScope &c, const Inventory &)
{
    return Inverse(DeleteScope{c.scope.name});
}

// A merge is taken back by several: see ScopeParts.
Inverse inverse(const ReplaceScope &c, const Inventory &i)
{
    if (c.isMerge || !i.scope(c.name))
        return std::nullopt;
    ReplaceScope back{c.by, c.name, false, c.issuers};
    return Inverse(back);
}

Inverse inverse(const RevokeKey &c, const Inventory &i)
{
    const auto old = i.key(c.keyId);
    return old && !old->revokedAt.isValid() ? Inverse(RestoreKey{c.keyId}) : std::nullopt;
}

Inverse inverse(const RestoreKey &c, const Inventory &i)
{
    const auto old = i.key(c.keyId);
    return old && old->revokedAt.isValid() ? Inverse(RevokeKey{c.keyId}) : std::nullopt;
}

Inverse inverse(const MoveKey &c, const Inventory &i)
{
    const auto old = i.key(c.keyId);
    return old ? Inverse(MoveKey{c.keyId, old->applicationId}) : std::nullopt;
}

Inverse inverse(const UpdateClient &c, const Inventory &i)
{
    const domain::OAuthClient *old = i.client(c.client.id);
    return old ? Inverse(UpdateClient{*old}) : std::nullopt;
}

Inverse inverse(const SuspendClient &c, const Inventory &i)
{
    const domain::OAuthClient *old = i.client(c.clientId);
    return old && !old->suspendedAt.isValid() ? Inverse(ResumeClient{c.clientId}) : std::nullopt;
}

Inverse inverse(const ResumeClient &c, const Inventory &i)
{
    const domain::OAuthClient *old = i.client(c.clientId);
    return old && old->suspendedAt.isValid() ? Inverse(SuspendClient{c.clientId}) : std::nullopt;
}

Inverse inverse(const UpdateTrustedIssuer &c, const Inventory &)
{
    domain::TrustedIssuer back = c.before;
    back.version = c.issuer.version + 1;
    return Inverse(UpdateTrustedIssuer{back, c.issuer});
}

// It gets another identifier: usage is counted anew.
Inverse inverse(const DeleteTrustedIssuer &c, const Inventory &)
{
    return Inverse(CreateTrustedIssuer{c.issuer});
}

Inverse inverse(const UpdateAlertRule &c, const Inventory &)
{
    domain::AlertRule back = c.before;
    back.version = c.rule.version + 1;
    return Inverse(UpdateAlertRule{back, c.rule});
}

// It gets another identifier, and its webhook another secret.
Inverse inverse(const DeleteAlertRule &c, const Inventory &)
{
    return Inverse(CreateAlertRule{c.rule});
}

Inverse inverse(const SnoozeAlert &c, const Inventory &i)
{
    domain::Alert then = c.alert;
    then.snoozedUntil = c.until;
    ++then.version;
    const bool slept = c.alert.snoozedUntil.isValid() && c.alert.snoozedUntil > i.clock().now();
    return Inverse(SnoozeAlert{then, slept ? c.alert.snoozedUntil : QDateTime()});
}

/// Of a change without fields: the member of the object that it moves, and whether it is there already.
struct Movement
{
    QLatin1String member; ///< "": a change of another kind
    bool isDone = false;
};

Movement movementOf(const Change &change, const QJsonObject &now)
{
    return std::visit(
        [&now](const auto &c) {
            using C = std::decay_t<decltype(c)>;
            const auto at = [&now](const char *member, bool set) {
                return Movement{QLatin1String(member), now.value(QLatin1String(member)).isString() == set};
            };
            if constexpr (std::is_same_v<C, MoveKey>)
                return Movement{QLatin1String("application_id"),
                                now.value(QLatin1String("application_id")).toString() == c.applicationId};
            else if constexpr (std::is_same_v<C, SuspendKey> || std::is_same_v<C, SuspendClient>)
                return at("suspended_at", true);
            else if constexpr (std::is_same_v<C, ResumeKey> || std::is_same_v<C, ResumeClient>)
                return at("suspended_at", false);
            else if constexpr (std::is_same_v<C, RevokeKey>)
                return at("revoked_at", true);
            else if constexpr (std::is_same_v<C, RestoreKey>)
                return at("revoked_at", false);
            else
                return Movement();
        },
        change);
}

template <typename T>
void rebase(T &object, const T *current)
{
    if (current)
        object.version = current->version;
}

/// Of what the inventory does not hold: on top of what was done by us since.
Change onOwn(Change change, const OwnVersions &own)
{
    const auto stand = [&own](auto &object) { object.version = own.newest(object.id.toUtf8(), object.version); };
    if (auto *rule = std::get_if<UpdateAlertRule>(&change))
        stand(rule->rule);
    else if (auto *snooze = std::get_if<SnoozeAlert>(&change))
        stand(snooze->alert);
    else if (auto *issuer = std::get_if<UpdateTrustedIssuer>(&change))
        stand(issuer->issuer);
    return change;
}

} // namespace

std::optional<Change> inverseOf(const Change &change, const Inventory &inventory)
{
    return std::visit([&](const auto &c) { return inverse(c, inventory); }, change);
}

TakingBack takingBack(const JournalEntry &entry, const Inventory &inventory, const OwnVersions &own)
{
    TakingBack out;
    const auto version = [](const QJsonObject &object) {
        return object.value(QLatin1String("version")).toInteger();
    };
    for (qsizetype i = 0; i < entry.undo.size(); ++i) {
        const Change &undo = entry.undo.at(i);
        const QJsonObject left = entry.left.value(i), now = objectOf(inventory, undo);
        const QByteArray id = objectIdOf(undo).toUtf8();
        if (left.isEmpty() || now.isEmpty() || own.newest(id, version(left)) == version(now)) {
            out.changes << onOwn(rebased(undo, inventory), own);
            continue;
        }
        const Conflict conflict = compared(undo, left, now);
        const auto merged = resolved(conflict);
        const Movement movement = movementOf(undo, now);
        if (!movement.member.isEmpty() && movement.isDone)
            continue;
        const bool moved = left.value(movement.member) != now.value(movement.member);
        if (merged && !moved && !conflict.overlaps()) {
            if (*merged) // else it is as before already
                out.changes << **merged;
            continue;
        }
        const Error changed{ErrorCode::PreconditionFailed,
                            conflict.objectName,
                            QStringLiteral("was changed again since"),
                            {},
                            {}};
        out.refused << ItemResult{conflict.objectName, conflict.objectId, merged ? changed : merged.error(),
                                  std::nullopt};
        out.overtaken << Overtaken{undo, version(left)};
    }
    return out;
}

QList<Overtaken> overtakenOf(const Plan &plan, const Outcome &outcome)
{
    QList<Overtaken> out;
    for (qsizetype i = 0; i < qMin(plan.items.size(), outcome.items.size()); ++i) {
        const auto &error = outcome.items.at(i).error;
        if (error && error->code == ErrorCode::PreconditionFailed)
            out << Overtaken{plan.items.at(i).change, plan.items.at(i).version};
    }
    return out;
}

NoUndo noUndoOf(const QString &kind)
{
    static const QHash<QString, NoUndo> reasons{
        {QStringLiteral("create_partner"), NoUndo::NewPartner},
        {QStringLiteral("create_application"), NoUndo::NewApplication},
        {QStringLiteral("create_api"), NoUndo::NewApi},
        {QStringLiteral("create_plan"), NoUndo::NewPlan},
        {QStringLiteral("issue"), NoUndo::IssuedKey},
        {QStringLiteral("rotate"), NoUndo::RotatedKey},
        {QStringLiteral("delete_api"), NoUndo::DeletedApi},
        {QStringLiteral("create_client"), NoUndo::NewClient},
        {QStringLiteral("revoke_client"), NoUndo::RevokedClient},
        {QStringLiteral("add_secret"), NoUndo::NewSecret},
        {QStringLiteral("rotate_secret"), NoUndo::RotatedSecret},
        {QStringLiteral("revoke_secret"), NoUndo::RevokedSecret},
        {QStringLiteral("start_campaign"), NoUndo::NewCampaign},
        {QStringLiteral("update_campaign"), NoUndo::ChangedCampaign},
        {QStringLiteral("note_deliveries"), NoUndo::NotedDelivery},
        {QStringLiteral("revoke_token"), NoUndo::EndedTokens},
        {QStringLiteral("revoke_tokens"), NoUndo::EndedTokens},
        {QStringLiteral("create_trusted_issuer"), NoUndo::NewIssuer},
        {QStringLiteral("create_alert_rule"), NoUndo::NewAlertRule},
        {QStringLiteral("rotate_webhook_secret"), NoUndo::NewWebhookSecret},
        {QStringLiteral("acknowledge_alert"), NoUndo::KnownAlert},
        {QStringLiteral("merge_scope"), NoUndo::MergedScope}};
    return reasons.value(kind, NoUndo::Undoable);
}

Change rebased(Change change, const Inventory &inventory)
{
    if (auto *p = std::get_if<UpdatePartner>(&change))
        rebase(p->partner, inventory.partner(p->partner.id));
    else if (auto *a = std::get_if<UpdateApplication>(&change))
        rebase(a->application, inventory.application(a->application.id));
    else if (auto *api = std::get_if<UpdateApi>(&change))
        rebase(api->api, inventory.api(api->api.id));
    else if (auto *s = std::get_if<UpdateScope>(&change))
        rebase(s->scope, inventory.scope(s->scope.name));
    else if (auto *plan = std::get_if<UpdatePlan>(&change))
        rebase(plan->plan, inventory.plan(plan->plan.id));
    else if (auto *client = std::get_if<UpdateClient>(&change))
        rebase(client->client, inventory.client(client->client.id));
    return change;
}

} // namespace octroi::change
