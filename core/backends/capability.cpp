// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/capability.h"

#include "backends/usagesource.h"

#include <QtGlobal>
#include <array>

namespace octroi::backends {

namespace {

constexpr std::array<const char *, kCapabilityCount> kNames{
    "partners",       "api_keys",      "oauth_clients",  "scopes",          "apis",
    "plans",          "rates",         "quotas",         "bandwidth",       "client_expiry",
    "suspension",     "revocation",    "secret_rotation", "second_secret",  "opaque_tokens",
    "token_audience", "authorization_details", "sessions", "usage",         "live_usage",
    "audit",          "signed_receipts", "change_feed",  "campaigns",
    "live_tokens",    "trusted_issuers", "alerts"};

using C = Capability;

const QList<CapabilityNote> &octroidTable()
{
    static const QList<CapabilityNote> table = [] {
        QList<CapabilityNote> all;
        for (int i = 0; i < kCapabilityCount; ++i)
            all.append({Capability(i), Support::Full, nullptr});
        all[int(C::Sessions)] = {C::Sessions, Support::None,
                                 QT_TRANSLATE_NOOP("octroi::backends::Capability", "octroid lists tokens, not sessions.")};
        return all;
    }();
    return table;
}

const QList<CapabilityNote> &keycloakTable()
{
    static const QList<CapabilityNote> table{
        {C::Partners, Support::Emulated,
         QT_TRANSLATE_NOOP("octroi::backends::Capability",
                           "Keycloak has no partners: Octroi keeps them in attributes of the realm and of its clients.")},
        {C::ApiKeys, Support::None, QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak has no API keys.")},
        {C::OAuthClients, Support::Full, nullptr},
        {C::Scopes, Support::Full,
         QT_TRANSLATE_NOOP("octroi::backends::Capability",
                           "These are the realm’s client scopes. Those that were made in Keycloak are changed there.")},
        {C::Apis, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak does not know which APIs its tokens are for.")},
        {C::Plans, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak limits no calls, so it has no plans.")},
        {C::Rates, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak sees no calls, so it cannot limit their rate.")},
        {C::Quotas, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak sees no calls, so it cannot count them.")},
        {C::Bandwidth, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak sees no calls, so it cannot limit their bandwidth.")},
        {C::ClientExpiry, Support::Emulated,
         QT_TRANSLATE_NOOP("octroi::backends::Capability",
                           "Octroi reminds you of the end date. Keycloak lets the client in until you suspend it.")},
        {C::Suspension, Support::Full,
         QT_TRANSLATE_NOOP("octroi::backends::Capability",
                           "The client is disabled. Access tokens that it has go on until they end, at APIs that do not introspect them.")},
        {C::Revocation, Support::Emulated,
         QT_TRANSLATE_NOOP("octroi::backends::Capability",
                           "Keycloak can disable a client or delete it: Octroi disables it, marks it as revoked and throws its secrets away.")},
        {C::SecretRotation, Support::Full,
         QT_TRANSLATE_NOOP("octroi::backends::Capability",
                           "The old secret works on for the grace of the realm’s secret-rotation policy. Without such a policy it ends at once.")},
        {C::SecondSecret, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability",
                           "A Keycloak client has one secret. Rotate it instead.")},
        {C::OpaqueTokens, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak’s access tokens are always JWTs.")},
        {C::TokenAudience, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability",
                           "The audience of a Keycloak token comes from protocol mappers. Octroi shows it and changes it not.")},
        {C::AuthorizationDetails, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak has no authorization_details for its clients.")},
        {C::Sessions, Support::Full, nullptr},
        {C::Usage, Support::Emulated,
         QT_TRANSLATE_NOOP("octroi::backends::Capability",
                           "Counted from the realm’s user events, where they are switched on: tokens that were given, not calls.")},
        {C::LiveUsage, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak has no stream of what happens.")},
        {C::Audit, Support::Full,
         QT_TRANSLATE_NOOP("octroi::backends::Capability",
                           "These are the realm’s admin events, where they are switched on. They are not chained, so a removed one is not noticed.")},
        {C::SignedReceipts, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak signs no statement of what has ended.")},
        {C::ChangeFeed, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability",
                           "Keycloak does not tell what changed, so each sync reads all clients again.")},
        {C::Campaigns, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability", "Campaigns rotate API keys, which Keycloak has not.")},
        {C::LiveTokens, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak lists who is signed in, not tokens: end the session.")},
        {C::TrustedIssuers, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability",
                           "Keycloak takes other issuers as identity providers, which are set up there.")},
        {C::Alerts, Support::None,
         QT_TRANSLATE_NOOP("octroi::backends::Capability", "Keycloak sees no calls and watches no ends, so it tells nobody of them.")},
    };
    return table;
}

QList<CapabilityNote> sourceTable(const char *nothingElse, const char *ofUsage, const char *noStream)
{
    QList<CapabilityNote> all;
    for (int i = 0; i < kCapabilityCount; ++i)
        all.append({Capability(i), Support::None, nothingElse});
    all[int(C::Usage)] = {C::Usage, Support::Full, ofUsage};
    all[int(C::LiveUsage)].sentence = noStream;
    return all;
}

QByteArray row(const CapabilityNote &note)
{
    return "| " + capabilityName(note.what).toUtf8() + " | " + supportName(note.support).toUtf8() + " | " +
           QByteArray(note.sentence ? note.sentence : "") + " |\n";
}

} // namespace

QString capabilityName(Capability capability)
{
    return QString::fromLatin1(kNames[std::size_t(capability)]);
}

QString supportName(Support support)
{
    switch (support) {
    case Support::Full:
        return QStringLiteral("yes");
    case Support::Emulated:
        return QStringLiteral("emulated");
    case Support::None:
        break;
    }
    return QStringLiteral("no");
}

const QList<CapabilityNote> &octroidCapabilities()
{
    return octroidTable();
}

const QList<CapabilityNote> &keycloakCapabilities()
{
    return keycloakTable();
}

const QList<CapabilityNote> &prometheusCapabilities()
{
    static const QList<CapabilityNote> table = sourceTable(
        QT_TRANSLATE_NOOP("octroi::backends::Capability", "Prometheus holds numbers only: nothing is looked after there."), nullptr,
        QT_TRANSLATE_NOOP("octroi::backends::Capability", "Prometheus is asked once a minute; it has no stream of single calls."));
    return table;
}

const QList<CapabilityNote> &haproxyCapabilities()
{
    static const QList<CapabilityNote> table = sourceTable(
        QT_TRANSLATE_NOOP("octroi::backends::Capability", "A stick table holds numbers only: nothing is looked after there."),
        QT_TRANSLATE_NOOP("octroi::backends::Capability", "HAProxy keeps no past: usage is counted while this console is connected."),
        QT_TRANSLATE_NOOP("octroi::backends::Capability", "HAProxy is asked every ten seconds; it has no stream of single calls."));
    return table;
}

QByteArray capabilityTables()
{
    QByteArray out;
    const std::pair<const char *, const QList<CapabilityNote> *> tables[]{{"octroid", &octroidCapabilities()},
                                                                          {"Keycloak 24 to 26", &keycloakCapabilities()},
                                                                          {"Prometheus", &prometheusCapabilities()},
                                                                          {"HAProxy stick table", &haproxyCapabilities()}};
    for (const auto &[name, table] : tables) {
        out += QByteArray("### ") + name + "\n| what | can it | |\n|---|---|---|\n";
        for (const CapabilityNote &note : *table)
            out += row(note);
        out += '\n';
    }
    return out;
}

} // namespace octroi::backends
