// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/filter.h"
#include "domain/oauthclient.h"

namespace octroi::domain {

/// What a filter of the language of KeyFilter looks at when it is asked about an OAuth client. Beside what keys have,
/// there are kind (client, service, web, …), auth (private_key_jwt, …) and secret_expires; what only keys have
/// (env, address, requests, bytes) matches none.
struct ClientSubject
{
    const OAuthClient &client;
    QString partner, application, plan, backend;
    QStringList tags; ///< of the partner
};

/// False for everything when the filter cannot be read.
bool filterMatches(const KeyFilter &filter, const ClientSubject &subject, const QDateTime &now);

} // namespace octroi::domain
