// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace octroi::tokens {

/// A JWT as it reads, believed in nothing. Of any size that may be pasted.
struct Reading
{
    QByteArray header, payload;   ///< decoded, as they were written
    QJsonObject headerObject, claims;
    bool headerReadable = false, claimsReadable = false; ///< they are JSON objects
    qsizetype headerLength = 0, payloadLength = 0, signatureLength = 0; ///< characters in the text
};
Reading read(QByteArrayView jwt);

/// One line of JSON for people: members in the order in which they were written.
struct JsonLine
{
    int depth = 0;
    QString text;   ///< "\"iss\": \"https://…\","
    QString member; ///< the top-level member it is of; "" for the braces
};
/// At most `most` lines, texts cut at `longest` characters. Text that is no JSON comes as one line.
QList<JsonLine> jsonLines(QByteArrayView json, int most = 400, int longest = 300);

} // namespace octroi::tokens
