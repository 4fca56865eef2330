// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/loggedcallsmodel.h"

#include "models/format.h"
#include "models/roles.h"

namespace octroi::models {

using tokens::Exchange;

LoggedCallsModel::LoggedCallsModel(backends::CallLog *log, const QString &address, QObject *parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_address(address)
{
    if (!log)
        return;
    for (const backends::LoggedCall &call : log->calls())
        m_all.prepend(exchangeOf(call));
    m_rows = m_all;
    connect(log, &backends::CallLog::added, this, [this](const backends::LoggedCall &call) { put(exchangeOf(call)); });
    connect(log, &backends::CallLog::cleared, this, &LoggedCallsModel::clear);
}

/// Bodies are not kept there: they hold secrets. What stands in the curl command is what can be said without.
Exchange LoggedCallsModel::exchangeOf(const backends::LoggedCall &call) const
{
    Exchange out;
    out.at = call.at;
    out.method = call.method.toLatin1();
    out.url = tokens::maskedUrl(QUrl::fromEncoded((m_address + call.path).toUtf8(), QUrl::TolerantMode));
    const bool signedIn = !call.path.startsWith(QLatin1String("/.well-known/")) && call.path != QLatin1String("/oauth/token");
    if (signedIn)
        out.headers.append(std::pair<QByteArray, QByteArray>("Authorization", "Bearer $TOKEN"));
    out.status = call.status;
    out.milliseconds = call.milliseconds;
    out.error = call.error;
    return out;
}

void LoggedCallsModel::add(const Exchange &exchange)
{
    put(exchange);
}

void LoggedCallsModel::put(const Exchange &exchange)
{
    if (m_paused) {
        m_waiting.append(exchange);
        if (m_waiting.size() > kMost)
            m_waiting.removeFirst();
        return;
    }
    m_all.prepend(exchange);
    if (matches(exchange)) {
        beginInsertRows({}, 0, 0);
        m_rows.prepend(exchange);
        endInsertRows();
    }
    if (m_all.size() > kMost)
        m_all.removeLast();
    if (m_rows.size() > kMost) {
        beginRemoveRows({}, int(m_rows.size()) - 1, int(m_rows.size()) - 1);
        m_rows.removeLast();
        endRemoveRows();
    }
}

void LoggedCallsModel::setPaused(bool paused)
{
    m_paused = paused;
    if (paused)
        return;
    for (const Exchange &exchange : std::exchange(m_waiting, {}))
        put(exchange);
}

bool LoggedCallsModel::matches(const Exchange &exchange) const
{
    const QString text = QString::fromLatin1(exchange.method) + QLatin1Char(' ') + exchange.url.toDisplayString() + QLatin1Char(' ') + QString::number(exchange.status);
    return m_filter.isEmpty() || text.contains(m_filter, Qt::CaseInsensitive);
}

void LoggedCallsModel::setFilter(const QString &text)
{
    m_filter = text.trimmed();
    filter();
}

void LoggedCallsModel::filter()
{
    beginResetModel();
    m_rows.clear();
    for (const Exchange &exchange : std::as_const(m_all)) {
        if (matches(exchange))
            m_rows.append(exchange);
    }
    endResetModel();
}

void LoggedCallsModel::clear()
{
    m_all.clear();
    m_waiting.clear();
    filter();
}

int LoggedCallsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LoggedCallsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LoggedCallsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Exchange &call = m_rows.at(index.row());
    const int column = index.column();
    const bool bad = call.status == 0 || call.status >= 400;
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Time: return call.at.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz"));
        case Method: return QString::fromLatin1(call.method);
        case Path: return call.url.toDisplayString().startsWith(m_address) ? call.url.toDisplayString().mid(m_address.size()) : call.url.toDisplayString();
        case Status: return call.status == 0 ? tr("no answer") : QString::number(call.status);
        case Duration: return Format::milliseconds(double(call.milliseconds));
        case Error: return call.error;
        default: return {};
        }
    case Qt::ToolTipRole: return column == Time ? QVariant(Format::exact(call.at)) : QVariant();
    case Qt::TextAlignmentRole: return column == Duration ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case kChipTextRole: return column == Status ? data(index, Qt::DisplayRole) : QVariant();
    case kToneRole: return column == Status ? QVariant(int(bad ? Tone::Danger : Tone::Ok)) : QVariant();
    case kMonoRole: return column == Path || column == Method || column == Error || column == Time;
    case kCopyRole: return column == Path ? QVariant(call.url.toString(QUrl::FullyEncoded)) : QVariant();
    default: return {};
    }
}

QVariant LoggedCallsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Time");
    case Method: return tr("Method");
    case Path: return tr("Path");
    case Status: return tr("Status");
    case Duration: return tr("Duration");
    case Error: return tr("Error");
    default: return {};
    }
}

} // namespace octroi::models
