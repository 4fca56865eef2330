// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>

// What the tour makes. It runs in English, so the names of controls are written in its steps as they
// stand in the source.
namespace octroi::app::names {

inline const QString kPartner = QStringLiteral("Wrenmoor Logistics");
inline const QString kApplication = QStringLiteral("Tour desk");
inline const QString kScopeRead = QStringLiteral("parcels:read"), kScopeWrite = QStringLiteral("parcels:write");
inline const QString kApi = QStringLiteral("Parcels");
inline const QString kKey = QStringLiteral("parcel-desk-2027");
inline const QString kClient = QStringLiteral("parcel-sync");
inline const QByteArray kAllowed = "/parcels/v1/parcels/4711", kForbidden = "/parcels/v1/parcels/4711/cancel";

} // namespace octroi::app::names
