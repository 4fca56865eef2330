// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/issuer/issuer.h"

namespace octroi::authority {

/// The cursor of the page that begins after this place.
QString cursorOf(const KeyPlace &place);

/// Where the page of a query begins; nothing at the start. Errors: number_range of limit, cursor_syntax.
Result<std::optional<KeyPlace>> placeOf(const ListQuery &query);

} // namespace octroi::authority
