// SPDX-License-Identifier: GPL-3.0-or-later
// `octroictl partner offboard`: all that a partner can call with ends, on one or several backends, with a
// receipt.
#include "change/offboardrun.h"
#include "commands.h"
#include "report/receiptfile.h"
#include "resolve.h"
#include "running.h"

#include <CLI/CLI.hpp>
#include <QFile>

#include <cstdio>

namespace octroi::ctl {

namespace {

using change::OffboardRun;
using domain::ReceiptResult;

struct Options
{
    std::string partner, receipt;
    std::vector<std::string> also; ///< "ADMIN_FILE" or "ADMIN_FILE=PARTNER"
    bool yes = false, dryRun = false;
};

Error usage(const QString &what, const QString &detail)
{
    return Error{ErrorCode::Invalid, what, detail, {}, QStringLiteral("usage")};
}

/// One connection and the partner there.
struct Place
{
    Context *context = nullptr;
    std::unique_ptr<Context> owned; ///< of the others than the first
    domain::Partner partner;
    QString backend() const { return context->connection->info().address; }
};
using Places = std::vector<Place>;

/// The partner of the first backend on another: named, or the only one that is probably the same.
Result<domain::Partner> partnerThere(const domain::Partner &first, const inventory::Inventory &there,
                                     const QString &name, const QString &file)
{
    if (!name.isEmpty())
        return resolvePartner(there, name);
    const QStringList likely = change::likelyPartners(first, there);
    if (likely.size() == 1)
        return *there.partner(likely.first());
    return Error{likely.isEmpty() ? ErrorCode::NotFound : ErrorCode::Conflict,
                 first.name,
                 QStringLiteral("which partner of %1 it is cannot be told: %1=PARTNER says so").arg(file),
                 {},
                 {}};
}

QCoro::Task<Result<Places>> placesOf(Context &c, Options o)
{
    Places out;
    const Result<domain::Partner> first = resolvePartner(*c.inventory, QString::fromStdString(o.partner));
    if (!first)
        co_return first.error();
    out.push_back({&c, nullptr, *first});
    for (const std::string &one : o.also) {
        const std::size_t mark = one.rfind('=');
        ConnectionOptions options;
        options.adminFile = one.substr(0, mark);
        auto other = std::make_unique<Context>(c.out.isJson());
        const Result<void> connected = co_await other->connectTo(options);
        if (!connected)
            co_return connected.error();
        const Result<void> read = co_await other->readInventory();
        if (!read)
            co_return read.error();
        const QString name =
            mark == std::string::npos ? QString() : QString::fromStdString(one.substr(mark + 1));
        const auto partner =
            partnerThere(*first, *other->inventory, name, QString::fromStdString(options.adminFile));
        if (!partner)
            co_return partner.error();
        Context *context = other.get();
        out.push_back({context, std::move(other), *partner});
    }
    co_return std::move(out);
}

/// Pointers stand in the caller's frame, which waits.
QCoro::Task<> printPlan(const Output *to, const Places *places)
{
    const Output &out = *to;
    QJsonArray backends;
    for (const Place &place : *places) {
        const auto offboarding = change::offboardingOf({place.partner.id}, *place.context->inventory);
        const change::Plan plan = co_await change::planOffboard(place.context->spine.get(), offboarding);
        QJsonArray calls;
        if (!out.isJson())
            out.line(QStringLiteral("%1: %2, %3 keys, %4 clients, %5 applications, %6 keys in use")
                         .arg(place.backend(), place.partner.name)
                         .arg(offboarding.count(QLatin1String("key")))
                         .arg(offboarding.count(QLatin1String("client")))
                         .arg(offboarding.applications.size())
                         .arg(plan.losers.size()));
        for (const change::PlannedItem &item : plan.items) {
            calls.append(QJsonObject{{QStringLiteral("method"), item.call.method},
                                     {QStringLiteral("path"), item.call.path},
                                     {QStringLiteral("name"), item.objectName}});
            if (!out.isJson())
                out.line(
                    QStringLiteral("    %1 %2  %3").arg(item.call.method, item.call.path, item.objectName));
        }
        backends.append(QJsonObject{{QStringLiteral("backend"), place.backend()},
                                    {QStringLiteral("partner_id"), place.partner.id},
                                    {QStringLiteral("partner_name"), place.partner.name},
                                    {QStringLiteral("calls"), calls}});
    }
    if (out.isJson())
        out.json(QJsonObject{{QStringLiteral("backends"), backends}});
}

bool confirmed(const Output &out, const QString &name)
{
    out.note(QStringLiteral("Type %1 to end all of this").arg(name));
    QFile in;
    return in.open(stdin, QIODevice::ReadOnly) && QString::fromUtf8(in.readLine()).trimmed() == name;
}

QJsonObject summaryOf(const domain::Receipt &receipt, const QString &file)
{
    return {{QStringLiteral("ended"), receipt.count(ReceiptResult::Ended)},
            {QStringLiteral("before"), receipt.count(ReceiptResult::Before)},
            {QStringLiteral("expired"), receipt.count(ReceiptResult::Expired)},
            {QStringLiteral("failed"), receipt.count(ReceiptResult::Failed)},
            {QStringLiteral("statements"), receipt.statements.size()},
            {QStringLiteral("digest"), QString::fromLatin1(receipt.digest())},
            {QStringLiteral("receipt"), file}};
}

int printOutcome(const Output &out, const OffboardRun::Outcome &outcome, const QString &file)
{
    int code = 0;
    for (const domain::ReceiptPlace &place : outcome.receipt.places) {
        for (const domain::ReceiptItem &item : place.items) {
            if (item.result != ReceiptResult::Failed)
                continue;
            out.note(QStringLiteral("%1: %2 %3 (%4): %5")
                         .arg(place.backend, item.type, item.name, item.id, item.problem));
            code = 1;
        }
    }
    for (const Error &error : outcome.problems) {
        out.note(QStringLiteral("not signed by %1").arg(error.toString()));
        code = 1;
    }
    if (out.isJson())
        out.json(summaryOf(outcome.receipt, file));
    else
        out.line(QStringLiteral("%1 ended, %2 had ended before, %3 had run out, %4 failed")
                     .arg(outcome.receipt.count(ReceiptResult::Ended))
                     .arg(outcome.receipt.count(ReceiptResult::Before))
                     .arg(outcome.receipt.count(ReceiptResult::Expired))
                     .arg(outcome.receipt.count(ReceiptResult::Failed)));
    if (code != 0)
        out.note(QStringLiteral("Run it again: it does what is left."));
    return code;
}

/// Before anything is ended: a receipt that could not be written afterwards would be lost.
Result<void> openReceipt(QFile &file, const Options &o)
{
    if (o.receipt.empty())
        return {};
    file.setFileName(QString::fromStdString(o.receipt));
    if (file.exists())
        return Error{ErrorCode::Exists,
                     file.fileName(),
                     QStringLiteral("is there already; a receipt goes into a new file"),
                     {},
                     {}};
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Error{ErrorCode::Storage, file.fileName(), file.errorString(), {}, {}};
    return {};
}

QCoro::Task<int> offboard(Context &c, Options o)
{
    Result<Places> places = co_await placesOf(c, o);
    if (!places)
        co_return c.out.fail(places.error());
    const QString name = places->front().partner.name;
    if (o.dryRun || !c.out.isJson())
        co_await printPlan(&c.out, &*places);
    if (o.dryRun)
        co_return 0;
    if (!o.yes && c.out.isJson())
        co_return c.out.fail(usage(QStringLiteral("offboard"),
                                   QStringLiteral("cannot ask here; --yes goes on without a question")));
    if (!o.yes && !confirmed(c.out, name))
        co_return c.out.fail(Error{ErrorCode::Cancelled, name, QStringLiteral("nothing was ended"), {}, {}});
    QFile file;
    if (const Result<void> open = openReceipt(file, o); !open)
        co_return c.out.fail(open.error());
    const auto run = std::make_shared<OffboardRun>(QStringLiteral("octroictl/" OCTROI_VERSION), c.clock);
    for (const Place &place : *places) {
        change::OffboardPlace there;
        there.spine = place.context->spine.get();
        there.inventory = place.context->inventory.get();
        there.backend = place.backend();
        there.partnerId = place.partner.id;
        run->add(there);
        co_await keepUndo(*place.context);
    }
    const auto outcome = co_await run->apply(name, 8);
    if (file.isOpen()) {
        const QByteArray bytes = report::writeReceipt(outcome.receipt);
        if (file.write(bytes) != bytes.size() || !file.flush())
            co_return c.out.fail(Error{ErrorCode::Storage, file.fileName(), file.errorString(), {}, {}});
        c.out.note(QStringLiteral("The receipt is JSON; the console also makes a PDF of it."));
    }
    co_return printOutcome(c.out, outcome, file.fileName());
}

} // namespace

void addOffboard(CLI::App &partner, Chosen &chosen)
{
    const auto o = std::make_shared<Options>();
    CLI::App *sub = partner.add_subcommand(
        "offboard",
        "Ends its keys and clients and closes it, here and on other backends, with a signed receipt");
    sub->add_option("partner", o->partner, "Identifier or name")->required();
    sub->add_option(
        "--also", o->also,
        "ADMIN_FILE or ADMIN_FILE=PARTNER of another backend on which it is, too; without a name the "
        "partner of that name or contact (repeatable)");
    sub->add_option("--receipt", o->receipt, "New file for the signed receipt, as JSON");
    auto *dry = sub->add_flag("--dry-run", o->dryRun, "Only say what would be called");
    sub->add_flag("--yes", o->yes, "Without a question")->excludes(dry);
    sub->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return offboard(c, *o); }}; });
}

} // namespace octroi::ctl
