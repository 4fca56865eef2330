// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/run.h"

#include "change/runrecords.h"

namespace octroi::change {

namespace {

constexpr int kLanesTogether = 2; ///< such calls at once
constexpr qint64 kRateWindowMs = 10'000;
/// octroid knows an idempotency key for 24 hours; a margin for clocks that differ.
constexpr qint64 kKeyKnownMs = 22LL * 3600 * 1000;

} // namespace

Run::Run(std::shared_ptr<RunRecord> record, inventory::Inventory &inventory, RunLog &log, OwnVersions &own,
         bool isKept, QObject *parent)
    : QObject(parent)
    , m_record(std::move(record))
    , m_inventory(inventory)
    , m_log(log)
    , m_own(own)
    , m_kept(isKept)
{
    m_done = m_record->count(RunItemState::Done);
    m_failed = m_record->count(RunItemState::Failed);
    if (m_record->finished)
        m_state = State::Finished;
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Run::start);
    connect(&m_inventory.backend(), &backends::Backend::stateChanged, this, [this](backends::BackendState s) {
        if (s == backends::BackendState::Online && m_state == State::Waiting)
            start();
    });
}

Run::~Run()
{
    *m_alive = false;
}

void Run::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

double Run::rate() const
{
    if (m_samples.size() < 2 || m_state != State::Working)
        return 0;
    const double ms = double(m_samples.back().first - m_samples.front().first);
    return ms > 0 ? double(m_samples.back().second - m_samples.front().second) * 1000 / ms : 0;
}

qint64 Run::secondsLeft() const
{
    const double each = rate();
    return each > 0 ? qRound64(double(total() - m_done - m_failed) / each) : -1;
}

void Run::fillTodo()
{
    m_todo.clear();
    for (quint32 i = 0; i < m_record->items.size(); ++i) {
        const RunItem &item = m_record->items[i];
        if (item.state == RunItemState::Sent)
            m_repeated.insert(i);
        if (item.state == RunItemState::Sent || item.state == RunItemState::Waiting)
            m_todo.push_back(i);
    }
}

void Run::start()
{
    if (m_state == State::Working || m_state == State::Finished)
        return;
    m_again.stop();
    if (m_lanes > 0 || m_beginning) {
        setState(State::Working); // what is under way goes on by itself
        return;
    }
    m_samples.clear();
    setState(State::Working);
    if (m_kept)
        goOn();
    else
        begin();
}

void Run::goOn()
{
    fillTodo();
    startLanes();
}

QCoro::Task<> Run::begin()
{
    const auto here = m_alive;
    m_beginning = true;
    const Result<void> written = co_await m_log.begin(m_record);
    if (!*here)
        co_return;
    m_beginning = false;
    if (!written) {
        stop(State::Paused, written.error());
        co_return;
    }
    m_kept = true;
    if (m_cancelled || m_state != State::Working)
        laneEnded();
    else
        goOn();
}

int Run::mostTogether() const
{
    backends::KeysBackend *keys = m_inventory.backend().keys();
    return keys ? qMin(keys->mostBulk(), m_most) : 0;
}

void Run::startLanes()
{
    const int most = m_record->inOrder ? 1 : mostTogether() > 1 ? kLanesTogether : m_concurrency;
    m_lanes = qMax(1, int(qMin<qsizetype>(most, qsizetype(m_todo.size()))));
    const int started = m_lanes;
    for (int i = 0; i < started; ++i)
        lane();
}

QCoro::Task<> Run::lane()
{
    const auto here = m_alive;
    while (m_state == State::Working && !m_cancelled) {
        const Indices next = withoutLost(takeNext());
        if (next.isEmpty() && m_todo.empty())
            break;
        if (next.isEmpty())
            continue;
        const qint64 now = m_inventory.clock().nowMs();
        for (const quint32 index : next)
            m_record->items[index].sentAt = now;
        standOnOwn(next);
        const QByteArray note = records::sent(m_record->id, now, next);
        const Result<void> noted = co_await m_log.write(note, true);
        if (!*here)
            co_return;
        if (!noted) {
            putBack(next);
            stop(State::Paused, noted.error());
            break;
        }
        for (const quint32 index : next)
            m_record->items[index].state = RunItemState::Sent;
        Result<void> sent;
        if (next.size() == 1)
            sent = co_await sendAlone(next.first());
        else
            sent = co_await sendTogether(next);
        if (!*here)
            co_return;
        if (!sent) {
            putBack(next);
            stop(State::Waiting, sent.error());
            break;
        }
        m_waits = 0;
    }
    laneEnded();
}

Run::Indices Run::takeNext()
{
    Indices out;
    const int most = m_record->inOrder ? 1 : mostTogether();
    while (!m_todo.empty()) {
        const quint32 index = m_todo.front();
        const bool isKey = m_record->items[index].isKey();
        if (!out.isEmpty() && (out.size() >= most || !isKey))
            break;
        m_todo.pop_front();
        out << index;
        if (!isKey || most < 2)
            break;
    }
    return out;
}

/// What is taken back may have been changed by us since: on top of that. Nothing of it counts twice, as each of those
/// changes is taken back by itself.
void Run::standOnOwn(const Indices &indices)
{
    if (m_record->undoes.isEmpty())
        return;
    for (const quint32 index : indices) {
        RunItem &item = m_record->items[index];
        if (!m_left.contains(index))
            m_left.insert(index, item.version);
        item.version = m_own.newest(item.id, m_left.value(index));
    }
}

/// What was sent so long ago that the backend may have forgotten it, and would be made a second time.
Run::Indices Run::withoutLost(Indices indices)
{
    const qint64 now = m_inventory.clock().nowMs();
    Indices lost;
    for (const quint32 index : std::as_const(indices)) {
        const RunItem &item = m_record->items[index];
        if (m_repeated.contains(index) && item.makesAnew() && now - item.sentAt > kKeyKnownMs)
            lost << index;
    }
    if (lost.isEmpty())
        return indices;
    const Error error{ErrorCode::Conflict,
                      {},
                      QStringLiteral("its answer was lost too long ago to repeat it safely"),
                      {},
                      QStringLiteral("answer_lost")};
    for (const quint32 index : std::as_const(lost)) {
        setResult(index, RunItemState::Failed, &error);
        indices.removeOne(index);
    }
    keep(lost);
    return indices;
}

void Run::putBack(const Indices &indices)
{
    for (auto index = indices.rbegin(); index != indices.rend(); ++index) {
        if (m_record->items[*index].state == RunItemState::Sent)
            m_repeated.insert(*index);
        if (m_record->items[*index].state == RunItemState::Sent ||
            m_record->items[*index].state == RunItemState::Waiting)
            m_todo.push_front(*index);
    }
}

void Run::setResult(quint32 index, RunItemState state, const Error *error)
{
    RunItem &item = m_record->items[index];
    item.state = state;
    item.error = error ? m_record->placeOf(*error) : -1;
    m_done += state == RunItemState::Done ? 1 : 0;
    m_failed += state == RunItemState::Failed ? 1 : 0;
    m_repeated.remove(index);
    m_left.remove(index);
}

/// Into the journal, and onto the screen.
void Run::keep(const Indices &indices)
{
    m_log.write(records::results(*m_record, indices), false);
    const qint64 now = m_inventory.clock().nowMs();
    m_samples.emplace_back(now, m_done + m_failed);
    while (m_samples.size() > 2 && now - m_samples.front().first > kRateWindowMs)
        m_samples.pop_front();
    Q_EMIT itemsChanged(indices);
    Q_EMIT progressed();
}

void Run::stop(State state, const Error &error)
{
    m_error = error;
    if (m_state == State::Working || (m_state == State::Pausing && state == State::Paused))
        setState(state);
}

void Run::laneEnded()
{
    m_lanes = qMax(0, m_lanes - 1);
    if (m_lanes > 0)
        return;
    const bool all = std::all_of(m_record->items.begin(), m_record->items.end(), [](const RunItem &i) {
        return i.state != RunItemState::Waiting && i.state != RunItemState::Sent;
    });
    if (all || m_cancelled)
        finish();
    else if (m_state == State::Pausing)
        setState(State::Paused);
    else if (m_state == State::Working)
        goOn(); // told to while the last of them ended
    else if (m_state == State::Waiting)
        m_again.start(qMin(m_patience.most, m_patience.first * (1 << qMin(m_waits++, 6))));
}

void Run::pause()
{
    m_again.stop();
    if (m_state == State::Waiting)
        setState(State::Paused);
    else if (m_state == State::Working)
        setState(State::Pausing);
}

void Run::cancel()
{
    if (m_state == State::Finished || m_cancelled)
        return;
    m_cancelled = true;
    m_again.stop();
    if (m_lanes == 0 && !m_beginning)
        finish();
}

/// An item whose answer is not known stays a failure that says so: it may have been done.
void Run::finish()
{
    Indices left;
    const Error unknown = answerLost();
    for (quint32 i = 0; i < m_record->items.size(); ++i) {
        const RunItemState state = m_record->items[i].state;
        if (state == RunItemState::Waiting)
            setResult(i, RunItemState::Cancelled);
        else if (state == RunItemState::Sent)
            setResult(i, RunItemState::Failed, &unknown);
        else
            continue;
        left << i;
    }
    m_todo.clear();
    for (qsizetype at = 0; at < left.size(); at += records::kMostItems)
        m_log.write(records::results(*m_record, left.mid(at, records::kMostItems)), false);
    m_log.write(records::finished(m_record->id), true);
    m_record->finished = true;
    Q_EMIT progressed();
    setState(State::Finished);
}

void Run::retryFailed()
{
    if (m_state != State::Finished || m_failed == 0 || m_record->undone)
        return;
    Indices again;
    for (quint32 i = 0; i < m_record->items.size(); ++i) {
        RunItem &item = m_record->items[i];
        if (item.state != RunItemState::Failed)
            continue;
        const Error &error = m_record->errors[size_t(item.error)];
        const bool isUnknown = error.reason == QLatin1String("answer_lost");
        if (!isUnknown) {
            // Another request to the backend, and one that is based on what is there now.
            ++item.attempt;
            const auto key = m_inventory.key(QString::fromUtf8(item.id));
            if (key && item.isKey())
                item.version = key->version;
        }
        item.state = isUnknown ? RunItemState::Sent : RunItemState::Waiting;
        item.error = -1;
        again << i;
    }
    m_failed = 0;
    m_cancelled = false;
    m_record->finished = false;
    for (qsizetype at = 0; at < again.size(); at += records::kMostItems)
        m_log.write(records::results(*m_record, again.mid(at, records::kMostItems)), false);
    Q_EMIT itemsChanged(again);
    m_state = State::Paused;
    start();
}

} // namespace octroi::change
