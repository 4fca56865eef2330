// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/oauth/oauthmessage.h"
#include "authority/oauth/parameters.h"
#include "authority/store/oauthstore.h"

namespace octroi::authority {

/// One token request after the client is known: what every grant looks at.
struct TokenRequest
{
    const OAuthRequest &http;
    const Parameters &parameters;
    const StoredClient &stored;
    QString keyThumbprint;         ///< of the DPoP proof, "" without one
    QString certificateThumbprint; ///< to which tokens are to be bound, "" for none

    const domain::OAuthClient &client() const { return stored.client; }
};

} // namespace octroi::authority
