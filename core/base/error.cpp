// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <QStringList>

namespace octroi {

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled: return QStringLiteral("cancelled");
    case ErrorCode::Network: return QStringLiteral("network");
    case ErrorCode::Timeout: return QStringLiteral("timeout");
    case ErrorCode::Protocol: return QStringLiteral("protocol");
    case ErrorCode::Unauthorized: return QStringLiteral("unauthorized");
    case ErrorCode::Forbidden: return QStringLiteral("forbidden");
    case ErrorCode::NotFound: return QStringLiteral("not_found");
    case ErrorCode::Exists: return QStringLiteral("exists");
    case ErrorCode::Conflict: return QStringLiteral("conflict");
    case ErrorCode::PreconditionFailed: return QStringLiteral("precondition_failed");
    case ErrorCode::Invalid: return QStringLiteral("invalid");
    case ErrorCode::TooLarge: return QStringLiteral("too_large");
    case ErrorCode::RateLimited: return QStringLiteral("rate_limited");
    case ErrorCode::Unavailable: return QStringLiteral("unavailable");
    case ErrorCode::Storage: return QStringLiteral("storage");
    case ErrorCode::StorageFull: return QStringLiteral("storage_full");
    case ErrorCode::NewerVersion: return QStringLiteral("newer_version");
    case ErrorCode::Damaged: return QStringLiteral("damaged");
    case ErrorCode::InUse: return QStringLiteral("in_use");
    case ErrorCode::Internal: return QStringLiteral("internal");
    }
    return QStringLiteral("internal");
}

QString Error::toString() const
{
    QStringList parts{errorCodeName(code)};
    if (!field.isEmpty())
        parts << field;
    if (!context.isEmpty())
        parts << context;
    if (!detail.isEmpty())
        parts << detail;
    return parts.join(QStringLiteral(": "));
}

} // namespace octroi
