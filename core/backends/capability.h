// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QList>
#include <QString>

namespace octroi::backends {

/// What a backend may be asked to do or to keep to. The table of each connector is in capability.cpp, which the
/// interface and README.md both read.
enum class Capability {
    Partners,
    ApiKeys,
    OAuthClients,
    Scopes,
    Apis,
    Plans,
    Rates,
    Quotas,
    Bandwidth,
    ClientExpiry,
    Suspension,
    Revocation,
    SecretRotation,
    SecondSecret,
    OpaqueTokens,
    TokenAudience,
    AuthorizationDetails,
    Sessions,
    Usage,
    LiveUsage,
    Audit,
    SignedReceipts,
    ChangeFeed,
    Campaigns,
    LiveTokens,
    TrustedIssuers,
    Alerts
};
inline constexpr int kCapabilityCount = int(Capability::Alerts) + 1;
QString capabilityName(Capability capability); ///< "secret_rotation"

enum class Support {
    Full,     ///< the backend does it and keeps to it
    Emulated, ///< Octroi keeps it and reminds of it; the backend does not enforce it
    None
};
QString supportName(Support support);

struct CapabilityNote
{
    Capability what;
    Support support = Support::Full;
    const char *sentence = nullptr; ///< why and how, English, to be translated in the context kCapabilityContext; null: nothing to add
};
inline constexpr char kCapabilityContext[] = "octroi::backends::Capability";

/// One note a capability, in the order of the enumeration.
const QList<CapabilityNote> &octroidCapabilities();
const QList<CapabilityNote> &keycloakCapabilities();

/// The tables of all connectors as Markdown, for README.md.
QByteArray capabilityTables();

} // namespace octroi::backends
