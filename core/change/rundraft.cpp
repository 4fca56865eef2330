// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/rundraft.h"

#include "change/planner.h"
#include "change/undo.h"

#include <QElapsedTimer>

namespace octroi::change {

namespace {
constexpr qint64 kPieceMs = 8; ///< less than a frame
}

RunDraft::RunDraft(const inventory::Inventory &inventory, QString kind, QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
    , m_record(newRun(kind, inventory.clock()))
{
    connect(&m_idle, &QTimer::timeout, this, &RunDraft::piece);
}

void RunDraft::begin(QStringList ids)
{
    m_ids = std::move(ids);
    m_record->items.reserve(size_t(m_ids.size()));
}

void RunDraft::plan(QStringList keyIds, Maker maker)
{
    m_maker = std::move(maker);
    begin(std::move(keyIds));
    m_idle.start(0);
}

void RunDraft::planNow(QStringList keyIds, Maker maker)
{
    m_maker = std::move(maker);
    begin(std::move(keyIds));
    while (!isReady())
        planOne(m_ids.at(m_next++));
}

void RunDraft::planClients(QStringList clientIds, ClientMaker maker)
{
    m_clientMaker = std::move(maker);
    begin(std::move(clientIds));
    m_idle.start(0);
}

void RunDraft::planClientsNow(QStringList clientIds, ClientMaker maker)
{
    m_clientMaker = std::move(maker);
    begin(std::move(clientIds));
    while (!isReady())
        planOne(m_ids.at(m_next++));
}

void RunDraft::piece()
{
    QElapsedTimer since;
    since.start();
    while (!isReady() && since.elapsed() < kPieceMs)
        planOne(m_ids.at(m_next++));
    Q_EMIT progressed();
    if (!isReady())
        return;
    m_idle.stop();
    Q_EMIT ready();
}

void RunDraft::planOne(const QString &id)
{
    if (m_clientMaker) {
        if (const domain::OAuthClient *client = m_inventory.client(id))
            planChange(m_clientMaker(*client), client->name, client->applicationId);
        return;
    }
    if (const auto key = m_inventory.key(id))
        planChange(m_maker(*key), key->name, key->applicationId);
}

void RunDraft::planChange(const std::optional<Change> &change, const QString &name, const QString &applicationId)
{
    if (!change) {
        ++m_unchanged;
        return;
    }
    const Plan plan = Planner(m_inventory).plan({*change});
    const PlannedItem &item = plan.items.first();
    const std::optional<Change> inverse = inverseOf(*change, m_inventory);
    if (addToRun(*m_record, item, inverse)) {
        m_losers += plan.losers.isEmpty() && plan.dangerous ? 1 : plan.losers.size(); // a client stands in no list
        m_notUndoable += item.undoable && inverse ? 0 : 1;
        ++m_applications[applicationId];
        if (m_firstName.isEmpty())
            m_firstName = name;
        return;
    }
    const Error error = item.impossible.value_or(backends::notSupported());
    const auto same = std::find_if(m_leftOut.begin(), m_leftOut.end(), [&error](const LeftOut &l) {
        return l.error.code == error.code && l.error.reason == error.reason && l.error.field == error.field;
    });
    if (same == m_leftOut.end())
        m_leftOut.append({error, 1, name});
    else
        ++same->count;
}

} // namespace octroi::change
