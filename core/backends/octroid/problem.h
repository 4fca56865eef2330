// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"

#include <QByteArray>

namespace octroi::backends {

/// What an answer other than 2xx means: a problem document (RFC 9457), an OAuth error
/// (RFC 6749 5.2), or the status alone. A body that is neither is Protocol for 4xx other than
/// those a proxy in between gives.
Error errorFromAnswer(int status, const QByteArray &contentType, const QByteArray &body,
                      const QString &context);

/// True for application/json and application/…+json.
bool isJsonType(const QByteArray &contentType);

} // namespace octroi::backends
