// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/controlapi.h"

#include <span>
#include <string_view>

namespace octroi::authority {

/// What a route asks of its caller.
enum class Permission {
    Public, ///< nothing
    Local,  ///< a loopback connection, else Read
    Read,   ///< owner, manager, issuer, auditor
    Issue,  ///< owner, manager, issuer: keys
    Manage, ///< owner, manager: everything else that changes
    Own     ///< owner: who administers
};
bool roleHas(const QString &role, Permission permission);

/// What a route means to a caller whose role is limited to some partners or APIs (issuer/reach.h).
enum class Limits {
    Undeclared, ///< refused to a limited caller; the test over all routes and roles fails on it
    None,       ///< nothing in it belongs to a partner or an API
    Whole,      ///< concerns the whole organisation: refused to a limited caller
    Objects     ///< the route hides what lies beyond the limit and refuses to change it
};

struct Route
{
    enum class Body { None, Optional, Required, Stream };
    std::string_view method, path; ///< "/v1/keys/{id}/revoke"
    Permission permission;
    Body body;
    ControlApi::Handler handler; ///< null: answered on the I/O threads
    Limits limits = Limits::Undeclared;
};

/// Every route of octroid.
std::span<const Route> routeTable();

struct RouteMatch
{
    const Route *route = nullptr;
    QMap<QString, QString> parameters;
    QStringList allowed; ///< methods that the path has
};
RouteMatch matchRoute(std::string_view method, std::string_view path);

} // namespace octroi::authority
