// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/oauthclient.h"
#include "models/roles.h"

#include <QCoreApplication>

namespace octroi::models {

/// What of an OAuth client has to be said in words: its kind, its methods, and what each choice means.
class ClientWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::models::ClientWords)
public:
    static QString kind(domain::ClientKind kind);        ///< "Service"
    static QString kindMeaning(domain::ClientKind kind); ///< a sentence
    static QString status(domain::ClientStatus status);  ///< "Active"
    static Tone statusTone(domain::ClientStatus status);
    static QString auth(domain::ClientAuth method);      ///< "Secret (Basic)"
    static QString authMeaning(domain::ClientAuth method);
    static QString grant(const QString &grantType); ///< "Client credentials"
    static QString grantMeaning(const QString &grantType);
    static QString tokenFormat(domain::TokenFormat format);
    static QString seconds(qint64 seconds); ///< "10 minutes", "30 days"
    /// Why that cannot be a redirect URI of such a client; "" when it can.
    static QString redirectProblem(const QString &uri, domain::ClientKind kind);
};

} // namespace octroi::models
