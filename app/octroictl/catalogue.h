// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "commands.h"

// Parts of the commands `api`, `scope` and `client` that have files of their own.
namespace octroi::ctl {

void addApiImport(CLI::App &api, Chosen &chosen);
void addScopeReach(CLI::App &scope, Chosen &chosen); ///< who has it
void addClientBulk(CLI::App &client, Chosen &chosen);

} // namespace octroi::ctl
