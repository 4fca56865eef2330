// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/partner.h"

namespace octroi::domain {

QString partnerKindName(PartnerKind kind)
{
    switch (kind) {
    case PartnerKind::Internal: return QStringLiteral("internal");
    case PartnerKind::Business: return QStringLiteral("business");
    case PartnerKind::ThirdParty: return QStringLiteral("third_party");
    }
    return QStringLiteral("business");
}

std::optional<PartnerKind> partnerKindFromName(const QString &name)
{
    for (const auto kind : {PartnerKind::Internal, PartnerKind::Business, PartnerKind::ThirdParty}) {
        if (partnerKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

QString partnerStatusName(PartnerStatus status)
{
    return status == PartnerStatus::Active ? QStringLiteral("active") : QStringLiteral("closed");
}

std::optional<PartnerStatus> partnerStatusFromName(const QString &name)
{
    for (const auto status : {PartnerStatus::Active, PartnerStatus::Closed}) {
        if (partnerStatusName(status) == name)
            return status;
    }
    return std::nullopt;
}

} // namespace octroi::domain
