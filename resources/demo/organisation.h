// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/organisation.h"
#include "base/secret.h"
#include "domain/apikey.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <vector>

/// The demo organisation: about 40 fictional partners with what they would have done for a month.
///
/// DEMO KEYS ARE PUBLIC. Every demo key is derived from the seed by the code in this folder, so whoever
/// knows the seed knows all keys. Never fill a store with it that guards anything.
namespace octroi::demo {

inline constexpr quint64 kDefaultSeed = 1147;

/// When in the day and the week a program calls.
enum class Rhythm { Steady, Office, Night, Shop, Bursty };

/// One kind of call a program makes: "GET", "/orders/v1/orders/{id}".
struct Route
{
    QString method, path;
    double latencyMs = 40;
    qint64 bytes = 4000;
};

/// One demo key with its secret and the manners of the program that holds it. Identifiers and
/// secrets depend on the seed alone, the times on `now` too.
struct DemoKey
{
    QString id;
    Secret key; ///< the whole key, as a caller sends it
    QString name;
    domain::KeyStatus status = domain::KeyStatus::Active;
    domain::Environment environment = domain::Environment::Live;
    Rhythm rhythm = Rhythm::Steady;
    double perDay = 0; ///< calls on an average day; 0: silent
    QString address;   ///< an address its restrictions allow
    QString referrer;  ///< a page its restrictions allow; empty when it has none
    bool partnerClosed = false;
    QList<Route> allowed; ///< what its scopes allow
    QList<Route> denied;  ///< declared, but its scopes do not reach there
};

/// 40 partners, 120 applications, 60 scopes, 5 APIs, 4 plans, 400 keys in every state, 30 days of usage
/// before `now`, and the history of the last weeks. The same seed and time give the same organisation
/// on every platform.
authority::Organisation generateOrganisation(quint64 seed, const QDateTime &now);

/// The keys of that organisation that live traffic may use: all 400.
std::vector<DemoKey> liveKeys(quint64 seed, const QDateTime &now);

/// How busy a rhythm is at that second, 1 being its average over a week.
double rhythmAt(Rhythm rhythm, qint64 second);

} // namespace octroi::demo
