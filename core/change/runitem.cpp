// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runitem.h"

#include "change/inverse.h"
#include "domain/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>
#include <algorithm>

namespace octroi::change {

namespace {

QByteArray compact(const QJsonObject &object)
{
    return object.isEmpty() ? QByteArray() : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// What of a change a run keeps.
struct Part
{
    RunOperation operation = {};
    QString id;
    QJsonObject body;
};

Part partOf(const IssueKey &c)
{
    return {RunOperation::Issue, {}, backends::wire::keyBody(c.key)};
}
Part partOf(const UpdateKey &c)
{
    return {RunOperation::Update, c.keyId, backends::wire::keyPatchBody(c.patch)};
}
Part partOf(const SuspendKey &c)
{
    return {RunOperation::Suspend, c.keyId, {}};
}
Part partOf(const ResumeKey &c)
{
    return {RunOperation::Resume, c.keyId, {}};
}
Part partOf(const RevokeKey &c)
{
    return {RunOperation::Revoke, c.keyId, {}};
}
Part partOf(const RestoreKey &c)
{
    return {RunOperation::Restore, c.keyId, {}};
}
Part partOf(const RotateKey &c)
{
    return {RunOperation::Rotate, c.keyId, {{QStringLiteral("overlap_seconds"), c.overlapSeconds}}};
}
Part partOf(const MoveKey &c)
{
    return {RunOperation::Move, c.keyId, {{QStringLiteral("application_id"), c.applicationId}}};
}
Part partOf(const SuspendClient &c)
{
    return {RunOperation::SuspendClient, c.clientId, {}};
}
Part partOf(const ResumeClient &c)
{
    return {RunOperation::ResumeClient, c.clientId, {}};
}
Part partOf(const RevokeClient &c)
{
    return {RunOperation::RevokeClient, c.clientId, {}};
}
Part partOf(const UpdateClient &c)
{
    // Without the times of its use, so that the same change is the same body.
    domain::OAuthClient client = c.client;
    client.lastUsedAt = {};
    return {RunOperation::UpdateClient, client.id, domain::toJson(client, client.createdAt)};
}
template <typename C>
Part partOf(const C &)
{
    return {};
}

Part partOf(const Change &change)
{
    return std::visit([](const auto &c) { return partOf(c); }, change);
}

QStringList listOf(const QJsonValue &value)
{
    QStringList out;
    for (const QJsonValue item : value.toArray())
        out << item.toString();
    return out;
}

domain::Restrictions restrictionsOf(const QJsonObject &object)
{
    return {listOf(object.value(QLatin1String("addresses"))),
            listOf(object.value(QLatin1String("referrers"))), listOf(object.value(QLatin1String("apis")))};
}

QDateTime timeOf(const QJsonValue &value)
{
    return domain::fromRfc3339(value.toString());
}

backends::KeyPatch patchOf(const QJsonObject &o)
{
    backends::KeyPatch patch;
    const auto has = [&o](const char *name) { return o.contains(QLatin1String(name)); };
    if (has("name"))
        patch.name = o.value(QLatin1String("name")).toString();
    if (has("scopes"))
        patch.scopes = listOf(o.value(QLatin1String("scopes")));
    if (has("expires_at"))
        patch.expiresAt = timeOf(o.value(QLatin1String("expires_at")));
    if (has("retires_at"))
        patch.retiresAt = timeOf(o.value(QLatin1String("retires_at")));
    if (has("restrictions"))
        patch.restrictions = restrictionsOf(o.value(QLatin1String("restrictions")).toObject());
    if (has("plan_id"))
        patch.planId = o.value(QLatin1String("plan_id")).toString();
    if (has("tags"))
        patch.tags = listOf(o.value(QLatin1String("tags")));
    return patch;
}

backends::NewKey newKeyOf(const QJsonObject &o)
{
    backends::NewKey key;
    key.applicationId = o.value(QLatin1String("application_id")).toString();
    key.name = o.value(QLatin1String("name")).toString();
    key.environment = o.value(QLatin1String("environment")).toString() == QLatin1String("test")
                          ? domain::Environment::Test
                          : domain::Environment::Live;
    const backends::KeyPatch rest = patchOf(o);
    key.scopes = rest.scopes.value_or(QStringList());
    key.expiresAt = rest.expiresAt.value_or(QDateTime());
    key.restrictions = rest.restrictions.value_or(domain::Restrictions());
    key.planId = rest.planId.value_or(QString());
    key.tags = rest.tags.value_or(QStringList());
    return key;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

bool patched(const backends::KeyPatch &p, const domain::ApiKey &key)
{
    return (!p.name || *p.name == key.name) && (!p.scopes || sorted(*p.scopes) == sorted(key.scopes)) &&
           (!p.expiresAt || p.expiresAt->toSecsSinceEpoch() == key.expiresAt.toSecsSinceEpoch()) &&
           (!p.retiresAt || p.retiresAt->toSecsSinceEpoch() == key.retiresAt.toSecsSinceEpoch()) &&
           (!p.planId || *p.planId == key.planId) && (!p.tags || sorted(*p.tags) == sorted(key.tags)) &&
           (!p.restrictions || (p.restrictions->addresses == key.restrictions.addresses &&
                                p.restrictions->referrers == key.restrictions.referrers &&
                                p.restrictions->apis == key.restrictions.apis));
}

constexpr const char *kNames[] = {"",       "issue",   "update", "suspend", "resume", // of keys
                                  "revoke", "restore", "rotate", "move"};

} // namespace

quint32 RunRecord::placeOf(const QByteArray &body)
{
    if (body.isEmpty())
        return 0;
    const auto known = m_places.constFind(body);
    if (known != m_places.constEnd())
        return *known;
    bodies.push_back(body);
    const quint32 place = quint32(bodies.size() - 1);
    m_places.insert(body, place);
    return place;
}

qint32 RunRecord::placeOf(const Error &error)
{
    const QString name =
        errorCodeName(error.code) + u'\n' + error.reason + u'\n' + error.field + u'\n' + error.detail;
    const auto known = m_errorPlaces.constFind(name);
    if (known != m_errorPlaces.constEnd())
        return *known;
    errors.push_back(error);
    errors.back().context.clear();
    m_errorPlaces.insert(name, qint32(errors.size() - 1));
    return qint32(errors.size() - 1);
}

qsizetype RunRecord::count(RunItemState state) const
{
    return std::count_if(items.begin(), items.end(), [state](const RunItem &i) { return i.state == state; });
}

bool RunRecord::canUndo() const
{
    return !undone && std::any_of(items.begin(), items.end(), [](const RunItem &i) {
        return i.state == RunItemState::Done && i.undo != RunOperation{};
    });
}

QString RunRecord::idempotencyKey(qsizetype index) const
{
    return QStringLiteral("%1-%2-%3").arg(id).arg(index).arg(items[size_t(index)].attempt);
}

bool addToRun(RunRecord &run, const PlannedItem &item, const std::optional<Change> &inverse)
{
    const Part part = partOf(item.change);
    if (item.impossible || part.operation == RunOperation{})
        return false;
    RunItem out;
    out.operation = part.operation;
    out.id = part.id.toUtf8();
    out.version = item.version;
    out.body = run.placeOf(compact(part.body));
    if (item.undoable)
        setInverse(run, out, inverse);
    run.items.push_back(std::move(out));
    return true;
}

void setInverse(RunRecord &run, RunItem &item, const std::optional<Change> &inverse)
{
    const Part back = inverse ? partOf(*inverse) : Part();
    item.undo = back.operation;
    item.undoBody = run.placeOf(compact(back.body));
}

Change changeOf(const RunRecord &run, const RunItem &item)
{
    const QString id = QString::fromUtf8(item.id);
    const QJsonObject body = QJsonDocument::fromJson(run.bodies[item.body]).object();
    switch (item.operation) {
    case RunOperation::Issue:
        return IssueKey{newKeyOf(body)};
    case RunOperation::Update:
        break;
    case RunOperation::Suspend:
        return SuspendKey{id};
    case RunOperation::Resume:
        return ResumeKey{id};
    case RunOperation::Revoke:
        return RevokeKey{id};
    case RunOperation::Restore:
        return RestoreKey{id};
    case RunOperation::Rotate:
        return RotateKey{id, body.value(QLatin1String("overlap_seconds")).toInteger()};
    case RunOperation::Move:
        return MoveKey{id, body.value(QLatin1String("application_id")).toString()};
    case RunOperation::SuspendClient:
        return SuspendClient{id};
    case RunOperation::ResumeClient:
        return ResumeClient{id};
    case RunOperation::RevokeClient:
        return RevokeClient{id};
    case RunOperation::UpdateClient: {
        const Result<domain::OAuthClient> read = domain::oauthClientFromJson(body);
        domain::OAuthClient client = read ? *read : domain::OAuthClient();
        client.id = id;
        client.version = item.version;
        return UpdateClient{client};
    }
    }
    return UpdateKey{id, patchOf(body)};
}

std::optional<backends::BulkItem> bulkItemOf(const RunRecord &run, qsizetype index)
{
    const RunItem &item = run.items[size_t(index)];
    if (!item.isKey())
        return std::nullopt;
    backends::BulkItem out;
    out.operation = QString::fromLatin1(kNames[int(item.operation)]);
    out.id = QString::fromUtf8(item.id);
    // A rotation leaves the version of the old key to the backend, as the single call does.
    out.version = item.operation == RunOperation::Rotate ? 0 : item.version;
    out.idempotencyKey = run.idempotencyKey(index);
    out.body = QJsonDocument::fromJson(run.bodies[item.body]).object();
    return out;
}

bool isFulfilled(const RunRecord &run, const RunItem &item, const domain::ApiKey &key)
{
    switch (item.operation) {
    case RunOperation::Suspend:
        return key.suspendedAt.isValid() && !key.revokedAt.isValid();
    case RunOperation::Resume:
        return !key.suspendedAt.isValid() && !key.revokedAt.isValid();
    case RunOperation::Revoke:
        return key.revokedAt.isValid();
    case RunOperation::Restore:
        return !key.revokedAt.isValid();
    case RunOperation::Move:
        return key.applicationId == std::get<MoveKey>(changeOf(run, item)).applicationId;
    case RunOperation::Update:
        return patched(std::get<UpdateKey>(changeOf(run, item)).patch, key);
    default:
        return false;
    }
}

Error answerLost()
{
    return Error{ErrorCode::Cancelled,
                 {},
                 QStringLiteral("no answer came before the run was ended"),
                 {},
                 QStringLiteral("answer_lost")};
}

std::shared_ptr<RunRecord> newRun(const QString &kind, const Clock &clock)
{
    auto run = std::make_shared<RunRecord>();
    run->id = QUuid::createUuid().toString(QUuid::Id128);
    run->kind = kind;
    run->startedAt = clock.now();
    return run;
}

std::shared_ptr<RunRecord> undoOf(const RunRecord &run)
{
    auto back = std::make_shared<RunRecord>();
    back->id = QUuid::createUuid().toString(QUuid::Id128);
    back->undoes = run.id;
    back->bodies = run.bodies;
    // The last that was done is the first to be taken back.
    for (auto item = run.items.rbegin(); item != run.items.rend(); ++item) {
        if (item->state != RunItemState::Done || item->undo == RunOperation{})
            continue;
        RunItem one;
        one.id = item->id;
        one.version = item->version;
        one.operation = item->undo;
        one.body = item->undoBody;
        back->items.push_back(std::move(one));
    }
    if (!back->items.empty())
        back->kind = changeKind(changeOf(*back, back->items.front()));
    return back;
}

} // namespace octroi::change
