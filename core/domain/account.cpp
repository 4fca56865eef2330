// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/account.h"

namespace octroi::domain {

QString roleName(Role role)
{
    switch (role) {
    case Role::None: return QStringLiteral("none");
    case Role::Auditor: return QStringLiteral("auditor");
    case Role::Issuer: return QStringLiteral("issuer");
    case Role::Manager: return QStringLiteral("manager");
    case Role::Owner: return QStringLiteral("owner");
    }
    return QStringLiteral("none");
}

std::optional<Role> roleFromName(const QString &name)
{
    for (const auto role : {Role::None, Role::Auditor, Role::Issuer, Role::Manager, Role::Owner}) {
        if (roleName(role) == name)
            return role;
    }
    return std::nullopt;
}

} // namespace octroi::domain
