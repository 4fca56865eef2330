// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/state.h"

namespace octroi::report {

/// A state as YAML: `octroi: 1`, then its parts. In order of names, without what has its usual value, so that
/// the same state is the same bytes; readState() gives it back.
QByteArray writeState(const domain::State &state);

/// Errors: as yamlTree(), and reasons state_version, member_unknown, member_missing, member_type,
/// value_unknown, number_range, exists (a name that comes twice), and those of the names and addresses in it.
/// The context is the place, "line 4, column 7"; `field` the member.
Result<domain::State> readState(const QByteArray &text);

} // namespace octroi::report
