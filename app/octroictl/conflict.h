// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/conflict.h"
#include "context.h"

namespace octroi::ctl {

/// After somebody else was faster (412): says what it was, what it is and what was wanted, and does what
/// Context::onConflict says. Error: PreconditionFailed when that is to fail, or when both changed the same
/// field and only a merge was asked for.
QCoro::Task<Result<change::ItemResult>> settleConflict(Context &context, change::Change mine, qint64 basedOn);

} // namespace octroi::ctl
