// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl receipt verify`: what a receipt proves, without any network.
#include "authority/audit/receiptstatement.h"
#include "commands.h"
#include "crypto/jose/jwkset.h"
#include "report/receiptfile.h"
#include "resolve.h"

#include <CLI/CLI.hpp>
#include <QFile>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string file;
    std::vector<std::string> jwks;
};

Result<QByteArray> contentsOf(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, file.fileName(), file.errorString(), {}, {}};
    return file.readAll();
}

/// The keys of all files: a receipt of several backends has as many signers.
Result<crypto::JwkSet> keysOf(const Options &o)
{
    QList<crypto::Jwk> keys;
    for (const std::string &path : o.jwks) {
        const auto text = contentsOf(path);
        if (!text)
            return text.error();
        const auto set = crypto::JwkSet::fromBytes(*text);
        if (!set)
            return set.error();
        keys += set->keys();
    }
    return crypto::JwkSet(keys);
}

void print(const Output &out, const domain::Receipt &receipt, const authority::ReceiptVerdict &verdict)
{
    if (out.isJson()) {
        out.json(QJsonObject{{QStringLiteral("holds"), verdict.holds()},
                             {QStringLiteral("partner"), receipt.partner},
                             {QStringLiteral("statements"), verdict.statements},
                             {QStringLiteral("proven"), verdict.proven},
                             {QStringLiteral("unproven"), verdict.unproven},
                             {QStringLiteral("digest"), QString::fromLatin1(receipt.digest())},
                             {QStringLiteral("problems"), QJsonArray::fromStringList(verdict.problems)}});
        return;
    }
    for (const QString &problem : verdict.problems)
        out.line(QStringLiteral("does not hold: ") + problem);
    out.line(QStringLiteral("%1: %2 ends proven by %3 signed statements, %4 without proof")
                 .arg(receipt.partner)
                 .arg(verdict.proven)
                 .arg(verdict.statements)
                 .arg(verdict.unproven));
    out.note(QStringLiteral(
        "Proven: when it was signed, the audit log held these entries as the last word about these "
        "objects. Not proven: that the partner had nothing else, or that nothing was brought back "
        "since. `audit verify` on an export shows whether the log still holds the same hashes."));
}

QCoro::Task<int> verify(Context &c, Options o)
{
    const auto bytes = contentsOf(o.file);
    if (!bytes)
        co_return c.out.fail(bytes.error());
    const auto receipt = report::readReceipt(*bytes);
    const auto keys = keysOf(o);
    if (!receipt || !keys) {
        Error error = receipt ? keys.error() : receipt.error();
        error.context = QString::fromStdString(o.file);
        co_return c.out.fail(error);
    }
    const authority::ReceiptVerdict verdict = authority::verifyReceipt(*receipt, *keys);
    print(c.out, *receipt, verdict);
    co_return verdict.holds() ? 0 : 1;
}

} // namespace

void addReceipt(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("receipt", "Receipts of what was ended")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    CLI::App *test = command->add_subcommand("verify", "Verify a receipt without any network");
    test->add_option("file", o->file)->required();
    test->add_option(
            "--jwks", o->jwks,
            "The keys of a backend that signed it, as /oauth/jwks or `audit checkpoints --jwks` gives them "
            "(repeatable)")
        ->required();
    test->callback([&chosen, o] { chosen = {Needs::Nothing, [o](Context &c) { return verify(c, *o); }}; });
}

} // namespace octroi::ctl
