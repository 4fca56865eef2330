// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/foresight.h"

#include "change/reckoning.h"
#include "change/scopereplacement.h"

#include <QCoroFuture>
#include <QCoroTimer>
#include <QElapsedTimer>
#include <QPointer>
#include <QtConcurrentRun>

namespace octroi::change {

namespace {

using backends::Calls;
using Cancel = std::shared_ptr<std::atomic_bool>;

constexpr qint64 kPieceMs = 6; ///< then the interface has its turn

/// What stands in the way of going on; checked whenever something else had its turn.
struct Watch
{
    QPointer<inventory::Inventory> inventory;
    QPointer<backends::Backend> backend;
    Cancel cancelled;

    bool over() const { return !inventory || !backend || (cancelled && *cancelled); }
};

Error cancelledError()
{
    return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
}

QCoro::Task<bool> judge(Watch watch, std::shared_ptr<Reckoning> reckoning, std::shared_ptr<Calls> calls,
                        bool first)
{
    const auto order = std::make_shared<std::vector<quint32>>();
    std::function<void()> sorting = [order, calls] { *order = Reckoning::ordered(*calls); };
    QFuture<void> sorted = QtConcurrent::run(sorting);
    co_await sorted;
    QElapsedTimer timer;
    timer.start();
    for (std::size_t at = 0; at < order->size();) {
        if (watch.over())
            co_return false;
        at = reckoning->credential(*calls, *order, at, first);
        if (timer.elapsed() >= kPieceMs) {
            co_await QCoro::sleepFor(std::chrono::milliseconds(0));
            timer.restart();
        }
    }
    co_return !watch.over();
}

QCoro::Task<Result<Foreseen>> finish(Watch watch, std::shared_ptr<Reckoning> reckoning)
{
    for (std::size_t at = 0; reckoning->name(at);) {
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        if (watch.over())
            co_return cancelledError();
    }
    const auto out = std::make_shared<Foreseen>(reckoning->take());
    std::function<void()> sorting = [out] { *out = Reckoning::sorted(std::move(*out)); };
    QFuture<void> sorted = QtConcurrent::run(sorting);
    co_await sorted;
    co_return std::move(*out);
}

} // namespace

QCoro::Task<Result<Foreseen>> foresee(inventory::Inventory *inventory, Plan plan, Cancel cancelled)
{
    const Watch watch{inventory, &inventory->backend(), std::move(cancelled)};
    const auto kept = std::make_shared<Plan>(inFull(plan, *inventory)); // the reckoning stands on it
    const auto reckoning = std::make_shared<Reckoning>(*inventory, *kept);
    const QList<backends::CallsRequest> questions = reckoning->questions();
    backends::UsageBackend *usage = watch.backend->usage();
    if (!usage && !questions.isEmpty()) {
        Foreseen none = reckoning->take();
        none.counted = false;
        none.atLeast = true;
        co_return none;
    }
    for (qsizetype i = 0; i < questions.size(); ++i) {
        const backends::CallsRequest question = questions.at(i);
        Result<Calls> answer = co_await usage->calls(question);
        if (watch.over())
            co_return cancelledError();
        if (!answer)
            co_return answer.error();
        const auto calls = std::make_shared<Calls>(std::move(*answer));
        const bool whole = co_await judge(watch, reckoning, calls, i == 0);
        if (!whole)
            co_return cancelledError();
    }
    Calls before;
    if (const auto question = reckoning->monthQuestion()) {
        const backends::CallsRequest wanted = *question;
        Result<Calls> answer = co_await usage->calls(wanted);
        if (watch.over())
            co_return cancelledError();
        if (!answer)
            co_return answer.error();
        before = std::move(*answer);
    }
    reckoning->limit(before);
    Result<Foreseen> out = co_await finish(watch, reckoning);
    co_return out;
}

} // namespace octroi::change
