// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/foreignassertions.h"

#include "authority/issuer/state.h"
#include "authority/oauth/scopepolicy.h"
#include "authority/verifier/tokens.h"
#include "crypto/digest.h"
#include "crypto/jose/jwt.h"

#include <QJsonDocument>

namespace octroi::authority {

namespace {

Error refused(const QString &why)
{
    return oauthError("invalid_grant", why);
}

QString audienceOfApi(const domain::TrustedIssuer &issuer)
{
    return QStringLiteral("urn:octroi:api:") + issuer.apiId;
}

qint64 endOf(const QJsonObject &claims)
{
    return qint64(claims.value(QLatin1String("exp")).toDouble());
}

/// What the claims give, within what the issuer and the client may have; asked for, all of it has to be there.
Result<QStringList> scopesFor(const QString &asked, const QJsonObject &claims, const domain::TrustedIssuer &issuer,
                              const domain::OAuthClient &client)
{
    const auto named = narrowedScopes(asked, scopesOf(claims, issuer));
    if (!named)
        return named;
    QStringList out;
    for (const QString &scope : *named) {
        const auto known = narrowedScopes(scope, issuer.scopes), own = narrowedScopes(scope, client.scopes);
        if (known && own && !issuer.scopes.isEmpty())
            out << scope;
        else if (!asked.isEmpty())
            return oauthError("invalid_scope", QStringLiteral("the assertion does not give this client the scope ") + scope);
    }
    return out;
}

} // namespace

bool ForeignAssertions::knows(const QString &name) const
{
    const auto &all = m_c.issuer.state().trustedIssuers;
    return !name.isEmpty() && std::any_of(all.begin(), all.end(), [&](const domain::TrustedIssuer &one) { return one.enabled && one.issuer == name; });
}

QStringList ForeignAssertions::takeWanted()
{
    const QStringList out(m_wanted.begin(), m_wanted.end());
    m_wanted.clear();
    return out;
}

/// Each API has its own rules for an issuer: where several trust it, `resource` says which.
Result<domain::TrustedIssuer> ForeignAssertions::issuerOf(const TokenRequest &request, const QString &name) const
{
    const QStringList targets = request.parameters.values("resource");
    QList<domain::TrustedIssuer> found;
    for (const domain::TrustedIssuer &issuer : m_c.issuer.state().trustedIssuers) {
        if (issuer.enabled && issuer.issuer == name && (targets.isEmpty() || targets.contains(audienceOfApi(issuer))))
            found << issuer;
    }
    if (found.size() == 1 && targets.size() <= 1)
        return found.first();
    return oauthError("invalid_target", found.isEmpty() ? "no API of this name trusts the issuer"
                                                        : "several APIs trust the issuer: name one as resource, urn:octroi:api:ID");
}

Result<QJsonObject> ForeignAssertions::verified(const domain::TrustedIssuer &issuer, const QByteArray &assertion)
{
    QList<crypto::JwsAlgorithm> algorithms;
    for (const QString &name : issuer.algorithms) {
        if (const auto algorithm = crypto::algorithmFromName(name))
            algorithms << *algorithm;
    }
    const bool here = issuer.keySource == domain::TrustedIssuer::KeySource::Inline;
    const auto own = here ? crypto::JwkSet::fromJson(issuer.jwks) : Result<crypto::JwkSet>(m_c.issuer.state().fetchedKeys.value(issuer.id));
    if (!own)
        return refused(QStringLiteral("the issuer's keys cannot be read"));
    const auto checked = crypto::verifyJws(assertion, *own, algorithms);
    if (!checked.ok()) {
        if (checked.refusal == crypto::JwsRefusal::KeyUnknown && !here)
            m_wanted.insert(issuer.id);
        return refused(QStringLiteral("the assertion was refused: ") + crypto::jwsRefusalName(checked.refusal));
    }
    const QJsonObject claims = QJsonDocument::fromJson(checked.payload).object();
    crypto::JwtExpectations expected;
    expected.types = issuer.types;
    expected.issuer = issuer.issuer;
    expected.audiences = QStringList{m_c.issuerUrl, m_c.url("/oauth/token")}; // section 3, 3: this server, and not only an API
    expected.nowMs = m_c.clock.nowMs();
    if (const auto failure = crypto::firstFailure(crypto::checkClaims(checked.header, claims, expected)))
        return refused(QStringLiteral("the assertion's %1: %2").arg(crypto::jwtCheckName(failure->check), crypto::jwtFindingName(failure->finding)));
    if (claims.value(QLatin1String("sub")).toString().isEmpty())
        return refused(QStringLiteral("the assertion has no subject"));
    if (endOf(claims) > m_c.clock.nowMs() / 1000 + kLongestS)
        return refused(QStringLiteral("the assertion lives longer than a day"));
    return claims;
}

/// A bound assertion stays bound: who does not hold its key must not get rid of the binding.
Result<void> ForeignAssertions::checkBinding(const TokenRequest &request, const QJsonObject &claims) const
{
    const QJsonValue cnf = claims.value(QLatin1String("cnf"));
    if (cnf.isUndefined())
        return {};
    const QJsonObject members = cnf.toObject();
    const bool byKey = members.size() == 1 && members.contains(QLatin1String("jkt")) && !request.keyThumbprint.isEmpty() &&
        members.value(QLatin1String("jkt")).toString() == request.keyThumbprint;
    const bool byCertificate = members.size() == 1 && members.contains(QLatin1String("x5t#S256")) && !request.certificateThumbprint.isEmpty() &&
        members.value(QLatin1String("x5t#S256")).toString() == request.certificateThumbprint;
    return byKey || byCertificate ? Result<void>() : refused(QStringLiteral("the assertion is bound to a key that was not shown"));
}

/// Section 3, 7. Without a jti the whole assertion is what is remembered.
Result<void> ForeignAssertions::once(const domain::TrustedIssuer &issuer, const QJsonObject &claims, const QByteArray &assertion)
{
    const QByteArray jti = claims.value(QLatin1String("jti")).toString().toUtf8();
    const QByteArray name = jti.isEmpty() ? "whole\n" + crypto::sha256Bytes(assertion) : "jti\n" + jti;
    const auto fresh = m_c.oauth().remember(crypto::sha256Bytes("foreign\n" + issuer.issuer.toUtf8() + '\n' + name), (endOf(claims) + 60) * 1000);
    if (!fresh)
        return serverError(fresh.error());
    return *fresh ? Result<void>() : refused(QStringLiteral("the assertion was shown before"));
}

Result<ForeignAssertions::Granted> ForeignAssertions::accept(const TokenRequest &request, const QByteArray &assertion)
{
    const domain::OAuthClient &client = request.client();
    const auto issuer = issuerOf(request, crypto::decodeJwt(assertion).claims.value(QLatin1String("iss")).toString());
    if (!issuer)
        return issuer.error();
    const auto claims = verified(*issuer, assertion);
    if (!claims)
        return claims.error();
    if (const auto bound = checkBinding(request, *claims); !bound)
        return bound.error();
    if (applicationOf(*claims, *issuer) != client.applicationId)
        return refused(QStringLiteral("the assertion is not for the application of this client"));
    const auto scopes = scopesFor(request.parameters.value("scope"), *claims, *issuer, client);
    if (!scopes)
        return scopes.error();
    if (request.parameters.has("authorization_details"))
        return oauthError("invalid_authorization_details", "an assertion of a trusted issuer gives scopes only");
    if (const auto first = once(*issuer, *claims, assertion); !first)
        return first.error();
    Granted out;
    out.authorization.clientId = client.id;
    // Named with its issuer, so that it is never taken for an account of this server (RFC 9700 section 4.15).
    out.authorization.subject = issuer->issuer + QLatin1Char('|') + claims->value(QLatin1String("sub")).toString();
    out.authorization.scopes = *scopes;
    out.authorization.resources = QStringList{audienceOfApi(*issuer)};
    out.seconds = qMax<qint64>(1, endOf(*claims) - m_c.clock.nowMs() / 1000);
    return out;
}

} // namespace octroi::authority
