// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/pasted.h"

#include "crypto/jose/base64url.h"
#include "crypto/jose/jwkset.h"
#include "crypto/keyformat.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace octroi::tokens {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Behind "Authorization: Bearer", "DPoP: …", "X-API-Key: …", and out of quotes.
QByteArray unwrapped(QByteArray text)
{
    text = text.trimmed();
    for (const char *header : {"authorization:", "dpop:", "x-api-key:"}) {
        if (text.left(qsizetype(qstrlen(header))).toLower() == header)
            text = text.mid(qsizetype(qstrlen(header))).trimmed();
    }
    for (const char *scheme : {"bearer ", "dpop "}) {
        if (text.left(qsizetype(qstrlen(scheme))).toLower() == scheme)
            text = text.mid(qsizetype(qstrlen(scheme))).trimmed();
    }
    if (text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
        text = text.mid(1, text.size() - 2).trimmed();
    return text;
}

bool isPrivate(const QJsonObject &key)
{
    return key.contains(QLatin1String("d")) || key.contains(QLatin1String("k"));
}

PastedKind kindOfJson(const QByteArray &text)
{
    // Of that size it is refused as a key set anyway: nothing is built of it.
    if (text.size() > crypto::JwkSet::kMostBytes)
        return text.left(4096).contains("\"keys\"") ? PastedKind::KeySet : PastedKind::Nothing;
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    if (object.contains(QLatin1String("kty")))
        return isPrivate(object) ? PastedKind::PrivateKey : PastedKind::KeySet;
    if (!object.value(QLatin1String("keys")).isArray())
        return PastedKind::Nothing;
    const QJsonArray keys = object.value(QLatin1String("keys")).toArray();
    const bool secret = std::any_of(keys.begin(), keys.end(), [](const QJsonValue &key) { return isPrivate(key.toObject()); });
    return secret ? PastedKind::PrivateKey : PastedKind::KeySet;
}

PastedKind kindOfParts(const QByteArray &text)
{
    const qsizetype dots = std::count(text.begin(), text.end(), '.');
    const auto first = crypto::fromBase64Url(QByteArrayView(text).first(std::max<qsizetype>(0, text.indexOf('.'))));
    if ((dots != 2 && dots != 4) || !first)
        return PastedKind::Opaque;
    const QJsonDocument header = QJsonDocument::fromJson(*first);
    if (!header.isObject())
        return PastedKind::Opaque;
    if (dots == 4)
        return PastedKind::EncryptedJwt;
    const QString typ = header.object().value(QLatin1String("typ")).toString().toLower();
    return typ == QLatin1String("dpop+jwt") || typ == QLatin1String("application/dpop+jwt") ? PastedKind::DpopProof : PastedKind::Jwt;
}

PastedKind kindOf(const QByteArray &text)
{
    if (text.isEmpty() || text.size() > kMostPasted)
        return PastedKind::Nothing;
    if (text.startsWith("-----BEGIN ")) {
        const QByteArray label = text.mid(11, text.indexOf("-----", 11) - 11);
        return label.endsWith("PRIVATE KEY") ? PastedKind::PrivateKey : label.endsWith("CERTIFICATE") ? PastedKind::Certificate : PastedKind::Nothing;
    }
    if (text.startsWith('{'))
        return kindOfJson(text);
    if (std::any_of(text.begin(), text.end(), isSpace))
        return PastedKind::Nothing;
    const std::string_view view(text.constData(), std::size_t(text.size()));
    if (crypto::parseKey(view))
        return PastedKind::ApiKey;
    if (crypto::looksLikeKey(view))
        return PastedKind::BrokenApiKey;
    return text.contains('.') ? kindOfParts(text) : PastedKind::Opaque;
}

} // namespace

QString pastedKindName(PastedKind kind)
{
    switch (kind) {
    case PastedKind::Nothing: return QStringLiteral("nothing");
    case PastedKind::Jwt: return QStringLiteral("jwt");
    case PastedKind::DpopProof: return QStringLiteral("dpop_proof");
    case PastedKind::EncryptedJwt: return QStringLiteral("encrypted_jwt");
    case PastedKind::ApiKey: return QStringLiteral("api_key");
    case PastedKind::BrokenApiKey: return QStringLiteral("broken_api_key");
    case PastedKind::Certificate: return QStringLiteral("certificate");
    case PastedKind::KeySet: return QStringLiteral("jwks");
    case PastedKind::PrivateKey: return QStringLiteral("private_key");
    case PastedKind::Opaque: return QStringLiteral("opaque");
    }
    return {};
}

Pasted recognise(const QByteArray &text)
{
    Pasted out;
    if (text.size() > kMostPasted)
        return out;
    QByteArray bare = unwrapped(text);
    out.kind = kindOf(bare);
    // A token that was wrapped into lines, as mails and terminals do.
    if (out.kind == PastedKind::Nothing && !bare.startsWith('{') && !bare.startsWith('-')) {
        QByteArray joined = bare;
        joined.removeIf(isSpace);
        if (const PastedKind whole = kindOf(joined); whole == PastedKind::Jwt || whole == PastedKind::DpopProof || whole == PastedKind::EncryptedJwt) {
            out.kind = whole;
            bare = joined;
        }
    }
    out.text = Secret(std::move(bare));
    return out;
}

} // namespace octroi::tokens
