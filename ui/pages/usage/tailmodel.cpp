// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/tailmodel.h"

#include "models/format.h"
#include "pages/consumptionwords.h"
#include "theme/theme.h"
#include "widgets/roles.h"

#include <QLocale>

namespace octroi::pages {

namespace {
constexpr std::size_t kMost = 1'000;
}

TailModel::TailModel(inventory::Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
}

void TailModel::add(const QList<domain::CallRecord> &calls)
{
    std::deque<domain::CallRecord> fresh;
    for (const domain::CallRecord &call : calls) {
        m_all.push_front(call);
        if (matches(call))
            fresh.push_front(call);
    }
    while (m_all.size() > kMost)
        m_all.pop_back();
    if (!fresh.empty()) {
        beginInsertRows({}, 0, int(fresh.size()) - 1);
        m_shown.insert(m_shown.begin(), fresh.begin(), fresh.end());
        endInsertRows();
    }
    if (m_shown.size() > kMost) {
        beginRemoveRows({}, int(kMost), int(m_shown.size()) - 1);
        m_shown.resize(kMost);
        endRemoveRows();
    }
}

void TailModel::clear()
{
    beginResetModel();
    m_all.clear();
    m_shown.clear();
    endResetModel();
}

void TailModel::setFilter(const QString &text, Show show)
{
    beginResetModel();
    m_text = text.trimmed();
    m_show = show;
    m_shown.clear();
    for (const domain::CallRecord &call : m_all) {
        if (matches(call))
            m_shown.push_back(call);
    }
    endResetModel();
}

QString TailModel::keyIdAt(int row) const
{
    return row >= 0 && std::size_t(row) < m_shown.size() ? m_shown[std::size_t(row)].keyId : QString();
}

QString TailModel::credentialName(const QString &keyId) const
{
    const auto key = m_inventory.key(keyId);
    return key ? key->name : keyId;
}

QString TailModel::partnerName(const QString &keyId) const
{
    const auto key = m_inventory.key(keyId);
    const domain::Application *application = key ? m_inventory.application(key->applicationId) : nullptr;
    const domain::Partner *partner = application ? m_inventory.partner(application->partnerId) : nullptr;
    return partner ? partner->name : QString();
}

bool TailModel::matches(const domain::CallRecord &call) const
{
    const bool refused = !call.refusal.isEmpty() && call.refusal != QLatin1String("none");
    if ((m_show == Show::Refused && !refused) || (m_show == Show::Failed && call.status < 500))
        return false;
    if (m_text.isEmpty())
        return true;
    for (const QString &text :
         {call.path, call.method, QString::number(call.status), credentialName(call.keyId), call.keyId,
          partnerName(call.keyId), ConsumptionWords::refusal(call.refusal)}) {
        if (text.contains(m_text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

int TailModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int TailModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TailModel::text(const domain::CallRecord &call, int column) const
{
    switch (column) {
    case Time:
        return call.at.toLocalTime().toString(QStringLiteral("HH:mm:ss.zzz"));
    case Status:
        return QString::number(call.status);
    case Method:
        return call.method;
    case Path:
        return call.path;
    case Credential:
        return credentialName(call.keyId);
    case Partner:
        return partnerName(call.keyId);
    case Milliseconds:
        return QLocale().toString(call.milliseconds, 'f', call.milliseconds < 10 ? 1 : 0);
    case Bytes:
        return models::Format::bytes(call.bytesIn + call.bytesOut);
    case Reason:
        return call.refusal.isEmpty() || call.refusal == QLatin1String("none")
                   ? QString()
                   : ConsumptionWords::refusal(call.refusal);
    default:
        return {};
    }
}

QVariant TailModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_shown.size())
        return {};
    const domain::CallRecord &call = m_shown[std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(call, column);
    case Qt::TextAlignmentRole:
        return int((column == Milliseconds || column == Bytes ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case widgets::MonoRole:
        return column == Time || column == Method || column == Path;
    case widgets::StrongRole:
        return column == Status;
    case widgets::ToneRole:
        if (column == Status)
            return int(call.status >= 500   ? theme::Tone::Danger
                       : call.status >= 400 ? theme::Tone::Warning
                                            : theme::Tone::Ok);
        return {};
    case widgets::ExactRole:
        if (column == Time)
            return models::Format::exact(call.at);
        if (column == Bytes)
            return tr("%1 in, %2 out")
                .arg(models::Format::bytes(call.bytesIn), models::Format::bytes(call.bytesOut));
        return {};
    case widgets::IdRole:
        return call.keyId;
    default:
        return {};
    }
}

QVariant TailModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Milliseconds || section == Bytes ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Status:
        return tr("Status");
    case Method:
        return tr("Method");
    case Path:
        return tr("Path");
    case Credential:
        return tr("Credential");
    case Partner:
        return tr("Partner");
    case Milliseconds:
        return tr("ms");
    case Bytes:
        return tr("Bytes");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

} // namespace octroi::pages
