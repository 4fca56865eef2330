// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/application.h"
#include "domain/oauthclient.h"
#include "health/report.h"

namespace octroi::health {

/// What is not in columns: OAuth clients and applications, of which there are few.
struct DirectoryInput
{
    std::vector<domain::OAuthClient> clients;
    std::vector<domain::Application> applications;
    QSet<QString> closedPartners;
    QList<Acceptance> accepted; ///< that hold at `now`
    QDateTime now;
};

/// Fills the rules about clients and applications, behind what a ColumnScan found.
void scanDirectory(const DirectoryInput &input, Report &report);

/// Whether it proves itself worse than it could, as the policy sees it.
bool hasWeakAuth(const domain::OAuthClient &client, const Policy &policy);
/// Redirect URIs that lead to the caller's own machine, of a client that is no native program.
QStringList localRedirects(const domain::OAuthClient &client);
/// When the oldest of its secrets that works was made; null: none works.
QDateTime oldestSecret(const domain::OAuthClient &client, const QDateTime &now);

} // namespace octroi::health
