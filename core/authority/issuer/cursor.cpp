// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/cursor.h"

namespace octroi::authority {

namespace {

Error wrong(const char *field, const char *reason, const char *detail)
{
    return Error{ErrorCode::Invalid,
                 {},
                 QString::fromLatin1(detail),
                 QString::fromLatin1(field),
                 QString::fromLatin1(reason)};
}

} // namespace

QString cursorOf(const KeyPlace &place)
{
    const QByteArray text = QByteArray::number(place.createdMs) + ':' + place.id.toUtf8();
    return QString::fromLatin1(text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<std::optional<KeyPlace>> placeOf(const ListQuery &query)
{
    if (query.limit < 1 || query.limit > 1000)
        return wrong("limit", "number_range", "is not from 1 to 1000");
    if (query.cursor.isEmpty())
        return std::optional<KeyPlace>();
    const auto text = QByteArray::fromBase64Encoding(
        query.cursor.toUtf8(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = text ? text.decoded.indexOf(':') : -1;
    bool ok = false;
    const qint64 ms = colon < 0 ? 0 : text.decoded.left(colon).toLongLong(&ok);
    if (!ok)
        return wrong("cursor", "cursor_syntax", "is not one that was given out");
    return std::optional(KeyPlace{ms, QString::fromUtf8(text.decoded.mid(colon + 1))});
}

} // namespace octroi::authority
