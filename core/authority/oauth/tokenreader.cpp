// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/tokenreader.h"

#include "crypto/digest.h"
#include "crypto/jose/jwt.h"

#include <QJsonDocument>

namespace octroi::authority {

namespace {

QString text(const QJsonObject &o, const char *name)
{
    return o.value(QLatin1String(name)).toString();
}

QStringList texts(const QJsonObject &o, const char *name)
{
    QStringList out;
    for (const QJsonValue v : o.value(QLatin1String(name)).toArray())
        out << v.toString();
    return out;
}

} // namespace

std::optional<ReadToken> TokenReader::jwt(const QByteArray &token)
{
    const auto verified = crypto::verifyJws(token, m_c.keys.published(), {crypto::JwsAlgorithm::ES256, crypto::JwsAlgorithm::EdDSA, crypto::JwsAlgorithm::RS256});
    if (!verified.ok())
        return std::nullopt;
    const QJsonObject c = QJsonDocument::fromJson(verified.payload).object();
    crypto::JwtExpectations expected;
    expected.types = QStringList{QStringLiteral("at+jwt")};
    expected.issuer = m_c.issuerUrl;
    expected.nowMs = m_c.clock.nowMs();
    expected.leewayS = 0; // our own clock
    expected.requireIssuedAt = true;
    if (const auto failure = crypto::firstFailure(crypto::checkClaims(verified.header, c, expected));
        failure && failure->finding != crypto::JwtFinding::TooEarly) // the clock may have stepped back
        return std::nullopt;
    ReadToken out;
    Authorization &a = out.authorization;
    a.clientId = text(c, "client_id");
    a.subject = text(c, "sub");
    a.scopes = text(c, "scope").split(QLatin1Char(' '), Qt::SkipEmptyParts);
    a.details = c.value(QLatin1String("authorization_details")).toArray();
    a.actor = c.value(QLatin1String("act")).toObject();
    a.familyId = text(c, "grant_id");
    a.authTimeS = c.value(QLatin1String("auth_time")).toInteger();
    a.methods = texts(c, "amr");
    // A token with a person behind it says when that person signed in.
    a.accountId = a.authTimeS > 0 ? a.subject : QString();
    const QJsonObject cnf = c.value(QLatin1String("cnf")).toObject();
    a.keyThumbprint = text(cnf, "jkt");
    a.certificateThumbprint = text(cnf, "x5t#S256");
    out.audience = crypto::audienceOf(c);
    if (out.audience != QStringList{m_c.issuerUrl})
        a.resources = out.audience;
    out.issuedS = c.value(QLatin1String("iat")).toInteger();
    out.expiresS = c.value(QLatin1String("exp")).toInteger();
    out.id = text(c, "jti");
    return out;
}

bool TokenReader::mayAct(const Authorization &a) const
{
    const StoredClient *client = m_c.clients.find(a.clientId);
    if (!client || !m_c.clients.mayAct(*client))
        return false;
    return a.accountId.isEmpty() || !m_c.accountLives || m_c.accountLives(a.accountId);
}

Result<std::optional<ReadToken>> TokenReader::access(const QByteArray &token)
{
    std::optional<ReadToken> out;
    if (token.count('.') == 2) {
        out = jwt(token);
        const Authorization a = out ? out->authorization : Authorization();
        if (out && m_c.revocations.isRevoked(out->id, out->issuedS * 1000, a.clientId, a.accountId, a.familyId))
            out.reset();
    } else if (token.size() >= 40 && token.size() <= 100) {
        const auto stored = m_c.oauth().access(crypto::sha256Bytes(token));
        if (!stored)
            return serverError(stored.error());
        if (*stored && (*stored)->revokedMs == 0 && (*stored)->expiresMs > m_c.clock.nowMs()) {
            out = ReadToken{Authorization::fromJson((*stored)->grant), {}, (*stored)->createdMs / 1000, (*stored)->expiresMs / 1000,
                            (*stored)->id, (*stored)->digest};
            out->audience = out->authorization.resources.isEmpty() ? QStringList{m_c.issuerUrl} : out->authorization.resources;
        }
    }
    if (out && !mayAct(out->authorization))
        out.reset();
    return out;
}

Result<ReadToken> TokenReader::ofRequest(const OAuthRequest &request)
{
    const auto refused = [](const char *error, const char *why) { return oauthError(error, why, ErrorCode::Unauthorized); };
    const qsizetype space = request.authorization.indexOf(' ');
    const QByteArray scheme = request.authorization.left(qMax<qsizetype>(space, 0)).toLower();
    if (request.authorizations != 1 || (scheme != "bearer" && scheme != "dpop"))
        return refused("token_missing", "this needs an access token");
    const QByteArray token = request.authorization.mid(space + 1).trimmed();
    const auto read = access(token);
    if (!read)
        return read.error();
    if (!read->has_value())
        return refused("invalid_token", "the access token is not valid");
    const Authorization &a = (*read)->authorization;
    // A bound token is never taken as a bearer token, nor the other way (RFC 9449 section 7.2).
    if ((scheme == "dpop") == a.keyThumbprint.isEmpty())
        return refused("invalid_token", "the token is of the other kind");
    if (!a.keyThumbprint.isEmpty()) {
        const auto proof = m_c.dpop.check(request, m_c.issuerUrl, false, token, a.keyThumbprint);
        if (!proof || proof->isEmpty())
            return refused("invalid_dpop_proof", "the token needs a proof of its key");
    }
    if (!a.certificateThumbprint.isEmpty()) {
        const auto certificate = certificateOf(request);
        if (!certificate || *certificate != a.certificateThumbprint)
            return refused("invalid_token", "the token is bound to another certificate");
    }
    return **read;
}

} // namespace octroi::authority
