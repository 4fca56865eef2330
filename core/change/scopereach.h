// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/exercise.h"

namespace octroi::change {

/// Something that has a scope, by itself or by a wildcard.
struct ScopeHolder
{
    enum class Kind { Key, Client, Issuer }; ///< Issuer: tokens of a trusted issuer may have it

    Kind kind = Kind::Key;
    QString id, name, applicationId, application, partnerId, partner;
    QStringList by;     ///< what was granted: "orders:read", "orders:*"
    bool works = true;  ///< false: suspended, expired or ended
    qint64 calls = 0;   ///< allowed ones at endpoints that ask for the scope
    qint64 refused = 0; ///< of these, would have been refused without this very scope
    QDate last = {};    ///< of UTC; null: never within the time
    std::vector<EndpointExercise> endpoints = {}; ///< most calls first
};

/// Who has a scope, who used it, what would break without it.
struct ScopeReach
{
    QString scope;
    QDate from, to;                               ///< whole days of UTC, both within
    std::vector<ScopeHolder> holders;             ///< most calls first; without what is revoked
    std::vector<std::pair<QString, domain::Endpoint>> askedAt; ///< API and endpoint
    bool counted = true;  ///< false: this backend sees no calls, or too many for one answer
    bool unseen = false;  ///< there are calls that this administrator may not see

    qint64 calls() const;
    qint64 refused() const;
    qsizetype users() const;    ///< holders that used it
    qsizetype partners() const; ///< that have it through some holder
    qsizetype count(ScopeHolder::Kind kind) const;
};

struct ScopeReachWish
{
    QString scope;
    int days = 30; ///< of UTC, today among them
};

/// One question for each API that asks for the scope. Errors: NotFound; those of the backend; Cancelled.
QCoro::Task<Result<ScopeReach>> scopeReach(inventory::Inventory *inventory, ScopeReachWish wish,
                                           std::shared_ptr<std::atomic_bool> cancelled = {});

} // namespace octroi::change
