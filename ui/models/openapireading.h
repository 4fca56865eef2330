// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "report/openapi.h"

#include <QCoroTask>

namespace octroi::models {

/// Reads an OpenAPI document in another thread.
QCoro::Task<Result<report::OpenApiDocument>> openApiOf(QByteArray text);
/// The same of a file. Error also: NotFound.
QCoro::Task<Result<report::OpenApiDocument>> openApiIn(QString path);

} // namespace octroi::models
