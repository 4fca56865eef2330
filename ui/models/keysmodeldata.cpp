// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of the list of keys hold.
#include "models/format.h"
#include "models/keysmodel.h"

#include "models/backendcolour.h"
#include "models/roles.h"

namespace octroi::models {

using domain::ApiKey;

QVariant KeysModel::display(const ApiKey &key, int column) const
{
    const QDateTime now = m_inventory.clock().now();
    switch (column) {
    case Name:
        return key.name;
    case Partner:
        return partnerOf(key);
    case Application:
        return applicationOf(key);
    case Backend:
        return m_inventory.backend().info().name;
    case Identifier:
        return key.id;
    case State:
        return Format::status(key.statusAt(now));
    case Scopes:
        return Format::count(key.scopes.size());
    case LastUsed:
        return Format::relative(key.lastUsedAt, now);
    case Expires:
        return Format::expiry(key.endsAt(), now);
    case Requests:
        return Format::shortCount(m_inventory.usageOf(key.id).requests);
    default:
        return {};
    }
}

QVariant KeysModel::toolTip(const ApiKey &key, int column) const
{
    switch (column) {
    case Identifier:
        return key.maskedKey();
    case Scopes:
        return key.scopes.join(QLatin1Char('\n'));
    case LastUsed:
        return Format::exact(key.lastUsedAt);
    case Expires:
        return Format::exact(key.endsAt());
    case Requests:
        return tr("%n request(s) in the last 30 days", nullptr, int(m_inventory.usageOf(key.id).requests));
    case Backend:
        return m_inventory.backend().info().address;
    default:
        return display(key, column);
    }
}

QVariant KeysModel::tone(const ApiKey &key, int column) const
{
    const QDateTime now = m_inventory.clock().now();
    const domain::KeyStatus status = key.statusAt(now);
    if (column == State) {
        switch (status) {
        case domain::KeyStatus::Active:
            return int(Tone::Ok);
        case domain::KeyStatus::Rotating:
            return int(Tone::Warning);
        case domain::KeyStatus::Suspended:
            return int(Tone::Info);
        case domain::KeyStatus::Expired:
            return int(Tone::Neutral);
        case domain::KeyStatus::Revoked:
            return int(Tone::Danger);
        }
    }
    if (column == Expires && status != domain::KeyStatus::Revoked && status != domain::KeyStatus::Expired)
        return expiryTone(key.endsAt(), now);
    return {};
}

QVariant expiryTone(const QDateTime &end, const QDateTime &now)
{
    if (!end.isValid() || end <= now)
        return {};
    const qint64 seconds = now.secsTo(end);
    // Whole days as they are written: "in 2 d" is still urgent, "in 7 d" still worth a look.
    if (seconds < 3 * 86'400)
        return int(Tone::Danger);
    if (seconds < 8 * 86'400)
        return int(Tone::Warning);
    return {};
}

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    const ApiKey *key = index.isValid() ? keyAt(index.row()) : nullptr;
    if (!key)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return display(*key, column);
    case Qt::ToolTipRole:
        return toolTip(*key, column);
    case Qt::AccessibleTextRole:
        return display(*key, column);
    case Qt::TextAlignmentRole:
        return column == Scopes || column == Requests ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                      : int(Qt::AlignLeft | Qt::AlignVCenter);
    case kToneRole:
        return tone(*key, column);
    case kChipTextRole:
        return column == State || (column == Expires && tone(*key, column).isValid())
                   ? QVariant(display(*key, column))
                   : QVariant();
    case kChipDotRole:
        return column == State;
    case kIconRole:
        return column == Name ? QVariant(QStringLiteral("key")) : QVariant();
    case kSquareRole:
        return column == Backend ? QVariant(backendColour(m_inventory.backend())) : QVariant();
    case kStrongRole:
        return column == Name;
    case kMonoRole:
        return column == Identifier;
    case kExactRole:
        return column == LastUsed || column == Expires ? toolTip(*key, column) : QVariant();
    case kSeriesRole:
        return column == Requests ? QVariant::fromValue(m_inventory.usageOf(key->id).days) : QVariant();
    case kCopyRole:
        return column == Identifier ? QVariant(key->id) : QVariant();
    case kMutedRole:
        return column == Requests && m_inventory.usageOf(key->id).requests == 0;
    case kKindRole:
        return QStringLiteral("key");
    case kIdRole:
        return key->id;
    default:
        return {};
    }
}

QVariant KeysModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Scopes || section == Requests ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                        : int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Partner:
        return tr("Partner");
    case Application:
        return tr("Application");
    case Backend:
        return tr("Backend");
    case Identifier:
        return tr("Identifier");
    case State:
        return tr("State");
    case Scopes:
        return tr("Scopes");
    case LastUsed:
        return tr("Last used");
    case Expires:
        return tr("Expires");
    case Requests:
        return tr("Requests, 30 d");
    default:
        return {};
    }
}

} // namespace octroi::models
