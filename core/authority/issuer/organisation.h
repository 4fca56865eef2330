// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/store/store.h"

namespace octroi::authority {

/// A whole organisation at once, for Issuer::importOrganisation(): times may lie in the past.
struct Organisation
{
    QList<domain::Partner> partners;
    QList<domain::Application> applications;
    QList<domain::Api> apis;
    QList<domain::Scope> scopes;
    QList<domain::Plan> plans;
    QList<StoredKey> keys;
    QList<UsageDelta> usage;
    QList<domain::AuditEntry> history; ///< oldest first; seq and hashes are filled in
};

} // namespace octroi::authority
