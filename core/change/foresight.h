// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/foreseen.h"
#include "change/spine.h"

#include <atomic>
#include <memory>

namespace octroi::change {

/// Counts what a plan would have refused, with one question for all its credentials (two where a monthly
/// quota is lowered). Stands on nothing but the inventory, which may go meanwhile; works in small pieces, so
/// that an interface goes on. Errors: those of the backend, whose answer is needed; Cancelled.
QCoro::Task<Result<Foreseen>> foresee(inventory::Inventory *inventory, Plan plan,
                                      std::shared_ptr<std::atomic_bool> cancelled = {});

/// More credentials than these are asked for by day instead of by hour.
inline constexpr qsizetype kMostByHour = 2'000;

} // namespace octroi::change
