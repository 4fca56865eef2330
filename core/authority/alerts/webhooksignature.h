// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>

namespace octroi::authority {

/// The signature of Standard Webhooks (standardwebhooks.com, symmetric): "v1," and HMAC-SHA256 in base64 over
/// "id.timestamp.body". `secret` is what was shown: "whsec_" and base64. Empty when the secret has not that form.
QByteArray webhookSignature(const QByteArray &secret, const QByteArray &id, qint64 timestamp, const QByteArray &body);

/// A new secret: 32 random bytes.
QByteArray newWebhookSecret();

} // namespace octroi::authority
