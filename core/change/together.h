// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/runitem.h"

namespace octroi::change {

/// Several plans that are one thing to whoever asked for them, like the waves of a state: the journal has one entry of
/// them, and one undo takes all of it back, the last plan first. A child of the spine, which drops it with its entry.
class Together : public QObject
{
    Q_OBJECT
public:
    explicit Together(Spine &spine);
    /// Null: what the entry tells of was one plan.
    static Together *of(const Spine &spine, const JournalEntry &entry);

    /// Spine::apply() as the next part of it.
    QCoro::Task<Outcome> apply(Plan plan, int concurrency = 4);
    const QList<JournalEntry> &parts() const { return m_parts; } ///< one a plan, oldest first
    /// What was done and cannot be taken back: Conflict, reason not_undoable, with its changeKind() as the field.
    const QList<ItemResult> &staying() const { return m_staying; }

    static Together *applying(const Spine &spine); ///< the one of the plan that is handed over right now; null: none
    void add(const JournalEntry &part, const QList<ItemResult> &staying, const QString &runId);
    const JournalEntry &entry() const { return m_entry; } ///< of all parts
    /// What the journal on the disk has of the parts so far.
    RunRecord &record() { return *m_record; }

private:
    Spine &m_spine;
    JournalEntry m_entry;
    QList<JournalEntry> m_parts;
    QList<ItemResult> m_staying;
    std::shared_ptr<RunRecord> m_record = std::make_shared<RunRecord>();
    bool m_applies = false;
};

} // namespace octroi::change
