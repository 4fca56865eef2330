// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of the list of keys hold.
#include "models/format.h"
#include "models/keysmodel.h"

#include "models/backendcolour.h"
#include "models/clientwords.h"
#include "models/roles.h"

#include <algorithm>

namespace octroi::models {

using domain::ApiKey;
using inventory::Holdings;
using inventory::KeyTable;
using inventory::Parts;

// A row is painted cell by cell and role by role: its credential is put together once.
const KeysModel::Held *KeysModel::held(int row) const
{
    if (row < 0 || row >= int(m_rows.size()))
        return nullptr;
    const quint32 at = m_rows[size_t(row)];
    const KeyTable &table = m_parts.tableOf(at);
    if (!m_held || m_held->at != at || m_held->revision != table.revision())
        m_held = Held{table.key(Parts::rowOf(at)), at, table.revision(), &table, m_holdings.inventoryOf(at),
                      Holdings::isClient(at)};
    // Of a connection that was just closed: the rows go with the next turn.
    return m_held->inventory ? &*m_held : nullptr;
}

QString KeysModel::applicationOf(const Held &held)
{
    const auto *application = held.inventory->application(held.key.applicationId);
    return application ? application->name : QString();
}

QString KeysModel::partnerOf(const Held &held)
{
    const auto *application = held.inventory->application(held.key.applicationId);
    const auto *partner = application ? held.inventory->partner(application->partnerId) : nullptr;
    return partner ? partner->name : QString();
}

namespace {

/// Its rows are those of the last time it answered.
bool isAway(const inventory::Inventory &inventory)
{
    const auto state = inventory.backend().state();
    return inventory.syncState() == inventory::SyncState::Failed || state == backends::BackendState::Offline ||
           state == backends::BackendState::Failed;
}

} // namespace

QString KeysModel::backendTip(const inventory::Inventory &inventory) const
{
    const backends::BackendInfo info = inventory.backend().info();
    QStringList lines{info.name, info.address};
    if (isAway(inventory))
        lines << tr("Offline: as it was on %1 (%2)", "time, how long ago")
                     .arg(Format::exact(inventory.lastSync()), Format::relative(inventory.lastSync(), m_clock.now()));
    return lines.join(QLatin1Char('\n'));
}

QVariant KeysModel::display(const Held &held, int column) const
{
    const QDateTime now = m_clock.now();
    const ApiKey &key = held.key;
    const quint32 row = Parts::rowOf(held.at);
    switch (column) {
    case Name:
        return key.name;
    case Partner:
        return partnerOf(held);
    case Application:
        return applicationOf(held);
    case Backend:
        return held.inventory->backend().info().name;
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
        return Format::shortCount(held.table->requests[row]);
    case Environment:
        return held.isClient ? QString() : Format::environment(key.environment);
    case Plan: {
        const auto *plan = held.inventory->plan(key.planId);
        return plan ? plan->name : QString();
    }
    case Created:
        return Format::relative(key.createdAt, now);
    case Bytes:
        return Format::bytes(held.table->byteSums[row]);
    case Kind:
        return held.isClient ? tr("OAuth client", "kind of credential") : tr("API key", "kind of credential");
    default:
        return {};
    }
}

QVariant KeysModel::toolTip(const Held &held, int column) const
{
    const ApiKey &key = held.key;
    const quint32 row = Parts::rowOf(held.at);
    switch (column) {
    case Identifier:
        return held.isClient ? key.id : key.maskedKey();
    case Scopes:
        return key.scopes.join(QLatin1Char('\n'));
    case LastUsed:
        return Format::exact(key.lastUsedAt);
    case Expires:
        return Format::exact(key.endsAt());
    case Created:
        return Format::exact(key.createdAt);
    case Requests:
        return tr("%n request(s) in the last 30 days", nullptr, int(held.table->requests[row]));
    case Bytes:
        return tr("%1 in the last 30 days").arg(Format::bytes(held.table->byteSums[row]));
    case Backend:
        return backendTip(*held.inventory);
    case Kind: {
        const auto *client = held.isClient ? held.inventory->client(key.id) : nullptr;
        return client ? ClientWords::kindMeaning(client->kind) : display(held, column);
    }
    default:
        return display(held, column);
    }
}

QVariant KeysModel::tone(const Held &held, int column) const
{
    const QDateTime now = m_clock.now();
    const domain::KeyStatus status = held.key.statusAt(now);
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
        return expiryTone(held.key.endsAt(), now);
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

namespace {

bool isNumber(int column)
{
    return column == KeysModel::Scopes || column == KeysModel::Requests || column == KeysModel::Bytes;
}

} // namespace

QVariant KeysModel::muted(const Held &held, int row, int column) const
{
    const quint32 at = Parts::rowOf(held.at);
    return (column == m_group && !startsGroup(row)) || (column == Requests && held.table->requests[at] == 0) ||
           (column == Bytes && held.table->byteSums[at] == 0) || (column == Backend && isAway(*held.inventory));
}

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    const Held *held = index.isValid() ? this->held(index.row()) : nullptr;
    if (!held)
        return {};
    const int row = index.row(), column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(*held, column);
    case Qt::ToolTipRole:
        return toolTip(*held, column);
    case Qt::TextAlignmentRole:
        return isNumber(column) ? int(Qt::AlignRight | Qt::AlignVCenter)
                                : int(Qt::AlignLeft | Qt::AlignVCenter);
    case kToneRole:
        return tone(*held, column);
    case kChipTextRole:
        return column == State || (column == Expires && tone(*held, column).isValid())
                   ? QVariant(display(*held, column))
                   : QVariant();
    case kChipDotRole:
        return column == State;
    case kIconRole:
        return column == Name ? QVariant(held->isClient ? QStringLiteral("client") : QStringLiteral("key"))
                              : QVariant();
    case kSquareRole:
        return column == Backend ? QVariant(backendColour(held->inventory->backend())) : QVariant();
    case kStrongRole:
        return column == Name || (column == m_group && startsGroup(row));
    case kMonoRole:
        return column == Identifier;
    case kExactRole:
        return column == LastUsed || column == Expires || column == Created ? toolTip(*held, column) : QVariant();
    case kSeriesRole:
        return column == Requests ? QVariant::fromValue(held->table->daysOf(Parts::rowOf(held->at))) : QVariant();
    case kCopyRole:
        return column == Identifier ? QVariant(held->key.id) : QVariant();
    case kMutedRole:
        return muted(*held, row, column);
    case kChangedRole:
        return isFresh(held->at);
    case kSectionRole:
    case kSectionCountRole:
        return m_group < 0 ? QVariant() : section(*held, row, role);
    case Qt::AccessibleDescriptionRole:
        return m_group >= 0 && column == Name ? section(*held, row, role)
               : column == Name               ? display(*held, Kind)
                                              : QVariant();
    case kKindRole:
        return held->isClient ? QStringLiteral("client") : QStringLiteral("key");
    case kIdRole:
        return held->key.id;
    default:
        return {};
    }
}

/// The first of those that stand together; the value of the others is only repeated.
bool KeysModel::startsGroup(int row) const
{
    return std::binary_search(m_sections.begin(), m_sections.end(), row);
}

QVariant KeysModel::section(const Held &held, int row, int role) const
{
    const auto first = std::lower_bound(m_sections.begin(), m_sections.end(), row);
    if (first == m_sections.end() || *first != row)
        return {};
    const int end = first + 1 == m_sections.end() ? int(m_rows.size()) : *(first + 1);
    const QString name = display(held, m_group).toString();
    const QString shown =
        name.isEmpty() ? tr("None", "a group of credentials that have no such value") : name;
    if (role == kSectionRole)
        return shown;
    const QString count = tr("%n credential(s)", "in a group", end - row);
    return role == kSectionCountRole ? count : tr("%1, %2", "a group, how many are in it").arg(shown, count);
}

QVariant KeysModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(section) ? int(Qt::AlignRight | Qt::AlignVCenter)
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
    case Environment:
        return tr("Environment");
    case Plan:
        return tr("Plan");
    case Created:
        return tr("Created");
    case Bytes:
        return tr("Bytes, 30 d");
    case Kind:
        return tr("Kind");
    default:
        return {};
    }
}

void KeysModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace octroi::models
