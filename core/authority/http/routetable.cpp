// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/routetable.h"

#include "authority/oauth/formbody.h"

#include <array>

namespace octroi::authority {

namespace {

using enum Permission;
using B = Route::Body;
using C = ControlApi;

constexpr std::array kRoutes{
    Route{"GET", "/.well-known/oauth-authorization-server", Public, B::None, &C::metadata},
    Route{"POST", "/oauth/token", Public, B::None, &C::token},
    Route{"GET", "/healthz", Local, B::None, &C::health},
    Route{"GET", "/readyz", Local, B::None, &C::ready},
    Route{"GET", "/metrics", Local, B::None, &C::metrics},
    Route{"GET", "/v1/openapi.yaml", Public, B::None, &C::openApi},
    Route{"GET", "/v1/check", Public, B::None, nullptr},
    Route{"POST", "/v1/check", Public, B::None, nullptr},
    Route{"GET", "/v1/server", Read, B::None, &C::server},
    Route{"GET", "/v1/partners", Read, B::None, &C::listPartners},
    Route{"POST", "/v1/partners", Manage, B::Required, &C::createPartner},
    Route{"GET", "/v1/partners/{id}", Read, B::None, &C::getPartner},
    Route{"PATCH", "/v1/partners/{id}", Manage, B::Required, &C::patchPartner},
    Route{"GET", "/v1/applications", Read, B::None, &C::listApplications},
    Route{"POST", "/v1/applications", Manage, B::Required, &C::createApplication},
    Route{"GET", "/v1/applications/{id}", Read, B::None, &C::getApplication},
    Route{"PATCH", "/v1/applications/{id}", Manage, B::Required, &C::patchApplication},
    Route{"GET", "/v1/apis", Read, B::None, &C::listApis},
    Route{"POST", "/v1/apis", Manage, B::Required, &C::createApi},
    Route{"GET", "/v1/apis/{id}", Read, B::None, &C::getApi},
    Route{"PATCH", "/v1/apis/{id}", Manage, B::Required, &C::patchApi},
    Route{"DELETE", "/v1/apis/{id}", Manage, B::None, &C::deleteApi},
    Route{"GET", "/v1/scopes", Read, B::None, &C::listScopes},
    Route{"POST", "/v1/scopes", Manage, B::Required, &C::createScope},
    Route{"GET", "/v1/scopes/{name}", Read, B::None, &C::getScope},
    Route{"PATCH", "/v1/scopes/{name}", Manage, B::Required, &C::patchScope},
    Route{"DELETE", "/v1/scopes/{name}", Manage, B::None, &C::deleteScope},
    Route{"GET", "/v1/plans", Read, B::None, &C::listPlans},
    Route{"POST", "/v1/plans", Manage, B::Required, &C::createPlan},
    Route{"GET", "/v1/plans/{id}", Read, B::None, &C::getPlan},
    Route{"PATCH", "/v1/plans/{id}", Manage, B::Required, &C::patchPlan},
    Route{"GET", "/v1/keys", Read, B::None, &C::listKeys},
    Route{"POST", "/v1/keys", Issue, B::Required, &C::issueKey},
    Route{"GET", "/v1/keys/{id}", Read, B::None, &C::getKey},
    Route{"PATCH", "/v1/keys/{id}", Issue, B::Required, &C::patchKey},
    Route{"POST", "/v1/keys/{id}/suspend", Issue, B::Optional, &C::suspendKey},
    Route{"POST", "/v1/keys/{id}/resume", Issue, B::Optional, &C::resumeKey},
    Route{"POST", "/v1/keys/{id}/revoke", Issue, B::Optional, &C::revokeKey},
    Route{"POST", "/v1/keys/{id}/rotate", Issue, B::Optional, &C::rotateKey},
    Route{"GET", "/v1/usage", Read, B::None, &C::usage},
    Route{"POST", "/v1/usage", Manage, B::Required, &C::addUsage},
    Route{"GET", "/v1/live", Read, B::None, &C::live},
    Route{"GET", "/v1/changes", Read, B::None, &C::changes},
    Route{"GET", "/v1/audit", Read, B::None, &C::audit},
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
    case Manage: return role == QLatin1String("owner") || role == QLatin1String("manager");
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
    for (const Route &route : kRoutes) {
        QMap<QString, QString> parameters;
        if (!matches(route.path, path, parameters))
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
