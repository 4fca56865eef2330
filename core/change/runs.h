// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/run.h"

namespace octroi::change {

/// The runs of one connection: those of this process, and those of its journal. Belongs to the spine, without
/// which nothing is changed.
class Runs : public QObject
{
    Q_OBJECT
public:
    explicit Runs(Spine &spine, inventory::Inventory &inventory, QObject *parent = nullptr);
    ~Runs() override;

    /// Where runs are kept from here on. InUse: another process keeps its own there, and nothing is kept.
    QCoro::Task<Result<void>> openJournal(std::shared_ptr<RunJournal> journal);
    OwnVersions &own() { return m_own; } ///< also of what was done without a run
    bool isKept() const { return m_log.isOpen(); }
    bool wasDamaged() const { return m_damaged; } ///< the journal's end was lost; what is there is good

    /// Null when nothing may be changed (read-only) or nothing is to be done.
    Run *start(std::shared_ptr<RunRecord> record);
    QCoro::Task<Result<Run *>> resume(QString runId); ///< one of an earlier start
    QCoro::Task<Result<void>> discard(QString runId); ///< it will never be gone on with
    /// What takes a run back, by the versions that it left or that came from them by own changes alone. Conflict, reason
    /// not_undoable.
    QCoro::Task<Result<std::shared_ptr<RunRecord>>> undoOf(QString runId);
    QCoro::Task<Result<std::shared_ptr<RunRecord>>> load(QString runId);
    /// Keeps what was done in another way, so that it can still be taken back after a restart.
    /// One that is known already is that from here on.
    void remember(std::shared_ptr<RunRecord> done);
    QCoro::Task<Result<void>> written(); ///< all of what was remembered is on the disk; Storage: some of it is not
    void markUndone(const QString &runId);

    const QList<RunSummary> &summaries() const { return m_summaries; } ///< oldest first, all that are known
    QList<RunSummary> unfinished() const; ///< of earlier starts, and nobody has gone on with them
    Run *run(const QString &runId) const; ///< of this process
    Run *current() const;                 ///< the newest of this process that is not finished; null: none
    bool isActive() const { return current(); }
    void cancelAll();
    void pauseAll();

Q_SIGNALS:
    void started(octroi::change::Run *run);
    void changed(); ///< a run began, ended, was taken back or dropped
    void finished(octroi::change::Run *run);
    void opened(); ///< the journal was read: summaries() begins with what was in it

private:
    Run *adopt(std::shared_ptr<RunRecord> record, bool isKept);
    void note(Run *run);
    QCoro::Task<> keepDone(std::shared_ptr<RunRecord> done);
    RunSummary *summary(const QString &runId);

    Spine &m_spine;
    inventory::Inventory &m_inventory;
    RunLog m_log;
    OwnVersions m_own;
    QList<RunSummary> m_summaries;
    std::vector<std::unique_ptr<Run>> m_runs;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::optional<Error> m_keepError;
    bool m_damaged = false;
};

} // namespace octroi::change
