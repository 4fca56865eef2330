// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/foreseenmodel.h"

#include "models/format.h"
#include "models/roles.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>
#include <numeric>

namespace octroi::models {

using change::AffectedCaller;
using change::Foreseen;
using change::RefusedCalls;

namespace {

using Names = std::vector<QString>;
using Order = std::vector<quint32>;

QString idOf(const RefusedCalls &calls)
{
    return calls.keyId.isEmpty() ? calls.clientId : calls.keyId;
}

int compared(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive);
}

template <typename T>
int compared(T a, T b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

int compare(const AffectedCaller &a, const AffectedCaller &b, int column)
{
    switch (column) {
    case ForeseenModel::Credential:
        return compared(a.name, b.name);
    case ForeseenModel::Application:
        return compared(a.application, b.application);
    case ForeseenModel::Partner:
        return compared(a.partner, b.partner);
    case ForeseenModel::Refused:
        return compared(a.refused + a.later, b.refused + b.later);
    case ForeseenModel::Last:
        return compared(a.last.toMSecsSinceEpoch(), b.last.toMSecsSinceEpoch());
    default:
        return compared(a.endsAt.toMSecsSinceEpoch(), b.endsAt.toMSecsSinceEpoch());
    }
}

/// Rows of the same rank keep their order, which is that of the foreseen: most first.
Order sortedCallers(const Foreseen &foreseen, int column, bool descending)
{
    Order order(foreseen.callers.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](quint32 a, quint32 b) {
        const int c = compare(foreseen.callers[a], foreseen.callers[b], column);
        return descending ? c > 0 : c < 0;
    });
    return order;
}

Order sortedCalls(const Foreseen &foreseen, const Names &names, const QHash<QString, QString> &apis, int column, bool descending)
{
    const auto compare = [&](quint32 i, quint32 j) {
        const RefusedCalls &a = foreseen.calls[i], &b = foreseen.calls[j];
        switch (column) {
        case ForeseenModel::Caller:
            return compared(names[i], names[j]);
        case ForeseenModel::Endpoint:
            return compared(a.endpoint, b.endpoint);
        case ForeseenModel::Api:
            return compared(apis.value(a.apiId), apis.value(b.apiId));
        case ForeseenModel::Reason:
            return compared(int(a.reason), int(b.reason));
        case ForeseenModel::Count:
            return compared(a.calls, b.calls);
        default:
            return compared(a.last.toMSecsSinceEpoch(), b.last.toMSecsSinceEpoch());
        }
    };
    Order order(foreseen.calls.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](quint32 a, quint32 b) { return descending ? compare(a, b) > 0 : compare(a, b) < 0; });
    return order;
}

std::shared_ptr<const Names> namesOf(const Foreseen &foreseen)
{
    QHash<QString, QString> byId;
    for (const AffectedCaller &caller : foreseen.callers)
        byId.insert(caller.keyId.isEmpty() ? caller.clientId : caller.keyId, caller.name);
    auto names = std::make_shared<Names>();
    names->reserve(foreseen.calls.size());
    for (const RefusedCalls &calls : foreseen.calls)
        names->push_back(byId.value(idOf(calls), idOf(calls)));
    return names;
}

} // namespace

ForeseenModel::ForeseenModel(Rows rows, QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(rows)
{
}

void ForeseenModel::show(std::shared_ptr<const Foreseen> foreseen, const QHash<QString, QString> &apis,
                         QString (*reasons)(const QString &), const QDateTime &now)
{
    beginResetModel();
    ++m_sorting;
    m_foreseen = std::move(foreseen);
    m_names = m_rows == Rows::Calls ? namesOf(*m_foreseen) : std::make_shared<const Names>();
    m_apis = apis;
    m_reasons = reasons;
    m_now = now;
    m_order.resize(m_rows == Rows::Callers ? m_foreseen->callers.size() : m_foreseen->calls.size());
    std::iota(m_order.begin(), m_order.end(), 0U);
    endResetModel();
}

int ForeseenModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int ForeseenModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows == Rows::Callers ? int(CallerColumns) : int(CallColumns);
}

bool ForeseenModel::isNumber(int column) const
{
    return m_rows == Rows::Callers ? column == Refused : column == Count;
}

QString ForeseenModel::idOf(int row) const
{
    const quint32 place = m_order[std::size_t(row)];
    if (m_rows == Rows::Calls)
        return models::idOf(m_foreseen->calls[place]);
    const AffectedCaller &caller = m_foreseen->callers[place];
    return caller.keyId.isEmpty() ? caller.clientId : caller.keyId;
}

QDateTime ForeseenModel::time(int row, int column) const
{
    const quint32 place = m_order[std::size_t(row)];
    if (m_rows == Rows::Calls)
        return column == LastCall ? m_foreseen->calls[place].last : QDateTime();
    const AffectedCaller &caller = m_foreseen->callers[place];
    return column == Last ? caller.last : column == Ends ? caller.endsAt : QDateTime();
}

QString ForeseenModel::text(int row, int column) const
{
    const quint32 place = m_order[std::size_t(row)];
    const QDateTime at = time(row, column);
    if (m_rows == Rows::Callers) {
        const AffectedCaller &caller = m_foreseen->callers[place];
        switch (column) {
        case Credential:
            return caller.name.isEmpty() && caller.keyId.isEmpty() && caller.clientId.isEmpty() ? tr("Tokens of other issuers") : caller.name;
        case Application:
            return caller.application;
        case Partner:
            return caller.partner;
        case Refused:
            return Format::count(caller.refused + caller.later);
        case Last:
            return at.isValid() ? Format::relative(at, m_now) : QString();
        default:
            return at.isValid() ? Format::relative(at, m_now) : tr("at once");
        }
    }
    const RefusedCalls &calls = m_foreseen->calls[place];
    switch (column) {
    case Caller:
        return (*m_names)[place].isEmpty() ? tr("Tokens of other issuers") : (*m_names)[place];
    case Endpoint:
        return calls.endpoint;
    case Api:
        return m_apis.value(calls.apiId, calls.apiId);
    case Reason:
        return m_reasons(domain::refusalName(calls.reason));
    case Count:
        return Format::count(calls.calls);
    default:
        return Format::relative(at, m_now);
    }
}

QVariant ForeseenModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_order.size()))
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return text(index.row(), column);
    case Qt::ToolTipRole: {
        const QDateTime at = time(index.row(), column);
        return at.isValid() ? Format::exact(at) : text(index.row(), column);
    }
    case kExactRole: {
        const QDateTime at = time(index.row(), column);
        return at.isValid() ? QVariant(Format::exact(at)) : QVariant();
    }
    case Qt::TextAlignmentRole:
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case kStrongRole:
        return column == 0;
    case kMonoRole:
        return m_rows == Rows::Calls && column == Endpoint;
    case kMutedRole:
        return m_rows == Rows::Callers && column == Ends && !time(index.row(), column).isValid();
    case kIdRole:
        return idOf(index.row());
    default:
        return {};
    }
}

QVariant ForeseenModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList callers{tr("Credential"), tr("Application"), tr("Partner"), tr("Calls, 7 d"), tr("Last call"), tr("Refused from")};
    const QStringList calls{tr("Credential"), tr("Endpoint"), tr("API"), tr("Reason"), tr("Calls, 7 d"), tr("Last call")};
    return (m_rows == Rows::Callers ? callers : calls).value(section);
}

void ForeseenModel::sort(int column, Qt::SortOrder order)
{
    if (!m_foreseen || column < 0)
        return;
    const int mine = ++m_sorting;
    auto *watcher = new QFutureWatcher<Order>(this);
    connect(watcher, &QFutureWatcher<Order>::finished, this, [this, watcher, mine] {
        watcher->deleteLater();
        if (mine != m_sorting)
            return;
        Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        m_order = watcher->result();
        changePersistentIndexList(persistentIndexList(), QModelIndexList(persistentIndexList().size()));
        Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    });
    const bool descending = order == Qt::DescendingOrder;
    watcher->setFuture(QtConcurrent::run([foreseen = m_foreseen, names = m_names, apis = m_apis, rows = m_rows, column, descending] {
        return rows == Rows::Callers ? sortedCallers(*foreseen, column, descending)
                                     : sortedCalls(*foreseen, *names, apis, column, descending);
    }));
}

} // namespace octroi::models
