// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of the list of keys hold.
#include "models/format.h"
#include "models/keysmodel.h"

#include "models/backendcolour.h"
#include "models/roles.h"

#include <algorithm>

namespace octroi::models {

using domain::ApiKey;
using inventory::KeyTable;

// A row is painted cell by cell and role by role: its key is put together once.
const ApiKey *KeysModel::held(int row) const
{
    if (row < 0 || row >= int(m_rows.size()))
        return nullptr;
    const quint32 at = m_rows[size_t(row)];
    if (!m_held || m_heldRow != at || m_heldRevision != m_table->revision()) {
        m_held = m_table->key(at);
        m_heldRow = at;
        m_heldRevision = m_table->revision();
    }
    return &*m_held;
}

QString KeysModel::applicationOf(const ApiKey &key) const
{
    const auto *application = m_inventory.application(key.applicationId);
    return application ? application->name : QString();
}

QString KeysModel::partnerOf(const ApiKey &key) const
{
    const auto *application = m_inventory.application(key.applicationId);
    const auto *partner = application ? m_inventory.partner(application->partnerId) : nullptr;
    return partner ? partner->name : QString();
}

QVariant KeysModel::display(const ApiKey &key, int row, int column) const
{
    const QDateTime now = m_inventory.clock().now();
    const quint32 at = m_rows[size_t(row)];
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
        return Format::shortCount(m_table->requests[at]);
    case Environment:
        return Format::environment(key.environment);
    case Plan: {
        const auto *plan = m_inventory.plan(key.planId);
        return plan ? plan->name : QString();
    }
    case Created:
        return Format::relative(key.createdAt, now);
    case Bytes:
        return Format::bytes(m_table->byteSums[at]);
    default:
        return {};
    }
}

QVariant KeysModel::toolTip(const ApiKey &key, int row, int column) const
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
    case Created:
        return Format::exact(key.createdAt);
    case Requests:
        return tr("%n request(s) in the last 30 days", nullptr, int(m_table->requests[m_rows[size_t(row)]]));
    case Bytes:
        return tr("%1 in the last 30 days").arg(Format::bytes(m_table->byteSums[m_rows[size_t(row)]]));
    case Backend:
        return m_inventory.backend().info().address;
    default:
        return display(key, row, column);
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

namespace {

bool isNumber(int column)
{
    return column == KeysModel::Scopes || column == KeysModel::Requests || column == KeysModel::Bytes;
}

} // namespace

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    const ApiKey *key = index.isValid() ? held(index.row()) : nullptr;
    if (!key)
        return {};
    const int row = index.row(), column = index.column();
    const quint32 at = m_rows[size_t(row)];
    switch (role) {
    case Qt::DisplayRole:
        return display(*key, row, column);
    case Qt::ToolTipRole:
        return toolTip(*key, row, column);
    case Qt::AccessibleTextRole:
        return display(*key, row, column);
    case Qt::TextAlignmentRole:
        return isNumber(column) ? int(Qt::AlignRight | Qt::AlignVCenter)
                                : int(Qt::AlignLeft | Qt::AlignVCenter);
    case kToneRole:
        return tone(*key, column);
    case kChipTextRole:
        return column == State || (column == Expires && tone(*key, column).isValid())
                   ? QVariant(display(*key, row, column))
                   : QVariant();
    case kChipDotRole:
        return column == State;
    case kIconRole:
        return column == Name ? QVariant(QStringLiteral("key")) : QVariant();
    case kSquareRole:
        return column == Backend ? QVariant(backendColour(m_inventory.backend())) : QVariant();
    case kStrongRole:
        return column == Name || (column == m_group && startsGroup(row));
    case kMonoRole:
        return column == Identifier;
    case kExactRole:
        return column == LastUsed || column == Expires || column == Created ? toolTip(*key, row, column) : QVariant();
    case kSeriesRole:
        return column == Requests ? QVariant::fromValue(m_table->daysOf(at)) : QVariant();
    case kCopyRole:
        return column == Identifier ? QVariant(key->id) : QVariant();
    case kMutedRole:
        return (column == m_group && !startsGroup(row)) || (column == Requests && m_table->requests[at] == 0) || (column == Bytes && m_table->byteSums[at] == 0);
    case kChangedRole:
        return isFresh(at);
    case kSectionRole:
    case kSectionCountRole:
        return m_group < 0 ? QVariant() : section(*key, row, role);
    case Qt::AccessibleDescriptionRole:
        return m_group < 0 || column != Name ? QVariant() : section(*key, row, role);
    case kKindRole:
        return QStringLiteral("key");
    case kIdRole:
        return key->id;
    default:
        return {};
    }
}

/// The first of those that stand together; the value of the others is only repeated.
bool KeysModel::startsGroup(int row) const
{
    return std::binary_search(m_sections.begin(), m_sections.end(), row);
}

/// Numbers are compared, no texts: there may be a million rows.
void KeysModel::findSections()
{
    m_sections.clear();
    if (m_group < 0)
        return;
    const qint64 now = m_inventory.clock().now().toMSecsSinceEpoch();
    const auto owners = m_inventory.owners();
    const KeyTable &table = *m_table;
    const auto codeOf = [&](quint32 at) -> quint32 {
        switch (m_group) {
        case Partner: {
            const quint32 application = table.application[at];
            return application < owners->byApplication.size() ? owners->byApplication[application].partnerRank
                                                              : KeyTable::kNone;
        }
        case Application:
            return table.application[at];
        case State:
            return quint32(table.statusAt(at, now));
        case Environment:
            return table.head[at] & 1;
        case Plan:
            return table.plan[at];
        default:
            return 0;
        }
    };
    for (size_t row = 0; row < m_rows.size(); ++row) {
        if (row == 0 || codeOf(m_rows[row]) != codeOf(m_rows[row - 1]))
            m_sections << int(row);
    }
}

QVariant KeysModel::section(const ApiKey &key, int row, int role) const
{
    const auto first = std::lower_bound(m_sections.begin(), m_sections.end(), row);
    if (first == m_sections.end() || *first != row)
        return {};
    const int end = first + 1 == m_sections.end() ? int(m_rows.size()) : *(first + 1);
    const QString name = display(key, row, m_group).toString();
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
