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

void RunDraft::plan(QStringList keyIds, Maker maker)
{
    m_ids = std::move(keyIds);
    m_maker = std::move(maker);
    m_record->items.reserve(size_t(m_ids.size()));
    m_idle.start(0);
}

void RunDraft::planNow(QStringList keyIds, Maker maker)
{
    m_ids = std::move(keyIds);
    m_maker = std::move(maker);
    m_record->items.reserve(size_t(m_ids.size()));
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
    const auto key = m_inventory.key(id);
    if (!key)
        return;
    const std::optional<Change> change = m_maker(*key);
    if (!change) {
        ++m_unchanged;
        return;
    }
    const Plan plan = Planner(m_inventory).plan({*change});
    const PlannedItem &item = plan.items.first();
    const std::optional<Change> inverse = inverseOf(*change, m_inventory);
    if (addToRun(*m_record, item, inverse)) {
        m_losers += plan.losers.size();
        m_notUndoable += item.undoable && inverse ? 0 : 1;
        ++m_applications[key->applicationId];
        if (m_firstName.isEmpty())
            m_firstName = key->name;
        return;
    }
    const Error error = item.impossible.value_or(backends::notSupported());
    const auto same = std::find_if(m_leftOut.begin(), m_leftOut.end(), [&error](const LeftOut &l) {
        return l.error.code == error.code && l.error.reason == error.reason && l.error.field == error.field;
    });
    if (same == m_leftOut.end())
        m_leftOut.append({error, 1, key->name});
    else
        ++same->count;
}

} // namespace octroi::change
