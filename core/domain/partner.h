// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <optional>

namespace octroi::domain {

enum class PartnerKind { Internal, Business, ThirdParty };
/// "internal", "business", "third_party".
QString partnerKindName(PartnerKind kind);
std::optional<PartnerKind> partnerKindFromName(const QString &name);

enum class PartnerStatus { Active, Closed };
QString partnerStatusName(PartnerStatus status);
std::optional<PartnerStatus> partnerStatusFromName(const QString &name);

/// Who is given access: a department, a business partner or a third party.
struct Partner
{
    QString id; ///< 10 base62 characters, made by the backend
    QString name;
    PartnerKind kind = PartnerKind::Business;
    PartnerStatus status = PartnerStatus::Active;
    QStringList tags;
    QString contact; ///< mail address, may be empty
    QDateTime createdAt;
    qint64 version = 0; ///< counts changes; the ETag is "version" in quotes

    bool operator==(const Partner &) const = default;
};

} // namespace octroi::domain
