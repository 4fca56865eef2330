// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/state.h"

#include "domain/name.h"

#include <algorithm>
#include <cmath>

namespace octroi::domain {

namespace {

template <typename T, typename NameOf>
void sortByName(QList<T> &list, NameOf nameOf)
{
    std::sort(list.begin(), list.end(), [&](const T &a, const T &b) {
        const QString left = nameKey(nameOf(a)), right = nameKey(nameOf(b));
        return left != right ? left < right : nameOf(a) < nameOf(b);
    });
}

Error wrong(const char *field, const char *reason, const QString &detail)
{
    return Error{ErrorCode::Invalid, {}, detail, QString::fromLatin1(field), QString::fromLatin1(reason)};
}

/// Keeps the first error, under the name that a state has for the field.
class Checks
{
public:
    template <typename T>
    void take(const char *field, const Result<T> &result, T &to)
    {
        if (result)
            to = *result;
        else
            fail(field, result.error());
    }
    void fail(const char *field, Error error)
    {
        if (m_error)
            return;
        error.field = QString::fromLatin1(field);
        m_error = std::move(error);
    }
    void range(const char *field, double value, double most)
    {
        if (!(value >= 0 && value <= most))
            fail(field, wrong(field, "number_range",
                              QStringLiteral("is not between 0 and %1").arg(most, 0, 'f', 0)));
    }
    template <typename T>
    Result<T> finish(T value) const
    {
        if (m_error)
            return *m_error;
        return value;
    }

private:
    std::optional<Error> m_error;
};

constexpr double kMostNumber = 9'007'199'254'740'992.0; ///< 2^53, the largest that JSON carries exactly
constexpr int kMostDays = 36'500;

void tidy(QStringList &list)
{
    for (QString &item : list)
        item = item.trimmed();
    list.removeDuplicates();
}

} // namespace

QDateTime suspendedInState()
{
    return QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
}

State inOrder(State state)
{
    const auto own = [](const auto &object) { return object.name; };
    if (state.scopes)
        std::sort(state.scopes->begin(), state.scopes->end(),
                  [](const Scope &a, const Scope &b) { return a.name < b.name; });
    if (state.plans)
        sortByName(*state.plans, own);
    if (state.apis)
        sortByName(*state.apis, own);
    if (!state.partners)
        return state;
    sortByName(*state.partners, [](const StatePartner &p) { return p.partner.name; });
    for (StatePartner &partner : *state.partners) {
        sortByName(partner.applications, [](const StateApplication &a) { return a.application.name; });
        for (StateApplication &application : partner.applications)
            sortByName(application.clients, [](const StateClient &c) { return c.client.name; });
    }
    return state;
}

Scope described(Scope scope)
{
    scope.createdAt = {};
    scope.version = 0;
    return scope;
}

Plan described(Plan plan)
{
    plan.id.clear();
    plan.createdAt = {};
    plan.version = 0;
    return plan;
}

Api described(Api api)
{
    api.id.clear();
    api.createdAt = {};
    api.version = 0;
    return api;
}

Partner described(Partner partner)
{
    partner.id.clear();
    partner.createdAt = {};
    partner.version = 0;
    return partner;
}

Application described(Application application)
{
    application.id.clear();
    application.partnerId.clear();
    application.createdAt = {};
    application.version = 0;
    return application;
}

OAuthClient described(OAuthClient client)
{
    client.id.clear();
    client.applicationId.clear();
    client.planId.clear();
    client.secrets.clear();
    client.registered = false;
    client.createdAt = {};
    client.revokedAt = {};
    client.lastUsedAt = {};
    client.version = 0;
    if (client.suspendedAt.isValid())
        client.suspendedAt = suspendedInState();
    return client;
}

Result<Scope> checkDescribed(Scope scope)
{
    Checks checks;
    checks.take("name", checkScopeName(scope.name.trimmed()), scope.name);
    scope.description = scope.description.trimmed();
    if (scope.description.contains(QChar::Null))
        checks.fail("description",
                    wrong("description", "name_control", QStringLiteral("holds a control character")));
    checks.range("max_lifetime_days", scope.maxLifetimeDays, kMostDays);
    return checks.finish(scope);
}

Result<Plan> checkDescribed(Plan plan)
{
    Checks checks;
    checks.take("name", checkName(plan.name), plan.name);
    checks.range("rate", plan.rate, kMostNumber);
    for (const auto &[field, value] :
         {std::pair("burst", plan.burst), std::pair("quota_day", plan.quotaDay),
          std::pair("quota_month", plan.quotaMonth), std::pair("bandwidth", plan.bandwidth),
          std::pair("volume_month", plan.volumeMonth)})
        checks.range(field, double(value), kMostNumber);
    // As octroid has it: a rate without a burst lets through what comes in a second.
    if (plan.rate > 0 && plan.burst < 1)
        plan.burst = qMax<qint64>(1, qint64(std::ceil(plan.rate)));
    return checks.finish(plan);
}

Result<Api> checkDescribed(Api api)
{
    Checks checks;
    checks.take("name", checkName(api.name), api.name);
    checks.take("base_path", checkBasePath(api.basePath), api.basePath);
    QStringList seen;
    for (Endpoint &endpoint : api.endpoints) {
        checks.take("endpoints", checkEndpoint(endpoint), endpoint);
        const QString place = endpoint.method + u' ' + endpoint.path;
        if (seen.contains(place))
            checks.fail("endpoints",
                        wrong("endpoints", "endpoint_twice", QStringLiteral("%1 is there twice").arg(place)));
        seen << place;
    }
    return checks.finish(api);
}

Result<Partner> checkDescribed(Partner partner)
{
    Checks checks;
    checks.take("name", checkName(partner.name), partner.name);
    for (QString &tag : partner.tags)
        checks.take("tags", checkName(tag), tag);
    partner.tags.removeDuplicates();
    partner.contact = partner.contact.trimmed();
    return checks.finish(partner);
}

Result<Application> checkDescribed(Application application)
{
    Checks checks;
    checks.take("name", checkName(application.name), application.name);
    return checks.finish(application);
}

Result<StateClient> checkDescribed(StateClient wanted)
{
    Checks checks;
    OAuthClient &client = wanted.client;
    checks.take("name", checkName(client.name), client.name);
    for (QStringList *list : {&client.scopes, &client.grantTypes, &client.redirectUris, &client.resources,
                              &client.detailTypes, &client.contacts})
        tidy(*list);
    client.grantTypes.sort();
    for (QString &uri : client.redirectUris)
        checks.take("redirect_uris", checkRedirectUri(uri, client.kind), uri);
    for (QString &uri : client.resources)
        checks.take("resources", checkResource(uri, QStringLiteral("resources")), uri);
    const std::pair<const char *, QString *> links[]{{"client_uri", &client.clientUri},
                                                     {"logo_uri", &client.logoUri},
                                                     {"policy_uri", &client.policyUri},
                                                     {"tos_uri", &client.termsUri}};
    for (const auto &[field, link] : links) {
        if (!link->isEmpty())
            checks.take(field, checkLink(*link, QString::fromLatin1(field)), *link);
    }
    if (const auto fits = checkClient(client); !fits)
        checks.fail(fits.error().field.toLatin1().constData(), fits.error());
    wanted.plan = wanted.plan.trimmed();
    return checks.finish(wanted);
}

} // namespace octroi::domain
