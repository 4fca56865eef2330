// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overview/expiringmodel.h"

#include "models/format.h"
#include "theme/theme.h"
#include "widgets/roles.h"

#include <algorithm>
#include <numeric>

namespace octroi::pages {

namespace {
constexpr int kDays = 30;
constexpr qsizetype kMost = 50;
constexpr qint64 kDaySeconds = 86'400;
} // namespace

ExpiringModel::ExpiringModel(inventory::Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
}

void ExpiringModel::refresh()
{
    const QDateTime now = m_inventory.clock().now();
    const qint64 first = now.toMSecsSinceEpoch(), last = now.addDays(kDays).toMSecsSinceEpoch();
    struct Ending
    {
        const inventory::KeyTable *table;
        quint32 row;
        qint64 ends() const { return table->ends[row]; }
    };
    std::vector<Ending> ending;
    const std::shared_ptr<const inventory::KeyTable> clients = m_inventory.clientTable();
    for (const inventory::KeyTable *table : {&m_inventory.keyTable(), clients.get()}) {
        for (quint32 row = 0; row < table->rows(); ++row) {
            const qint64 ends = table->ends[row]; // what never ends lies before every time
            if (ends <= first || ends > last || !table->isLive(row))
                continue;
            const domain::KeyStatus status = table->statusAt(row, first);
            if (status == domain::KeyStatus::Active || status == domain::KeyStatus::Rotating)
                ending.push_back({table, row});
        }
    }
    std::sort(ending.begin(), ending.end(), [](const Ending &a, const Ending &b) { return a.ends() < b.ends(); });

    beginResetModel();
    m_rows.clear();
    m_total = int(ending.size());
    m_used = 0;
    m_course = QList<double>(kDays, 0);
    for (const Ending &one : ending) {
        const inventory::KeyTable &table = *one.table;
        if (table.lastUsed[one.row] > first - 7 * kDaySeconds * 1000)
            ++m_used;
        const qint64 day = std::clamp<qint64>((one.ends() - first) / (kDaySeconds * 1000), 0, kDays - 1);
        for (qint64 i = day; i < kDays; ++i)
            m_course[i] += 1;
        if (m_rows.size() >= kMost)
            continue;
        const domain::ApiKey shared = table.key(one.row); // of a client: what it has in common with a key
        const domain::Application *application = m_inventory.application(shared.applicationId);
        const domain::Partner *partner = application ? m_inventory.partner(application->partnerId) : nullptr;
        m_rows.append({shared.id, shared.name, partner ? partner->name : QString(),
                       QDateTime::fromMSecsSinceEpoch(one.ends(), Qt::UTC), table.daysOf(one.row)});
    }
    endResetModel();
}

int ExpiringModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ExpiringModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ExpiringModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    const QDateTime now = m_inventory.clock().now();
    if (role == widgets::IdRole)
        return row.id;
    switch (index.column()) {
    case Name:
        if (role == Qt::DisplayRole)
            return row.name;
        if (role == widgets::StrongRole)
            return true;
        break;
    case Partner:
        if (role == Qt::DisplayRole)
            return row.partner;
        break;
    case Use:
        if (role == widgets::SparkRole)
            return QVariant::fromValue(row.days);
        if (role == widgets::MutedRole)
            return std::all_of(row.days.cbegin(), row.days.cend(), [](qint32 day) { return day == 0; });
        if (role == Qt::AccessibleTextRole) {
            const qint64 calls = std::accumulate(row.days.cbegin(), row.days.cend(), qint64(0));
            return tr("%Ln call(s) in 30 days", nullptr, int(std::min<qint64>(calls, INT_MAX)));
        }
        break;
    case Expires:
        if (role == Qt::DisplayRole || role == widgets::ChipTextRole)
            return models::Format::expiry(row.ends, now);
        if (role == widgets::ChipDotRole)
            return false;
        if (role == widgets::ToneRole) {
            const qint64 seconds = now.secsTo(row.ends);
            return int(seconds <= 2 * kDaySeconds   ? theme::Tone::Danger
                       : seconds <= 7 * kDaySeconds ? theme::Tone::Warning
                                                    : theme::Tone::Neutral);
        }
        if (role == widgets::ExactRole || role == Qt::ToolTipRole)
            return models::Format::exact(row.ends);
        break;
    default:
        break;
    }
    return {};
}

QVariant ExpiringModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Partner:
        return tr("Partner");
    case Use:
        return tr("Calls a day");
    case Expires:
        return tr("Expires");
    default:
        return {};
    }
}

} // namespace octroi::pages
