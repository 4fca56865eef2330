// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/api.h"
#include "domain/application.h"
#include "domain/oauthclient.h"
#include "domain/partner.h"
#include "domain/plan.h"
#include "domain/scope.h"

#include <QJsonObject>
#include <optional>
#include <span>

namespace octroi::domain {

// The desired state of an organisation: what is written down in a file and compared with a backend. Objects
// are named, not numbered: identifiers, versions and times that a backend sets are empty in all of them, and
// so are secrets.

struct StateClient
{
    OAuthClient client;
    QString plan; ///< its name; "" for no limits

    bool operator==(const StateClient &) const = default;
};

struct StateApplication
{
    Application application;
    QList<StateClient> clients;

    bool operator==(const StateApplication &) const = default;
};

struct StatePartner
{
    Partner partner;
    QList<StateApplication> applications;

    bool operator==(const StatePartner &) const = default;
};

/// A part that is not there says nothing about its objects; an empty one says that there are none.
struct State
{
    static constexpr int kVersion = 1;

    std::optional<QList<Scope>> scopes;
    std::optional<QList<Plan>> plans;
    std::optional<QList<Api>> apis;
    std::optional<QList<StatePartner>> partners;

    bool operator==(const State &) const = default;
};

/// The time at which clients of a state are suspended: that they are is all it says.
QDateTime suspendedInState();

/// By name, always the same for the same objects.
State inOrder(State state);

/// Without what the backend sets.
Scope described(Scope scope);
Plan described(Plan plan);
Api described(Api api);
Partner described(Partner partner);
Application described(Application application);
OAuthClient described(OAuthClient client);

/// The form that a backend would keep: names trimmed, lists without duplicates. Error: Invalid; `field` is
/// one of the names below.
Result<Scope> checkDescribed(Scope scope);
Result<Plan> checkDescribed(Plan plan);
Result<Api> checkDescribed(Api api);
Result<Partner> checkDescribed(Partner partner);
Result<Application> checkDescribed(Application application);
Result<StateClient> checkDescribed(StateClient client);

enum class FieldKind { Text, Integer, Number, Flag, Time, Texts, Objects, Json };

/// A member that a state holds, as it is called on the wire and in files.
struct StateField
{
    const char *name;
    FieldKind kind;
    std::span<const StateField> inside = {}; ///< members of Objects
};

/// In the order in which they are written.
std::span<const StateField> scopeFields();
std::span<const StateField> planFields();
std::span<const StateField> apiFields();
std::span<const StateField> partnerFields();
std::span<const StateField> applicationFields();
std::span<const StateField> clientFields(); ///< "plan" stands for "plan_id", "suspended" for "suspended_at"

/// Only those fields, all of them.
QJsonObject stateJson(const Scope &scope);
QJsonObject stateJson(const Plan &plan);
QJsonObject stateJson(const Api &api);
QJsonObject stateJson(const Partner &partner);
QJsonObject stateJson(const Application &application);
QJsonObject stateJson(const StateClient &client);
/// From an object of those fields; what is missing has its default. Error: Protocol, `field` names it.
Result<Scope> scopeFromState(QJsonObject object);
Result<Plan> planFromState(QJsonObject object);
Result<Api> apiFromState(QJsonObject object);
Result<Partner> partnerFromState(QJsonObject object);
Result<Application> applicationFromState(QJsonObject object);
Result<StateClient> clientFromState(QJsonObject object);

} // namespace octroi::domain
