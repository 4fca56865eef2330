// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

#include <QJsonDocument>
#include <QJsonObject>

// What the parts of the planner share.
namespace octroi::change {

namespace wire = backends::wire;

inline void call(PlannedItem &item, const char *method, const QString &path, const QJsonObject &body = {})
{
    item.call = {QString::fromLatin1(method), path, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

/// The first reason is the one that is told.
inline void refuse(PlannedItem &item, const Error &error)
{
    if (item.impossible)
        return;
    item.impossible = error;
    if (item.impossible->context.isEmpty())
        item.impossible->context = item.objectName;
}

inline void refuse(PlannedItem &item, ErrorCode code, const char *reason, const char *detail,
                   const char *field = "")
{
    refuse(
        item,
        Error{
            code, {}, QString::fromLatin1(detail), QString::fromLatin1(field), QString::fromLatin1(reason)});
}

template <typename T>
inline void check(PlannedItem &item, const Result<T> &result)
{
    if (!result)
        refuse(item, result.error());
}

template <typename Rows, typename Same>
inline void refuseTwice(PlannedItem &item, const Rows &rows, const char *field, Same same)
{
    if (std::any_of(rows.begin(), rows.end(), same))
        refuse(item, ErrorCode::Exists, "exists", "is there already", field);
}

inline bool isSubset(const QStringList &part, const QStringList &whole)
{
    return std::all_of(part.begin(), part.end(), [&](const QString &p) { return whole.contains(p); });
}

} // namespace octroi::change
