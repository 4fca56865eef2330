// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keysmodel.h"

#include "models/roles.h"

#include <QCoroTask>
#include <algorithm>

namespace octroi::models {

using domain::ApiKey;
using inventory::Inventory;
using inventory::KeyAnswer;
using inventory::KeyColumn;
using inventory::KeyTable;
using inventory::KeyWish;
using inventory::RowList;

namespace {

constexpr int kSoonMs = 150;      ///< changes are gathered before a large table is looked at again
constexpr int kCountSoonMs = 300;
constexpr qint64 kFreshMs = 8'000; ///< how long a changed row shows it

KeyColumn columnOf(int column)
{
    switch (column) {
    case KeysModel::Partner: return KeyColumn::Partner;
    case KeysModel::Application: return KeyColumn::Application;
    case KeysModel::Backend: return KeyColumn::Backend;
    case KeysModel::Identifier: return KeyColumn::Identifier;
    case KeysModel::State: return KeyColumn::State;
    case KeysModel::Scopes: return KeyColumn::Scopes;
    case KeysModel::LastUsed: return KeyColumn::LastUsed;
    case KeysModel::Expires: return KeyColumn::Expires;
    case KeysModel::Requests: return KeyColumn::Requests;
    case KeysModel::Environment: return KeyColumn::Environment;
    case KeysModel::Plan: return KeyColumn::Plan;
    case KeysModel::Created: return KeyColumn::Created;
    case KeysModel::Bytes: return KeyColumn::Bytes;
    default: return KeyColumn::Name;
    }
}

} // namespace

KeysModel::KeysModel(Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
    , m_table(inventory.sharedTable())
{
    for (QTimer *timer : {&m_soon, &m_countSoon, &m_fade})
        timer->setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    m_countSoon.setInterval(kCountSoonMs);
    m_fade.setInterval(int(kFreshMs));
    connect(&m_soon, &QTimer::timeout, this, &KeysModel::search);
    connect(&m_countSoon, &QTimer::timeout, this, &KeysModel::count);
    connect(&m_fade, &QTimer::timeout, this, &KeysModel::tellFresh);
    connect(&inventory, &Inventory::keyChanged, this, &KeysModel::noteChange);
    for (const auto signal : {&Inventory::reset, &Inventory::directoryChanged, &Inventory::catalogueChanged,
                              &Inventory::usageChanged})
        connect(&inventory, signal, this, &KeysModel::refresh);
    if (isSmall())
        m_rows = inventory.selectNow(wish()).rows;
    else
        search();
}

KeysModel::~KeysModel()
{
    for (const auto &cancel : {m_cancel, m_countCancel}) {
        if (cancel)
            *cancel = true;
    }
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
    return int(m_inventory.keyTable().count());
}

QString KeysModel::idAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? m_table->idOf(m_rows[size_t(row)]) : QString();
}

std::optional<ApiKey> KeysModel::keyAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? std::optional(m_table->key(m_rows[size_t(row)])) : std::nullopt;
}

int KeysModel::rowOf(const QString &id) const
{
    const quint32 wanted = m_table->find(id);
    const auto it = wanted == KeyTable::kNone ? m_rows.end() : std::find(m_rows.begin(), m_rows.end(), wanted);
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

bool KeysModel::isSmall() const
{
    return m_inventory.keyTable().rows() <= kSmall;
}

KeyWish KeysModel::wish() const
{
    KeyWish wish;
    wish.filter = m_filter.root();
    wish.partnerId = m_partnerId;
    wish.applicationId = m_applicationId;
    wish.column = columnOf(m_column);
    wish.descending = m_order == Qt::DescendingOrder;
    if (m_group >= 0)
        wish.group = columnOf(m_group);
    wish.now = m_inventory.clock().now();
    return wish;
}

/// Something is different: at once where that is quick, else gathered, so that a steady flow of changes costs no more
/// than a look now and then.
void KeysModel::refresh()
{
    if (!isSmall() && m_table == m_inventory.sharedTable()) {
        if (!m_soon.isActive())
            m_soon.start();
        return;
    }
    search();
}

void KeysModel::search()
{
    m_soon.stop();
    if (m_cancel)
        *std::exchange(m_cancel, nullptr) = true;
    countLater();
    if (isSmall()) {
        take(m_inventory.selectNow(wish(), m_orders));
        return;
    }
    m_cancel = std::make_shared<std::atomic_bool>(false);
    QCoro::connect(m_inventory.select(wish(), m_orders, m_cancel), this,
                   [this, mine = m_cancel, asked = m_inventory.sharedTable()](const Result<KeyAnswer> &answer) {
                       if (mine != m_cancel)
                           return; // another wish took its place
                       m_cancel.reset();
                       if (answer && answer->whole && asked == m_inventory.sharedTable())
                           take(*answer);
                       else
                           m_soon.start(); // the table changed meanwhile
                   });
}

/// Counts do not depend on what is typed: they are made anew when the keys changed, and never in the way of a search.
void KeysModel::countLater()
{
    const bool cut = bool(m_countCancel);
    if (cut)
        *std::exchange(m_countCancel, nullptr) = true;
    const bool old = m_countedRevision != m_inventory.keyTable().revision();
    if (cut || (old && !m_countSoon.isActive()))
        m_countSoon.start();
}

void KeysModel::take(KeyAnswer answer)
{
    m_orders = std::move(answer.orders);
    if (m_table != m_inventory.sharedTable()) {
        replace(std::move(answer.rows)); // rows of the table before mean nothing in this one
    } else if (answer.rows == m_rows) {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else if (isSmall()) {
        showDifference(answer.rows);
    } else {
        replace(std::move(answer.rows));
    }
    findSections();
    Q_EMIT searched();
}

void KeysModel::replace(RowList next)
{
    m_otherTable = m_table != m_inventory.sharedTable();
    beginResetModel();
    m_table = m_inventory.sharedTable();
    m_rows = std::move(next);
    m_held.reset();
    if (m_otherTable)
        m_fresh.clear();
    endResetModel();
    m_otherTable = false;
}

void KeysModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    m_column = column;
    m_order = order;
    search();
}

void KeysModel::setFilter(const domain::KeyFilter &filter)
{
    if (!filter.ok())
        return;
    m_filter = filter;
    search();
}

void KeysModel::setOwner(const QString &partnerId, const QString &applicationId)
{
    if (partnerId == m_partnerId && applicationId == m_applicationId)
        return;
    m_partnerId = partnerId;
    m_applicationId = applicationId;
    search();
}

void KeysModel::setGroup(int column)
{
    if (column == m_group || column >= ColumnCount)
        return;
    m_group = qMax(-1, column);
    search();
}

int KeysModel::countMatching(const domain::KeyFilter &filter) const
{
    if (!filter.ok())
        return 0;
    KeyWish wanted;
    wanted.rows = false;
    wanted.now = m_inventory.clock().now();
    wanted.counted = {filter.root()};
    return int(m_inventory.selectNow(wanted).counts.front());
}

void KeysModel::setCounted(const QStringList &filters)
{
    if (m_counted == filters)
        return;
    m_counted = filters;
    count();
}

void KeysModel::count()
{
    m_countSoon.stop();
    m_countedRevision = m_inventory.keyTable().revision();
    if (m_countCancel)
        *std::exchange(m_countCancel, nullptr) = true;
    KeyWish wanted;
    wanted.rows = false;
    wanted.now = m_inventory.clock().now();
    QStringList counting;
    for (const QString &text : std::as_const(m_counted)) {
        const auto filter = domain::KeyFilter::parse(text);
        if (!filter.ok())
            continue;
        counting << text;
        wanted.counted.push_back(filter.root());
    }
    const auto tell = [this, counting](const KeyAnswer &answer) {
        QHash<QString, int> matches;
        for (qsizetype i = 0; i < counting.size(); ++i)
            matches.insert(counting.at(i), int(answer.counts.at(size_t(i))));
        Q_EMIT counted(matches);
    };
    if (isSmall()) {
        tell(m_inventory.selectNow(wanted));
        return;
    }
    m_countCancel = std::make_shared<std::atomic_bool>(false);
    QCoro::connect(m_inventory.select(wanted, {}, m_countCancel), this,
                   [this, tell, mine = m_countCancel](const Result<KeyAnswer> &answer) {
                       if (mine != m_countCancel)
                           return;
                       m_countCancel.reset();
                       if (answer && answer->whole)
                           tell(*answer);
                       else
                           m_countSoon.start();
                   });
}

void KeysModel::refreshTimes()
{
    m_countedRevision = 0;
    refresh();
}

} // namespace octroi::models
