// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/filter.h"
#include "domain/oauthclient.h"

namespace octroi::domain {

/// What a filter of the language of KeyFilter looks at when it is asked about an OAuth client. Beside what keys have,
/// there are kind (client, service, web, …), auth (private_key_jwt, …) and secret_expires; what only keys have
/// (env, address) matches none.
struct ClientSubject
{
    const OAuthClient &client;
    QString partner, application, plan, backend;
    QStringList tags; ///< of the partner
    qint64 requests = 0; ///< of the last 30 days
    qint64 bytes = 0;    ///< in and out, of the last 30 days
};

/// What a client has in common with a key, as one.
ApiKey asCredential(const OAuthClient &client);

/// False for everything when the filter cannot be read.
bool filterMatches(const KeyFilter &filter, const ClientSubject &subject, const QDateTime &now);

} // namespace octroi::domain
