// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/json.h"
#include "output.h"

#include <vector>

namespace octroi::ctl {

/// Objects as a table for people, or as JSON: a list, or the one object that was asked for.
template <typename T, typename RowOf>
void printObjects(const Output &out, const QStringList &header, const std::vector<T> &objects, bool single,
                  RowOf rowOf)
{
    QJsonArray array;
    QList<QStringList> rows;
    for (const T &object : objects) {
        array.append(domain::toJson(object));
        rows.append(rowOf(object));
    }
    if (!out.isJson())
        out.table(header, rows);
    else if (single)
        out.json(array.first().toObject());
    else
        out.json(array);
}

} // namespace octroi::ctl
