// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"
#include "listing.h"
#include "resolve.h"

#include <CLI/CLI.hpp>

namespace octroi::ctl {

namespace {

struct Options
{
    std::string partner, name, kind, contact;
    std::vector<std::string> tags;
};

void print(const Output &out, const std::vector<domain::Partner> &partners, bool single)
{
    const QStringList header{QStringLiteral("ID"), QStringLiteral("NAME"), QStringLiteral("KIND"),
                             QStringLiteral("STATUS"), QStringLiteral("TAGS")};
    printObjects(out, header, partners, single, [](const domain::Partner &p) {
        return QStringList{p.id, p.name, domain::partnerKindName(p.kind), domain::partnerStatusName(p.status),
                           p.tags.join(u',')};
    });
}

QCoro::Task<int> list(Context &c)
{
    print(c.out, c.inventory->partners(), false);
    co_return 0;
}

QCoro::Task<int> showOne(Context &c, Options o)
{
    const Result<domain::Partner> partner = resolvePartner(*c.inventory, QString::fromStdString(o.partner));
    if (!partner)
        co_return c.out.fail(partner.error());
    print(c.out, {*partner}, true);
    co_return 0;
}

QCoro::Task<int> create(Context &c, Options o)
{
    domain::Partner partner;
    partner.name = QString::fromStdString(o.name);
    partner.kind =
        domain::partnerKindFromName(QString::fromStdString(o.kind)).value_or(domain::PartnerKind::Business);
    partner.tags = toList(o.tags);
    partner.contact = QString::fromStdString(o.contact);
    // Named: GCC 12 destroys an aggregate that is made within a co_await twice.
    const change::Change wanted = change::CreatePartner{partner};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    print(c.out, {*c.inventory->partner(done->objectId)}, true);
    co_return 0;
}

QCoro::Task<int> setStatus(Context &c, Options o, domain::PartnerStatus status)
{
    const Result<domain::Partner> found = resolvePartner(*c.inventory, QString::fromStdString(o.partner));
    if (!found)
        co_return c.out.fail(found.error());
    domain::Partner partner = *found;
    partner.status = status;
    // Named: GCC 12 destroys an aggregate that is made within a co_await twice.
    const change::Change wanted = change::UpdatePartner{partner};
    const Result<change::ItemResult> done = co_await c.apply(wanted);
    if (!done)
        co_return c.out.fail(done.error());
    print(c.out, {*c.inventory->partner(partner.id)}, true);
    co_return 0;
}

} // namespace

void addPartner(CLI::App &app, Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("partner", "Who is given access")->require_subcommand(1);
    const auto o = std::make_shared<Options>();
    command->add_subcommand("list", "All partners")->callback([&chosen] {
        chosen = {Needs::Inventory, list};
    });
    CLI::App *one = command->add_subcommand("show", "One partner");
    one->add_option("partner", o->partner, "Identifier or name")->required();
    one->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return showOne(c, *o); }}; });
    CLI::App *make = command->add_subcommand("create", "A new partner");
    make->add_option("--name", o->name)->required();
    make->add_option("--kind", o->kind, "internal, business or third_party")
        ->check(CLI::IsMember({"internal", "business", "third_party"}));
    make->add_option("--tag", o->tags);
    make->add_option("--contact", o->contact, "Mail address");
    make->callback([&chosen, o] { chosen = {Needs::Inventory, [o](Context &c) { return create(c, *o); }}; });
    const auto status = [&](const char *name, const char *help, domain::PartnerStatus value) {
        CLI::App *sub = command->add_subcommand(name, help);
        sub->add_option("partner", o->partner, "Identifier or name")->required();
        sub->callback([&chosen, o, value] {
            chosen = {Needs::Inventory, [o, value](Context &c) { return setStatus(c, *o, value); }};
        });
    };
    status("close", "Refuse all of its keys", domain::PartnerStatus::Closed);
    status("reopen", "Take its keys again", domain::PartnerStatus::Active);
    addOffboard(*command, chosen);
}

} // namespace octroi::ctl
