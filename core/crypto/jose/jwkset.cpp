// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/jwkset.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace octroi::crypto {

namespace {

Error wrong(ErrorCode code, const char *reason, const QString &detail)
{
    return Error{code, {}, detail, QStringLiteral("keys"), QString::fromLatin1(reason)};
}

} // namespace

Result<JwkSet> JwkSet::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() > kMostBytes)
        return wrong(ErrorCode::TooLarge, "jwks_too_large", QStringLiteral("has more than %1 bytes").arg(kMostBytes));
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return wrong(ErrorCode::Invalid, "jwks_syntax", QStringLiteral("is not a JSON object: %1").arg(error.errorString()));
    return fromJson(document.object());
}

Result<JwkSet> JwkSet::fromJson(const QJsonObject &object)
{
    const QJsonValue list = object.value(QLatin1String("keys"));
    if (!list.isArray())
        return wrong(ErrorCode::Invalid, "jwks_syntax", QStringLiteral("is not a list"));
    const QJsonArray items = list.toArray();
    if (items.size() > kMostKeys)
        return wrong(ErrorCode::TooLarge, "jwks_too_large", QStringLiteral("has more than %1 keys").arg(kMostKeys));
    JwkSet out;
    for (const QJsonValue item : items) {
        const auto key = Jwk::fromJson(item.toObject());
        if (!key) {
            ++out.m_skipped;
            continue;
        }
        const auto twin = std::find_if(out.m_keys.begin(), out.m_keys.end(), [&](const Jwk &other) {
            return !key->kid().isEmpty() && other.kid() == key->kid() && other.algorithms() == key->algorithms();
        });
        if (twin == out.m_keys.end())
            out.m_keys << *key;
        else if (twin->thumbprint() != key->thumbprint())
            return wrong(ErrorCode::Invalid, "kid_twice", QStringLiteral("has two keys with the kid \"%1\"").arg(key->kid().left(80)));
    }
    return out;
}

QJsonObject JwkSet::toJson() const
{
    QJsonArray keys;
    for (const Jwk &key : m_keys)
        keys << key.toJson();
    return {{QStringLiteral("keys"), keys}};
}

bool JwkSet::contains(const QString &kid) const
{
    return std::any_of(m_keys.begin(), m_keys.end(), [&](const Jwk &key) { return key.kid() == kid; });
}

} // namespace octroi::crypto
