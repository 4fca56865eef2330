// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl scan`: keys in files, folders, the history of a git repository and standard input.
#include "leak/scan.h"

#include "change/planpieces.h"
#include "commands.h"
#include "domain/json.h"
#include "leak/verdict.h"
#include "preview.h"
#include "report/secretsfile.h"
#include "resolve.h"
#include "running.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QJsonDocument>
#include <QTimer>

#include <atomic>
#include <csignal>
#include <cstdio>
#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace octroi::ctl {

namespace {

constexpr int kLiveFound = 3, kInterrupted = 130, kNotWhole = 1, kShownPlaces = 3;
constexpr int kLookForInterruptMs = 50;

struct Options
{
    std::vector<std::string> paths, excluded;
    std::string keysFile, rotate;
    qint64 overlapSeconds = 0;
    bool git = false, input = false, revoke = false;
};

std::atomic_bool interrupted{false};

void interrupt(int)
{
    interrupted = true;
    std::signal(SIGINT, SIG_DFL); // the next one ends the program
}

using LookUp = std::function<std::optional<leak::KnownKey>(const QString &)>;

/// What `octroictl --json key list` wrote, for machines that have no sign-in.
Result<LookUp> readList(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, path, file.errorString(), {}, {}};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isArray())
        return Error{ErrorCode::Invalid,
                     path,
                     QStringLiteral("is not what `octroictl --json key list` writes"),
                     {},
                     {}};
    const auto known = std::make_shared<QHash<QString, leak::KnownKey>>();
    for (const QJsonValue &value : document.array()) {
        const auto key = domain::apiKeyFromJson(value.toObject());
        if (!key)
            return key.error();
        known->insert(key->id, {*key, {}, key->applicationId});
    }
    return LookUp([known](const QString &id) {
        const auto at = known->constFind(id);
        return at == known->constEnd() ? std::nullopt : std::optional(*at);
    });
}

LookUp inventoryOf(Context &c)
{
    return [&c](const QString &id) -> std::optional<leak::KnownKey> {
        const auto key = c.inventory->key(id);
        if (!key)
            return std::nullopt;
        const auto subject = c.inventory->subject(*key);
        return leak::KnownKey{*key, subject.partner, subject.application};
    };
}

QJsonObject placeJson(const leak::Place &place)
{
    QJsonObject object{{QStringLiteral("path"), place.path},
                       {QStringLiteral("line"), place.line},
                       {QStringLiteral("column"), place.column},
                       {QStringLiteral("offset"), place.offset}};
    if (place.encoded)
        object[QStringLiteral("encoding")] = QStringLiteral("base64");
    if (!place.object.isEmpty()) {
        object[QStringLiteral("object")] = place.object;
        object[QStringLiteral("commit")] = place.commit.isEmpty() ? QJsonValue() : QJsonValue(place.commit);
        object[QStringLiteral("author")] = place.author;
        object[QStringLiteral("committed_at")] =
            place.at.isValid() ? QJsonValue(place.at.toUTC().toString(Qt::ISODate)) : QJsonValue();
    }
    return object;
}

QJsonObject findingJson(const leak::Judged &one, const QDateTime &now)
{
    QJsonArray places;
    for (const leak::Place &place : one.found.places)
        places.append(placeJson(place));
    QJsonObject object{{QStringLiteral("key"), one.found.key.masked()},
                       {QStringLiteral("id"), one.found.key.id},
                       {QStringLiteral("verdict"), leak::verdictName(one.verdict)},
                       {QStringLiteral("count"), one.found.count},
                       {QStringLiteral("places"), places}};
    if (one.known) {
        QJsonObject known = domain::toJson(one.known->key, now);
        known[QStringLiteral("partner")] = one.known->partner;
        known[QStringLiteral("application")] = one.known->application;
        object[QStringLiteral("credential")] = known;
    }
    return object;
}

void printJson(Context &c, const leak::Report &report, const QList<leak::Judged> &all, const QList<change::ItemResult> &ended)
{
    QJsonArray findings, skipped, answered;
    for (const change::ItemResult &one : ended)
        answered.append(QJsonObject{{QStringLiteral("id"), one.objectId},
                                    {QStringLiteral("name"), one.objectName},
                                    {QStringLiteral("ok"), !one.error},
                                    {QStringLiteral("error"), one.error ? one.error->toString() : QString()}});
    for (const leak::Judged &one : all)
        findings.append(findingJson(one, c.clock.now()));
    for (const leak::Skipped &one : report.skipped)
        skipped.append(QJsonObject{{QStringLiteral("path"), one.path},
                                   {QStringLiteral("reason"), one.reason},
                                   {QStringLiteral("detail"), one.detail}});
    c.out.json(QJsonObject{{QStringLiteral("findings"), findings},
                           {QStringLiteral("files"), report.files},
                           {QStringLiteral("objects"), report.objects},
                           {QStringLiteral("bytes"), report.bytes},
                           {QStringLiteral("lookalikes"), report.lookalikes},
                           {QStringLiteral("links"), report.linkCount},
                           {QStringLiteral("skipped"), skipped},
                           {QStringLiteral("answered"), answered},
                           {QStringLiteral("whole"), report.isWhole()}});
}

void print(Context &c, const leak::Report &report, const QList<leak::Judged> &all)
{
    QList<QStringList> rows;
    for (const leak::Judged &one : all) {
        QStringList places;
        for (const leak::Place &place :
             one.found.places.first(qMin(one.found.places.size(), qsizetype(kShownPlaces))))
            places << place.text();
        if (one.found.count > places.size())
            places << QStringLiteral("and %1 more").arg(one.found.count - places.size());
        const auto &known = one.known;
        rows.append({leak::verdictName(one.verdict), one.found.key.masked(),
                     known ? (known->partner.isEmpty() ? known->application
                                                       : known->partner + u'/' + known->application)
                           : QStringLiteral("-"),
                     known ? known->key.name : QStringLiteral("-"),
                     known ? known->key.scopes.join(u' ') : QString(),
                     known ? timeText(known->key.lastUsedAt, QStringLiteral("never")) : QStringLiteral("-"),
                     places.join(QStringLiteral(", "))});
    }
    if (!rows.isEmpty())
        c.out.table({QStringLiteral("VERDICT"), QStringLiteral("KEY"), QStringLiteral("OWNER"),
                     QStringLiteral("NAME"), QStringLiteral("SCOPES"), QStringLiteral("LAST USED"),
                     QStringLiteral("WHERE")},
                    rows);
    for (const leak::Skipped &one : report.skipped)
        c.out.note(QStringLiteral("not read: %1 (%2) %3").arg(one.path, one.reason, one.detail).trimmed());
    if (report.skippedCount > report.skipped.size())
        c.out.note(
            QStringLiteral("and %1 more could not be read").arg(report.skippedCount - report.skipped.size()));
    if (report.linkCount > 0)
        c.out.note(QStringLiteral("%1 links were not followed").arg(report.linkCount));
    c.out.note(QStringLiteral("%1 keys in %2 files and %3 objects, %4 bytes")
                   .arg(all.size())
                   .arg(report.files)
                   .arg(report.objects)
                   .arg(report.bytes));
}

/// One change that revokes or rotates all live keys that were found; what became of each.
QCoro::Task<Result<QList<change::ItemResult>>> end(Context &c, Options o, QList<leak::Judged> all)
{
    QList<change::Change> changes;
    for (const leak::Judged &one : all) {
        if (one.verdict != leak::Verdict::Live || !one.known)
            continue;
        const QString id = one.known->key.id;
        changes << (o.revoke ? change::Change(change::RevokeKey{id}) : change::Change(change::RotateKey{id, o.overlapSeconds}));
    }
    if (changes.isEmpty())
        co_return QList<change::ItemResult>();
    const change::Plan plan = co_await change::planInPieces(c.spine.get(), changes);
    if (c.dryRun) {
        const Result<void> shown = co_await showPreview(c, plan);
        co_return shown ? Result<QList<change::ItemResult>>(QList<change::ItemResult>()) : shown.error();
    }
    report::SecretsFile secrets;
    if (!o.rotate.empty()) {
        const auto opened = secrets.open(QString::fromStdString(o.rotate),
                                         {QStringLiteral("name"), QStringLiteral("id"), QStringLiteral("key")});
        if (!opened)
            co_return opened.error();
    }
    co_await keepUndo(c);
    const change::Outcome outcome = co_await c.spine->apply(plan);
    co_await tellUndo(c);
    for (const change::ItemResult &item : outcome.items) {
        if (item.error)
            c.out.note(QStringLiteral("%1: %2").arg(item.objectName, item.error->toString()));
        if (item.issued && item.issued->secret) {
            const auto kept = secrets.row({item.objectName, item.issued->key.id}, *item.issued->secret);
            if (!kept)
                co_return kept.error();
        }
    }
    const Result<void> flushed = secrets.isOpen() ? secrets.flush() : Result<void>();
    secrets.close();
    if (!flushed)
        co_return flushed.error();
    c.out.note(QStringLiteral("%1 of %2 %3").arg(outcome.items.size() - outcome.failed()).arg(outcome.items.size())
                   .arg(o.revoke ? QStringLiteral("revoked") : QStringLiteral("rotated")));
    co_return outcome.items;
}

QCoro::Task<int> answer(Context &c, Options o, leak::Report report, LookUp lookUp)
{
    const QList<leak::Judged> all = leak::judge(report.keys, lookUp, c.clock.now());
    if (!c.out.isJson())
        print(c, report, all);
    Result<QList<change::ItemResult>> ended = QList<change::ItemResult>();
    if (o.revoke || !o.rotate.empty())
        ended = co_await end(c, o, all);
    if (!ended)
        co_return c.out.fail(ended.error());
    const bool isPreviewed = c.dryRun && (o.revoke || !o.rotate.empty()); // which is the one document then
    if (c.out.isJson() && !isPreviewed)
        printJson(c, report, all, *ended);
    if (!all.isEmpty() && all.first().verdict == leak::Verdict::Live)
        co_return kLiveFound;
    if (report.cancelled)
        co_return kInterrupted;
    co_return report.isWhole() ? 0 : kNotWhole;
}

/// A line that is written over, where a person looks at it.
class ProgressOnTerminal
{
public:
    void show(const leak::ScanProgress &p)
    {
        if (!m_shown)
            return;
        const QString objects =
            p.fraction < 0 ? QString() : QStringLiteral(", history %1 %").arg(int(p.fraction * 100));
        const QByteArray text = QStringLiteral("%1 MB, %2 files%3, %4 keys")
                                    .arg(p.bytes / 1'000'000)
                                    .arg(p.files)
                                    .arg(objects)
                                    .arg(p.found)
                                    .toUtf8();
        std::fprintf(stderr, "\r\033[K%s", text.constData());
        std::fflush(stderr);
    }
    void clear()
    {
        if (m_shown)
            std::fputs("\r\033[K", stderr);
    }

private:
#ifdef Q_OS_UNIX
    const bool m_shown = ::isatty(STDERR_FILENO) == 1;
#else
    const bool m_shown = false;
#endif
};

QCoro::Task<int> scan(Context &c, Options o)
{
    LookUp lookUp;
    if (o.keysFile.empty()) {
        lookUp = inventoryOf(c);
    } else {
        const Result<LookUp> list = readList(QString::fromStdString(o.keysFile));
        if (!list)
            co_return c.out.fail(list.error());
        lookUp = *list;
    }
    leak::ScanRequest request;
    for (const QString &path : toList(o.paths)) {
        if (path == QLatin1String("-"))
            request.input = true;
        else
            request.paths << path;
    }
    request.input |= o.input;
    request.history = o.git;
    request.excluded = toList(o.excluded);
    if (request.paths.isEmpty() && !request.input)
        co_return c.out.fail(Error{
            ErrorCode::Invalid, QStringLiteral("scan"), QStringLiteral("needs a path, or --stdin"), {}, {}});
    leak::Scan scan;
    ProgressOnTerminal progress;
    QObject::connect(&scan, &leak::Scan::progressed, &scan,
                     [&progress](const leak::ScanProgress &p) { progress.show(p); });
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &scan, [&scan] {
        if (interrupted)
            scan.cancel();
    });
    watch.start(kLookForInterruptMs);
    std::signal(SIGINT, interrupt);
    const Result<leak::Report> report = co_await scan.run(request);
    std::signal(SIGINT, SIG_DFL);
    progress.clear();
    if (!report)
        co_return c.out.fail(report.error());
    const leak::Report whole = *report;
    const int code = co_await answer(c, o, whole, lookUp);
    co_return code;
}

} // namespace

void addScan(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("scan", "Find keys in files, folders, git repositories and "
                                                   "standard input, also encoded in Base64 or packed (zip, gzip, tar …); "
                                                   "exit code 3 when one of them is live, "
                                                   "1 when not all could be read");
    const auto o = std::make_shared<Options>();
    command->add_option("path", o->paths, "Files and folders; - is standard input");
    command->add_flag("--git", o->git, "The whole history too: each folder is, or lies in, a git repository");
    command->add_flag("--stdin", o->input, "Standard input");
    command->add_option("--exclude", o->excluded,
                        "Name or path below the folder that is left out: '*.min.js', build; repeatable");
    CLI::Option *revoke = command->add_flag("--revoke", o->revoke, "Revoke the live keys that were found; --dry-run says what that refuses");
    CLI::Option *rotate = command->add_option("--rotate", o->rotate, "Rotate them; the successors go into this new file (CSV, readable by its owner only)");
    command->add_option("--overlap-seconds", o->overlapSeconds, "--rotate: how long the old keys work on")
        ->needs(rotate)
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    rotate->excludes(revoke);
    CLI::Option *keys = command->add_option("--keys", o->keysFile,
                        "Match against this file instead of the server: what `octroictl --json key list` "
                        "wrote. No sign-in is needed");
    keys->excludes(revoke)->excludes(rotate);
    command->callback([&chosen, o] {
        chosen = {o->keysFile.empty() ? Needs::Inventory : Needs::Nothing,
                  [o](Context &c) { return scan(c, *o); }};
    });
}

} // namespace octroi::ctl
