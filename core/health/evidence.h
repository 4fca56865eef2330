// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/report.h"

namespace octroi::health {

/// Why an object is in a finding. What is filled in depends on the rule.
struct Evidence
{
    /// EndedCalled, ExpiringSoon: its end. Unused: its last call (null: never). NeverExpires, ClosedPartner, NoAddress,
    /// NoPlan, WeakAuth, Orphan: when it was made. OldSecret: when the secret was.
    QDateTime time;
    /// EndedCalled: calls in 24 hours. ErrorStorm: of them bad. UnusedScopes, WideScope: scopes to take away, or to
    /// give instead. NoPlan, NoAddress, ClosedPartner: calls of the last 30 days, where they are known.
    qint64 number = 0;
    qint64 total = 0;  ///< ErrorStorm: calls in 24 hours. UnusedScopes: scopes that it has
    QStringList names; ///< scopes, redirect URIs, the refusal, or the way of authentication
    QString wildcard;  ///< WideScope
};

/// An object of a finding as it is called.
struct Affected
{
    ObjectId object;
    QString name, applicationId, application, partnerId, partner;
    Evidence evidence;
};

/// Any thread; takes the table's mutex for a moment.
Affected affectedAt(const Report &report, Rule rule, qint64 index);

} // namespace octroi::health
