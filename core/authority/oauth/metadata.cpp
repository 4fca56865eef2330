// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/issuer/state.h"
#include "authority/oauth/authorizationserver.h"

namespace octroi::authority {

namespace {

QJsonArray list(std::initializer_list<const char *> names)
{
    QJsonArray out;
    for (const char *name : names)
        out << QString::fromLatin1(name);
    return out;
}

const std::initializer_list<const char *> kMethods{"client_secret_basic", "client_secret_post", "private_key_jwt",
                                                   "tls_client_auth", "self_signed_tls_client_auth"};
const std::initializer_list<const char *> kAssertionAlgorithms{"ES256", "ES384", "EdDSA", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512"};

} // namespace

QJsonObject AuthorizationServer::metadata() const
{
    const auto url = [&](const char *path) { return m_context.url(path); };
    QStringList signing; // what signs now, and what will
    for (const crypto::Jwk &key : m_keys.published().keys())
        signing << crypto::algorithmName(key.algorithms().first());
    signing.removeDuplicates();
    QJsonArray methods = list(kMethods), scopes = list({"openid", "profile", "email", "offline_access", "admin"});
    QStringList names;
    for (const domain::Scope &scope : m_context.issuer.state().scopes)
        names << scope.name;
    names.sort();
    for (const QString &name : names)
        scopes << name;
    QJsonArray tokenMethods = methods;
    tokenMethods << QStringLiteral("none");
    return {{QStringLiteral("issuer"), m_context.issuerUrl},
            {QStringLiteral("authorization_endpoint"), url("/oauth/authorize")},
            {QStringLiteral("token_endpoint"), url("/oauth/token")},
            {QStringLiteral("jwks_uri"), url("/oauth/jwks")},
            {QStringLiteral("registration_endpoint"), url("/oauth/register")},
            {QStringLiteral("introspection_endpoint"), url("/oauth/introspect")},
            {QStringLiteral("revocation_endpoint"), url("/oauth/revoke")},
            {QStringLiteral("userinfo_endpoint"), url("/oauth/userinfo")},
            {QStringLiteral("pushed_authorization_request_endpoint"), url("/oauth/par")},
            {QStringLiteral("device_authorization_endpoint"), url("/oauth/device_authorization")},
            {QStringLiteral("scopes_supported"), scopes},
            {QStringLiteral("response_types_supported"), list({"code"})},
            {QStringLiteral("response_modes_supported"), list({"query"})},
            {QStringLiteral("grant_types_supported"), QJsonArray::fromStringList(domain::knownGrantTypes())},
            {QStringLiteral("code_challenge_methods_supported"), list({"S256"})},
            {QStringLiteral("token_endpoint_auth_methods_supported"), tokenMethods},
            {QStringLiteral("token_endpoint_auth_signing_alg_values_supported"), list(kAssertionAlgorithms)},
            {QStringLiteral("introspection_endpoint_auth_methods_supported"), methods},
            {QStringLiteral("introspection_endpoint_auth_signing_alg_values_supported"), list(kAssertionAlgorithms)},
            {QStringLiteral("revocation_endpoint_auth_methods_supported"), tokenMethods},
            {QStringLiteral("revocation_endpoint_auth_signing_alg_values_supported"), list(kAssertionAlgorithms)},
            {QStringLiteral("dpop_signing_alg_values_supported"), list({"ES256", "ES384", "EdDSA", "RS256", "PS256"})},
            {QStringLiteral("tls_client_certificate_bound_access_tokens"), true},
            {QStringLiteral("authorization_response_iss_parameter_supported"), true},
            {QStringLiteral("require_pushed_authorization_requests"), false},
            {QStringLiteral("request_parameter_supported"), false},
            {QStringLiteral("request_uri_parameter_supported"), false},
            {QStringLiteral("subject_types_supported"), list({"public"})},
            {QStringLiteral("id_token_signing_alg_values_supported"), QJsonArray::fromStringList(signing)},
            {QStringLiteral("claims_supported"), list({"iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "amr", "at_hash"})},
            {QStringLiteral("ui_locales_supported"), list({"en", "fr"})},
            {QStringLiteral("service_documentation"), url("/v1/openapi.yaml")}};
}

} // namespace octroi::authority
