// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/formbody.h"

#include <QStringDecoder>

namespace octroi::authority {

std::optional<QString> formDecoded(QByteArrayView text, bool plusIsSpace)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plusIsSpace) {
            bytes += ' ';
        } else if (text[i] == '%') {
            if (i + 2 >= text.size())
                return std::nullopt;
            bool ok = false;
            const int value = text.sliced(i + 1, 2).toByteArray().toInt(&ok, 16);
            if (!ok || text[i + 1] == '-' || text[i + 1] == '+' || text[i + 1] == ' ')
                return std::nullopt;
            bytes += char(value);
            i += 2;
        } else {
            bytes += text[i];
        }
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString out = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return out;
}

std::optional<QMap<QString, QString>> parseForm(QByteArrayView text)
{
    QMap<QString, QString> out;
    const QByteArray whole = text.toByteArray();
    if (whole.isEmpty())
        return out;
    for (const QByteArray &pair : whole.split('&')) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const auto name = formDecoded(equals < 0 ? pair : pair.left(equals));
        const auto value = formDecoded(equals < 0 ? QByteArray() : pair.mid(equals + 1));
        if (!name || !value || out.contains(*name))
            return std::nullopt;
        out.insert(*name, *value);
    }
    return out;
}

} // namespace octroi::authority
