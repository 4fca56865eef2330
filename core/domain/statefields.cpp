// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jsonreader.h"
#include "domain/state.h"

// What a state says of each object, and its form.
namespace octroi::domain {

namespace {

using Kind = FieldKind;

constexpr StateField kScope[]{{"name", Kind::Text},
                              {"description", Kind::Text},
                              {"sensitivity", Kind::Text},
                              {"max_lifetime_days", Kind::Integer}};
constexpr StateField kPlan[]{{"name", Kind::Text},           {"rate", Kind::Number},
                             {"burst", Kind::Integer},       {"quota_day", Kind::Integer},
                             {"quota_month", Kind::Integer}, {"bandwidth", Kind::Integer},
                             {"volume_month", Kind::Integer}};
constexpr StateField kEndpoint[]{{"method", Kind::Text}, {"path", Kind::Text}, {"scopes", Kind::Texts}};
constexpr StateField kApi[]{{"name", Kind::Text},
                            {"base_path", Kind::Text},
                            {"credential_rule", Kind::Text},
                            {"endpoints", Kind::Objects, kEndpoint}};
constexpr StateField kPartner[]{{"name", Kind::Text},
                                {"kind", Kind::Text},
                                {"status", Kind::Text},
                                {"contact", Kind::Text},
                                {"tags", Kind::Texts}};
constexpr StateField kApplication[]{{"name", Kind::Text}, {"credential_rule", Kind::Text}};
constexpr StateField kCertificate[]{{"thumbprint", Kind::Text}, {"expires_at", Kind::Time}};
constexpr StateField kClient[]{{"name", Kind::Text},
                               {"kind", Kind::Text},
                               {"token_endpoint_auth_method", Kind::Text},
                               {"grant_types", Kind::Texts},
                               {"scopes", Kind::Texts},
                               {"plan", Kind::Text},
                               {"suspended", Kind::Flag},
                               {"expires_at", Kind::Time},
                               {"redirect_uris", Kind::Texts},
                               {"resources", Kind::Texts},
                               {"authorization_details_types", Kind::Texts},
                               {"require_par", Kind::Flag},
                               {"dpop_bound", Kind::Flag},
                               {"certificate_bound", Kind::Flag},
                               {"consent", Kind::Flag},
                               {"token_format", Kind::Text},
                               {"access_token_seconds", Kind::Integer},
                               {"refresh_token_seconds", Kind::Integer},
                               {"jwks", Kind::Json},
                               {"jwks_uri", Kind::Text},
                               {"tls_client_auth_subject_dn", Kind::Text},
                               {"certificates", Kind::Objects, kCertificate},
                               {"contacts", Kind::Texts},
                               {"client_uri", Kind::Text},
                               {"logo_uri", Kind::Text},
                               {"policy_uri", Kind::Text},
                               {"tos_uri", Kind::Text}};

constexpr QLatin1String kId("id"), kName("name"), kPlanName("plan"), kSuspended("suspended");

QJsonObject only(const QJsonObject &whole, std::span<const StateField> fields)
{
    QJsonObject out;
    for (const StateField &field : fields)
        out[QLatin1String(field.name)] = whole.value(QLatin1String(field.name));
    return out;
}

/// What the readers of the wire ask for, and a state does not have.
QJsonObject filled(QJsonObject object, std::initializer_list<const char *> texts)
{
    for (const char *name : texts) {
        if (!object.contains(QLatin1String(name)))
            object[QLatin1String(name)] = QString();
    }
    return object;
}

} // namespace

std::span<const StateField> scopeFields()
{
    return kScope;
}
std::span<const StateField> planFields()
{
    return kPlan;
}
std::span<const StateField> apiFields()
{
    return kApi;
}
std::span<const StateField> partnerFields()
{
    return kPartner;
}
std::span<const StateField> applicationFields()
{
    return kApplication;
}
std::span<const StateField> clientFields()
{
    return kClient;
}

QJsonObject stateJson(const Scope &scope)
{
    return only(toJson(scope), kScope);
}
QJsonObject stateJson(const Plan &plan)
{
    return only(toJson(plan), kPlan);
}
QJsonObject stateJson(const Api &api)
{
    return only(toJson(api), kApi);
}
QJsonObject stateJson(const Partner &partner)
{
    return only(toJson(partner), kPartner);
}
QJsonObject stateJson(const Application &application)
{
    return only(toJson(application), kApplication);
}

QJsonObject stateJson(const StateClient &client)
{
    QJsonObject out = only(toJson(client.client, QDateTime()), kClient);
    out[kPlanName] = client.plan;
    out[kSuspended] = client.client.suspendedAt.isValid();
    return out;
}

Result<Scope> scopeFromState(QJsonObject object)
{
    return scopeFromJson(filled(std::move(object), {"name"}));
}

Result<Plan> planFromState(QJsonObject object)
{
    return planFromJson(filled(std::move(object), {"id", "name"}));
}

Result<Api> apiFromState(QJsonObject object)
{
    return apiFromJson(filled(std::move(object), {"id", "name", "base_path"}));
}

Result<Partner> partnerFromState(QJsonObject object)
{
    return partnerFromJson(filled(std::move(object), {"id", "name"}));
}

Result<Application> applicationFromState(QJsonObject object)
{
    return applicationFromJson(filled(std::move(object), {"id", "name", "partner_id"}));
}

Result<StateClient> clientFromState(QJsonObject object)
{
    const OAuthClient usual;
    const QString plan = object.take(kPlanName).toString();
    const bool suspended = object.take(kSuspended).toBool();
    for (const auto &[name, seconds] : {std::pair("access_token_seconds", usual.accessTokenSeconds),
                                        std::pair("refresh_token_seconds", usual.refreshTokenSeconds)}) {
        if (!object.contains(QLatin1String(name)))
            object[QLatin1String(name)] = seconds;
    }
    object[kId] = QString();
    Result<OAuthClient> client = oauthClientFromJson(object);
    if (!client)
        return client.error();
    if (suspended)
        client->suspendedAt = suspendedInState();
    return StateClient{std::move(*client), plan};
}

} // namespace octroi::domain
