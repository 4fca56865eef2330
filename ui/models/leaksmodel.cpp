// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/leaksmodel.h"

#include "models/format.h"
#include "models/roles.h"

#include <algorithm>

namespace octroi::models {

using inventory::Inventory;
using leak::Judged;
using leak::Verdict;

namespace {

constexpr int kShownPlaces = 12; // of a tooltip

Tone toneOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Live:
        return Tone::Danger; // here it is the bad news
    case Verdict::Suspended:
        return Tone::Warning;
    case Verdict::Expired:
    case Verdict::Revoked:
        return Tone::Ok;
    case Verdict::Unknown:
        break;
    }
    return Tone::Neutral;
}

QString places(const Judged &row)
{
    QStringList lines;
    for (const leak::Place &place : row.found.places) {
        if (lines.size() == kShownPlaces)
            break;
        QString line = place.text();
        if (!place.author.isEmpty())
            line += QStringLiteral("  ") + place.author + QStringLiteral(", ") + Format::exact(place.at);
        lines << line;
    }
    return lines.join(u'\n');
}

} // namespace

LeaksModel::LeaksModel(Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_inventory(inventory)
{
    connect(&inventory, &Inventory::reset, this, &LeaksModel::refresh);
    connect(&inventory, &Inventory::keyChanged, this, &LeaksModel::refresh);
}

Judged LeaksModel::judged(const leak::FoundKey &found) const
{
    const auto lookUp = [this](const QString &id) -> std::optional<leak::KnownKey> {
        const auto key = m_inventory.key(id);
        if (!key)
            return std::nullopt;
        const auto subject = m_inventory.subject(*key);
        return leak::KnownKey{*key, subject.partner, subject.application};
    };
    return leak::judge({found}, lookUp, m_inventory.clock().now()).first();
}

void LeaksModel::setFound(const QList<leak::FoundKey> &found)
{
    beginResetModel();
    m_rows.clear();
    for (const leak::FoundKey &one : found)
        m_rows.append(judged(one));
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const Judged &a, const Judged &b) {
        if (a.verdict != b.verdict)
            return a.verdict < b.verdict;
        return a.known && b.known && a.known->key.lastUsedAt > b.known->key.lastUsedAt;
    });
    endResetModel();
}

void LeaksModel::refresh()
{
    if (m_rows.isEmpty())
        return;
    for (Judged &row : m_rows)
        row = judged(row.found);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LeaksModel::count(Verdict verdict) const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(),
                             [verdict](const Judged &row) { return row.verdict == verdict; }));
}

int LeaksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LeaksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LeaksModel::verdict(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Live:
        return tr("Live");
    case Verdict::Suspended:
        return Format::status(domain::KeyStatus::Suspended);
    case Verdict::Expired:
        return Format::status(domain::KeyStatus::Expired);
    case Verdict::Revoked:
        return Format::status(domain::KeyStatus::Revoked);
    case Verdict::Unknown:
        break;
    }
    return tr("Unknown");
}

QString LeaksModel::display(const Judged &row, int column) const
{
    const auto &known = row.known;
    switch (column) {
    case Name:
        return known ? known->key.name : row.forged ? tr("Not that key") : tr("None of ours");
    case Key:
        return row.found.key.masked();
    case State:
        return verdict(row.verdict);
    case Owner:
        return known ? tr("%1 › %2", "partner, application").arg(known->partner, known->application)
                     : QStringLiteral("—");
    case Scopes:
        return known ? known->key.scopes.join(QStringLiteral(", ")) : QStringLiteral("—");
    case LastUsed:
        return known ? Format::relative(known->key.lastUsedAt, m_inventory.clock().now())
                     : QStringLiteral("—");
    case Where: {
        const QString first = row.found.places.isEmpty() ? QString() : row.found.places.first().text();
        return row.found.count > 1 ? tr("%1 and %n more", "place", int(row.found.count) - 1).arg(first)
                                   : first;
    }
    default:
        return {};
    }
}

QVariant LeaksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Judged &row = m_rows.at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(row, column);
    case Qt::ToolTipRole:
        if (column == Where)
            return places(row);
        if (column == Name && row.forged)
            return tr("A key has this identifier, but another secret: this one never worked.");
        return display(row, column);
    case kChipTextRole:
        return column == State ? QVariant(display(row, column)) : QVariant();
    case kToneRole:
        return column == State ? QVariant(int(toneOf(row.verdict))) : QVariant();
    case kIconRole:
        return column == Name ? QVariant(QStringLiteral("key")) : QVariant();
    case kStrongRole:
        return column == Name && row.known;
    case kMutedRole:
        return !row.known && column != State && column != Where && column != Key;
    case kMonoRole:
        return column == Key;
    case kIdRole:
        return row.found.key.id;
    default:
        return {};
    }
}

QVariant LeaksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Key:
        return tr("Key");
    case State:
        return tr("State");
    case Owner:
        return tr("Owner");
    case Scopes:
        return tr("Scopes");
    case LastUsed:
        return tr("Last used");
    case Where:
        return tr("Where");
    default:
        return {};
    }
}

} // namespace octroi::models
