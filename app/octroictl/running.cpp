// SPDX-License-Identifier: GPL-3.0-or-later
// Runs on the command line: where they are kept, and what is told of them.
#include "running.h"

#include "base/gate.h"
#include "preview.h"
#include "report/csv.h"
#include "session/keysealer.h"

#include <QCoroTimer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

namespace octroi::ctl {

namespace {

using change::Run;
using change::RunItem;
using change::RunItemState;
using change::RunOperation;

constexpr int kLockTries = 20;
constexpr std::chrono::milliseconds kLockPause{100};
constexpr int kMostWaits = 4; ///< for a backend that does not answer, before it is left for later

const char *const kOperations[] = {"",       "issue",   "update", "suspend", "resume",
                                   "revoke", "restore", "rotate", "move",
                                   "suspend_client", "resume_client", "revoke_client", "update_client",
                                   "update_partner", "update_application", "update_api", "update_scope", "update_plan",
                                   "create_scope", "delete_scope", "rename_scope", "update_trusted_issuer",
                                   "create_trusted_issuer", "update_alert_rule", "create_alert_rule", "snooze_alert", "noted"};
const std::ptrdiff_t kOfKeys = 8; ///< so many of them are of keys
const char *const kStates[] = {"waiting", "sent", "done", "failed", "left_out"};

QString folder()
{
    const QString wanted = qEnvironmentVariable("OCTROICTL_RUNS");
    return wanted.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                                  QStringLiteral("/octroictl")
                            : wanted;
}

Result<std::shared_ptr<Secret>> keyOf(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        return std::make_shared<Secret>(file.read(4096).trimmed());
    const std::shared_ptr<Secret> fresh = session::KeySealer::newKey();
    // Never readable for others, not even for a moment.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(fresh->reveal()) != fresh->reveal().size())
        return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    return fresh;
}

QJsonObject itemJson(const change::RunRecord &record, quint32 index, const std::shared_ptr<Secret> &secret)
{
    const RunItem &item = record.items[index];
    const QString made = QString::fromUtf8(record.made.value(index));
    QJsonObject out{{QStringLiteral("op"), QLatin1String(kOperations[int(item.operation)])},
                    {QStringLiteral("id"), made.isEmpty() ? QString::fromUtf8(item.id) : made},
                    {QStringLiteral("ok"), item.state == RunItemState::Done}};
    if (secret)
        out[QStringLiteral("key")] = secret->revealText();
    if (item.error >= 0) {
        const Error &error = record.errors[size_t(item.error)];
        out[QStringLiteral("reason")] = error.reason.isEmpty() ? errorCodeName(error.code) : error.reason;
        out[QStringLiteral("field")] = error.field;
        out[QStringLiteral("detail")] = error.detail;
    }
    return out;
}

/// A line an item, as it is done: the keys of an interrupted run are not lost.
void tell(const Output &out, const change::RunRecord &record, quint32 index,
          const std::shared_ptr<Secret> &secret = {})
{
    const QJsonObject item = itemJson(record, index, secret);
    const auto text = [&item](const char *name) { return item.value(QLatin1String(name)).toString(); };
    if (!item.value(QLatin1String("ok")).toBool())
        out.note(QStringLiteral("%1: %2 %3").arg(text("id"), text("reason"), text("detail")));
    if (out.isJson())
        out.raw(QJsonDocument(item).toJson(QJsonDocument::Compact) + '\n');
    else if (secret)
        out.raw(report::CsvWriter::cell(text("id")) + ',' + text("key").toLatin1() + '\n');
}

Result<void> writeResults(const change::RunRecord &record, const QString &path)
{
    report::CsvWriter csv;
    csv.row({QStringLiteral("id"), QStringLiteral("result"), QStringLiteral("reason"),
             QStringLiteral("detail"), QStringLiteral("new_id")});
    for (quint32 i = 0; i < record.items.size(); ++i) {
        const RunItem &item = record.items[i];
        const Error error = item.error >= 0 ? record.errors[size_t(item.error)] : Error{};
        csv.row({QString::fromUtf8(item.id), QLatin1String(kStates[int(item.state)]),
                 item.error >= 0 && error.reason.isEmpty() ? errorCodeName(error.code) : error.reason,
                 error.detail, QString::fromUtf8(record.made.value(i))});
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(csv.bytes()) != csv.bytes().size() || !file.commit())
        return Error{ErrorCode::Storage, path, file.errorString(), {}, {}};
    return {};
}

} // namespace

Result<std::shared_ptr<change::RunJournal>> runJournal(const Context &context)
{
    const QString where = folder();
    if (!QDir().mkpath(where))
        return Error{ErrorCode::Storage, where, QStringLiteral("cannot be made"), {}, {}};
    const auto key = keyOf(where + QStringLiteral("/key"));
    if (!key)
        return key.error();
    const backends::BackendInfo info = context.connection->info();
    const QString connection = info.address + u'\n' + context.clientId;
    const QByteArray name =
        QCryptographicHash::hash(connection.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return std::make_shared<change::RunJournal>(where + u'/' + QString::fromLatin1(name) +
                                                    QStringLiteral(".octroirun"),
                                                connection, std::make_shared<session::KeySealer>(*key));
}

namespace {

QCoro::Task<Result<void>> openJournal(Context &context)
{
    if (context.spine && context.spine->runs().isKept())
        co_return Result<void>();
    if (!context.inventory) {
        context.inventory = std::make_unique<inventory::Inventory>(*context.connection, context.clock);
        context.spine = std::make_unique<change::Spine>(*context.inventory);
    }
    const auto journal = runJournal(context);
    if (!journal)
        co_return journal.error();
    const Result<void> opened = co_await context.spine->runs().openJournal(*journal);
    co_return opened;
}

} // namespace

QCoro::Task<Result<void>> openRuns(Context &context)
{
    const Result<void> opened = co_await openJournal(context);
    if (!opened && opened.error().code == ErrorCode::InUse) {
        context.out.note(QStringLiteral("another octroictl keeps its run; this one is not kept"));
        co_return Result<void>();
    }
    if (opened && context.spine->runs().wasDamaged())
        context.out.note(
            QStringLiteral("the end of the journal of runs was damaged; what is before it is used"));
    co_return opened;
}

Result<std::shared_ptr<change::RunRecord>> runOf(const QList<backends::BulkItem> &items, const QString &kind,
                                                 const Clock &clock)
{
    const auto record = change::newRun(kind, clock);
    for (const backends::BulkItem &item : items) {
        const auto known =
            std::find_if(std::begin(kOperations) + 1, std::begin(kOperations) + 1 + kOfKeys,
                         [&item](const char *name) { return item.operation == QLatin1String(name); });
        if (known == std::begin(kOperations) + 1 + kOfKeys)
            return Error{ErrorCode::Invalid,
                         item.operation,
                         QStringLiteral("is no operation"),
                         {},
                         QStringLiteral("usage")};
        RunItem out;
        out.operation = RunOperation(known - std::begin(kOperations));
        out.id = item.id.toUtf8();
        out.version = item.version;
        out.body = record->placeOf(
            item.body.isEmpty() ? QByteArray() : QJsonDocument(item.body).toJson(QJsonDocument::Compact));
        record->items.push_back(std::move(out));
    }
    return record;
}

QCoro::Task<int> follow(Context &context, Run *run, QString results)
{
    Gate ended;
    int waits = 0;
    QObject here;
    QObject::connect(run, &Run::itemsChanged, &here, [&](const QList<quint32> &indices) {
        waits = 0;
        for (const quint32 index : indices)
            tell(context.out, run->record(), index, run->secretOf(index));
    });
    QObject::connect(run, &Run::stateChanged, &here, [&] {
        if (run->state() == Run::State::Waiting && ++waits >= kMostWaits)
            run->pause();
        if (run->state() == Run::State::Finished || run->state() == Run::State::Paused)
            ended.open();
    });
    if (run->state() != Run::State::Finished && run->state() != Run::State::Paused)
        co_await ended.wait();
    if (!results.isEmpty()) {
        if (const auto written = writeResults(run->record(), results); !written)
            co_return context.out.fail(written.error());
    }
    context.out.note(QStringLiteral("%1 done, %2 failed").arg(run->done()).arg(run->failed()));
    if (run->state() == Run::State::Paused) {
        context.out.note(
            QStringLiteral("not ended; octroictl run resume %1 goes on with it").arg(run->record().id));
        co_return context.out.fail(run->lastError());
    }
    co_return run->failed() > 0 ? 1 : 0;
}

int tellAgain(const Context &context, const change::RunRecord &record, const QString &results)
{
    for (quint32 i = 0; i < record.items.size(); ++i)
        tell(context.out, record, i);
    if (!results.isEmpty()) {
        if (const auto written = writeResults(record, results); !written)
            return context.out.fail(written.error());
    }
    const auto done = record.count(RunItemState::Done), failed = record.count(RunItemState::Failed);
    context.out.note(QStringLiteral("run %1 was done before: %2 done, %3 failed").arg(record.id).arg(done).arg(failed));
    return done < qsizetype(record.items.size()) ? 1 : 0;
}

QCoro::Task<> keepUndo(Context &context)
{
    Result<void> opened;
    for (int attempt = 0; attempt < kLockTries; ++attempt) {
        opened = co_await openJournal(context);
        if (opened || opened.error().code != ErrorCode::InUse)
            break;
        co_await QCoro::sleepFor(kLockPause);
    }
    if (!opened)
        context.out.note(opened.error().code == ErrorCode::InUse
                             ? QStringLiteral("another octroictl keeps the journal; this cannot be taken back later")
                             : QStringLiteral("cannot be taken back later: %1").arg(opened.error().toString()));
}

QCoro::Task<> tellUndo(Context &context)
{
    const QList<change::JournalEntry> &journal = context.spine->journal();
    if (journal.isEmpty() || journal.first().isEarlier)
        co_return;
    const change::JournalEntry entry = journal.first();
    if (entry.failed >= entry.size())
        co_return; // nothing was done
    if (!entry.canUndo()) {
        if (const QString why = whyNotUndone(entry.kind); !why.isEmpty())
            context.out.note(QStringLiteral("This cannot be undone: ") + why);
        co_return;
    }
    if (entry.runId.isEmpty() || !context.spine->runs().isKept())
        co_return;
    const Result<void> written = co_await context.spine->runs().written();
    if (written)
        context.out.note(QStringLiteral("octroictl run undo %1 takes it back").arg(entry.runId));
    else
        context.out.note(QStringLiteral("cannot be taken back later: %1").arg(written.error().toString()));
}

} // namespace octroi::ctl
