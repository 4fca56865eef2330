// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "domain/scopereplacement.h"

namespace octroi::backends {

/// What a backend can do with scopes in everything that has them.
class ScopesBackend
{
public:
    virtual ~ScopesBackend() = default;
    /// One scope in place of another, everywhere and at once: with `merge` one that is there, else a new name. If-Match
    /// its version. Errors: Exists and Invalid (field into); Conflict, reason lifetime_exceeded; TooLarge, reason too_many.
    virtual Task<domain::ScopeReplaced> replaceScope(domain::ScopeSwap swap, bool merge, qint64 version, QString idempotencyKey) = 0;
};

namespace wire {
inline QJsonObject scopeReplacementBody(const QString &into, bool merge)
{
    return {{QStringLiteral("into"), into}, {QStringLiteral("merge"), merge}};
}
} // namespace wire

/// Null: this backend cannot.
inline ScopesBackend *scopesOf(Backend *backend)
{
    return dynamic_cast<ScopesBackend *>(backend);
}

} // namespace octroi::backends
