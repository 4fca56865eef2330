// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QByteArrayView>
#include <QMap>
#include <QString>
#include <optional>

namespace octroi::authority {

/// application/x-www-form-urlencoded, also of a query. Nothing when it is not valid UTF-8, has a broken
/// escape, or names a parameter twice (RFC 6749 section 3.2).
std::optional<QMap<QString, QString>> parseForm(QByteArrayView text);
/// One value of it ("+" is a space).
std::optional<QString> formDecoded(QByteArrayView text, bool plusIsSpace = true);

} // namespace octroi::authority
