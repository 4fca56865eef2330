// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/state.h"

#include <QHash>

namespace octroi::authority {

/// How far a limited caller reaches. What it does not see is answered as if it were not there (404, or
/// "unknown" in a body), because its existence is another's business; what it sees and may not change is
/// Forbidden with reason "limit".
///
/// Limited to partners: sees those partners, their applications and keys, and all APIs, scopes and plans;
/// changes only what belongs to its partners. Limited to APIs: sees those APIs, the scopes they ask for and
/// the keys that open one of them, and all partners, applications and plans; changes only its APIs and the
/// keys that open nothing else. With both limits an object has to pass both.
class Reach
{
public:
    Reach(const Issuer::State &state, const domain::RoleLimits &limits) : m_state(state), m_limits(limits) {}

    bool sees(const domain::Partner &partner) const { return m_limits.allowsPartner(partner.id); }
    bool sees(const domain::Application &application) const { return m_limits.allowsPartner(application.partnerId); }
    bool sees(const domain::Api &api) const { return m_limits.allowsApi(api.id); }
    bool sees(const domain::Scope &scope) const { return !m_limits.apiIds || opened(scope.name, {}).ours; }
    bool sees(const domain::Plan &) const { return true; }
    bool sees(const StoredKey &stored) const;
    /// Whom to trust concerns the whole organisation.
    bool sees(const domain::TrustedIssuer &) const { return !m_limits.isLimited(); }
    bool sees(const StoredClient &stored) const;

    /// Of an object that is seen. Error: Forbidden, reason limit.
    Result<void> mayChange(const domain::Partner &partner) const;
    Result<void> mayChange(const domain::Application &application) const;
    Result<void> mayChange(const domain::Api &api) const;
    Result<void> mayChange(const domain::Scope &scope) const;
    Result<void> mayChange(const domain::Plan &plan) const;
    Result<void> mayChange(const StoredKey &stored) const;
    Result<void> mayChange(const domain::TrustedIssuer &) const { return {}; } // not seen by whom it is forbidden
    Result<void> mayChange(const StoredClient &stored) const;
    /// Whether these scopes, for these APIs only if there are any, open nothing beyond the limit. Errors: Invalid,
    /// reason scope_unknown, for a scope that is not seen; Forbidden, reason limit, for one that an API beyond
    /// the limit asks for, too.
    Result<void> mayGrant(const QStringList &scopes, const QStringList &apis = {}) const;
    /// Whether an object of that operation may be created at all.
    static Result<void> mayCreate(const domain::RoleLimits &limits, const char *operation);

private:
    /// Whether a scope opens an endpoint of an API within, and of one beyond the limit; only these APIs, if any.
    struct Opened
    {
        bool ours = false, others = false;
    };
    Opened opened(const QString &scope, const QStringList &apis) const;

    const Issuer::State &m_state;
    const domain::RoleLimits &m_limits;
    mutable QHash<QString, Opened> m_opened;
};

} // namespace octroi::authority
