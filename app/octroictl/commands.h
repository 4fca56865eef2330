// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "context.h"

namespace CLI {
class App;
}

// Each adds its command with the subcommands; what the user chose ends up in `chosen`.
namespace octroi::ctl {

void addAdministrator(CLI::App &app, Chosen &chosen);
void addPartner(CLI::App &app, Chosen &chosen);
void addOffboard(CLI::App &partner, Chosen &chosen);
void addReceipt(CLI::App &app, Chosen &chosen);
void addApplication(CLI::App &app, Chosen &chosen);
void addApi(CLI::App &app, Chosen &chosen);
void addScope(CLI::App &app, Chosen &chosen);
void addPlan(CLI::App &app, Chosen &chosen);
void addState(CLI::App &app, Chosen &chosen); ///< export and apply
void addImport(CLI::App &app, Chosen &chosen);
void addStatePlan(CLI::App &plan, Chosen &chosen); ///< `plan FILE`, beside what else `plan` has
void addScan(CLI::App &app, Chosen &chosen);
void addKey(CLI::App &app, Chosen &chosen);
void addCampaign(CLI::App &app, Chosen &chosen);
void addKeyBulk(CLI::App &key, Chosen &chosen);
void addRun(CLI::App &app, Chosen &chosen);
void addClient(CLI::App &app, Chosen &chosen);
void addToken(CLI::App &app, Chosen &chosen);
void addTokenInspection(CLI::App &token, Chosen &chosen); ///< inspect and explain
void addSession(CLI::App &app, Chosen &chosen);
void addTrustedIssuer(CLI::App &app, Chosen &chosen);
void addAlert(CLI::App &app, Chosen &chosen);
void addUsage(CLI::App &app, Chosen &chosen);
void addAudit(CLI::App &app, Chosen &chosen);
void addCheck(CLI::App &app, Chosen &chosen);
void addBackup(CLI::App &app, Chosen &chosen, const ConnectionOptions &options); ///< and restore

} // namespace octroi::ctl
