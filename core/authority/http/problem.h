// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/message.h"
#include "base/error.h"

#include <QJsonObject>

namespace octroi::authority {

int statusOf(const Error &error);
Response jsonResponse(int status, const QJsonObject &body);
/// application/problem+json (RFC 9457). `current` is the object as it is now, of a 412.
Response problem(const Error &error, const QJsonObject &current = {});
/// The document itself, for a result among others.
QJsonObject problemBody(const Error &error, const QJsonObject &current = {});
Response problem(int status, const QString &reason, const QString &detail, const QString &field = {});

} // namespace octroi::authority
