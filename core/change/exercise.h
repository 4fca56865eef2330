// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/change.h"
#include "inventory/inventory.h"

#include <QDate>
#include <atomic>
#include <map>
#include <memory>

namespace octroi::change {

/// Why it cannot be said of a key that it never used a scope. With any of them nothing is proposed.
enum class ExerciseDoubt {
    Young,     ///< it was issued within the time that is looked at
    Unmetered, ///< usage is kept only of a part of that time
    Unmatched, ///< calls at endpoints that no API declares (any more); what they ask for is not known
    Overflow,  ///< calls beyond the groups that a minute may have: which endpoint is not known
    Unseen,    ///< this administrator may not see all of its calls
    Replaced,  ///< another key takes over, and it ends soon
    Changed,   ///< it was changed, and the audit log does not say (far enough back) what it was given when
    Narrowed   ///< within the time an endpoint was declared that takes over some of its calls: whether they asked
               ///< for what that one asks for is not known
};

/// Allowed calls at one endpoint that asked for one scope.
struct EndpointExercise
{
    QString apiId, endpoint; ///< "GET /orders/{id}"
    QString asked;           ///< "orders:read", where orders:* was granted
    qint64 calls = 0;
    QDate last = {}; ///< of UTC
};

struct ScopeExercise
{
    QString scope; ///< as granted
    qint64 calls = 0;
    QDate last = {};    ///< null: never within the time
    QDate givenOn = {}; ///< it was added then, within the time; null: it was there before
    std::vector<EndpointExercise> endpoints = {}; ///< most calls first
};

/// What a key did with its scopes. Only keys that work, or that are suspended, are looked at.
struct KeyExercise
{
    QString keyId, name, applicationId, application, partner;
    qint64 version = 0;
    QDateTime createdAt, lastUsedAt;
    domain::KeyStatus status = domain::KeyStatus::Active;
    qint64 calls = 0; ///< allowed ones, whatever they asked for
    QDate last = {};
    std::vector<ScopeExercise> scopes; ///< in the order in which they were granted
    std::map<ExerciseDoubt, qint64>
        doubts; ///< with the calls that are in doubt, where that is what it is about

    qsizetype exercised() const; ///< how many of the scopes
    /// Scopes to take away: never exercised, beyond doubt, of a key that is used for other things.
    QStringList proposed() const;
    std::optional<Change> proposal() const; ///< takes them away; nothing: nothing is proposed
    bool isUnused() const;                  ///< made no call in the whole time, beyond doubt
};

/// A scope of the catalogue, over all credentials.
struct ScopeUse
{
    QString scope;
    qint64 calls = 0;
    QDate last = {};
    qint64 keys = 0, clients = 0; ///< that work and have it, by itself or by a wildcard
    qint64 endpoints = 0;         ///< that ask for it
};

struct ExerciseReport
{
    QDate from, to;     ///< whole days of UTC, both within
    QDate meteredSince; ///< first day with usage, looked for from a month before; null: there is none
    std::vector<KeyExercise> keys; ///< most to take away first
    std::vector<ScopeUse> scopes;  ///< by name; empty where only some keys were looked at
    bool scopesKnown = false;      ///< false: not all calls were there to be counted
    bool scopesUnseen = false;     ///< there are calls that this administrator may not see

    qsizetype days() const { return from.daysTo(to) + 1; }
    const KeyExercise *key(const QString &id) const;
    std::vector<const KeyExercise *> proposing() const;
    std::vector<const KeyExercise *> unused() const;
    std::vector<const ScopeUse *> idleScopes() const; ///< nobody used them
};

/// Takes these scopes from every key of which nothing is in doubt and that never exercised them.
QList<Change> takingAway(const ExerciseReport &report, const QStringList &scopes);

struct ExerciseWish
{
    QStringList keyIds; ///< empty: all, and the scopes of the catalogue
    int days = 30;      ///< of UTC, today among them
};

/// Most keys that are asked for in one question.
inline constexpr qsizetype kMostKeysAtOnce = 100'000;
/// How far back the audit log is read for when a scope was given, in pages of 1,000 entries.
inline constexpr int kMostAuditPages = 20;

/// Which granted scopes were exercised, counted from usage by day: one question for all keys, or a few where
/// there are very many. A call exercises the granted scope by which the check would let it in today: what the
/// endpoint asks for today is what is needed to make it again. Errors: those of the backend; Unavailable
/// where it keeps no usage; Cancelled.
QCoro::Task<Result<ExerciseReport>> exercise(inventory::Inventory *inventory, ExerciseWish wish,
                                             std::shared_ptr<std::atomic_bool> cancelled = {});

} // namespace octroi::change
