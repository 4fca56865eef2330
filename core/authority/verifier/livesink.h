// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/api.h"
#include "domain/apikey.h"
#include "domain/plan.h"

#include <QByteArray>
#include <QString>

namespace octroi::authority {

/// What the check has to know of one key.
struct LiveCredential
{
    QByteArray digest; ///< SHA-256 of the whole key, 32 bytes
    domain::ApiKey key;
    QString partnerId;
    bool partnerClosed = false;
};

/// Where the issuer tells of committed changes; the verifier implements it. Called from the control
/// thread only, after the commit and before the answer, so that an acknowledged revocation already holds.
class LiveSink
{
public:
    virtual ~LiveSink() = default;
    virtual void putCredential(const LiveCredential &credential) = 0; ///< inserts, or replaces the one with that id
    virtual void putApis(const QList<domain::Api> &apis) = 0;          ///< all of them
    virtual void putPlan(const domain::Plan &plan) = 0;
};

} // namespace octroi::authority
