// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery/rowsmodel.h"

#include "theme/theme.h"
#include "widgets/roles.h"

namespace octroi::gallery {

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 5;
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 5;
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == 4 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    static const QStringList names{QStringLiteral("Name"), QStringLiteral("Identifier"),
                                   QStringLiteral("State"), QStringLiteral("Expires"),
                                   QStringLiteral("Requests, 30 d")};
    return role == Qt::DisplayRole ? names.at(section) : QVariant();
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    using namespace widgets;
    static const QStringList names{QStringLiteral("stock-poller-2"), QStringLiteral("nightly-export"),
                                   QStringLiteral("price-sync-test"), QStringLiteral("tender-board"),
                                   QStringLiteral("archive-reader")};
    const int row = index.row();
    switch (index.column()) {
    case 0:
        if (role == Qt::DisplayRole)
            return names.at(row);
        if (role == IconNameRole)
            return QStringLiteral("key");
        return role == StrongRole ? QVariant(true) : QVariant();
    case 1:
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("4tZq81LmNc")) : QVariant();
    case 2:
        if (role == ChipTextRole)
            return row == 3 ? QStringLiteral("Suspended") : QStringLiteral("Active");
        return role == ToneRole ? QVariant(int(row == 3 ? theme::Tone::Info : theme::Tone::Ok)) : QVariant();
    case 3:
        if (role == Qt::DisplayRole)
            return QStringLiteral("in %1 d").arg(row * 4 + 1);
        if (role == ChipTextRole && row < 2)
            return QStringLiteral("in %1 d").arg(row * 4 + 1);
        if (role == ChipDotRole)
            return false;
        return role == ToneRole && row < 2
                   ? QVariant(int(row == 0 ? theme::Tone::Danger : theme::Tone::Warning))
                   : QVariant();
    default:
        if (role == Qt::DisplayRole)
            return row == 2 ? QStringLiteral("0") : QStringLiteral("61,930");
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role == MutedRole)
            return row == 2;
        if (role == SparkRole && row != 2) {
            QList<qint32> days;
            for (int day = 0; day < 30; ++day)
                days.append(40 + (day * 37 + row * 11) % 23 - day / 2);
            return QVariant::fromValue(days);
        }
        return {};
    }
}

} // namespace octroi::gallery
