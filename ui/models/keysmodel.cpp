// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/keysmodel.h"

#include "models/roles.h"

#include <QCoroTask>
#include <algorithm>

namespace octroi::models {

using inventory::Holdings;
using inventory::Inventory;
using inventory::KeyAnswer;
using inventory::KeyColumn;
using inventory::KeyTable;
using inventory::KeyWish;
using inventory::Parts;
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
    case KeysModel::Kind: return KeyColumn::Kind;
    default: return KeyColumn::Name;
    }
}

} // namespace

KeysModel::KeysModel(Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_holdings(*new Holdings(Holdings::Of::Keys, inventory, this))
    , m_clock(inventory.clock())
{
    connectAll();
}

KeysModel::KeysModel(Holdings &holdings, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_holdings(holdings)
    , m_clock(clock)
{
    connectAll();
}

void KeysModel::connectAll()
{
    for (QTimer *timer : {&m_soon, &m_countSoon, &m_fade})
        timer->setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    m_countSoon.setInterval(kCountSoonMs);
    m_fade.setInterval(int(kFreshMs));
    connect(&m_soon, &QTimer::timeout, this, &KeysModel::search);
    connect(&m_countSoon, &QTimer::timeout, this, &KeysModel::count);
    connect(&m_fade, &QTimer::timeout, this, &KeysModel::tellFresh);
    connect(&m_holdings, &Holdings::rowChanged, this, &KeysModel::noteChange);
    connect(&m_holdings, &Holdings::changed, this, &KeysModel::refresh);
    connect(&m_holdings, &Holdings::placesChanged, this, &KeysModel::dropGone);
    m_parts = m_holdings.parts();
    if (isSmall())
        m_rows = m_holdings.selectNow(wish()).rows;
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
    return int(m_holdings.count());
}

QString KeysModel::idAt(int row) const
{
    if (row < 0 || row >= int(m_rows.size()))
        return {};
    const quint32 at = m_rows[size_t(row)];
    return m_parts.tableOf(at).idOf(Parts::rowOf(at));
}

CredentialRef KeysModel::refAt(int row) const
{
    if (row < 0 || row >= int(m_rows.size()))
        return {};
    const quint32 at = m_rows[size_t(row)];
    return {m_holdings.inventoryOf(at), Holdings::isClient(at), idAt(row)};
}

int KeysModel::placeOf(quint32 joined) const
{
    const auto it = joined == KeyTable::kNone ? m_rows.end() : std::find(m_rows.begin(), m_rows.end(), joined);
    return it == m_rows.end() ? -1 : int(it - m_rows.begin());
}

int KeysModel::rowOf(const QString &id) const
{
    for (size_t part = 0; part < m_parts.all().size(); ++part) {
        const KeyTable *table = m_parts.all()[part].table.get();
        const quint32 row = table ? table->find(id) : KeyTable::kNone;
        const int place = row == KeyTable::kNone ? -1 : placeOf(Parts::joined(part, row));
        if (place >= 0)
            return place;
    }
    return -1;
}

int KeysModel::rowOf(const CredentialRef &ref) const
{
    const auto &places = m_holdings.places();
    const auto known = std::find(places.begin(), places.end(), ref.inventory);
    if (!ref.isValid() || known == places.end() || !m_parts.isOver(m_holdings.parts()))
        return -1;
    return placeOf(m_holdings.find(*ref.inventory, ref.isClient, ref.id));
}

bool KeysModel::isSmall() const
{
    return m_holdings.rows() <= kSmall;
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
    wish.now = m_clock.now();
    return wish;
}

void KeysModel::setAwake(bool awake)
{
    m_awake = awake;
    if (awake && std::exchange(m_stale, false))
        search();
}

/// Something is different: at once where that is quick, else gathered, so that a steady flow of changes costs no more
/// than a look now and then.
void KeysModel::refresh()
{
    if (!m_awake) {
        m_stale = true;
        return;
    }
    if (!isSmall() && m_parts.isOver(m_holdings.parts())) {
        if (!m_soon.isActive())
            m_soon.start();
        return;
    }
    search();
}

void KeysModel::search()
{
    m_soon.stop();
    m_stale = false;
    if (m_cancel)
        *std::exchange(m_cancel, nullptr) = true;
    countLater();
    if (isSmall()) {
        take(m_holdings.selectNow(wish(), m_orders));
        return;
    }
    m_cancel = std::make_shared<std::atomic_bool>(false);
    QCoro::connect(m_holdings.select(wish(), m_orders, m_cancel), this,
                   [this, mine = m_cancel, asked = m_holdings.parts()](const Result<KeyAnswer> &answer) {
                       if (mine != m_cancel)
                           return; // another wish took its place
                       m_cancel.reset();
                       if (answer && answer->whole && asked.isOver(m_holdings.parts()))
                           take(*answer);
                       else
                           m_soon.start(); // the tables changed meanwhile
                   });
}

/// Rows of a connection that went are shown no longer, also where the others are looked at only later.
void KeysModel::dropGone()
{
    const Parts now = m_holdings.parts();
    bool gone = false;
    for (size_t part = 0; part < m_parts.all().size(); ++part)
        gone = gone || (!m_parts.all()[part].isEmpty() && m_parts.all()[part].table != now.all()[part].table);
    if (gone) {
        m_sections.clear();
        replace({});
    }
    refresh();
}

quint64 KeysModel::stampOf(const Parts &parts)
{
    quint64 stamp = 1;
    for (const Parts::Part &part : parts.all())
        stamp = stamp * 1'000'003 + (part.table ? part.table->revision() + quint64(quintptr(part.table.get())) : 0);
    return stamp;
}

/// Counts do not depend on what is typed: they are made anew when credentials changed, and never in the way of a search.
void KeysModel::countLater()
{
    const bool cut = bool(m_countCancel);
    if (cut)
        *std::exchange(m_countCancel, nullptr) = true;
    const bool old = m_countedStamp != stampOf(m_holdings.parts());
    if (cut || (old && !m_countSoon.isActive()))
        m_countSoon.start();
}

void KeysModel::take(KeyAnswer answer)
{
    m_orders = std::move(answer.orders);
    m_sections = QList<int>(answer.sections.begin(), answer.sections.end());
    if (!m_parts.isOver(m_holdings.parts())) {
        replace(std::move(answer.rows)); // rows of the tables before mean nothing in these
    } else if (answer.rows == m_rows) {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    } else if (isSmall()) {
        showDifference(answer.rows);
    } else {
        replace(std::move(answer.rows));
    }
    Q_EMIT searched();
}

void KeysModel::replace(RowList next)
{
    m_otherTable = !m_parts.isOver(m_holdings.parts());
    beginResetModel();
    m_parts = m_holdings.parts();
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
    wanted.now = m_clock.now();
    wanted.counted = {filter.root()};
    return int(m_holdings.selectNow(wanted).counts.front());
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
    m_countedStamp = stampOf(m_holdings.parts());
    if (m_countCancel)
        *std::exchange(m_countCancel, nullptr) = true;
    KeyWish wanted;
    wanted.rows = false;
    wanted.now = m_clock.now();
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
        tell(m_holdings.selectNow(wanted));
        return;
    }
    m_countCancel = std::make_shared<std::atomic_bool>(false);
    QCoro::connect(m_holdings.select(wanted, {}, m_countCancel), this,
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
    m_countedStamp = 0;
    refresh();
}

} // namespace octroi::models
