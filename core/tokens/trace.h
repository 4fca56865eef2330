// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/tokensbackend.h"
#include "inventory/inventory.h"

#include <QJsonObject>

namespace octroi::tokens {

/// Where one claim, or one scope of a token, comes from.
enum class Origin {
    OwnIssuer,       ///< the connected backend
    TrustedIssuer,   ///< one that an API takes
    UnknownIssuer,
    Client,          ///< a client that is known
    UnknownClient,
    MappedApplication, ///< by the mapping of a trusted issuer
    NoApplication,   ///< no mapping names one: such tokens are refused
    Itself,          ///< sub: no person, the client acts for itself
    User,            ///< sub: an account of the issuer
    Granted,         ///< a scope the client has
    GrantedByParent, ///< by a scope above it: `via`
    NotGranted,      ///< a scope the client does not have (any more): it counts for nothing
    MappedScope,     ///< by a claim and the mapping of a trusted issuer: `via`
    UnknownScope,    ///< no API knows it
    EveryApi,        ///< aud: all APIs of the issuer
    OneApi,          ///< aud: that API
    ForeignAudience, ///< aud: nobody here
    Lifetime,        ///< exp: the token lifetime of the client
    OtherLifetime,   ///< exp: another than the client has now
    DpopKey,
    CertificateKey,
    KeyId
};

struct TraceLine
{
    QString claim, value; ///< "scope", "orders:read"
    Origin origin = Origin::UnknownScope;
    QString via;          ///< "orders:*", "roles = admin"
    QString objectId, objectName; ///< a client, an API, a trusted issuer
    qint64 seconds = 0;   ///< of lifetimes
};

/// What the trace is held against.
struct TraceGround
{
    QString ownIssuer;
    const inventory::Inventory *inventory = nullptr; ///< not null
    QList<backends::HeldIssuer> trusted;
};

/// In the order in which a token is read: issuer, client, subject, scopes, audiences, lifetime, binding.
QList<TraceLine> trace(const QJsonObject &claims, const TraceGround &ground);

} // namespace octroi::tokens
