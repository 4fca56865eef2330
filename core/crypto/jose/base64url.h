// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <optional>

namespace octroi::crypto {

/// RFC 4648 section 5 without padding, as RFC 7515 section 2 has it.
QByteArray toBase64Url(QByteArrayView bytes);

/// Strict: no padding, no other character, no bits after the last whole byte, so that one value has one
/// spelling only.
std::optional<QByteArray> fromBase64Url(QByteArrayView text);

} // namespace octroi::crypto
