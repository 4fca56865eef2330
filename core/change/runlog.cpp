// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runlog.h"

#include <QCoroFuture>
#include <QtConcurrentRun>

namespace octroi::change {

// Work and results are named before they are awaited: g++ before 13 destroys captures of a temporary in a
// co_await expression twice (GCC 99576).

RunLog::RunLog()
{
    m_pool.setMaxThreadCount(1);
}

RunLog::~RunLog()
{
    m_pool.waitForDone();
}

QCoro::Task<Result<RunJournalContents>> RunLog::open(std::shared_ptr<RunJournal> journal)
{
    const auto found = std::make_shared<Result<RunJournalContents>>(RunJournalContents());
    const std::function<void()> work = [journal, found] { *found = journal->open(); };
    const std::weak_ptr<bool> here = m_alive;
    QFuture<void> future = QtConcurrent::run(&m_pool, work);
    co_await future;
    if (*found && !here.expired())
        m_journal = journal;
    co_return *found;
}

QCoro::Task<Result<std::shared_ptr<RunRecord>>> RunLog::load(QString runId)
{
    using Found = Result<std::shared_ptr<RunRecord>>;
    if (!m_journal)
        co_return Error{ErrorCode::NotFound, runId, {}, {}, {}};
    const auto found = std::make_shared<Found>(std::shared_ptr<RunRecord>());
    const std::function<void()> work = [journal = m_journal, runId, found] { *found = journal->load(runId); };
    QFuture<void> future = QtConcurrent::run(&m_pool, work);
    co_await future;
    co_return *found;
}

QCoro::Task<Result<void>> RunLog::begin(std::shared_ptr<RunRecord> run)
{
    if (!m_journal)
        co_return Result<void>();
    const auto done = std::make_shared<Result<void>>();
    const std::function<void()> work = [journal = m_journal, run, done] { *done = journal->begin(*run); };
    QFuture<void> future = QtConcurrent::run(&m_pool, work);
    co_await future;
    co_return *done;
}

QCoro::Task<> RunLog::settled()
{
    const std::function<void()> nothing = [] {};
    QFuture<void> future = QtConcurrent::run(&m_pool, nothing);
    co_await future;
}

QCoro::Task<Result<void>> RunLog::write(QByteArray record, bool durable)
{
    if (!m_journal)
        co_return Result<void>();
    const auto done = std::make_shared<Result<void>>();
    const std::function<void()> work = [journal = m_journal, record, durable, done] {
        *done = journal->append(record, durable);
    };
    QFuture<void> future = QtConcurrent::run(&m_pool, work);
    co_await future;
    co_return *done;
}

} // namespace octroi::change
