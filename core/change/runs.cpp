// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runs.h"

#include "change/runrecords.h"

namespace octroi::change {

namespace {

constexpr size_t kMostRuns = 8; ///< finished ones of this process whose items stay in memory

Error notUndoable(const QString &id)
{
    return Error{ErrorCode::Conflict, id, {}, {}, QStringLiteral("not_undoable")};
}

} // namespace

Runs::Runs(Spine &spine, inventory::Inventory &inventory, QObject *parent)
    : QObject(parent)
    , m_spine(spine)
    , m_inventory(inventory)
{
}

Runs::~Runs()
{
    *m_alive = false;
}

QCoro::Task<Result<void>> Runs::openJournal(std::shared_ptr<RunJournal> journal)
{
    const auto here = m_alive;
    const Result<RunJournalContents> found = co_await m_log.open(journal);
    if (!*here)
        co_return Result<void>();
    if (!found)
        co_return found.error();
    m_damaged = found->damaged;
    const QList<RunSummary> mine = m_summaries;
    m_summaries = found->runs + mine;
    for (const auto &[id, version] : found->own)
        m_own.note(id, version - 1, version);
    Q_EMIT opened();
    Q_EMIT changed();
    co_return Result<void>();
}

RunSummary *Runs::summary(const QString &runId)
{
    const auto found = std::find_if(m_summaries.begin(), m_summaries.end(),
                                    [&runId](const RunSummary &s) { return s.id == runId; });
    return found == m_summaries.end() ? nullptr : &*found;
}

QList<RunSummary> Runs::unfinished() const
{
    QList<RunSummary> out;
    for (const RunSummary &one : m_summaries) {
        if (!one.finished && !run(one.id))
            out << one;
    }
    return out;
}

Run *Runs::run(const QString &runId) const
{
    for (const auto &one : m_runs) {
        if (one->record().id == runId)
            return one.get();
    }
    return nullptr;
}

Run *Runs::current() const
{
    for (auto one = m_runs.rbegin(); one != m_runs.rend(); ++one) {
        if ((*one)->isActive())
            return one->get();
    }
    return nullptr;
}

void Runs::cancelAll()
{
    for (const auto &one : m_runs) {
        if (one->isActive())
            one->cancel();
    }
}

void Runs::pauseAll()
{
    for (const auto &one : m_runs) {
        if (one->isActive())
            one->pause();
    }
}

Run *Runs::start(std::shared_ptr<RunRecord> record)
{
    if (m_spine.isReadOnly() || record->items.empty())
        return nullptr;
    RunSummary fresh{record->id, record->kind, record->undoes, record->startedAt};
    if (!fresh.startedAt.isValid())
        fresh.startedAt = record->startedAt = m_inventory.clock().now();
    fresh.total = qint64(record->items.size());
    m_summaries << fresh;
    Run *run = adopt(std::move(record), false);
    run->start();
    return run;
}

Run *Runs::adopt(std::shared_ptr<RunRecord> record, bool isKept)
{
    // Whoever looks at the items of an old one has them from the journal.
    if (m_log.isOpen() && m_runs.size() > kMostRuns && !m_runs.front()->isActive() &&
        !m_runs.front()->hasSecrets()) {
        m_runs.front().release()->deleteLater();
        m_runs.erase(m_runs.begin());
    }
    m_runs.push_back(std::make_unique<Run>(std::move(record), m_inventory, m_log, m_own, isKept));
    Run *run = m_runs.back().get();
    connect(run, &Run::stateChanged, this, [this, run] { note(run); });
    Q_EMIT started(run);
    return run;
}

void Runs::note(Run *run)
{
    RunSummary *known = summary(run->record().id);
    if (known) {
        known->done = run->done();
        known->failed = run->failed();
        known->finished = run->state() == Run::State::Finished;
        known->canUndo = known->finished && run->record().canUndo();
    }
    if (run->state() == Run::State::Finished) {
        if (run->done() > 0 && !run->record().undoes.isEmpty())
            markUndone(run->record().undoes);
        Q_EMIT finished(run);
    }
    Q_EMIT changed();
}

void Runs::markUndone(const QString &runId)
{
    if (RunSummary *before = summary(runId)) {
        before->undone = true;
        before->canUndo = false;
    }
    m_log.write(records::undone(runId), true);
}

void Runs::remember(std::shared_ptr<RunRecord> done)
{
    RunSummary known{done->id, done->kind, done->undoes, done->startedAt};
    known.name = done->name;
    known.total = known.done = qint64(done->items.size());
    known.finished = true;
    known.canUndo = done->canUndo();
    if (RunSummary *before = summary(done->id)) // there is more of it now
        *before = known;
    else
        m_summaries << known;
    keepDone(done);
}

QCoro::Task<> Runs::keepDone(std::shared_ptr<RunRecord> done)
{
    const auto here = m_alive;
    QList<quint32> all;
    for (quint32 i = 0; i < done->items.size(); ++i)
        all << i;
    std::vector<QCoro::Task<Result<void>>> writes; // handed over at once, so that nothing comes in between
    writes.push_back(m_log.begin(done));
    for (qsizetype at = 0; at < all.size(); at += records::kMostItems)
        writes.push_back(m_log.write(records::results(*done, all.mid(at, records::kMostItems)), false));
    writes.push_back(m_log.write(records::finished(done->id), true));
    for (auto &write : writes) {
        const Result<void> written = co_await write;
        if (!*here)
            co_return;
        if (!written)
            m_keepError = written.error();
    }
}

QCoro::Task<Result<void>> Runs::written()
{
    const auto here = m_alive;
    co_await m_log.settled();
    if (!*here || !m_keepError)
        co_return Result<void>();
    co_return *std::exchange(m_keepError, std::nullopt);
}

QCoro::Task<Result<std::shared_ptr<RunRecord>>> Runs::load(QString runId)
{
    if (const Run *mine = run(runId))
        co_return std::make_shared<RunRecord>(mine->record());
    const Result<std::shared_ptr<RunRecord>> found = co_await m_log.load(runId);
    co_return found;
}

QCoro::Task<Result<Run *>> Runs::resume(QString runId)
{
    const auto here = m_alive;
    if (m_spine.isReadOnly())
        co_return Error{ErrorCode::Forbidden, runId, {}, {}, QStringLiteral("read_only")};
    if (Run *mine = run(runId)) {
        mine->start();
        co_return mine;
    }
    const Result<std::shared_ptr<RunRecord>> found = co_await m_log.load(runId);
    if (!*here)
        co_return Error{ErrorCode::Cancelled, runId, {}, {}, {}};
    if (!found)
        co_return found.error();
    if ((*found)->finished)
        co_return Error{ErrorCode::Conflict, runId, {}, {}, QStringLiteral("run_finished")};
    Run *other = run(runId); // asked for twice
    Run *resumed = other ? other : adopt(*found, true);
    resumed->start();
    co_return resumed;
}

QCoro::Task<Result<void>> Runs::discard(QString runId)
{
    const auto here = m_alive;
    if (run(runId))
        co_return Error{ErrorCode::Conflict, runId, {}, {}, QStringLiteral("run_active")};
    const RunSummary *known = summary(runId);
    if (!known)
        co_return Error{ErrorCode::NotFound, runId, {}, {}, {}};
    if (known->finished)
        co_return Error{ErrorCode::Conflict, runId, {}, {}, QStringLiteral("run_finished")};
    const QByteArray record = records::discarded(runId);
    const Result<void> written = co_await m_log.write(record, true);
    if (!*here || !written)
        co_return written;
    // What is known of it counts, and can be taken back.
    const Result<std::shared_ptr<RunRecord>> now = co_await m_log.load(runId);
    if (!*here)
        co_return Result<void>();
    if (RunSummary *dropped = summary(runId)) {
        dropped->finished = true;
        dropped->canUndo = now && (*now)->canUndo();
    }
    Q_EMIT changed();
    co_return Result<void>();
}

QCoro::Task<Result<std::shared_ptr<RunRecord>>> Runs::undoOf(QString runId)
{
    const auto here = m_alive;
    const Result<std::shared_ptr<RunRecord>> before = co_await load(runId);
    if (!*here)
        co_return Error{ErrorCode::Cancelled, runId, {}, {}, {}};
    if (!before)
        co_return before.error();
    if (!(*before)->canUndo() || !(*before)->finished)
        co_return notUndoable(runId);
    co_return change::undoOf(**before);
}

} // namespace octroi::change
