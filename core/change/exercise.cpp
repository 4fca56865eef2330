// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/exercise.h"

#include "change/exercisecount.h"

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
constexpr int kAuditPage = 1'000;
constexpr int kDaysBefore = 31; ///< of the time: usage was kept when there is some

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

QCoro::Task<> elsewhere(std::function<void()> work)
{
    QFuture<void> done = QtConcurrent::run(work);
    co_await done;
}

std::optional<KeyExercise> begun(const inventory::Inventory &inventory, const QString &id, const QDate &from)
{
    const auto key = inventory.key(id);
    if (!key)
        return std::nullopt;
    KeyExercise out;
    out.status = key->statusAt(inventory.clock().now());
    if (out.status == domain::KeyStatus::Revoked || out.status == domain::KeyStatus::Expired)
        return std::nullopt;
    out.keyId = id;
    out.name = key->name;
    out.applicationId = key->applicationId;
    if (const domain::Application *application = inventory.application(key->applicationId)) {
        out.application = application->name;
        if (const domain::Partner *partner = inventory.partner(application->partnerId))
            out.partner = partner->name;
    }
    out.version = key->version;
    out.createdAt = key->createdAt;
    out.lastUsedAt = key->lastUsedAt;
    for (const QString &scope : key->scopes)
        out.scopes.push_back({scope});
    // Usage is by day: what was issued on the first day is as old as the time that is looked at.
    if (key->createdAt.toUTC().date() > from)
        out.doubts[ExerciseDoubt::Young];
    if (out.status == domain::KeyStatus::Rotating)
        out.doubts[ExerciseDoubt::Replaced];
    return out;
}

/// The keys as they are granted, in pieces; false: it is over.
QCoro::Task<bool> gather(Watch watch, std::shared_ptr<ExerciseReport> report, QStringList ids)
{
    QElapsedTimer timer;
    timer.start();
    for (const QString &id : std::as_const(ids)) {
        if (auto key = begun(*watch.inventory, id, report->from))
            report->keys.push_back(std::move(*key));
        if (timer.elapsed() >= kPieceMs) {
            co_await QCoro::sleepFor(std::chrono::milliseconds(0));
            if (watch.over())
                co_return false;
            timer.restart();
        }
    }
    co_return true;
}

QStringList allIds(const inventory::KeyTable &table)
{
    QStringList ids;
    ids.reserve(qsizetype(table.count()));
    for (quint32 row = 0; row < table.rows(); ++row) {
        if (table.isLive(row))
            ids << table.idOf(row);
    }
    return ids;
}

/// Asks for all the keys at once, or for fewer where that is too much of an answer.
QCoro::Task<Result<void>> count(Watch watch, std::shared_ptr<ExerciseCount> counting,
                                backends::CallsRequest whole, QStringList ids)
{
    QList<QStringList> questions;
    if (ids.isEmpty())
        questions << QStringList();
    for (qsizetype at = 0; at < ids.size(); at += kMostKeysAtOnce)
        questions << ids.mid(at, kMostKeysAtOnce);
    while (!questions.isEmpty()) {
        backends::CallsRequest question = whole;
        question.keyIds = questions.takeFirst();
        Result<Calls> answer = co_await watch.backend->usage()->calls(question);
        if (watch.over())
            co_return cancelledError();
        if (!answer && answer.error().reason == QLatin1String("too_many_rows") &&
            question.keyIds.size() > 1) {
            const qsizetype half = question.keyIds.size() / 2;
            questions << question.keyIds.mid(0, half) << question.keyIds.mid(half);
            continue;
        }
        if (!answer)
            co_return answer.error();
        const auto calls = std::make_shared<Calls>(std::move(*answer));
        std::function<void()> adding = [counting, calls] { counting->add(*calls); };
        co_await elsewhere(adding);
        if (watch.over())
            co_return cancelledError();
    }
    co_return Result<void>();
}

/// On which days anything was counted, in a few hundred rows at most.
backends::UsageRequest dayQuestion(const QDate &from, const QDateTime &now)
{
    backends::UsageRequest question;
    question.from = QDateTime(from.addDays(-kDaysBefore), QTime(0, 0), Qt::UTC);
    question.to = now;
    question.groupBy = QStringList{QStringLiteral("day")};
    return question;
}

QCoro::Task<Result<void>> readMetered(Watch watch, std::shared_ptr<ExerciseCount> counting,
                                      backends::UsageRequest days)
{
    const Result<QList<domain::UsageRow>> rows = co_await watch.backend->usage()->usage(days);
    if (watch.over())
        co_return cancelledError();
    if (!rows)
        co_return rows.error();
    counting->metered(*rows);
    co_return Result<void>();
}

/// When scopes were given, of the keys that were ever changed.
QCoro::Task<Result<void>> readGiven(Watch watch, std::shared_ptr<ExerciseCount> counting)
{
    backends::AuditBackend *audit = watch.backend->audit();
    const QString anything;
    qint64 before = 0;
    for (int page = 0; audit && page < kMostAuditPages; ++page) {
        const Result<QList<domain::AuditEntry>> entries =
            co_await audit->entries(before, kAuditPage, anything);
        if (watch.over())
            co_return cancelledError();
        // Who may not read the log still learns what does not hang on it.
        if (!entries)
            break;
        if (entries->isEmpty() || !counting->given(*entries))
            co_return Result<void>();
        before = entries->last().seq;
    }
    counting->givenUnknown();
    co_return Result<void>();
}

/// All keys and the catalogue in one question; where that is too much, the keys alone.
QCoro::Task<Result<void>> countAll(Watch watch, std::shared_ptr<ExerciseReport> begun,
                                   std::shared_ptr<std::shared_ptr<ExerciseCount>> counting,
                                   std::vector<domain::Api> apis, backends::CallsRequest question,
                                   QStringList ids)
{
    *counting = std::make_shared<ExerciseCount>(*begun, apis);
    Result<void> counted = co_await count(watch, *counting, question, ids);
    if (counted || !ids.isEmpty() || counted.error().reason != QLatin1String("too_many_rows"))
        co_return counted;
    begun->scopesKnown = false;
    begun->scopes.clear();
    QStringList each;
    for (const KeyExercise &key : begun->keys)
        each << key.keyId;
    *counting = std::make_shared<ExerciseCount>(*begun, apis);
    counted = co_await count(watch, *counting, question, each);
    co_return counted;
}

} // namespace

QCoro::Task<Result<ExerciseReport>> exercise(inventory::Inventory *inventory, ExerciseWish wish,
                                             Cancel cancelled)
{
    const Watch watch{inventory, &inventory->backend(), std::move(cancelled)};
    if (!watch.backend->usage())
        co_return backends::notSupported();
    const QDateTime now = inventory->clock().now().toUTC();
    const auto report = std::make_shared<ExerciseReport>();
    report->to = now.date();
    report->from = report->to.addDays(1 - qMax(1, wish.days));
    const bool all = wish.keyIds.isEmpty();
    const QStringList ids = all ? allIds(inventory->keyTable()) : wish.keyIds;
    const bool gathered = co_await gather(watch, report, ids);
    if (!gathered)
        co_return cancelledError();
    report->scopesKnown = all;
    if (all) {
        for (const domain::Scope &scope : inventory->scopes())
            report->scopes.push_back({scope.name});
    }
    const std::vector<domain::OAuthClient> clients =
        all ? inventory->clients() : std::vector<domain::OAuthClient>();
    const std::shared_ptr<const inventory::KeyTable> table = inventory->sharedTable();
    backends::CallsRequest question;
    question.from = QDateTime(report->from, QTime(0, 0), Qt::UTC);
    question.to = now;
    question.byDay = true;
    const auto counting = std::make_shared<std::shared_ptr<ExerciseCount>>();
    const QStringList asked = all ? QStringList() : ids;
    const std::vector<domain::Api> apis = inventory->apis();
    const Result<void> counted = co_await countAll(watch, report, counting, apis, question, asked);
    if (!counted)
        co_return counted.error();
    const std::shared_ptr<ExerciseCount> count = *counting;
    const backends::UsageRequest days = dayQuestion(report->from, now);
    const Result<void> metered = co_await readMetered(watch, count, days);
    if (!metered)
        co_return metered.error();
    if (count->asksWhenGiven()) {
        const Result<void> read = co_await readGiven(watch, count);
        if (!read)
            co_return read.error();
    }
    std::function<void()> finishing = [count, table, clients, now, report] {
        count->hold(*table, clients, now);
        *report = count->take();
    };
    co_await elsewhere(finishing);
    if (watch.over())
        co_return cancelledError();
    co_return std::move(*report);
}

} // namespace octroi::change
