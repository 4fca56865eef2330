// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/together.h"

#include <QScopedValueRollback>

namespace octroi::change {

namespace {

QList<Together *> allOf(const Spine &spine)
{
    return spine.findChildren<Together *>(Qt::FindDirectChildrenOnly);
}

} // namespace

Together::Together(Spine &spine)
    : QObject(&spine)
    , m_spine(spine)
{
}

Together *Together::of(const Spine &spine, const JournalEntry &entry)
{
    for (Together *one : allOf(spine)) {
        if (!one->m_parts.isEmpty() && one->m_entry.at == entry.at && one->m_entry.kind == entry.kind &&
            one->m_entry.objects == entry.objects)
            return one;
    }
    return nullptr;
}

Together *Together::applying(const Spine &spine)
{
    for (Together *one : allOf(spine)) {
        if (one->m_applies)
            return one;
    }
    return nullptr;
}

QCoro::Task<Outcome> Together::apply(Plan plan, int concurrency)
{
    // Only until the spine has taken the plan: what somebody else asks of it meanwhile is no part of this.
    const QScopedValueRollback applies(m_applies, true);
    return m_spine.apply(std::move(plan), concurrency);
}

void Together::add(const JournalEntry &part, const QList<ItemResult> &staying, const QString &runId)
{
    const bool isFirst = m_parts.isEmpty();
    m_entry.at = part.at;
    m_entry.runId = runId;
    m_entry.kind = isFirst || m_entry.kind == part.kind ? part.kind : QStringLiteral("together");
    m_entry.objects += part.objects;
    m_entry.failed += part.failed;
    m_entry.undo = part.undo + m_entry.undo; // the last that was done is the first to be taken back
    m_entry.left = part.left + m_entry.left;
    m_parts.append(part);
    m_staying += staying;
}

} // namespace octroi::change
