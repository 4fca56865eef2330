// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runitem.h"

#include "change/inverse.h"
#include "change/runbodies.h"
#include "change/undo.h"

#include <QJsonDocument>
#include <QUuid>
#include <algorithm>

namespace octroi::change {

namespace {

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
    const QString words =
        errorCodeName(error.code) + u'\n' + error.reason + u'\n' + error.field + u'\n' + error.detail;
    const auto known = m_errorPlaces.constFind(words);
    if (known != m_errorPlaces.constEnd())
        return *known;
    errors.push_back(error);
    errors.back().context.clear();
    m_errorPlaces.insert(words, qint32(errors.size() - 1));
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
    const RunPart part = runPartOf(item.change);
    if (item.impossible || part.operation == RunOperation{})
        return false;
    RunItem out;
    out.operation = part.operation;
    out.id = part.id.toUtf8();
    out.version = item.version;
    out.body = run.placeOf(compactJson(part.body));
    if (item.undoable)
        setInverse(run, out, inverse);
    run.items.push_back(std::move(out));
    return true;
}

void setInverse(RunRecord &run, RunItem &item, const std::optional<Change> &inverse)
{
    const RunPart back = inverse ? runPartOf(*inverse) : RunPart();
    item.undo = back.operation;
    item.undoBody = run.placeOf(compactJson(back.body));
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

QList<ItemResult> stayingOf(const RunRecord &run)
{
    QList<ItemResult> out;
    for (const RunItem &item : run.items) {
        if (item.state != RunItemState::Done || item.undo != RunOperation{})
            continue;
        const QString kind = kindOf(run, item), name = nameOf(run, item);
        if (noUndoOf(kind) != NoUndo::Undoable)
            out << ItemResult{name, QString::fromUtf8(item.id), cannotBeTakenBack(kind, name), std::nullopt};
    }
    return out;
}

Error cannotBeTakenBack(const QString &kind, const QString &name)
{
    return Error{ErrorCode::Conflict, name, QStringLiteral("cannot be taken back"), kind, QStringLiteral("not_undoable")};
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
    back->name = run.name;
    back->inOrder = run.inOrder;
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
        back->kind = run.kind == QLatin1String("together") ? run.kind : changeKind(changeOf(*back, back->items.front()));
    return back;
}

} // namespace octroi::change
