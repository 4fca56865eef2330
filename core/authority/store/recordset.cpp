// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/store/recordset.h"

#include <QJsonDocument>

namespace octroi::authority {

QByteArray recordset(Dialect dialect, std::initializer_list<RecordColumn> columns)
{
    QByteArrayList parts;
    for (const RecordColumn &column : columns) {
        const QByteArray name(column.name);
        parts << (dialect == Dialect::Sqlite ? "json_extract(value, '$." + name + "') AS " + name
                                             : name + ' ' + column.type);
    }
    const QByteArray list = parts.join(", ");
    return dialect == Dialect::Sqlite ? "(SELECT " + list + " FROM json_each(?1)) AS r"
                                      : "json_to_recordset(?1::json) AS r(" + list + ')';
}

QString recordsText(const QJsonArray &records)
{
    return QString::fromUtf8(QJsonDocument(records).toJson(QJsonDocument::Compact));
}

} // namespace octroi::authority
