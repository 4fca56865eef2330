// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/expirytext.h"
#include "inventory/inventory.h"

#include <string>
#include <vector>

namespace octroi::ctl {

/// By id or by name (case-folded). Errors: NotFound; Conflict when several have the name.
Result<domain::Partner> resolvePartner(const inventory::Inventory &inventory, const QString &text);
/// By id or as "partner/application".
Result<domain::Application> resolveApplication(const inventory::Inventory &inventory, const QString &text);
Result<domain::Api> resolveApi(const inventory::Inventory &inventory, const QString &text);
Result<domain::Plan> resolvePlan(const inventory::Inventory &inventory, const QString &text);
Result<domain::ApiKey> resolveKey(const inventory::Inventory &inventory, const QString &id);

using domain::expiryFromText;
/// "7d" ago, a date, an RFC 3339 time or "now".
Result<QDateTime> pastFromText(const QString &text, const QDateTime &now);

QStringList toList(const std::vector<std::string> &texts);
QString timeText(const QDateTime &time, const QString &otherwise);

} // namespace octroi::ctl
