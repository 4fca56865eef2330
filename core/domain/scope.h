// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <optional>

namespace octroi::domain {

enum class Sensitivity { Low, Medium, High };
QString sensitivityName(Sensitivity sensitivity);
std::optional<Sensitivity> sensitivityFromName(const QString &name);

/// The smallest right that can be granted, "orders:read". Scopes form a tree by ':'.
struct Scope
{
    QString name; ///< its identity
    QString description;
    Sensitivity sensitivity = Sensitivity::Low;
    int maxLifetimeDays = 0; ///< no credential with it may live longer; 0: no bound
    QDateTime createdAt;
    qint64 version = 0;

    bool operator==(const Scope &) const = default;
};

/// scope-token of RFC 6749 section 3.3, without '*' but as a whole last part, at most 128
/// characters, parts between ':' not empty. Error: Invalid, reason scope_syntax.
Result<QString> checkScopeName(const QString &text, bool allowWildcard = false);

/// True when holding `granted` gives `wanted`: the same, or granted is "a:*" and wanted lies below "a:".
bool scopeImplies(const QString &granted, const QString &wanted);
bool scopesImply(const QStringList &granted, const QString &wanted);

} // namespace octroi::domain
