// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/crossorigin.h"

#include "authority/http/problem.h"

#include <algorithm>
#include <array>

namespace octroi::authority {

namespace {

constexpr std::array<std::string_view, 3> kForEverybody{"/.well-known/oauth-authorization-server", "/.well-known/openid-configuration", "/oauth/jwks"};
constexpr std::array<std::string_view, 5> kForClients{"/oauth/token", "/oauth/userinfo", "/oauth/revoke", "/oauth/par", "/oauth/device_authorization"};
constexpr std::array<std::string_view, 3> kFields{"authorization", "content-type", "dpop"};

bool isField(std::string_view name)
{
    while (!name.empty() && name.front() == ' ')
        name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ')
        name.remove_suffix(1);
    return std::ranges::any_of(kFields, [&](std::string_view known) { return equalIgnoringCase(known, name); });
}

/// Only what these endpoints read.
bool areFields(std::string_view list)
{
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        if (!isField(list.substr(0, comma)))
            return false;
        list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    }
    return true;
}

} // namespace

CrossOrigin::To CrossOrigin::openTo(std::string_view path)
{
    if (std::ranges::find(kForEverybody, path) != kForEverybody.end())
        return To::Everybody;
    return std::ranges::find(kForClients, path) != kForClients.end() ? To::Clients : To::Nobody;
}

std::string CrossOrigin::allowed(const OwnedRequest &request, To to)
{
    const std::string_view origin = request.header("Origin");
    if (to == To::Everybody)
        return "*";
    const bool client = to == To::Clients && m_clients.isBrowserOrigin(QByteArray(origin.data(), qsizetype(origin.size())));
    return client ? std::string(origin) : std::string();
}

std::optional<Response> CrossOrigin::preflight(const OwnedRequest &request, std::string_view path, const QStringList &methods)
{
    const To to = openTo(path);
    const std::string_view method = request.header("Access-Control-Request-Method");
    if (request.method != "OPTIONS" || to == To::Nobody || request.header("Origin").empty() || method.empty())
        return std::nullopt;
    const std::string origin = allowed(request, to);
    const bool known = methods.contains(QString::fromLatin1(method.data(), qsizetype(method.size())));
    if (origin.empty() || !known || !areFields(request.header("Access-Control-Request-Headers"))) {
        Response refused = problem(403, QStringLiteral("cross_origin"),
                                   QStringLiteral("this origin is no redirect URI's of a single-page client, or it asks for more than this path takes"));
        refused.headers.emplace_back("Vary", "Origin");
        return refused;
    }
    return Response{204, {}, {}, {{"Access-Control-Allow-Origin", origin}, {"Access-Control-Allow-Methods", methods.join(QLatin1String(", ")).toStdString()},
                                  {"Access-Control-Allow-Headers", "Authorization, Content-Type, DPoP"}, {"Access-Control-Max-Age", "600"},
                                  {"Vary", "Origin"}, {"Cache-Control", "no-store"}}};
}

void CrossOrigin::open(const OwnedRequest &request, std::string_view path, Response &response)
{
    const To to = openTo(path);
    if (to == To::Nobody || request.method == "OPTIONS")
        return;
    if (to == To::Clients)
        response.headers.emplace_back("Vary", "Origin");
    if (request.header("Origin").empty() && to == To::Clients)
        return;
    const std::string origin = allowed(request, to);
    if (origin.empty())
        return;
    response.headers.emplace_back("Access-Control-Allow-Origin", origin);
    response.headers.emplace_back("Access-Control-Expose-Headers", "DPoP-Nonce, Retry-After, WWW-Authenticate");
}

} // namespace octroi::authority
