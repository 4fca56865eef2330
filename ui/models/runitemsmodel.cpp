// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runitemsmodel.h"

#include "models/format.h"
#include "models/runwords.h"
#include "report/csv.h"

namespace octroi::models {

RunItemsModel::RunItemsModel(change::Run &run, const inventory::Inventory &inventory, QObject *parent)
    : QAbstractTableModel(parent)
    , m_run(&run)
    , m_inventory(inventory)
{
    connect(&run, &change::Run::itemsChanged, this, [this](const QList<quint32> &items) {
        if (m_show == Show::All) {
            if (!items.isEmpty())
                Q_EMIT dataChanged(index(int(items.first()), 0), index(int(items.last()), ColumnCount - 1));
        } else {
            rebuild();
        }
    });
    rebuild();
}

void RunItemsModel::setShow(Show show)
{
    if (m_show == show)
        return;
    m_show = show;
    rebuild();
}

bool RunItemsModel::isShown(quint32 item) const
{
    const change::RunItemState state = m_run->record().items[item].state;
    return m_show == Show::All ||
           state == (m_show == Show::Done ? change::RunItemState::Done : change::RunItemState::Failed);
}

void RunItemsModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    for (quint32 i = 0; m_run && i < m_run->record().items.size(); ++i) {
        if (isShown(i))
            m_rows.push_back(i);
    }
    endResetModel();
}

int RunItemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RunItemsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RunItemsModel::nameOf(const change::RunItem &item) const
{
    const QString id = QString::fromUtf8(item.id);
    if (const auto key = m_inventory.key(id))
        return key->name;
    const auto named = [](const auto *object) { return object ? object->name : QString(); };
    for (const QString &name : {named(m_inventory.client(id)), named(m_inventory.partner(id)), named(m_inventory.application(id)),
                                named(m_inventory.api(id)), named(m_inventory.plan(id)), named(m_inventory.scope(id))}) {
        if (!name.isEmpty())
            return name;
    }
    return {};
}

QString RunItemsModel::whyOf(const change::RunItem &item) const
{
    if (item.error < 0)
        return {};
    const Error &error = m_run->record().errors[size_t(item.error)];
    return error.reason == QLatin1String("answer_lost")
               ? tr("Its answer was lost: it may have been done or not. Try it again, or look at the key.")
               : Format::error(error);
}

QVariant RunItemsModel::data(const QModelIndex &index, int role) const
{
    if (!m_run || !index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const change::RunItem &item = m_run->record().items[m_rows[size_t(index.row())]];
    switch (index.column()) {
    case Name:
        return nameOf(item);
    case Identifier:
        return QString::fromUtf8(item.id);
    case State:
        return RunWords::state(item.state);
    default:
        return whyOf(item);
    }
}

QVariant RunItemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Identifier:
        return tr("Identifier");
    case State:
        return tr("Result");
    default:
        return tr("Why");
    }
}

QByteArray RunItemsModel::csv() const
{
    report::CsvWriter out;
    out.row({QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("result"), QStringLiteral("reason"),
             QStringLiteral("detail"), QStringLiteral("new_id")});
    const change::RunRecord &record = m_run->record();
    for (const quint32 row : m_rows) {
        const change::RunItem &item = record.items[row];
        const Error none{};
        const Error &error = item.error >= 0 ? record.errors[size_t(item.error)] : none;
        static const char *const names[] = {"waiting", "sent", "done", "failed", "left_out"};
        const QString code = item.error >= 0 ? errorCodeName(error.code) : QString();
        out.row({QString::fromUtf8(item.id), nameOf(item), QString::fromLatin1(names[int(item.state)]),
                 error.reason.isEmpty() ? code : error.reason, error.detail,
                 QString::fromUtf8(record.made.value(row))});
    }
    return out.bytes();
}

} // namespace octroi::models
