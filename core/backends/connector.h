// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/connection.h"
#include "backends/octroid/transport.h"
#include "backends/signin/browsersignin.h"
#include "backends/usagesource.h"

namespace octroi::backends {

/// Where a backend is, of which kind, and how one signs in to it. Of the credentials: client, secret and kind.
struct Destination
{
    QString kind; ///< "octroid", "keycloak", "prometheus", "haproxy"
    QString address;
    QString realm, signInRealm; ///< of a Keycloak
    Credentials credentials;
    QString mapping = {}; ///< of a Prometheus, as MetricMapping's text; "": found by its metrics. Of a HAProxy the name of the stick table
};

inline constexpr QLatin1String kKeycloak("keycloak"), kPrometheus("prometheus"), kHaproxy("haproxy");

CallLog *callLogOf(Backend *backend);      ///< null: it keeps none
QString callsBelow(const Backend &backend); ///< the address that the paths of its calls stand below

std::unique_ptr<Backend> connectorTo(const Destination &destination, QString id, QString name, const Clock &clock);
/// What another backend takes its usage from; null: that kind is no source of usage.
std::unique_ptr<UsageSource> usageSourceAt(const Destination &destination, const Clock &clock);
/// The realms of a Keycloak that one may read there; its `realm` is not asked for. Error: Forbidden with the field "realm"
/// when none may be listed; those of a call.
Task<QStringList> realmsOf(Destination destination, Connection::Renewed renewed, const Clock *clock);
/// What a person signs in with in a browser.
SignInWish signInWish(const Destination &destination);

} // namespace octroi::backends
