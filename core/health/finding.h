// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "health/acceptance.h"
#include "inventory/keyorder.h"

#include <QHash>
#include <QStringList>

namespace octroi::health {

/// What a credential did in the last 24 hours.
struct RecentUse
{
    qint64 calls = 0;
    qint64 bad = 0;  ///< refused, or answered with 5xx
    QString refusal; ///< of most of them, as domain::refusalName(); "": they were answered with 5xx
};

/// What of a key's scopes it does without.
struct ScopeNote
{
    QStringList away;    ///< never exercised (UnusedScopes)
    QString wildcard;    ///< "orders:*", of which only `instead` was asked (WideScope)
    QStringList instead; ///< sorted
    qsizetype granted = 0;
    qint64 calls = 0;   ///< that it made in that time
    qint64 version = 0; ///< of the key that was looked at
};

/// How many of the keys that hold a scope used it.
struct ScopeShare
{
    QString scope;
    qint64 used = 0, unused = 0;
};

/// What one rule found.
struct Finding
{
    Rule rule = Rule::Unused;
    inventory::RowList keys;      ///< rows of Report::table, worst first
    std::vector<ObjectId> others; ///< clients and applications, worst first
    QHash<QString, RecentUse> uses;   ///< by ObjectId::text(): EndedCalled, ErrorStorm
    QHash<quint32, ScopeNote> scopes; ///< by row: UnusedScopes, WideScope
    std::vector<ScopeShare> shares;   ///< UnusedScopes: most unused first
    qint64 accepted = 0;              ///< objects that are left out because somebody accepted it

    qint64 count() const { return qint64(keys.size()) + qint64(others.size()); }
};

} // namespace octroi::health
