// SPDX-License-Identifier: GPL-3.0-or-later
#include "conflict.h"

#include "domain/json.h"

#include <QJsonDocument>

namespace octroi::ctl {

namespace {

using change::Conflict;
using change::ConflictField;

QString text(const QJsonValue &value)
{
    if (value.isUndefined())
        return QStringLiteral("unknown");
    if (value.isString())
        return value.toString();
    // Whatever it is, as it stands in JSON.
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

QJsonValue orNull(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue() : value;
}

QJsonObject toJson(const Conflict &conflict)
{
    QJsonArray fields;
    for (const ConflictField &f : conflict.fields)
        fields.append(QJsonObject{{QStringLiteral("name"), f.name},
                                  {QStringLiteral("before"), orNull(f.base)},
                                  {QStringLiteral("theirs"), orNull(f.theirs)},
                                  {QStringLiteral("mine"), orNull(f.mine)},
                                  {QStringLiteral("both_changed"), f.isOverlap()}});
    return {{QStringLiteral("type"), conflict.type},
            {QStringLiteral("id"), conflict.objectId},
            {QStringLiteral("version"), conflict.theirs.value(QLatin1String("version"))},
            {QStringLiteral("before_known"), conflict.baseKnown},
            {QStringLiteral("changed_by"), conflict.changedBy},
            {QStringLiteral("changed_at"),
             conflict.changedAt.isValid() ? domain::toRfc3339(conflict.changedAt) : QJsonValue()},
            {QStringLiteral("fields"), fields}};
}

void tell(Context &c, const Conflict &conflict)
{
    c.out.setConflict(toJson(conflict));
    c.out.note(QStringLiteral("%1 was changed by %2; it has version %3 now")
                   .arg(conflict.objectName,
                        conflict.changedBy.isEmpty() ? QStringLiteral("somebody else") : conflict.changedBy)
                   .arg(conflict.theirs.value(QLatin1String("version")).toInteger()));
    for (const ConflictField &f : conflict.fields)
        c.out.note(QStringLiteral("  %1: before %2, theirs %3, mine %4%5")
                       .arg(f.name, text(f.base), text(f.theirs), text(f.mine),
                            f.isOverlap() ? QStringLiteral(" (both changed it)") : QString()));
}

} // namespace

QCoro::Task<Result<change::ItemResult>> settleConflict(Context &context, change::Change mine, qint64 basedOn)
{
    const Result<Conflict> conflict = co_await change::conflictOf(context.inventory.get(), mine, basedOn);
    if (!conflict)
        co_return conflict.error();
    tell(context, *conflict);
    const bool merges = context.onConflict == OnConflict::Mine ||
                        (context.onConflict == OnConflict::Merge && !conflict->overlaps());
    if (!merges)
        co_return Error{ErrorCode::PreconditionFailed,
                        conflict->objectName,
                        context.onConflict == OnConflict::Merge
                            ? QStringLiteral("both changed the same; --on-conflict mine takes yours")
                            : QStringLiteral("somebody else changed it; --on-conflict merge or mine"),
                        {},
                        QStringLiteral("version_mismatch")};
    const auto merged = change::resolved(*conflict);
    if (!merged)
        co_return merged.error();
    change::ItemResult done;
    done.objectName = conflict->objectName;
    done.objectId = conflict->objectId;
    if (!*merged)
        co_return done; // it is already as it was wanted
    const change::Change onTop = **merged;
    const change::Outcome outcome = co_await context.spine->applyOne(onTop);
    const change::ItemResult *item = outcome.first();
    if (item && item->error)
        co_return *item->error;
    if (item)
        done = *item;
    co_return done;
}

} // namespace octroi::ctl
