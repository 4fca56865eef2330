// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/checkpoint.h"
#include "commands.h"
#include "crypto/jose/jwkset.h"
#include "domain/json.h"
#include "resolve.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QJsonDocument>

namespace octroi::ctl {

namespace {

constexpr int kPage = 1000;

struct Options
{
    std::string object, file, jwks;
    std::vector<std::string> checkpoints;
    int limit = 50;
};

QCoro::Task<int> list(Context &c, Options o)
{
    const Result<QList<domain::AuditEntry>> entries =
        co_await c.connection->audit()->entries(0, o.limit, QString::fromStdString(o.object));
    if (!entries)
        co_return c.out.fail(entries.error());
    QJsonArray array;
    QList<QStringList> rows;
    for (const domain::AuditEntry &e : *entries) {
        array.append(domain::toJson(e));
        rows.append(
            {QString::number(e.seq), timeText(e.at, {}), e.actor, e.action, e.objectId, e.objectName});
    }
    if (c.out.isJson())
        c.out.json(array);
    else
        c.out.table({QStringLiteral("SEQ"), QStringLiteral("AT"), QStringLiteral("ACTOR"),
                     QStringLiteral("ACTION"), QStringLiteral("OBJECT"), QStringLiteral("NAME")},
                    rows);
    co_return 0;
}

/// One entry a line, oldest first.
QCoro::Task<int> exportAll(Context &c)
{
    QList<QByteArray> lines;
    qint64 before = 0;
    while (true) {
        const Result<QList<domain::AuditEntry>> page = co_await c.connection->audit()->entries(before, kPage, {});
        if (!page)
            co_return c.out.fail(page.error());
        for (const domain::AuditEntry &e : *page)
            lines.append(QJsonDocument(domain::toJson(e)).toJson(QJsonDocument::Compact) + '\n');
        if (page->isEmpty() || page->last().seq <= 1 || (before > 0 && page->last().seq >= before))
            break;
        before = page->last().seq;
    }
    for (auto line = lines.crbegin(); line != lines.crend(); ++line)
        c.out.raw(*line);
    co_return 0;
}

Result<QByteArray> contentsOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, QString::fromStdString(path), file.errorString(), {}, {}};
    return file.readAll();
}

/// Every line of the files is a signed checkpoint.
Result<authority::CheckpointVerifier> checkpointsOf(const Options &o)
{
    authority::CheckpointVerifier out;
    if (o.checkpoints.empty())
        return out;
    const auto text = contentsOf(o.jwks);
    if (!text)
        return text.error();
    const auto keys = crypto::JwkSet::fromBytes(*text);
    if (!keys)
        return keys.error();
    for (const std::string &path : o.checkpoints) {
        const auto lines = contentsOf(path);
        if (!lines)
            return lines.error();
        for (const QByteArray &line : lines->split('\n')) {
            if (line.trimmed().isEmpty())
                continue;
            const auto checkpoint = authority::readCheckpoint(line, *keys);
            if (!checkpoint)
                return Error{ErrorCode::Invalid, QString::fromStdString(path), checkpoint.error().detail, {}, checkpoint.error().reason};
            out.expect(*checkpoint);
        }
    }
    return out;
}

/// The newest checkpoints, one a line, and the keys that verify them.
QCoro::Task<int> checkpoints(Context &c, Options o)
{
    const backends::HttpCall call{"GET", QStringLiteral("/v1/audit/checkpoints"), {}, 0, {}};
    const Result<QJsonObject> answer = co_await c.call(call);
    if (!answer)
        co_return c.out.fail(answer.error());
    if (!o.jwks.empty()) {
        const QByteArray keys = QJsonDocument(answer->value(QLatin1String("jwks")).toObject()).toJson(QJsonDocument::Compact) + '\n';
        QFile file(QString::fromStdString(o.jwks));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(keys) != keys.size())
            co_return c.out.fail(Error{ErrorCode::Storage, file.fileName(), file.errorString(), {}, {}});
    }
    const QJsonArray items = answer->value(QLatin1String("items")).toArray();
    if (c.out.isJson()) {
        c.out.json(items);
        co_return 0;
    }
    for (const QJsonValue item : items)
        c.out.line(item.toObject().value(QLatin1String("jws")).toString());
    co_return 0;
}

QCoro::Task<int> verify(Context &c, Options o)
{
    const QString path = QString::fromStdString(o.file);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        co_return c.out.fail(Error{ErrorCode::NotFound, path, file.errorString(), {}, {}});
    Result<authority::CheckpointVerifier> expected = checkpointsOf(o);
    if (!expected)
        co_return c.out.fail(expected.error());
    authority::ChainVerifier chain;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.isEmpty())
            continue;
        if (!chain.acceptLine(line))
            break;
        expected->pass(chain.lastSeq(), chain.lastHash());
    }
    expected->finish(chain.lastSeq());
    const bool whole = chain.whole() && expected->holds();
    const qint64 brokenSeq = chain.whole() ? expected->brokenSeq() : chain.brokenSeq();
    const QString why = chain.whole() ? expected->why() : chain.why();
    // An export that failed leaves an empty file; that must not pass for a whole log.
    if (chain.whole() && chain.lastSeq() == 0)
        co_return c.out.fail(Error{ErrorCode::Invalid, path, QStringLiteral("holds no entries"), {}, QStringLiteral("empty")});
    if (c.out.isJson()) {
        c.out.json(QJsonObject{{QStringLiteral("whole"), whole},
                               {QStringLiteral("last_seq"), chain.lastSeq()},
                               {QStringLiteral("last_hash"), QString::fromLatin1(chain.lastHash())},
                               {QStringLiteral("checkpoints"), expected->passed()},
                               {QStringLiteral("broken_seq"), brokenSeq},
                               {QStringLiteral("why"), why}});
    } else if (whole) {
        c.out.line(QStringLiteral("whole: %1 entries, last hash %2")
                       .arg(chain.lastSeq())
                       .arg(QString::fromLatin1(chain.lastHash())));
    } else {
        c.out.line(QStringLiteral("broken at %1: %2").arg(brokenSeq).arg(why));
    }
    co_return whole ? 0 : 1;
}

} // namespace

void addAudit(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("audit", "Who changed what")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    CLI::App *all = command->add_subcommand("list", "The newest entries");
    all->add_option("--limit", o->limit)->check(CLI::Range(1, 1000))->capture_default_str();
    all->add_option("--object", o->object, "Only of this object");
    all->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return list(c, *o); }}; });
    command->add_subcommand("export", "All entries, one JSON object a line, oldest first")
        ->callback([&chosen] {
            chosen = {Needs::Connection, exportAll};
        });
    CLI::App *test = command->add_subcommand("verify", "Verify an export without any network");
    test->add_option("file", o->file)->required();
    CLI::Option *kept = test->add_option("--checkpoint", o->checkpoints, "Signed checkpoints that were kept elsewhere, one a line (repeatable): an end that was cut off shows only against them");
    CLI::Option *jwks = test->add_option("--jwks", o->jwks, "The keys that verify them");
    kept->needs(jwks);
    CLI::App *points = command->add_subcommand("checkpoints", "Signed places of the log, the newest last: keep them elsewhere");
    points->add_option("--jwks", o->jwks, "Also write the keys that verify them to this file");
    points->callback([&chosen, o] { chosen = {Needs::Connection, [o](Context &c) { return checkpoints(c, *o); }}; });
    test->callback([&chosen, o] { chosen = {Needs::Nothing, [o](Context &c) { return verify(c, *o); }}; });
}

} // namespace octroi::ctl
