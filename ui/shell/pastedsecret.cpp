// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/pastedsecret.h"

#include "crypto/keyformat.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace octroi::shell {
namespace {

QJsonObject jsonPart(const QString &part)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        part.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? QJsonDocument::fromJson(*decoded).object() : QJsonObject();
}

} // namespace

std::optional<PastedSecret> PastedSecret::recognise(const QString &text)
{
    const QString trimmed = text.trimmed();
    static const QRegularExpression keyForm(
        QStringLiteral("^([a-z]{2,8}_(?:live|test)_)([0-9A-Za-z]{10})([0-9A-Za-z]{38})$"));
    if (const auto match = keyForm.match(trimmed); match.hasMatch()) {
        PastedSecret result;
        QByteArray bytes = trimmed.toLatin1();
        const bool right =
            crypto::parseKey(std::string_view(bytes.constData(), std::size_t(bytes.size()))).has_value();
        bytes.fill('\0');
        result.kind = right ? Kind::ApiKey : Kind::BrokenKey;
        result.keyId = match.captured(2);
        result.whole = std::make_shared<Secret>(Secret::fromString(trimmed));
        result.shown = match.captured(1) + result.keyId + QString(20, QChar(0x2022));
        return result;
    }
    static const QRegularExpression jwtForm(
        QStringLiteral("^([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]*)$"));
    if (const auto match = jwtForm.match(trimmed); match.hasMatch()) {
        const QJsonObject header = jsonPart(match.captured(1));
        if (!header.contains(QLatin1String("alg")))
            return std::nullopt;
        PastedSecret result;
        result.kind = Kind::Jwt;
        result.whole = std::make_shared<Secret>(Secret::fromString(trimmed));
        result.issuer = jsonPart(match.captured(2)).value(QLatin1String("iss")).toString();
        result.shown = trimmed.left(12) + QString(20, QChar(0x2022));
        return result;
    }
    return std::nullopt;
}

} // namespace octroi::shell
