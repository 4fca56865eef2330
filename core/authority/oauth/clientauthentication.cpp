// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/clientauthentication.h"

#include "authority/oauth/formbody.h"
#include "crypto/digest.h"
#include "crypto/jose/certificate.h"
#include "crypto/jose/jwt.h"

#include <QJsonDocument>

namespace octroi::authority {

using domain::ClientAuth;

namespace {

const char *const kJwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

Error wrongClient(const char *why)
{
    return oauthError("invalid_client", why, ErrorCode::Unauthorized);
}

/// Both halves are form-encoded before base64 (RFC 6749 section 2.3.1).
bool readBasic(QByteArrayView header, PresentedCredentials &out)
{
    const auto decoded = QByteArray::fromBase64Encoding(header.sliced(6).trimmed().toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    const qsizetype colon = decoded.decoded.indexOf(':');
    if (!decoded || colon < 0)
        return false;
    const auto name = formDecoded(QByteArrayView(decoded.decoded).first(colon));
    const auto value = formDecoded(QByteArrayView(decoded.decoded).sliced(colon + 1));
    if (!name || !value)
        return false;
    out.clientId = *name;
    out.secret = value->toUtf8();
    return true;
}

/// The subject of an assertion that has not been verified, to find the keys that it has to be verified with.
QString claimedSubject(QByteArrayView assertion)
{
    return crypto::decodeJwt(assertion).claims.value(QLatin1String("sub")).toString();
}

} // namespace

Result<PresentedCredentials> ClientAuthentication::read(const OAuthRequest &request, const Parameters &parameters)
{
    PresentedCredentials out;
    const QString named = parameters.value("client_id");
    const QByteArray secret = parameters.value("client_secret").toUtf8();
    if (request.authorizations > 1)
        return oauthError("invalid_request", "there is more than one Authorization header");
    out.basic = request.authorization.size() > 6 && request.authorization.left(6).toLower() == "basic ";
    out.post = !secret.isEmpty();
    const QString type = parameters.value("client_assertion_type");
    out.assertion = parameters.value("client_assertion").toLatin1();
    if (out.assertion.isEmpty() != type.isEmpty() || (!type.isEmpty() && type != QLatin1String(kJwtBearer)))
        return oauthError("invalid_request", "client_assertion and its type do not fit together");
    // Section 2.3: not more than one method in a request.
    if (int(out.basic) + int(out.post) + int(!out.assertion.isEmpty()) > 1)
        return oauthError("invalid_request", "the client authenticates in two ways");
    out.clientId = named;
    out.secret = secret;
    if (out.basic && !readBasic(request.authorization, out))
        return oauthError("invalid_request", "the Authorization header cannot be read");
    if (!out.assertion.isEmpty() && out.clientId.isEmpty())
        out.clientId = claimedSubject(out.assertion);
    if (!named.isEmpty() && named != out.clientId)
        return oauthError("invalid_request", "client_id names another client than the credentials");
    return out;
}

Result<AuthenticatedClient> ClientAuthentication::authenticate(const PresentedCredentials &shown, const OAuthRequest &request,
                                                               const QStringList &audiences)
{
    const StoredClient *stored = shown.clientId.isEmpty() ? nullptr : m_clients.find(shown.clientId);
    // By address and client: who guesses at one client must not lock others of the same address out.
    const QString who = request.address + QLatin1Char(' ') + (stored ? shown.clientId : QString());
    if (m_failures.blocked(who))
        return oauthError("invalid_client", "too many failed attempts", ErrorCode::RateLimited);
    Result<QString> secret = stored ? checkMethod(*stored, shown, request, audiences)
                                    : Result<QString>(wrongClient("unknown client or wrong credentials"));
    if (secret && !m_clients.mayAct(*stored))
        secret = wrongClient("the client is not active");
    if (!secret) {
        if (secret.error().code == ErrorCode::Unauthorized)
            m_failures.failed(who);
        return secret.error();
    }
    m_failures.succeeded(who);
    auto certificate = certificateOf(request);
    if (!certificate)
        return certificate.error();
    m_clients.used(shown.clientId, *secret);
    return AuthenticatedClient{stored, *secret, *certificate};
}

Result<QString> ClientAuthentication::checkMethod(const StoredClient &stored, const PresentedCredentials &shown,
                                                  const OAuthRequest &request, const QStringList &audiences)
{
    const ClientAuth method = stored.client.auth;
    // The registered method and no other: a client with keys must not be reached by a guessed secret.
    const bool fits = shown.basic ? method == ClientAuth::SecretBasic
        : shown.post              ? method == ClientAuth::SecretPost
        : !shown.assertion.isEmpty()
            ? method == ClientAuth::PrivateKeyJwt
            : method == ClientAuth::None || method == ClientAuth::TlsClient || method == ClientAuth::SelfSignedTls;
    if (!fits)
        return wrongClient("the client is registered for another way to authenticate, or sent no credentials");
    switch (method) {
    case ClientAuth::None: return QString();
    case ClientAuth::SecretBasic:
    case ClientAuth::SecretPost: return checkSecret(stored, shown.secret);
    case ClientAuth::PrivateKeyJwt: return checkAssertion(stored, shown.assertion, audiences);
    case ClientAuth::TlsClient:
    case ClientAuth::SelfSignedTls: return checkCertificate(stored, request);
    }
    return wrongClient("unknown method");
}

Result<QString> ClientAuthentication::checkSecret(const StoredClient &stored, const QByteArray &secret) const
{
    // 256 random bits need no slow hash: nobody finds them by guessing at the digest.
    const QByteArray digest = crypto::sha256Bytes(secret);
    const QDateTime now = m_clock.now();
    QString found;
    for (const domain::ClientSecret &known : stored.client.secrets) {
        if (crypto::equalConstantTime(digest, stored.digests.value(known.id)) && known.worksAt(now))
            found = known.id;
    }
    return found.isEmpty() ? Result<QString>(wrongClient("unknown client or wrong credentials")) : found;
}

Result<QString> ClientAuthentication::checkAssertion(const StoredClient &stored, const QByteArray &assertion, const QStringList &audiences)
{
    const auto verified = this->verified(stored.client, assertion);
    if (!verified.ok())
        return wrongClient("the assertion's signature or form was refused");
    const QJsonObject claims = QJsonDocument::fromJson(verified.payload).object();
    crypto::JwtExpectations expected;
    expected.issuer = stored.client.id;
    expected.audiences = audiences;
    expected.nowMs = m_clock.nowMs();
    if (const auto failure = crypto::firstFailure(crypto::checkClaims(verified.header, claims, expected)))
        return oauthError("invalid_client", QStringLiteral("the assertion's %1: %2").arg(crypto::jwtCheckName(failure->check), crypto::jwtFindingName(failure->finding)),
                          ErrorCode::Unauthorized);
    // More than one audience would let another server replay it here.
    if (claims.value(QLatin1String("sub")).toString() != stored.client.id || crypto::audienceOf(claims).size() != 1)
        return wrongClient("the assertion names another subject or several audiences");
    const qint64 endsMs = qint64(claims.value(QLatin1String("exp")).toDouble()) * 1000;
    const QString jti = claims.value(QLatin1String("jti")).toString();
    if (jti.isEmpty() || endsMs > m_clock.nowMs() + kLongestAssertionS * 1000)
        return wrongClient("the assertion has no jti, or lives longer than ten minutes");
    const auto fresh = m_store.remember(crypto::sha256Bytes("assertion\n" + stored.client.id.toUtf8() + '\n' + jti.toUtf8()), endsMs + 60'000);
    if (!fresh)
        return serverError(fresh.error());
    return *fresh ? Result<QString>(QString()) : wrongClient("the assertion was shown before");
}

Result<QString> ClientAuthentication::checkCertificate(const StoredClient &stored, const OAuthRequest &request) const
{
    const auto shown = certificateOf(request);
    if (!shown)
        return shown.error();
    if (shown->isEmpty())
        return wrongClient("no client certificate was shown");
    if (stored.client.auth == ClientAuth::TlsClient) {
        // Anybody can write any name into a certificate of his own.
        const auto subject = crypto::certificateSubject(request.certificate);
        return request.certificateVerified && subject && *subject == stored.client.tlsSubject ? Result<QString>(QString()) : wrongClient("the certificate is not the client's");
    }
    for (const domain::ClientCertificate &known : stored.client.certificates) {
        if (known.thumbprint == *shown && (!known.expiresAt.isValid() || m_clock.now() < known.expiresAt))
            return QString();
    }
    return wrongClient("the certificate is not the client's");
}

crypto::VerifiedJws ClientAuthentication::verified(const domain::OAuthClient &client, const QByteArray &jwt)
{
    const auto out = crypto::verifyJws(jwt, keysOf(client), crypto::allAlgorithms());
    if (out.refusal == crypto::JwsRefusal::KeyUnknown && !client.jwksUri.isEmpty() && !m_wanted.contains(client.id))
        m_wanted << client.id;
    return out;
}

const crypto::JwkSet &ClientAuthentication::keysOf(const domain::OAuthClient &client)
{
    if (!client.jwksUri.isEmpty())
        return m_fetched[client.id];
    auto it = m_keys.find(client.id);
    if (it == m_keys.end() || it->version != client.version) {
        if (m_keys.size() > 10'000)
            m_keys.clear();
        auto set = crypto::JwkSet::fromJson({{QStringLiteral("keys"), client.keys}});
        it = m_keys.insert(client.id, {client.version, set ? *set : crypto::JwkSet()});
    }
    return it->set;
}

Result<QString> certificateOf(const OAuthRequest &request)
{
    if (request.certificate.isEmpty())
        return QString();
    const auto thumbprint = crypto::certificateThumbprint(request.certificate);
    if (!thumbprint)
        return wrongClient("the proxy's certificate header cannot be read");
    return QString::fromLatin1(*thumbprint);
}

} // namespace octroi::authority
