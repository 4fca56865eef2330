// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/sqlconnection.h"

#include <QJsonArray>
#include <initializer_list>

namespace octroi::authority {

struct RecordColumn
{
    const char *name;
    const char *type; ///< "bigint" or "text"
};

/// Many rows as one value: an expression for FROM that reads `r` with these columns out of parameter
/// ?1, a JSON array of objects.
QByteArray recordset(Dialect dialect, std::initializer_list<RecordColumn> columns);
/// What is bound to it.
QString recordsText(const QJsonArray &records);

} // namespace octroi::authority
