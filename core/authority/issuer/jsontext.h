// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QJsonObject>
#include <string_view>

namespace octroi::authority {

/// Objects and arrays within each other are more than `most`; looked at before anything is built of the text.
bool nestsDeeper(std::string_view json, int most);

/// An object within `json` names a member twice. Qt keeps the last one, a proxy or a log may have read the first
/// (RFC 8259 section 4). `parsed` is what Qt made of the text, which it took without an error.
bool repeatsMember(std::string_view json, const QJsonObject &parsed);

/// `text` (UTF-8) as a JSON string with its quotes; most hold nothing to escape (RFC 8259 section 7).
void appendJsonText(QByteArray &out, QByteArrayView text);

} // namespace octroi::authority
