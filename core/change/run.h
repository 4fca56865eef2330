// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/ownversions.h"
#include "change/runlog.h"

#include <QTimer>
#include <deque>

namespace octroi::change {

/// How long a run waits for a backend that does not answer.
struct RunPatience
{
    int tries = 3;                                                      ///< of one call, before the run waits
    std::chrono::milliseconds between{200}, first{1'000}, most{60'000}; ///< between tries, and between waits
};

/// Many changes on one backend, one after the other with bounded concurrency: in bulk where the backend takes
/// that, else call by call. An item is written to the journal before its call is made, so that whatever
/// happens in between it is repeated under the same idempotency key and version, and done once. An item
/// counts as done only when the backend said so. Lives in Runs; interface thread only.
class Run : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Ready, ///< not begun, or of an earlier start
        Working,
        Pausing, ///< the calls under way are awaited
        Paused,
        Waiting, ///< the backend does not answer; it is tried again by itself
        Finished
    };

    static constexpr int kMostTogether = 500; ///< what is between two looks at pause and cancel

    Run(std::shared_ptr<RunRecord> record, inventory::Inventory &inventory, RunLog &log, OwnVersions &own, bool isKept,
        QObject *parent = nullptr);
    ~Run() override;

    const RunRecord &record() const { return *m_record; }
    State state() const { return m_state; }
    Error lastError() const { return m_error; } ///< why it is Waiting or Paused by itself
    bool isKept() const { return m_kept; }      ///< in the journal already
    bool isCancelled() const { return m_cancelled; }
    bool isActive() const { return m_state != State::Finished && m_state != State::Ready; }
    qint64 total() const { return qint64(m_record->items.size()); }
    qint64 done() const { return m_done; } ///< as the backend said
    qint64 failed() const { return m_failed; }
    double rate() const;        ///< items a second over the last seconds; 0: not known
    qint64 secondsLeft() const; ///< -1: not known
    /// Of a key that was issued or rotated in this process; null: none, or lost.
    std::shared_ptr<Secret> secretOf(quint32 index) const { return m_secrets.value(index); }
    bool hasSecrets() const { return !m_secrets.isEmpty(); }
    void setPatience(RunPatience patience) { m_patience = patience; }
    void setConcurrency(int calls) { m_concurrency = qMax(1, calls); }
    void setMostTogether(int items) { m_most = qMax(1, items); } ///< in one call; 1: call by call

    void start(); ///< begins, or goes on
    void pause();
    void cancel(); ///< what has not been sent is left out
    void retryFailed();

Q_SIGNALS:
    void progressed();
    void stateChanged();
    void itemsChanged(const QList<quint32> &indices); ///< as they are in record()

private:
    int mostTogether() const;
    using Indices = QList<quint32>;
    QCoro::Task<> begin();
    QCoro::Task<> lane();
    QCoro::Task<Result<void>> sendTogether(Indices indices);
    QCoro::Task<Result<void>> sendAlone(quint32 index);
    QCoro::Task<Result<bool>> readBack(quint32 index);
    void startLanes();
    void laneEnded();
    Indices takeNext();
    Indices withoutLost(Indices indices);
    void standOnOwn(const Indices &indices);
    void putBack(const Indices &indices);
    void takeResult(quint32 index, const backends::BulkResult &result);
    void setResult(quint32 index, RunItemState state, const Error *error = nullptr);
    void keep(const Indices &indices);
    void stop(State state, const Error &error);
    void finish();
    void setState(State state);
    void fillTodo();
    void goOn();

    const std::shared_ptr<RunRecord> m_record;
    inventory::Inventory &m_inventory;
    RunLog &m_log;
    OwnVersions &m_own;
    const std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    State m_state = State::Ready;
    bool m_kept, m_cancelled = false, m_beginning = false;
    std::deque<quint32> m_todo;
    QSet<quint32> m_repeated; ///< sent before without an answer
    QHash<quint32, std::shared_ptr<Secret>> m_secrets;
    QHash<quint32, qint64> m_left; ///< what is under way of an undoing: the version that is taken back
    std::deque<std::pair<qint64, qint64>> m_samples; ///< milliseconds, items
    qint64 m_done = 0, m_failed = 0;
    int m_lanes = 0, m_concurrency = 4, m_most = kMostTogether, m_waits = 0, m_oddInRow = 0;
    Error m_error;
    RunPatience m_patience;
    QTimer m_again;
};

} // namespace octroi::change
