// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/audit/chain.h"
#include "authority/store/sqlitefile.h"
#include "authority/store/store.h"
#include "commands.h"
#include "session/builtinserver.h"

#include <CLI/CLI.hpp>
#include <QDir>
#include <QFileInfo>

namespace octroi::ctl {

namespace {

constexpr int kPage = 1000;

/// The whole audit log of a store; Damaged when its chain is broken.
Result<authority::ChainVerifier> verifyLog(authority::Store &store)
{
    authority::ChainVerifier chain;
    for (;;) {
        const auto page = store.entriesAfter(chain.lastSeq(), kPage);
        if (!page)
            return page.error();
        if (page->isEmpty())
            return chain;
        for (const domain::AuditEntry &entry : *page) {
            if (!chain.accept(entry))
                return Error{ErrorCode::Damaged,
                             QString::number(chain.brokenSeq()),
                             QStringLiteral("the audit log is broken here: ") + chain.why(),
                             {},
                             QStringLiteral("audit_broken")};
        }
    }
}

int backUp(const Context &c, const QString &folder, const QString &file)
{
    const QString store = QDir(folder).filePath(QString::fromLatin1(authority::kSqliteFileName));
    if (const auto copied = authority::copySqliteFile(store, file); !copied)
        return c.out.fail(copied.error());
    const qint64 bytes = QFileInfo(file).size();
    if (c.out.isJson())
        c.out.json(QJsonObject{{QStringLiteral("file"), file}, {QStringLiteral("bytes"), bytes}});
    else
        c.out.line(QStringLiteral("%1: %2 bytes; the encryption key of octroid is not in it: keep it apart").arg(file).arg(bytes));
    return 0;
}

int restore(const Context &c, const QString &file, const QString &folder)
{
    authority::ChainVerifier chain;
    const auto restored =
        authority::restoreSqliteFile(file, folder, [&](authority::Store &store) -> Result<void> {
            const auto verified = verifyLog(store);
            if (!verified)
                return verified.error();
            chain = *verified;
            return {};
        });
    if (!restored)
        return c.out.fail(restored.error());
    if (c.out.isJson()) {
        c.out.json(QJsonObject{{QStringLiteral("folder"), folder},
                               {QStringLiteral("last_seq"), chain.lastSeq()},
                               {QStringLiteral("last_hash"), QString::fromLatin1(chain.lastHash())}});
    } else {
        c.out.line(QStringLiteral("%1: audit log whole, %2 entries, last hash %3")
                       .arg(folder)
                       .arg(chain.lastSeq())
                       .arg(QString::fromLatin1(chain.lastHash())));
    }
    return 0;
}

QCoro::Task<int> ended(int code)
{
    co_return code;
}

} // namespace

void addBackup(CLI::App &app, Chosen &chosen, const ConnectionOptions &options)
{
    const auto file = std::make_shared<std::string>();
    const char *postgres = "A PostgreSQL store is copied with pg_dump and restored with pg_restore.";
    CLI::App *save =
        app.add_subcommand("backup", "Copy the SQLite store of a data folder, also while octroid runs");
    save->add_option("file", *file, "The copy; must not exist")->required();
    save->footer(postgres);
    save->callback([&chosen, &options, file] {
        chosen = {Needs::Nothing, [&options, file](Context &c) {
                      const QString folder = options.dataFolder.empty()
                                                 ? session::BuiltinServer::defaultFolder(false)
                                                 : QString::fromStdString(options.dataFolder);
                      return ended(backUp(c, folder, QString::fromStdString(*file)));
                  }};
    });
    CLI::App *load = app.add_subcommand("restore", "Put a backup into a data folder that has no store");
    load->add_option("file", *file, "What \"octroictl backup\" wrote")->required();
    load->footer(postgres);
    load->callback([&chosen, &options, file] {
        if (options.dataFolder.empty())
            throw CLI::RequiredError("--data");
        chosen = {Needs::Nothing, [&options, file](Context &c) {
                      return ended(restore(c, QString::fromStdString(*file),
                                           QString::fromStdString(options.dataFolder)));
                  }};
    });
}

} // namespace octroi::ctl
