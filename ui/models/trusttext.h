// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/trustedissuer.h"
#include "inventory/inventory.h"

namespace octroi::models {

/// "claim = value => scope scope", a mapping a line.
QString mappingText(const QList<domain::TrustedIssuer::ScopeMapping> &mappings);
/// Error: Invalid; `context` is the line that cannot be read.
Result<QList<domain::TrustedIssuer::ScopeMapping>> mappingsOf(const QString &text);

/// "value => partner / application", one a line.
QString applicationText(const QList<domain::TrustedIssuer::ApplicationMapping> &mappings, const inventory::Inventory &inventory);
/// Error: Invalid for a line that cannot be read, NotFound for an application that does not exist.
Result<QList<domain::TrustedIssuer::ApplicationMapping>> applicationsOf(const QString &text, const inventory::Inventory &inventory);

/// "partner / application" or its identifier.
QString applicationName(const QString &id, const inventory::Inventory &inventory);

} // namespace octroi::models
