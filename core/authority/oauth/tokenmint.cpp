// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/tokenmint.h"

#include "authority/issuer/jsontext.h"
#include "authority/issuer/state.h"
#include "crypto/digest.h"
#include "crypto/jose/base64url.h"
#include "crypto/jose/jwt.h"
#include "crypto/random.h"

#include <QJsonDocument>

namespace octroi::authority {

namespace {

constexpr qint64 kIdTokenSeconds = 600;
constexpr qint64 kIdleMs = 14 * 86'400'000LL; ///< a refresh token that nobody uses ends (RFC 9700 section 4.14.2)

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

Handle Handle::fresh()
{
    Handle out{crypto::randomSecret(), {}};
    out.digest = crypto::sha256Bytes(out.text.reveal());
    return out;
}

QByteArray Handle::digestOf(const QString &text)
{
    return crypto::sha256Bytes(text.toUtf8());
}

LiveToken liveOf(const StoredAccess &token, const QString &issuer)
{
    const Authorization a = Authorization::fromJson(token.grant);
    LiveToken out;
    out.digest = token.digest;
    out.clientId = token.clientId;
    out.scopes = a.scopes;
    // The server's own name stands for every API, as in a JWT.
    out.audiences = a.resources.contains(issuer) ? QStringList() : a.resources;
    out.issuedAt = QDateTime::fromMSecsSinceEpoch(token.createdMs, Qt::UTC);
    out.expiresAt = QDateTime::fromMSecsSinceEpoch(token.expiresMs, Qt::UTC);
    out.jkt = a.keyThumbprint.toLatin1();
    out.x5t = a.certificateThumbprint.toLatin1();
    return out;
}

QJsonValue audienceOf(const Authorization &authorization, const QString &issuer)
{
    if (authorization.resources.isEmpty())
        return issuer;
    if (authorization.resources.size() == 1)
        return authorization.resources.first();
    return QJsonArray::fromStringList(authorization.resources);
}

QByteArray TokenMint::accessJwt(const domain::OAuthClient &client, const Authorization &a, qint64 seconds) const
{
    const qint64 now = m_c.clock.nowMs() / 1000;
    // What is the same in every token is written down at once: building an object of it costs half as much as signing it.
    QByteArray text = "{";
    const auto add = [&text](const char *name, QByteArrayView value) {
        text += name;
        appendJsonText(text, value);
    };
    add("\"iss\":", m_c.issuerUrl.toUtf8());
    add(",\"sub\":", a.subject.toUtf8());
    add(",\"client_id\":", client.id.toUtf8());
    add(",\"jti\":", crypto::randomBase62(22));
    add(",\"scope\":", a.scopes.join(QLatin1Char(' ')).toUtf8());
    text += ",\"iat\":" + QByteArray::number(now) + ",\"exp\":" + QByteArray::number(now + seconds);
    QJsonObject claims;
    if (a.resources.size() > 1)
        claims.insert(QStringLiteral("aud"), audienceOf(a, m_c.issuerUrl));
    else
        add(",\"aud\":", (a.resources.isEmpty() ? m_c.issuerUrl : a.resources.first()).toUtf8());
    if (const QJsonObject cnf = a.confirmation(); !cnf.isEmpty())
        claims.insert(QStringLiteral("cnf"), cnf);
    if (!a.details.isEmpty())
        claims.insert(QStringLiteral("authorization_details"), a.details);
    if (!a.actor.isEmpty())
        claims.insert(QStringLiteral("act"), a.actor);
    if (!a.familyId.isEmpty())
        claims.insert(QStringLiteral("grant_id"), a.familyId);
    if (a.authTimeS > 0)
        claims.insert(QStringLiteral("auth_time"), a.authTimeS);
    if (!a.accountId.isEmpty() && !a.methods.isEmpty())
        claims.insert(QStringLiteral("amr"), QJsonArray::fromStringList(a.methods));
    if (!claims.isEmpty())
        text += ',' + compact(claims).mid(1).chopped(1);
    return m_c.keys.current().signJwt("at+jwt", text + '}');
}

QByteArray TokenMint::idToken(const Authorization &a, const QByteArray &accessToken) const
{
    const qint64 now = m_c.clock.nowMs() / 1000;
    QJsonObject claims = m_c.claims ? m_c.claims(a.accountId, a.scopes) : QJsonObject();
    claims[QStringLiteral("iss")] = m_c.issuerUrl;
    claims[QStringLiteral("sub")] = a.subject;
    claims[QStringLiteral("aud")] = a.clientId;
    claims[QStringLiteral("iat")] = now;
    claims[QStringLiteral("exp")] = now + kIdTokenSeconds;
    if (a.authTimeS > 0)
        claims[QStringLiteral("auth_time")] = a.authTimeS;
    if (!a.nonce.isEmpty())
        claims[QStringLiteral("nonce")] = a.nonce;
    if (!a.methods.isEmpty())
        claims[QStringLiteral("amr")] = QJsonArray::fromStringList(a.methods);
    // Half of the hash that belongs to the signature (section 3.1.3.6); all our algorithms but EdDSA end in 256.
    if (m_c.keys.current().algorithm() != crypto::JwsAlgorithm::EdDSA)
        claims[QStringLiteral("at_hash")] = QString::fromLatin1(crypto::toBase64Url(crypto::sha256Bytes(accessToken).left(16)));
    return m_c.keys.current().signJwt("JWT", compact(claims));
}

Result<QByteArray> TokenMint::opaque(const Authorization &a, qint64 seconds)
{
    const Handle handle = Handle::fresh();
    const qint64 now = m_c.clock.nowMs();
    const StoredAccess token{handle.digest, crypto::randomId(), a.clientId, a.accountId, a.familyId, a.toJson(), now, now + seconds * 1000, 0};
    if (const auto put = m_c.oauth().putAccess(token); !put)
        return serverError(put.error());
    m_c.issuer.state().sink.putToken(liveOf(token, m_c.issuerUrl));
    return handle.text.reveal();
}

Result<void> TokenMint::note(const QString &familyId, const QByteArray &jwt, qint64 seconds)
{
    auto family = m_c.oauth().family(familyId);
    if (!family || !*family)
        return family ? Result<void>() : serverError(family.error());
    const qint64 now = m_c.clock.nowMs();
    QJsonArray kept;
    for (const QJsonValue item : (*family)->grant.value(QLatin1String("jwts")).toArray()) {
        if (item.toArray().at(1).toInteger() > now)
            kept << item;
    }
    kept << QJsonArray{crypto::decodeJwt(jwt).claims.value(QLatin1String("jti")), now + (seconds + 60) * 1000};
    (*family)->grant[QStringLiteral("jwts")] = kept;
    const auto put = m_c.oauth().putFamily(**family);
    return put ? put : serverError(put.error());
}

Result<QByteArray> TokenMint::refresh(const Authorization &a)
{
    const auto family = m_c.oauth().family(a.familyId);
    if (!family || !family->has_value())
        return serverError(family ? Error{} : family.error());
    const Handle handle = Handle::fresh();
    const auto put = m_c.oauth().putRefresh({handle.digest, a.familyId, qMin((*family)->expiresMs, m_c.clock.nowMs() + kIdleMs), 0});
    return put ? Result<QByteArray>(handle.text.reveal()) : serverError(put.error());
}

Result<QJsonObject> TokenMint::answer(const domain::OAuthClient &client, const Authorization &a, const Wanted &wanted)
{
    const qint64 seconds = wanted.mostSeconds > 0 ? qMin(wanted.mostSeconds, client.accessTokenSeconds) : client.accessTokenSeconds;
    const Result<QByteArray> access = client.tokenFormat == domain::TokenFormat::Jwt ? Result<QByteArray>(accessJwt(client, a, seconds))
                                                                                      : opaque(a, seconds);
    if (!access)
        return access.error();
    if (access->isEmpty())
        return serverError(Error{ErrorCode::Internal, {}, QStringLiteral("signing failed"), {}, {}});
    if (!a.familyId.isEmpty() && client.tokenFormat == domain::TokenFormat::Jwt) {
        if (const auto noted = note(a.familyId, *access, seconds); !noted)
            return noted.error();
    }
    QJsonObject out{{QStringLiteral("access_token"), QString::fromLatin1(*access)},
                    {QStringLiteral("token_type"), a.keyThumbprint.isEmpty() ? QStringLiteral("Bearer") : QStringLiteral("DPoP")},
                    {QStringLiteral("expires_in"), seconds},
                    {QStringLiteral("scope"), a.scopes.join(QLatin1Char(' '))}};
    if (!a.details.isEmpty())
        out.insert(QStringLiteral("authorization_details"), a.details);
    if (!a.accountId.isEmpty() && a.has("openid"))
        out.insert(QStringLiteral("id_token"), QString::fromLatin1(idToken(a, *access)));
    if (wanted.refresh) {
        const auto token = refresh(a);
        if (!token)
            return token.error();
        out.insert(QStringLiteral("refresh_token"), QString::fromLatin1(*token));
    }
    return out;
}

} // namespace octroi::authority
