// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "health/rule.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>

namespace octroi::health {

enum class ObjectKind { Key, Client, Application };
QString objectKindName(ObjectKind kind); ///< "key", "client", "application"

/// An object that a finding is about.
struct ObjectId
{
    ObjectKind kind = ObjectKind::Key;
    QString id;

    QString text() const; ///< "key:7Hq2mXvB9d"
    static std::optional<ObjectId> fromText(const QString &text);
    bool operator==(const ObjectId &) const = default;
};

/// A finding that somebody decided to live with until a date.
struct Acceptance
{
    Rule rule = Rule::Unused;
    std::optional<ObjectId> object; ///< nothing: whatever the rule finds
    QString reason;
    QDateTime until, at;

    bool holdsAt(const QDateTime &now) const { return now < until; }
    bool isOf(Rule other, const std::optional<ObjectId> &which) const
    {
        return rule == other && object == which;
    }
    bool operator==(const Acceptance &) const = default;
};

/// An acceptance is looked at again: at most this far ahead.
inline constexpr int kLongestAcceptance = 366;
inline constexpr int kLongestReason = 300;
inline constexpr qsizetype kMostAcceptances = 20'000;

/// Errors: Invalid with field "reason" or "until".
Result<Acceptance> checkAcceptance(Acceptance acceptance, const QDateTime &now);
QJsonObject toJson(const Acceptance &acceptance);
std::optional<Acceptance> acceptanceFromJson(const QJsonObject &object);

} // namespace octroi::health
