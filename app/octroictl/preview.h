// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/foreseen.h"
#include "context.h"

namespace octroi::ctl {

/// Prints what a plan would call, whom it affects and what it would have refused of the calls of the last 7 days.
/// Makes no change. Error: what cannot be done, or the usage could not be read.
QCoro::Task<Result<void>> showPreview(Context &context, change::Plan plan);

/// What a plan would have refused, as its members stand in the object that a preview prints as JSON.
QJsonObject foreseenJson(const change::Foreseen &foreseen);
/// The same for people.
void printForeseen(Context &context, const change::Foreseen &foreseen);

/// Why a kind of change cannot be undone and what to do instead; "" for what can be.
QString whyNotUndone(const QString &kind);

} // namespace octroi::ctl
