// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scopereachmodel.h"

#include "models/capabilitywords.h"
#include "models/format.h"
#include "models/roles.h"

namespace octroi::models {

using change::ScopeHolder;
using Kind = ScopeHolder::Kind;

ScopeReachModel::ScopeReachModel(inventory::Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
}

void ScopeReachModel::setReach(const change::ScopeReach &reach)
{
    beginResetModel();
    m_reach = reach;
    endResetModel();
}

QString ScopeReachModel::summary() const
{
    const int keys = int(m_reach.count(Kind::Key)), clients = int(m_reach.count(Kind::Client)),
              issuers = int(m_reach.count(Kind::Issuer)), endpoints = int(m_reach.askedAt.size());
    QStringList sentences{tr("%1, %2 and %3 have it; %4.", "keys, clients, issuers, partners")
                              .arg(tr("%n key(s)", nullptr, keys), tr("%n client(s)", nullptr, clients),
                                   tr("%n trusted issuer(s)", nullptr, issuers),
                                   tr("%n partner(s)", nullptr, int(m_reach.partners())))};
    const QString unknown = CapabilityWords::whyNot(m_inventory.backend(), backends::Capability::Apis);
    if (!unknown.isEmpty())
        return (sentences << unknown).join(QLatin1Char(' '));
    sentences << (endpoints == 0 ? tr("No endpoint asks for it.") : tr("%n endpoint(s) ask for it.", nullptr, endpoints));
    if (m_reach.counted)
        sentences << tr("%n used it; without it %1 calls would have been refused.", nullptr, int(m_reach.users()))
                         .arg(Format::count(m_reach.refused()));
    else
        sentences << tr("Not all calls could be counted.");
    if (m_reach.unseen)
        sentences << tr("There are calls that you may not see.");
    return sentences.join(QLatin1Char(' '));
}

int ScopeReachModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_reach.holders.size());
}

int ScopeReachModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ScopeReachModel::without(const ScopeHolder &holder) const
{
    if (!holder.by.contains(m_reach.scope))
        return tr("keeps it by %1").arg(holder.by.value(0));
    if (holder.by.size() > 1)
        return tr("keeps it by %1").arg(holder.by.at(0) == m_reach.scope ? holder.by.at(1) : holder.by.at(0));
    if (holder.refused > 0)
        return tr("%1 refused", "calls").arg(Format::count(holder.refused));
    return holder.kind == Kind::Issuer || !m_reach.counted ? tr("not known") : tr("nothing");
}

QString ScopeReachModel::usedAt(const ScopeHolder &holder, const QString &separator) const
{
    QStringList out;
    for (const change::EndpointExercise &e : holder.endpoints)
        out << tr("%1: %2", "endpoint, calls").arg(e.endpoint, Format::count(e.calls));
    return out.join(separator);
}

QString ScopeReachModel::display(const ScopeHolder &holder, int column) const
{
    switch (column) {
    case Name:
        return holder.name;
    case Owner:
        return holder.partner.isEmpty() ? holder.application
                                        : tr("%1 › %2", "partner, application").arg(holder.partner, holder.application);
    case Calls:
        return m_reach.counted || holder.calls > 0 ? Format::count(holder.calls) : QStringLiteral("–");
    case Without:
        return without(holder);
    case UsedAt:
        return usedAt(holder, QStringLiteral("; "));
    default:
        return {};
    }
}

QVariant ScopeReachModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ScopeHolder &holder = m_reach.holders.at(std::size_t(index.row()));
    const int column = index.column();
    const bool losing = holder.refused > 0;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(holder, column);
    case Qt::ToolTipRole:
        if (column == UsedAt)
            return usedAt(holder, QStringLiteral("\n"));
        if (column == Calls && holder.last.isValid())
            return tr("Last on %1").arg(Format::date(holder.last));
        return column == Name && !holder.works ? tr("%1 does not work now").arg(holder.name) : display(holder, column);
    case Qt::TextAlignmentRole:
        return column == Calls ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case kChipTextRole:
        return column == Without && losing ? QVariant(without(holder)) : QVariant();
    case kToneRole:
        return column == Without && losing ? QVariant(int(Tone::Warning)) : QVariant();
    case kIconRole:
        if (column != Name)
            return {};
        return holder.kind == Kind::Key      ? QStringLiteral("key")
               : holder.kind == Kind::Client ? QStringLiteral("client")
                                             : QStringLiteral("issuer");
    case kStrongRole:
        return column == Name;
    case kMutedRole:
        return !holder.works || (holder.calls == 0 && column != Name && column != Owner);
    case kKindRole:
        return holder.kind == Kind::Key ? QStringLiteral("key") : holder.kind == Kind::Client ? QStringLiteral("client") : QStringLiteral("issuer");
    case kIdRole:
        return holder.id;
    default:
        return {};
    }
}

QVariant ScopeReachModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Calls)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return QStringList{tr("Who"), tr("Owner"), tr("Calls"), tr("Without it"), tr("Used at")}.value(section);
}

} // namespace octroi::models
