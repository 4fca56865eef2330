// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "domain/api.h"
#include "domain/apikey.h"
#include "domain/application.h"
#include "domain/auditentry.h"
#include "domain/partner.h"
#include "domain/plan.h"
#include "domain/scope.h"
#include "domain/usage.h"

#include <QJsonObject>

namespace octroi::domain {

/// The shape of every object on the wire, in one place for both sides of it. Times are RFC 3339
/// in UTC with milliseconds; an absent time is null. `status` of a key is computed at `now`.
QJsonObject toJson(const Partner &partner);
QJsonObject toJson(const Application &application);
QJsonObject toJson(const Scope &scope);
QJsonObject toJson(const Api &api);
QJsonObject toJson(const Plan &plan);
QJsonObject toJson(const ApiKey &key, const QDateTime &now);
QJsonObject toJson(const AuditEntry &entry);
QJsonObject toJson(const UsageTotals &totals);
QJsonObject toJson(const UsageRow &row);
QJsonObject toJson(const LivePoint &point);

/// Lenient about unknown members, strict about the type of known ones.
/// Error: Protocol with the member's name in `field`.
Result<Partner> partnerFromJson(const QJsonObject &object);
Result<Application> applicationFromJson(const QJsonObject &object);
Result<Scope> scopeFromJson(const QJsonObject &object);
Result<Api> apiFromJson(const QJsonObject &object);
Result<Plan> planFromJson(const QJsonObject &object);
Result<ApiKey> apiKeyFromJson(const QJsonObject &object);
Result<AuditEntry> auditEntryFromJson(const QJsonObject &object);
Result<UsageRow> usageRowFromJson(const QJsonObject &object);
Result<LivePoint> livePointFromJson(const QJsonObject &object);

/// "2026-11-23T10:00:00.000Z"; an invalid time is an empty string.
QString toRfc3339(const QDateTime &time);
/// Any RFC 3339 date-time with an offset; invalid when it is not one.
QDateTime fromRfc3339(const QString &text);

} // namespace octroi::domain
