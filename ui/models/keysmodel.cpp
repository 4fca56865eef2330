// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keysmodel.h"

#include "models/roles.h"

#include <QSet>
#include <algorithm>

namespace octroi::models {

using domain::ApiKey;
using inventory::Inventory;

KeysModel::KeysModel(Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
    connect(&inventory, &Inventory::reset, this, &KeysModel::rebuild);
    connect(&inventory, &Inventory::keyChanged, this, &KeysModel::updateKey);
    connect(&inventory, &Inventory::directoryChanged, this, &KeysModel::update);
    connect(&inventory, &Inventory::usageChanged, this, &KeysModel::update);
    m_rows = wanted();
}

int KeysModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int KeysModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

int KeysModel::total() const
{
    return int(m_inventory.keys().size());
}

QString KeysModel::idAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? m_rows[size_t(row)] : QString();
}

const ApiKey *KeysModel::keyAt(int row) const
{
    const QString id = idAt(row);
    return id.isEmpty() ? nullptr : m_inventory.key(id);
}

int KeysModel::rowOf(const QString &id) const
{
    const auto it = std::find(m_rows.begin(), m_rows.end(), id);
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
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

bool KeysModel::shows(const ApiKey &key) const
{
    if (!m_applicationId.isEmpty() && key.applicationId != m_applicationId)
        return false;
    if (!m_partnerId.isEmpty()) {
        const auto *application = m_inventory.application(key.applicationId);
        if (!application || application->partnerId != m_partnerId)
            return false;
    }
    return m_filter.isEmpty() || m_filter.matches(m_inventory.subject(key), m_inventory.clock().now());
}

namespace {

int compareTimes(const QDateTime &a, const QDateTime &b, bool nullIsLast)
{
    if (a.isValid() != b.isValid())
        return a.isValid() == nullIsLast ? -1 : 1;
    return a < b ? -1 : b < a ? 1 : 0;
}

template <typename T>
int compareNumbers(T a, T b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

} // namespace

int KeysModel::compare(const ApiKey &a, const ApiKey &b) const
{
    switch (m_column) {
    case Partner:
        return QString::localeAwareCompare(partnerOf(a), partnerOf(b));
    case Application:
        return QString::localeAwareCompare(applicationOf(a), applicationOf(b));
    case Identifier:
        return QString::compare(a.id, b.id);
    case State: {
        const QDateTime now = m_inventory.clock().now();
        return compareNumbers(int(a.statusAt(now)), int(b.statusAt(now)));
    }
    case Scopes:
        return compareNumbers(a.scopes.size(), b.scopes.size());
    case LastUsed:
        return compareTimes(a.lastUsedAt, b.lastUsedAt, false);
    case Expires:
        return compareTimes(a.endsAt(), b.endsAt(), true);
    case Requests:
        return compareNumbers(m_inventory.usageOf(a.id).requests, m_inventory.usageOf(b.id).requests);
    default:
        return QString::localeAwareCompare(a.name, b.name);
    }
}

bool KeysModel::isBefore(const ApiKey &a, const ApiKey &b) const
{
    int order = compare(a, b);
    if (m_order == Qt::DescendingOrder)
        order = -order;
    if (order == 0 && m_column != Name)
        order = QString::localeAwareCompare(a.name, b.name);
    return order != 0 ? order < 0 : a.id < b.id;
}

std::vector<QString> KeysModel::wanted() const
{
    std::vector<const ApiKey *> found;
    for (const ApiKey &key : m_inventory.keys()) {
        if (shows(key))
            found.push_back(&key);
    }
    std::sort(found.begin(), found.end(),
              [this](const ApiKey *a, const ApiKey *b) { return isBefore(*a, *b); });
    std::vector<QString> ids;
    ids.reserve(found.size());
    for (const ApiKey *key : found)
        ids.push_back(key->id);
    return ids;
}

void KeysModel::rebuild()
{
    beginResetModel();
    m_rows = wanted();
    endResetModel();
}

void KeysModel::resort()
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QStringList ids;
    for (const QModelIndex &index : before)
        ids << idAt(index.row());
    std::sort(m_rows.begin(), m_rows.end(), [this](const QString &a, const QString &b) {
        const ApiKey *left = m_inventory.key(a), *right = m_inventory.key(b);
        return left && right ? isBefore(*left, *right) : a < b;
    });
    QHash<QString, int> rows;
    for (size_t i = 0; !before.isEmpty() && i < m_rows.size(); ++i)
        rows.insert(m_rows[i], int(i));
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(rows.value(ids.at(i), -1), before.at(i).column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

// Rows that went are removed, what stays is put in order, what came is inserted: so that views keep
// selection and scroll position.
void KeysModel::update()
{
    const std::vector<QString> next = wanted();
    const QSet<QString> keep(next.begin(), next.end());
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (keep.contains(m_rows[size_t(row)]))
            continue;
        int first = row;
        while (first > 0 && !keep.contains(m_rows[size_t(first - 1)]))
            --first;
        beginRemoveRows({}, first, row);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + row + 1);
        endRemoveRows();
        row = first;
    }
    const QSet<QString> had(m_rows.begin(), m_rows.end());
    std::vector<QString> common;
    std::copy_if(next.begin(), next.end(), std::back_inserter(common),
                 [&had](const QString &id) { return had.contains(id); });
    if (common != m_rows)
        resort();
    for (int row = 0; row < int(next.size()); ++row) {
        if (had.contains(next[size_t(row)]))
            continue;
        int last = row;
        while (last + 1 < int(next.size()) && !had.contains(next[size_t(last + 1)]))
            ++last;
        beginInsertRows({}, row, last);
        m_rows.insert(m_rows.begin() + row, next.begin() + row, next.begin() + last + 1);
        endInsertRows();
        row = last;
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void KeysModel::updateKey(const QString &id)
{
    const ApiKey *key = m_inventory.key(id);
    const int row = rowOf(id);
    const bool shown = key && shows(*key);
    if (row >= 0 && !shown) {
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
        return;
    }
    if (!shown)
        return;
    // The key's own old place does not count when its new one is looked for.
    const auto place = [this, key](const std::vector<QString> &rows) {
        return int(std::lower_bound(rows.begin(), rows.end(), *key,
                                    [this](const QString &other, const ApiKey &wantedKey) {
                                        const ApiKey *o = m_inventory.key(other);
                                        return o && isBefore(*o, wantedKey);
                                    }) -
                   rows.begin());
    };
    if (row < 0) {
        const int at = place(m_rows);
        beginInsertRows({}, at, at);
        m_rows.insert(m_rows.begin() + at, id);
        endInsertRows();
        return;
    }
    std::vector<QString> others = m_rows;
    others.erase(others.begin() + row);
    const int at = place(others);
    if (at != row) {
        beginMoveRows({}, row, row, {}, at > row ? at + 1 : at);
        others.insert(others.begin() + at, id);
        m_rows = std::move(others);
        endMoveRows();
    }
    Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
}

void KeysModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_column = column;
    m_order = order;
    resort();
}

void KeysModel::setFilter(const domain::KeyFilter &filter)
{
    if (!filter.ok())
        return;
    m_filter = filter;
    update();
}

void KeysModel::setOwner(const QString &partnerId, const QString &applicationId)
{
    if (partnerId == m_partnerId && applicationId == m_applicationId)
        return;
    m_partnerId = partnerId;
    m_applicationId = applicationId;
    rebuild();
}

int KeysModel::countMatching(const domain::KeyFilter &filter) const
{
    if (!filter.ok())
        return 0;
    const QDateTime now = m_inventory.clock().now();
    return int(std::count_if(m_inventory.keys().begin(), m_inventory.keys().end(), [&](const ApiKey &key) {
        return filter.matches(m_inventory.subject(key), now);
    }));
}

void KeysModel::refreshTimes()
{
    update();
}

void KeysModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace octroi::models
