// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/runjournal.h"

#include <QThreadPool>

namespace octroi::change {

/// Writes to a journal in a thread of its own, one after the other in the order of the calls. Without a
/// journal it keeps nothing, and says so by isOpen(). What was asked for is written before it goes.
class RunLog
{
public:
    RunLog();
    ~RunLog();

    QCoro::Task<Result<RunJournalContents>> open(std::shared_ptr<RunJournal> journal);
    bool isOpen() const { return m_journal != nullptr; }
    QCoro::Task<Result<std::shared_ptr<RunRecord>>> load(QString runId);
    QCoro::Task<Result<void>> begin(std::shared_ptr<RunRecord> run); ///< does not change meanwhile
    QCoro::Task<> settled(); ///< what was asked for before has ended
    QCoro::Task<Result<void>> write(QByteArray record, bool durable);

private:
    std::shared_ptr<RunJournal> m_journal;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    QThreadPool m_pool;
};

} // namespace octroi::change
