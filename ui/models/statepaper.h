// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/state.h"

#include <QCoroTask>

namespace octroi::models {

/// States as files, read and written in another thread.

/// Errors: NotFound, reason file_unreadable; those of report::readState().
QCoro::Task<Result<domain::State>> readStateFile(QString path);
/// Replaces a file only `overwriting`. Errors: Exists, reason file_exists; Storage, reason file_unwritable.
QCoro::Task<Result<void>> writeStateFile(domain::State state, QString path, bool overwriting);

} // namespace octroi::models
