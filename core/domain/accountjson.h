// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/account.h"

#include <QJsonObject>

namespace octroi::domain {

/// As json.h has it for the other objects: the shape on the wire. An absent limit is null.
QJsonObject toJson(const Account &account);

} // namespace octroi::domain
