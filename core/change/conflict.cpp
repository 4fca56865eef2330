// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/conflict.h"

#include "domain/json.h"

#include <QCoroTimer>
#include <QPointer>

namespace octroi::change {

namespace {

namespace wire = backends::wire;
using inventory::Inventory;

constexpr int kAuditPage = 200;
constexpr int kReadings = 3;
constexpr std::chrono::milliseconds kPause{10};

/// What of an object an administrator changes, as a body.
QJsonObject bodyOf(const QString &type, const QJsonObject &whole)
{
    static const QStringList kept{QStringLiteral("id"),         QStringLiteral("created_at"),   QStringLiteral("version"),
                                  QStringLiteral("status"),     QStringLiteral("last_used_at"), QStringLiteral("secrets"),
                                  QStringLiteral("registered"), QStringLiteral("masked_key"),   QStringLiteral("last4"),
                                  QStringLiteral("prefix")};
    QJsonObject body = whole;
    for (const QString &name : kept) {
        if (name != QLatin1String("status") || type != QLatin1String("partner"))
            body.remove(name);
    }
    return body;
}

const QStringList kKeyFields{QStringLiteral("name"),       QStringLiteral("scopes"),
                             QStringLiteral("expires_at"), QStringLiteral("restrictions"),
                             QStringLiteral("plan_id"),    QStringLiteral("tags")};

struct Wanted
{
    QString type, id, name;
    QJsonObject body;          ///< what it sets; members that are missing stay
    QStringList settable = {}; ///< what else a change of its kind could set
};

/// Nothing for what has no version to be in conflict with.
std::optional<Wanted> wantedBy(const Change &change)
{
    const auto each = [](const auto &c) -> std::optional<Wanted> {
        using C = std::decay_t<decltype(c)>;
        if constexpr (std::is_same_v<C, UpdatePartner>)
            return Wanted{QStringLiteral("partner"), c.partner.id, c.partner.name, wire::partnerBody(c.partner, false)};
        else if constexpr (std::is_same_v<C, UpdateApplication>)
            return Wanted{QStringLiteral("application"), c.application.id, c.application.name, wire::applicationBody(c.application, false)};
        else if constexpr (std::is_same_v<C, UpdateApi>)
            return Wanted{QStringLiteral("api"), c.api.id, c.api.name, wire::apiBody(c.api)};
        else if constexpr (std::is_same_v<C, UpdateScope>)
            return Wanted{QStringLiteral("scope"), c.scope.name, c.scope.name, wire::scopeBody(c.scope, false)};
        else if constexpr (std::is_same_v<C, UpdatePlan>)
            return Wanted{QStringLiteral("plan"), c.plan.id, c.plan.name, wire::planBody(c.plan)};
        else if constexpr (std::is_same_v<C, UpdateClient>)
            return Wanted{QStringLiteral("client"), c.client.id, c.client.name, wire::clientBody(c.client, false)};
        else if constexpr (std::is_same_v<C, UpdateKey>)
            return Wanted{QStringLiteral("key"), c.keyId, {}, wire::keyPatchBody(c.patch), kKeyFields};
        else if constexpr (requires { c.keyId; })
            return Wanted{QStringLiteral("key"), c.keyId, {}, {}};
        else if constexpr (requires { c.clientId; })
            return Wanted{QStringLiteral("client"), c.clientId, {}, {}};
        else if constexpr (std::is_same_v<C, DeleteApi>)
            return Wanted{QStringLiteral("api"), c.apiId, {}, {}};
        else if constexpr (std::is_same_v<C, DeleteScope> || std::is_same_v<C, ReplaceScope>)
            return Wanted{QStringLiteral("scope"), c.name, c.name, {}};
        else
            return std::nullopt;
    };
    return std::visit(each, change);
}

/// The object as the inventory has it; empty when it is gone.
QJsonObject held(const Inventory &inventory, const QString &type, const QString &id)
{
    const auto json = [](const auto *object) { return object ? domain::toJson(*object) : QJsonObject(); };
    const QDateTime now = inventory.clock().now();
    if (type == QLatin1String("partner"))
        return json(inventory.partner(id));
    if (type == QLatin1String("application"))
        return json(inventory.application(id));
    if (type == QLatin1String("api"))
        return json(inventory.api(id));
    if (type == QLatin1String("scope"))
        return json(inventory.scope(id));
    if (type == QLatin1String("plan"))
        return json(inventory.plan(id));
    if (type == QLatin1String("client")) {
        const domain::OAuthClient *client = inventory.client(id);
        return client ? domain::toJson(*client, now) : QJsonObject();
    }
    const auto key = inventory.key(id);
    return key ? domain::toJson(*key, now) : QJsonObject();
}

qint64 versionOf(const QJsonObject &object)
{
    return object.value(QLatin1String("version")).toInteger();
}

template <typename T, typename Make>
Result<std::optional<Change>> rebuilt(const Result<T> &object, Make make)
{
    if (!object)
        return Error{ErrorCode::Protocol, {}, object.error().detail, object.error().field, object.error().reason};
    return std::optional<Change>(make(*object));
}

UpdateKey onKey(const domain::ApiKey &merged, const QSet<QString> &fields)
{
    UpdateKey out{merged.id, {}, merged.version};
    const auto set = [&fields](const char *name, auto &member, const auto &value) {
        if (fields.contains(QLatin1String(name)))
            member = value;
    };
    set("name", out.patch.name, merged.name);
    set("scopes", out.patch.scopes, merged.scopes);
    set("expires_at", out.patch.expiresAt, merged.expiresAt);
    set("restrictions", out.patch.restrictions, merged.restrictions);
    set("plan_id", out.patch.planId, merged.planId);
    set("tags", out.patch.tags, merged.tags);
    set("retires_at", out.patch.retiresAt, merged.retiresAt);
    return out;
}

} // namespace

bool Conflict::overlaps() const
{
    return std::any_of(fields.begin(), fields.end(), [](const ConflictField &f) { return f.isOverlap(); });
}

bool Conflict::isMergeable() const
{
    return std::any_of(fields.begin(), fields.end(), [](const ConflictField &f) { return f.settable; });
}

Side sideOf(const ConflictField &field)
{
    return field.mineChanged ? Side::Mine : Side::Theirs;
}

QHash<QString, Side> allOf(const Conflict &conflict, Side side)
{
    QHash<QString, Side> chosen;
    for (const ConflictField &field : conflict.fields)
        chosen.insert(field.name, side);
    return chosen;
}

QString objectNameOf(const Change &change)
{
    const auto wanted = wantedBy(change);
    return wanted ? wanted->type + u'\n' + wanted->id : QString();
}

QString objectIdOf(const Change &change)
{
    const auto wanted = wantedBy(change);
    return wanted ? wanted->id : QString();
}

QJsonObject objectOf(const Inventory &inventory, const Change &change)
{
    const auto wanted = wantedBy(change);
    return wanted ? held(inventory, wanted->type, wanted->id) : QJsonObject();
}

void baseOn(PlannedItem &item, qint64 version)
{
    item.version = version;
    const auto each = [version](auto &c) {
        using C = std::decay_t<decltype(c)>;
        if constexpr (std::is_same_v<C, UpdatePartner>)
            c.partner.version = version;
        else if constexpr (std::is_same_v<C, UpdateApplication>)
            c.application.version = version;
        else if constexpr (std::is_same_v<C, UpdateApi>)
            c.api.version = version;
        else if constexpr (std::is_same_v<C, UpdateScope>)
            c.scope.version = version;
        else if constexpr (std::is_same_v<C, UpdatePlan>)
            c.plan.version = version;
        else if constexpr (std::is_same_v<C, UpdateClient>)
            c.client.version = version;
        else if constexpr (std::is_same_v<C, UpdateKey>)
            c.version = version;
    };
    std::visit(each, item.change);
}

Conflict compared(const Change &mine, const QJsonObject &base, const QJsonObject &theirs)
{
    Conflict out;
    out.mine = mine;
    out.theirs = theirs;
    out.baseKnown = !base.isEmpty();
    const auto wanted = wantedBy(mine);
    if (!wanted)
        return out;
    out.type = wanted->type;
    out.objectId = wanted->id;
    out.objectName = theirs.value(QLatin1String("name")).toString(wanted->name);
    const QJsonObject was = bodyOf(out.type, base), is = bodyOf(out.type, theirs);
    for (auto member = is.begin(); member != is.end(); ++member) {
        const QString name = member.key();
        ConflictField field{name, out.baseKnown ? was.value(name) : QJsonValue(QJsonValue::Undefined),
                            member.value(), wanted->body.value(name)};
        const bool set = !field.mine.isUndefined();
        field.settable = set || (out.baseKnown && wanted->settable.contains(name));
        if (!set && out.baseKnown)
            field.mine = field.base;
        else if (!set)
            field.mine = field.theirs;
        field.mineChanged = set && (out.baseKnown ? field.mine != field.base : field.mine != field.theirs);
        field.theirsChanged = out.baseKnown ? field.theirs != field.base : field.mineChanged;
        if (field.mine != field.theirs || (field.mineChanged && field.theirsChanged))
            out.fields << field;
    }
    return out;
}

Result<std::optional<Change>> resolved(const Conflict &conflict, const QHash<QString, Side> &chosen)
{
    QSet<QString> mine;
    QJsonObject merged = conflict.theirs;
    for (const ConflictField &field : conflict.fields) {
        const bool isMine = field.settable && chosen.value(field.name, sideOf(field)) == Side::Mine;
        if (!isMine || field.mine == field.theirs)
            continue;
        mine.insert(field.name);
        merged.insert(field.name, field.mine);
    }
    const auto each = [&](const auto &c) -> Result<std::optional<Change>> {
        using C = std::decay_t<decltype(c)>;
        constexpr bool isUpdate = requires { c.patch; } || std::is_same_v<C, UpdatePartner> || std::is_same_v<C, UpdateApplication> ||
                                  std::is_same_v<C, UpdateApi> || std::is_same_v<C, UpdateScope> || std::is_same_v<C, UpdatePlan> ||
                                  std::is_same_v<C, UpdateClient>;
        if constexpr (!isUpdate)
            return std::optional<Change>(c); // what it does needs no merge: suspended is suspended
        if (mine.isEmpty())
            return std::optional<Change>();
        if constexpr (std::is_same_v<C, UpdatePartner>)
            return rebuilt(domain::partnerFromJson(merged), [](const auto &o) { return UpdatePartner{o}; });
        else if constexpr (std::is_same_v<C, UpdateApplication>)
            return rebuilt(domain::applicationFromJson(merged), [](const auto &o) { return UpdateApplication{o}; });
        else if constexpr (std::is_same_v<C, UpdateApi>)
            return rebuilt(domain::apiFromJson(merged), [](const auto &o) { return UpdateApi{o}; });
        else if constexpr (std::is_same_v<C, UpdateScope>)
            return rebuilt(domain::scopeFromJson(merged), [](const auto &o) { return UpdateScope{o}; });
        else if constexpr (std::is_same_v<C, UpdatePlan>)
            return rebuilt(domain::planFromJson(merged), [](const auto &o) { return UpdatePlan{o}; });
        else if constexpr (std::is_same_v<C, UpdateClient>)
            return rebuilt(domain::oauthClientFromJson(merged), [](const auto &o) { return UpdateClient{o}; });
        else if constexpr (std::is_same_v<C, UpdateKey>)
            return rebuilt(domain::apiKeyFromJson(merged), [&mine](const auto &o) { return onKey(o, mine); });
        else
            return std::optional<Change>(c);
    };
    return std::visit(each, conflict.mine);
}

QCoro::Task<Result<Conflict>> conflictOf(Inventory *inventory, Change mine, qint64 basedOn)
{
    const QPointer<Inventory> here(inventory);
    const auto wanted = wantedBy(mine);
    if (!wanted)
        co_return Error{ErrorCode::Invalid, {}, QStringLiteral("nothing of it has a version"), {}, QStringLiteral("no_version")};
    QJsonObject theirs;
    // A reading that was under way already may have begun before they changed it.
    for (int round = 0; round < kReadings && (round == 0 || versionOf(theirs) == basedOn); ++round) {
        inventory->sync();
        while (here && inventory->syncState() == inventory::SyncState::Reading)
            co_await QCoro::sleepFor(kPause);
        if (!here)
            co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
        if (inventory->syncState() == inventory::SyncState::Failed)
            co_return inventory->lastError();
        theirs = held(*inventory, wanted->type, wanted->id);
    }
    if (theirs.isEmpty())
        co_return Error{ErrorCode::NotFound, wanted->name, QStringLiteral("somebody removed it meanwhile"), {}, {}};
    QJsonObject base;
    QString actor;
    QDateTime at;
    if (backends::AuditBackend *audit = inventory->backend().audit()) {
        const QString objectId = wanted->id;
        // Who may not read the log gets a comparison without what was before.
        const Result<QList<domain::AuditEntry>> entries = co_await audit->entries(0, kAuditPage, objectId);
        for (const domain::AuditEntry &entry : entries ? *entries : QList<domain::AuditEntry>()) {
            if (entry.objectType != wanted->type)
                continue;
            if (actor.isEmpty()) {
                actor = entry.actor;
                at = entry.at;
            }
            if (versionOf(entry.after) == basedOn)
                base = entry.after;
            else if (versionOf(entry.before) == basedOn && base.isEmpty())
                base = entry.before;
        }
    }
    Conflict out = compared(mine, base, theirs);
    out.changedBy = actor;
    out.changedAt = at;
    co_return out;
}

} // namespace octroi::change
