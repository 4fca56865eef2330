// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl scan`: keys in files, folders, the history of a git repository and standard input.
#include "leak/scan.h"
#include "commands.h"
#include "domain/json.h"
#include "leak/verdict.h"
#include "resolve.h"

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
    std::string keysFile;
    bool git = false, input = false;
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

void printJson(Context &c, const leak::Report &report, const QList<leak::Judged> &all)
{
    QJsonArray findings, skipped;
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

int answer(Context &c, const leak::Report &report, const LookUp &lookUp)
{
    const QList<leak::Judged> all = leak::judge(report.keys, lookUp, c.clock.now());
    if (c.out.isJson())
        printJson(c, report, all);
    else
        print(c, report, all);
    if (!all.isEmpty() && all.first().verdict == leak::Verdict::Live)
        return kLiveFound;
    if (report.cancelled)
        return kInterrupted;
    return report.isWhole() ? 0 : kNotWhole;
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
    co_return report ? answer(c, *report, lookUp) : c.out.fail(report.error());
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
    command->add_option("--keys", o->keysFile,
                        "Match against this file instead of the server: what `octroictl --json key list` "
                        "wrote. No sign-in is needed");
    command->callback([&chosen, o] {
        chosen = {o->keysFile.empty() ? Needs::Inventory : Needs::Nothing,
                  [o](Context &c) { return scan(c, *o); }};
    });
}

} // namespace octroi::ctl
