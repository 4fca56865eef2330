// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/routetable.h"

#include "authority/oauth/formbody.h"

#include <algorithm>
#include <array>

namespace octroi::authority {

namespace {

using enum Permission;
using B = Route::Body;
using L = Limits;
using C = ControlApi;

constexpr std::array kRoutes{
    Route{"GET", "/.well-known/oauth-authorization-server", Public, B::None, &C::metadata, L::None},
    Route{"GET", "/.well-known/openid-configuration", Public, B::None, &C::metadata, L::None},
    Route{"GET", "/oauth/jwks", Public, B::None, &C::jwks, L::None},
    Route{"POST", "/oauth/par", Public, B::None, &C::pushRequest, L::None},
    Route{"POST", "/oauth/device_authorization", Public, B::None, &C::deviceAuthorization, L::None},
    Route{"POST", "/oauth/introspect", Public, B::None, &C::introspect, L::None},
    Route{"POST", "/oauth/revoke", Public, B::None, &C::revokeByClient, L::None},
    Route{"GET", "/oauth/userinfo", Public, B::None, &C::userinfo, L::None},
    Route{"POST", "/oauth/userinfo", Public, B::None, &C::userinfo, L::None},
    Route{"POST", "/oauth/register", Public, B::None, &C::registerClient, L::None},
    Route{"GET", "/oauth/register/{id}", Public, B::None, &C::manageRegistration, L::None},
    Route{"PUT", "/oauth/register/{id}", Public, B::None, &C::manageRegistration, L::None},
    Route{"DELETE", "/oauth/register/{id}", Public, B::None, &C::manageRegistration, L::None},
    Route{"POST", "/oauth/token", Public, B::None, &C::token, L::None},
    Route{"GET", "/oauth/authorize", Public, B::None, &C::page<&SitePages::authorize>, L::None},
    Route{"POST", "/oauth/authorize", Public, B::None, &C::page<&SitePages::authorize>, L::None},
    Route{"GET", "/consent", Public, B::None, &C::page<&SitePages::consent>, L::None},
    Route{"POST", "/consent", Public, B::None, &C::page<&SitePages::postConsent>, L::None},
    Route{"GET", "/device", Public, B::None, &C::page<&SitePages::device>, L::None},
    Route{"POST", "/device", Public, B::None, &C::page<&SitePages::postDevice>, L::None},
    Route{"GET", "/signin", Public, B::None, &C::page<&SitePages::signIn>, L::None},
    Route{"POST", "/signin", Public, B::None, &C::page<&SitePages::postSignIn>, L::None},
    Route{"GET", "/signin/factor", Public, B::None, &C::page<&SitePages::factor>, L::None},
    Route{"POST", "/signin/factor", Public, B::None, &C::page<&SitePages::postFactor>, L::None},
    Route{"POST", "/signin/passkey/options", Public, B::None, &C::page<&SitePages::passkeyOptions>, L::None},
    Route{"POST", "/signin/passkey", Public, B::None, &C::page<&SitePages::postPasskey>, L::None},
    Route{"GET", "/setup", Public, B::None, &C::page<&SitePages::setup>, L::None},
    Route{"POST", "/setup", Public, B::None, &C::page<&SitePages::postSetup>, L::None},
    Route{"POST", "/setup/passkey/options", Public, B::None, &C::page<&SitePages::setupPasskeyOptions>,
          L::None},
    Route{"POST", "/setup/passkey", Public, B::None, &C::page<&SitePages::postSetupPasskey>, L::None},
    Route{"GET", "/account", Public, B::None, &C::page<&SitePages::account>, L::None},
    Route{"POST", "/account/passkey/options", Public, B::None, &C::page<&SitePages::accountPasskeyOptions>,
          L::None},
    Route{"POST", "/account/passkey", Public, B::None, &C::page<&SitePages::postAccountPasskey>, L::None},
    Route{"POST", "/signout", Public, B::None, &C::page<&SitePages::postSignOut>, L::None},
    Route{"GET", "/signedout", Public, B::None, &C::page<&SitePages::signedOut>, L::None},
    Route{"GET", "/pages/{name}", Public, B::None, &C::page<&SitePages::asset>, L::None},
    Route{"GET", "/healthz", Local, B::None, &C::health, L::None},
    Route{"GET", "/readyz", Local, B::None, &C::ready, L::None},
    Route{"GET", "/metrics", Local, B::None, &C::metrics, L::None},
    Route{"GET", "/v1/openapi.yaml", Public, B::None, &C::openApi, L::None},
    Route{"GET", "/v1/check", Public, B::None, nullptr, L::None},
    Route{"POST", "/v1/check", Public, B::None, nullptr, L::None},
    Route{"GET", "/v1/check/{path}", Public, B::None, nullptr, L::None},
    Route{"POST", "/v1/check/{path}", Public, B::None, nullptr, L::None},
    Route{"PUT", "/v1/check/{path}", Public, B::None, nullptr, L::None},
    Route{"PATCH", "/v1/check/{path}", Public, B::None, nullptr, L::None},
    Route{"DELETE", "/v1/check/{path}", Public, B::None, nullptr, L::None},
    Route{"POST", "/v1/explain", Read, B::Required, &C::explain, L::Whole},
    Route{"GET", "/v1/server", Read, B::None, &C::server, L::None},
    Route{"GET", "/v1/partners", Read, B::None, &C::listPartners, L::Objects},
    Route{"POST", "/v1/partners", Manage, B::Required, &C::createPartner, L::Whole},
    Route{"GET", "/v1/partners/{id}", Read, B::None, &C::getPartner, L::Objects},
    Route{"PATCH", "/v1/partners/{id}", Manage, B::Required, &C::patchPartner, L::Objects},
    Route{"GET", "/v1/applications", Read, B::None, &C::listApplications, L::Objects},
    Route{"POST", "/v1/applications", Manage, B::Required, &C::createApplication, L::Objects},
    Route{"GET", "/v1/applications/{id}", Read, B::None, &C::getApplication, L::Objects},
    Route{"PATCH", "/v1/applications/{id}", Manage, B::Required, &C::patchApplication, L::Objects},
    Route{"GET", "/v1/apis", Read, B::None, &C::listApis, L::Objects},
    Route{"POST", "/v1/apis", Manage, B::Required, &C::createApi, L::Whole},
    Route{"GET", "/v1/apis/{id}", Read, B::None, &C::getApi, L::Objects},
    Route{"PATCH", "/v1/apis/{id}", Manage, B::Required, &C::patchApi, L::Objects},
    Route{"DELETE", "/v1/apis/{id}", Manage, B::None, &C::deleteApi, L::Objects},
    Route{"GET", "/v1/scopes", Read, B::None, &C::listScopes, L::Objects},
    Route{"POST", "/v1/scopes", Manage, B::Required, &C::createScope, L::Whole},
    Route{"GET", "/v1/scopes/{name}", Read, B::None, &C::getScope, L::Objects},
    Route{"PATCH", "/v1/scopes/{name}", Manage, B::Required, &C::patchScope, L::Whole},
    Route{"DELETE", "/v1/scopes/{name}", Manage, B::None, &C::deleteScope, L::Whole},
    Route{"POST", "/v1/scopes/{name}/replace", Manage, B::Required, &C::replaceScope, L::Whole},
    Route{"GET", "/v1/plans", Read, B::None, &C::listPlans, L::None},
    Route{"POST", "/v1/plans", Manage, B::Required, &C::createPlan, L::Whole},
    Route{"GET", "/v1/plans/{id}", Read, B::None, &C::getPlan, L::None},
    Route{"PATCH", "/v1/plans/{id}", Manage, B::Required, &C::patchPlan, L::Whole},
    Route{"GET", "/v1/trusted-issuers", Read, B::None, &C::listTrustedIssuers, L::Whole},
    Route{"POST", "/v1/trusted-issuers", Manage, B::Required, &C::createTrustedIssuer, L::Whole},
    Route{"GET", "/v1/trusted-issuers/{id}", Read, B::None, &C::getTrustedIssuer, L::Whole},
    Route{"PATCH", "/v1/trusted-issuers/{id}", Manage, B::Required, &C::patchTrustedIssuer, L::Whole},
    Route{"DELETE", "/v1/trusted-issuers/{id}", Manage, B::None, &C::deleteTrustedIssuer, L::Whole},
    Route{"GET", "/v1/alerts", Read, B::None, &C::listAlerts, L::Whole},
    Route{"GET", "/v1/alerts/rules", Read, B::None, &C::listAlertRules, L::Whole},
    Route{"POST", "/v1/alerts/rules", Manage, B::Required, &C::createAlertRule, L::Whole},
    Route{"POST", "/v1/alerts/rules/preview", Read, B::Required, &C::previewAlertRule, L::Whole},
    Route{"GET", "/v1/alerts/rules/{id}", Read, B::None, &C::getAlertRule, L::Whole},
    Route{"PATCH", "/v1/alerts/rules/{id}", Manage, B::Required, &C::patchAlertRule, L::Whole},
    Route{"DELETE", "/v1/alerts/rules/{id}", Manage, B::None, &C::deleteAlertRule, L::Whole},
    Route{"GET", "/v1/alerts/rules/{id}/notices", Read, B::None, &C::listAlertNotices, L::Whole},
    Route{"POST", "/v1/alerts/rules/{id}/secret", Manage, B::Optional, &C::rotateAlertSecret, L::Whole},
    Route{"POST", "/v1/alerts/rules/{id}/test", Manage, B::Optional, &C::testAlertWebhook, L::Whole},
    Route{"GET", "/v1/alerts/{id}", Read, B::None, &C::getAlert, L::Whole},
    Route{"POST", "/v1/alerts/{id}/acknowledge", Issue, B::Optional, &C::acknowledgeAlert, L::Whole},
    Route{"POST", "/v1/alerts/{id}/snooze", Issue, B::Required, &C::snoozeAlert, L::Whole},
    Route{"GET", "/v1/campaigns", Read, B::None, &C::listCampaigns, L::Whole},
    Route{"POST", "/v1/campaigns", Issue, B::Required, &C::createCampaign, L::Whole},
    Route{"GET", "/v1/campaigns/{id}", Read, B::None, &C::getCampaign, L::Whole},
    Route{"PATCH", "/v1/campaigns/{id}", Issue, B::Required, &C::patchCampaign, L::Whole},
    Route{"POST", "/v1/campaigns/{id}/deliveries", Issue, B::Required, &C::noteCampaignDeliveries, L::Whole},
    Route{"GET", "/v1/keys", Read, B::None, &C::listKeys, L::Objects},
    Route{"POST", "/v1/keys", Issue, B::Required, &C::issueKey, L::Objects},
    Route{"GET", "/v1/keys/{id}", Read, B::None, &C::getKey, L::Objects},
    Route{"GET", "/v1/keys/{id}/limits", Read, B::None, &C::keyLimits, L::Objects},
    Route{"PATCH", "/v1/keys/{id}", Issue, B::Required, &C::patchKey, L::Objects},
    Route{"POST", "/v1/keys/{id}/suspend", Issue, B::Optional, &C::suspendKey, L::Objects},
    Route{"POST", "/v1/keys/{id}/resume", Issue, B::Optional, &C::resumeKey, L::Objects},
    Route{"POST", "/v1/keys/{id}/revoke", Issue, B::Optional, &C::revokeKey, L::Objects},
    Route{"POST", "/v1/keys/{id}/rotate", Issue, B::Optional, &C::rotateKey, L::Objects},
    Route{"GET", "/v1/administrators", Read, B::None, &C::listAdministrators, L::Whole},
    Route{"POST", "/v1/administrators", Own, B::Required, &C::createAdministrator, L::Whole},
    Route{"GET", "/v1/administrators/{id}", Read, B::None, &C::getAdministrator, L::Whole},
    Route{"PATCH", "/v1/administrators/{id}", Own, B::Required, &C::patchAdministrator, L::Whole},
    Route{"POST", "/v1/administrators/{id}/disable", Own, B::Optional, &C::disableAdministrator, L::Whole},
    Route{"POST", "/v1/administrators/{id}/enable", Own, B::Optional, &C::enableAdministrator, L::Whole},
    Route{"POST", "/v1/administrators/{id}/reset", Own, B::Optional, &C::resetAdministrator, L::Whole},
    Route{"POST", "/v1/keys/{id}/restore", Issue, B::Optional, &C::restoreKey, L::Objects},
    Route{"POST", "/v1/keys/{id}/move", Issue, B::Required, &C::moveKey, L::Objects},
    Route{"POST", "/v1/keys/bulk", Issue, B::Stream, &C::bulkKeys, L::Objects},
    Route{"GET", "/v1/snapshots/keys", Read, B::None, &C::keySnapshot, L::Whole},
    Route{"GET", "/v1/clients", Read, B::None, &C::listClients, L::Whole},
    Route{"POST", "/v1/clients", Manage, B::Required, &C::createClient, L::Whole},
    Route{"GET", "/v1/clients/{id}", Read, B::None, &C::getClient, L::Whole},
    Route{"PATCH", "/v1/clients/{id}", Manage, B::Required, &C::patchClient, L::Whole},
    Route{"POST", "/v1/clients/{id}/suspend", Issue, B::Optional, &C::suspendClient, L::Whole},
    Route{"POST", "/v1/clients/{id}/resume", Issue, B::Optional, &C::resumeClient, L::Whole},
    Route{"POST", "/v1/clients/{id}/revoke", Issue, B::Optional, &C::revokeClient, L::Whole},
    Route{"POST", "/v1/clients/{id}/secrets", Issue, B::Optional, &C::addClientSecret, L::Whole},
    Route{"POST", "/v1/clients/{id}/secrets/rotate", Issue, B::Optional, &C::rotateClientSecret, L::Whole},
    Route{"POST", "/v1/clients/{id}/secrets/{secret}/revoke", Issue, B::Optional, &C::revokeClientSecret,
          L::Whole},
    Route{"GET", "/v1/tokens", Read, B::None, &C::listTokens, L::Whole},
    Route{"POST", "/v1/tokens/revoke", Issue, B::Required, &C::revokeTokens, L::Whole},
    Route{"POST", "/v1/tokens/{id}/revoke", Issue, B::Optional, &C::revokeToken, L::Whole},
    Route{"GET", "/v1/registration-tokens", Read, B::None, &C::listRegistrationTokens, L::Whole},
    Route{"POST", "/v1/registration-tokens", Manage, B::Required, &C::createRegistrationToken, L::Whole},
    Route{"POST", "/v1/registration-tokens/{id}/revoke", Manage, B::Optional, &C::revokeRegistrationToken,
          L::Whole},
    Route{"GET", "/v1/signing-keys", Read, B::None, &C::listSigningKeys, L::Whole},
    Route{"POST", "/v1/signing-keys/rotate", Manage, B::Optional, &C::rotateSigningKey, L::Whole},
    Route{"GET", "/v1/usage", Read, B::None, &C::usage, L::Objects},
    Route{"POST", "/v1/usage", Manage, B::Required, &C::addUsage, L::Whole},
    Route{"POST", "/v1/usage/calls", Read, B::Required, &C::usageCalls, L::Objects},
    Route{"GET", "/v1/live", Read, B::None, &C::live, L::Objects},
    Route{"GET", "/v1/changes", Read, B::None, &C::changes, L::Objects},
    Route{"GET", "/v1/changes/last-used", Read, B::None, &C::lastUsedChanges, L::Whole},
    Route{"GET", "/v1/audit/checkpoints", Read, B::None, &C::auditCheckpoints, L::Whole},
    Route{"POST", "/v1/audit/receipts", Read, B::Required, &C::signAuditReceipt, L::Whole},
    Route{"GET", "/v1/audit", Read, B::None, &C::audit, L::Objects},
};

std::string_view nextSegment(std::string_view &path)
{
    const std::size_t slash = path.find('/', 1);
    const std::string_view segment = path.substr(1, slash == std::string_view::npos ? path.size() : slash - 1);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash);
    return segment;
}

bool matches(std::string_view pattern, std::string_view path, QMap<QString, QString> &parameters)
{
    parameters.clear();
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = nextSegment(pattern), given = nextSegment(path);
        if (wanted.front() != '{') {
            if (wanted != given)
                return false;
            continue;
        }
        const auto value = formDecoded(QByteArrayView(given.data(), qsizetype(given.size())), false);
        if (!value || value->isEmpty())
            return false;
        parameters.insert(QString::fromLatin1(wanted.data() + 1, qsizetype(wanted.size()) - 2), *value);
    }
    return pattern.empty() && path.empty();
}

} // namespace

bool roleHas(const QString &role, Permission permission)
{
    switch (permission) {
    case Public: return true;
    case Local:
    case Read:
        if (role == QLatin1String("auditor"))
            return true;
        [[fallthrough]];
    case Issue:
        if (role == QLatin1String("issuer"))
            return true;
        [[fallthrough]];
    case Manage:
        if (role == QLatin1String("manager"))
            return true;
        [[fallthrough]];
    case Own: return role == QLatin1String("owner");
    }
    return false;
}

std::span<const Route> routeTable()
{
    return kRoutes;
}

RouteMatch matchRoute(std::string_view method, std::string_view path)
{
    RouteMatch out;
    if (path.empty() || path.front() != '/')
        return out;
    // A path that is written out is not also the path of an object of that name, whatever the method.
    const bool literal = std::ranges::any_of(kRoutes, [&](const Route &route) { return route.path == path; });
    for (const Route &route : kRoutes) {
        QMap<QString, QString> parameters;
        if (literal ? route.path != path : !matches(route.path, path, parameters))
            continue;
        out.allowed << QString::fromLatin1(route.method.data(), qsizetype(route.method.size()));
        const bool head = method == "HEAD" && route.method == "GET" && route.handler;
        if (head)
            out.allowed << QStringLiteral("HEAD");
        if (route.method == method || head) {
            out.route = &route;
            out.parameters = parameters;
        }
    }
    return out;
}

} // namespace octroi::authority
