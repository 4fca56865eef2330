// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/keycondition.h"
#include "authority/store/sqlconnection.h"

#include <QByteArray>
#include <variant>
#include <vector>

namespace octroi::authority {

/// A condition as an expression over the columns of api_key, with its values in the order of the parameters.
struct KeySql
{
    QByteArray text;
    std::vector<std::variant<qint64, QString>> values;
};

/// Parameters are numbered from `first` on.
KeySql keySqlOf(const KeyCondition &condition, Dialect dialect, int first = 1);

} // namespace octroi::authority
