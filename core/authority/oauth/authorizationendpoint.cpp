// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/oauth/authorizationendpoint.h"

#include "authority/oauth/scopepolicy.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace octroi::authority {

namespace {

const QLatin1String kRequestUriPrefix("urn:ietf:params:oauth:request_uri:");

AuthorizationRefusal page(const char *error, const char *detail)
{
    return {{}, QString::fromLatin1(error), QString::fromLatin1(detail)};
}

/// All of it percent-encoded: a state may hold anything.
QString encoded(const QString &text)
{
    return QString::fromLatin1(text.toUtf8().toPercentEncoding());
}

Parameters parametersOf(const QJsonObject &pushed)
{
    Parameters out;
    for (auto it = pushed.begin(); it != pushed.end(); ++it) {
        QStringList values;
        for (const QJsonValue v : it.value().toArray())
            values << v.toString();
        out.set(it.key(), values);
    }
    return out;
}

} // namespace

AuthorizationStart AuthorizationEndpoint::begin(const Parameters &parameters)
{
    const StoredClient *stored = m_c.clients.find(parameters.value("client_id"));
    if (!stored || !m_c.clients.mayAct(*stored))
        return page("invalid_client", "the client is unknown or not active");
    const domain::OAuthClient &client = stored->client;
    if (!client.hasGrant(QLatin1String("authorization_code")))
        return page("unauthorized_client", "the client does not sign people in");
    AuthorizationRequest request;
    Parameters effective = parameters;
    const QString uri = parameters.value("request_uri");
    if (!uri.isEmpty()) {
        // RFC 9126 section 4; other request_uri and request objects do not exist here (RFC 9101 is not offered).
        request.pushDigest = Handle::digestOf(uri.mid(kRequestUriPrefix.size()));
        const auto pushed = uri.startsWith(kRequestUriPrefix) ? m_c.oauth().push(request.pushDigest, client.id, m_c.clock.nowMs())
                                                              : Result<std::optional<QJsonObject>>(std::nullopt);
        if (!pushed)
            return page("temporarily_unavailable", "the server cannot answer now");
        if (!*pushed)
            return page("invalid_request_uri", "the pushed request is unknown, was used or has expired");
        effective = parametersOf(**pushed);
    }
    auto redirect = redirectOf(effective, client);
    if (!redirect)
        return AuthorizationRefusal{{}, redirect.error().reason, redirect.error().detail};
    request.redirectUri = *redirect;
    request.redirectNamed = effective.has("redirect_uri");
    request.state = effective.value("state");
    request.clientId = client.id;
    if (client.requirePar && uri.isEmpty())
        return refused(request, oauthError("invalid_request", "the client has to push its requests"));
    auto whole = validated(effective, *stored, request);
    if (!whole)
        return refused(request, whole.error());
    return *whole;
}

Result<QString> AuthorizationEndpoint::redirectOf(const Parameters &parameters, const domain::OAuthClient &client) const
{
    const QString asked = parameters.value("redirect_uri");
    if (asked.isEmpty()) {
        if (client.redirectUris.size() == 1)
            return client.redirectUris.first();
        return oauthError("invalid_request", "redirect_uri is missing");
    }
    for (const QString &registered : client.redirectUris) {
        if (domain::redirectMatches(registered, asked, client.kind))
            return asked;
    }
    return oauthError("invalid_request", "redirect_uri is not one that is registered");
}

Result<AuthorizationRequest> AuthorizationEndpoint::validated(const Parameters &parameters, const StoredClient &stored,
                                                              AuthorizationRequest request) const
{
    static const QRegularExpression challengeForm(QStringLiteral("^[A-Za-z0-9_-]{43}$"));
    const domain::OAuthClient &client = stored.client;
    const QString type = parameters.value("response_type"), mode = parameters.value("response_mode");
    if (type.isEmpty())
        return oauthError("invalid_request", "response_type is missing");
    if (type != QLatin1String("code")) // no token in the browser's address (RFC 9700 section 2.1.2)
        return oauthError("unsupported_response_type", "the only response_type is code");
    if (!mode.isEmpty() && mode != QLatin1String("query"))
        return oauthError("invalid_request", "the only response_mode is query");
    if (parameters.has("request"))
        return oauthError("request_not_supported", "request objects are not supported");
    request.codeChallenge = parameters.value("code_challenge");
    // "plain" protects from nobody who can read the request (RFC 7636 section 7.2).
    if (request.codeChallenge.isEmpty() || parameters.value("code_challenge_method") != QLatin1String("S256"))
        return oauthError("invalid_request", "PKCE with code_challenge_method S256 is required");
    if (!challengeForm.match(request.codeChallenge).hasMatch())
        return oauthError("invalid_request", "code_challenge is not of its form");
    auto asked = askedRights(parameters, client, true);
    if (!asked)
        return asked.error();
    request.clientName = client.name;
    request.clientUri = client.clientUri;
    request.logoUri = client.logoUri;
    request.policyUri = client.policyUri;
    request.termsUri = client.termsUri;
    request.asksConsent = client.consent;
    request.scopes = asked->scopes;
    request.resources = asked->resources;
    request.details = asked->details;
    request.nonce = parameters.value("nonce");
    request.dpopJkt = parameters.value("dpop_jkt");
    if (!request.dpopJkt.isEmpty() && !challengeForm.match(request.dpopJkt).hasMatch())
        return oauthError("invalid_request", "dpop_jkt is not a thumbprint");
    request.prompts = parameters.value("prompt").split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (request.prompts.contains(QLatin1String("none")) && request.prompts.size() > 1)
        return oauthError("invalid_request", "prompt none stands alone");
    request.loginHint = parameters.value("login_hint").left(200);
    request.uiLocales = parameters.value("ui_locales").left(200);
    if (const QString age = parameters.value("max_age"); !age.isEmpty()) {
        bool ok = false;
        request.maxAgeS = age.toLongLong(&ok);
        if (!ok || request.maxAgeS < 0)
            return oauthError("invalid_request", "max_age is not a number of seconds");
    }
    return request;
}

QString AuthorizationEndpoint::redirected(const AuthorizationRequest &request, QList<std::pair<QString, QString>> parameters) const
{
    if (!request.state.isEmpty())
        parameters.append({QStringLiteral("state"), request.state});
    parameters.append({QStringLiteral("iss"), m_c.issuerUrl}); // RFC 9207
    QString out = request.redirectUri;
    QChar separator = out.contains(QLatin1Char('?')) ? QLatin1Char('&') : QLatin1Char('?');
    for (const auto &[name, value] : parameters) {
        out += separator + name + QLatin1Char('=') + encoded(value);
        separator = QLatin1Char('&');
    }
    return out;
}

AuthorizationRefusal AuthorizationEndpoint::refused(const AuthorizationRequest &request, const Error &error) const
{
    return {redirected(request, {{QStringLiteral("error"), error.reason}, {QStringLiteral("error_description"), error.detail}}),
            error.reason, error.detail};
}

QString AuthorizationEndpoint::deny(const AuthorizationRequest &request, const char *error) const
{
    return redirected(request, {{QStringLiteral("error"), QString::fromLatin1(error)}});
}

Result<void> AuthorizationEndpoint::hold(const AuthorizationRequest &request)
{
    if (request.pushDigest.isEmpty())
        return {};
    return m_c.store.transact([&]() -> Result<void> {
        const auto pushed = m_c.oauth().push(request.pushDigest, request.clientId, m_c.clock.nowMs());
        if (!pushed || !*pushed)
            return pushed ? Result<void>() : pushed.error();
        return m_c.oauth().putPush(request.pushDigest, request.clientId, **pushed, m_c.clock.nowMs() + kHeldMs);
    });
}

Result<QString> AuthorizationEndpoint::approve(const AuthorizationRequest &request, const AccountIdentity &account, const QStringList &scopes)
{
    for (const QString &scope : scopes) {
        if (!request.scopes.contains(scope))
            return oauthError("invalid_scope", "a scope was approved that was not asked for");
    }
    Authorization a;
    a.clientId = request.clientId;
    a.accountId = a.subject = account.id;
    a.scopes = scopes;
    a.resources = request.resources;
    a.details = request.details;
    a.nonce = request.nonce;
    a.authTimeS = account.authTimeS > 0 ? account.authTimeS : m_c.clock.nowMs() / 1000;
    a.methods = account.methods;
    const Handle code = Handle::fresh();
    const QJsonObject grant{{QStringLiteral("authorization"), a.toJson()},
                            {QStringLiteral("redirect_uri"), request.redirectUri},
                            {QStringLiteral("redirect_named"), request.redirectNamed},
                            {QStringLiteral("code_challenge"), request.codeChallenge},
                            {QStringLiteral("dpop_jkt"), request.dpopJkt}};
    const auto done = m_c.store.transact([&]() -> Result<void> {
        if (!request.pushDigest.isEmpty()) {
            // Once (RFC 9126 section 7.3).
            const auto still = m_c.oauth().push(request.pushDigest, request.clientId, m_c.clock.nowMs());
            if (!still)
                return serverError(still.error());
            if (!*still)
                return oauthError("invalid_request_uri", "the pushed request was used or has expired");
            if (const auto removed = m_c.oauth().removePush(request.pushDigest); !removed)
                return serverError(removed.error());
        }
        const auto put = m_c.oauth().putCode({code.digest, request.clientId, grant, m_c.clock.nowMs() + kCodeMs, 0, {}});
        return put ? put : serverError(put.error());
    });
    if (!done)
        return done.error();
    return redirected(request, {{QStringLiteral("code"), code.text.revealText()}});
}

} // namespace octroi::authority
