// SPDX-License-Identifier: GPL-3.0-or-later
#include "access.h"
#include "base/log.h"
#include "commands.h"
#include "foreign.h"
#include "globaloptions.h"
#include "health.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QTimer>
#include <cstdio>

namespace {

using namespace octroi;

QCoro::Task<> run(ctl::Context &context, ctl::ConnectionOptions options, ctl::Chosen chosen, const CLI::App *app)
{
    Result<void> ready;
    if (chosen.needs != ctl::Needs::Nothing)
        ready = co_await context.connectTo(options);
    if (ready && context.connection) {
        if (const auto why = ctl::refusalOn(*app, *context.connection))
            ready = *why;
    }
    if (ready && chosen.needs == ctl::Needs::Inventory)
        ready = co_await context.readInventory();
    int code = 0;
    if (ready)
        code = co_await chosen.action(context);
    else
        code = context.out.fail(ready.error());
    // Later, so that nothing above is still running when the connection goes away.
    QTimer::singleShot(0, qApp, [code] { QCoreApplication::exit(code); });
}

} // namespace

int main(int argc, char **argv)
{
    setLogLevel(LogLevel::Error);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("octroi"));
    QCoreApplication::setApplicationVersion(QStringLiteral(OCTROI_VERSION));

    CLI::App app{"Administers API access: partners, applications, keys, scopes", "octroictl"};
    app.set_version_flag("--version", OCTROI_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    app.footer("Exit codes: 0 ok, 1 failed, 2 usage, 3 scan: a live key was found, 4 not found, 5 "
               "unauthorized, 6 unreachable, 7 conflict, "
               "8 plan: the backend differs from the file, 9 health: something was found.");
    ctl::ConnectionOptions options;
    bool dryRun = false;
    app.add_flag("--dry-run", dryRun,
                 "Says what would be called and which calls of the last 7 days would have been refused; changes nothing");
    qint64 ifVersion = 0;
    app.add_option("--if-version", ifVersion, "Change it only if it still has this version")
        ->check(CLI::PositiveNumber);
    std::string onConflict = "fail";
    app.add_option("--on-conflict", onConflict,
                   "When somebody else was faster: fail (7, telling both versions), merge what each changed, "
                   "or mine where both "
                   "changed the same")
        ->check(CLI::IsMember({"fail", "merge", "mine"}));
    bool json = false;
    app.add_flag("--json", json, "One JSON document on standard output");
    ctl::addBackendOptions(app, options);
    CLI::Option *server = app.add_option("--server", options.server, "Issuer, https://octroi.example; the address of a Keycloak without its realm, or of a Prometheus");
    app.add_option("--client-id", options.clientId, "Who signs in there; of a Prometheus: the user name, if it asks for one")->needs(server);
    app.add_option("--client-secret-file", options.clientSecretFile)->needs(server);
    app.add_option("--admin-file", options.adminFile,
                   "What octroid --init-admin wrote; also OCTROI_ADMIN_FILE")
        ->excludes(server);
    app.add_option("--data", options.dataFolder, "Data folder of the octroid a console runs");

    ctl::Chosen chosen;
    ctl::addAccess(app, chosen);
    ctl::addAdministrator(app, chosen);
    ctl::addPartner(app, chosen);
    ctl::addApplication(app, chosen);
    ctl::addApi(app, chosen);
    ctl::addScope(app, chosen);
    ctl::addPlan(app, chosen);
    ctl::addState(app, chosen);
    ctl::addImport(app, chosen);
    ctl::addKey(app, chosen);
    ctl::addRun(app, chosen);
    ctl::addCampaign(app, chosen);
    ctl::addClient(app, chosen);
    ctl::addToken(app, chosen);
    ctl::addSession(app, chosen);
    ctl::addTrustedIssuer(app, chosen);
    ctl::addAlert(app, chosen);
    ctl::addUsage(app, chosen);
    ctl::addHealth(app, chosen);
    ctl::addAudit(app, chosen);
    ctl::addReceipt(app, chosen);
    ctl::addCheck(app, chosen);
    ctl::addScan(app, chosen);
    ctl::addBackup(app, chosen, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &e) {
        return app.exit(e) == 0 ? 0 : 2;
    }
    if (const char *why = ctl::refusalOf(app, dryRun, ifVersion > 0)) {
        std::fprintf(stderr, "octroictl: %s; nothing was done\n", why);
        return 2;
    }
    ctl::Context context(json);
    context.dryRun = dryRun;
    context.ifVersion = ifVersion;
    context.onConflict = onConflict == "merge"  ? ctl::OnConflict::Merge
                         : onConflict == "mine" ? ctl::OnConflict::Mine
                                                : ctl::OnConflict::Fail;
    QTimer::singleShot(0, &application, [&] { run(context, options, chosen, &app); });
    return application.exec();
}
