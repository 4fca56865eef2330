// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/usage.h"

#include <QDateTime>
#include <array>
#include <map>
#include <vector>

namespace octroi::change {

/// Why some calls may be refused, too, and how many of them cannot be told from what a backend keeps.
enum class Unknowable {
    Places,  ///< addresses and referrers: where calls came from is not kept
    Rate,    ///< a lower rate: what comes within a second is not kept
    Volume,  ///< the bytes ran out within an hour, or day, that was begun
    Tokens,  ///< how a client got its tokens, and which secret it showed, is not kept
    Issuers, ///< which scopes tokens of another issuer had is not kept
    Paths,   ///< a new endpoint takes some of the calls of one that was there
    Overflow ///< calls beyond the groups that a minute may have: which endpoint is not known
};

/// Calls of one credential at one endpoint that would have been refused for one reason.
struct RefusedCalls
{
    QString keyId, clientId; ///< either may be empty
    QString apiId, endpoint; ///< "GET /orders/{id}"
    domain::Refusal reason = domain::Refusal::None;
    qint64 calls = 0;
    QDateTime last; ///< the hour, or day, in which the last of them was
};

/// A credential of which calls would have been refused, or that would end earlier.
struct AffectedCaller
{
    QString keyId, clientId;            ///< the key where there is one
    QString name, application, partner; ///< as they are called
    QString applicationId, partnerId;
    qint64 refused = 0; ///< calls of the last 7 days that would have been refused
    QDateTime last;     ///< as in RefusedCalls; null: none
    QDateTime endsAt;   ///< it would end then, earlier than now; null: not
    qint64 later = 0;   ///< calls of the last 7 days of such that are refused from endsAt on
};

/// What a plan would have refused of the calls of the last 7 days: those that were let through and that would
/// be let through today. Counted from usage: six whole days of UTC and today.
struct Foreseen
{
    QDateTime from, to;        ///< `to` is when it was read
    qint64 unitSeconds = 3600; ///< precision of times: usage by hour or by day
    bool counted = true;       ///< false: this backend keeps no usage
    qint64 refused = 0;
    bool atLeast = false; ///< there may be more; `unknown` says why
    qint64 later = 0;     ///< calls of the kind that will be refused from a later time on
    std::array<qint64, 7> days{};
    std::vector<RefusedCalls> calls;      ///< most first
    std::vector<AffectedCaller> callers;  ///< most first
    std::map<Unknowable, qint64> unknown; ///< and how many calls were of the kind
    qint64 quiet = 0;                     ///< keys that lose something and made no call
};

} // namespace octroi::change
