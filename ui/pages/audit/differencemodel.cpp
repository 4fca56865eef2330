// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/audit/differencemodel.h"

#include "domain/json.h"
#include "models/format.h"
#include "theme/theme.h"
#include "widgets/roles.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace octroi::pages {

void DifferenceModel::setObjects(const QJsonObject &before, const QJsonObject &after)
{
    beginResetModel();
    m_rows.clear();
    compare(QString(), before, after);
    endResetModel();
}

void DifferenceModel::compare(const QString &prefix, const QJsonObject &before, const QJsonObject &after)
{
    QStringList members = before.keys();
    for (const QString &member : after.keys()) {
        if (!members.contains(member))
            members.append(member);
    }
    members.sort();
    for (const QString &member : std::as_const(members)) {
        const QJsonValue old = before.value(member);
        const QJsonValue fresh = after.value(member);
        if (old == fresh)
            continue;
        if ((old.isObject() || old.isUndefined()) && (fresh.isObject() || fresh.isUndefined()))
            compare(prefix + member + QLatin1Char('.'), old.toObject(), fresh.toObject());
        else
            m_rows.append({prefix + member, words(old), words(fresh)});
    }
}

QString DifferenceModel::words(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String: {
        // Times are shown as people read them; nothing else in these objects looks like one.
        const QDateTime time =
            value.toString().endsWith(QLatin1Char('Z')) ? domain::fromRfc3339(value.toString()) : QDateTime();
        return time.isValid() ? models::Format::exact(time) : value.toString();
    }
    case QJsonValue::Array: {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts.append(words(part));
        return parts.join(QStringLiteral(", "));
    }
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Bool:
        return value.toBool() ? tr("yes") : tr("no");
    case QJsonValue::Double:
        return QLocale().toString(value.toDouble(), 'g', 15);
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    const QString text = index.column() == Member   ? row.member
                         : index.column() == Before ? row.before
                                                    : row.after;
    if (role == Qt::DisplayRole)
        return text.isEmpty() ? QStringLiteral("–") : text;
    if (role == Qt::ToolTipRole || role == widgets::ExactRole || role == widgets::CopyRole)
        return role == widgets::CopyRole ? QVariant() : QVariant(text);
    if (role == widgets::MonoRole)
        return index.column() == Member;
    if (role == widgets::StrongRole)
        return index.column() == After && !row.after.isEmpty();
    if (role == widgets::MutedRole)
        return text.isEmpty();
    return {};
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Member ? tr("Member") : section == Before ? tr("Before") : tr("After");
}

} // namespace octroi::pages
