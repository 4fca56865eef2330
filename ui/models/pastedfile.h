// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QCoroTask>

namespace octroi::models {

/// A file for the token bench, read in another thread. Errors: NotFound, reason file_unreadable; TooLarge.
QCoro::Task<Result<QByteArray>> readPastedFile(QString path);

} // namespace octroi::models
