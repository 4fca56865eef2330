// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/expirytext.h"

#include "domain/filternode.h"
#include "domain/json.h"

namespace octroi::domain {

Result<QDateTime> expiryFromText(const QString &text, const QDateTime &now)
{
    if (const QDateTime exact = fromRfc3339(text); exact.isValid())
        return exact;
    const auto time = filterTimeFromText(text);
    using Kind = FilterTime::Kind;
    if (!time || time->kind == Kind::Now)
        return Error{ErrorCode::Invalid, text,
                     QStringLiteral("is not a time such as 90d, 2027-01-31 or never"), QStringLiteral("time"),
                     QStringLiteral("time_syntax")};
    if (time->kind == Kind::Never)
        return QDateTime();
    if (time->kind == Kind::Date || time->kind == Kind::Period)
        return QDateTime(filterDays(*time, now).second.addDays(-1), QTime(23, 59, 59), Qt::UTC);
    return filterMoment(*time, now);
}

} // namespace octroi::domain
