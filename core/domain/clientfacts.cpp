// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/clientfacts.h"

#include <algorithm>

namespace octroi::domain {

namespace {

const QString kCode = QStringLiteral("authorization_code"), kRefresh = QStringLiteral("refresh_token"),
              kCredentials = QStringLiteral("client_credentials"),
              kDevice = QStringLiteral("urn:ietf:params:oauth:grant-type:device_code"),
              kAssertion = QStringLiteral("urn:ietf:params:oauth:grant-type:jwt-bearer"),
              kExchange = QStringLiteral("urn:ietf:params:oauth:grant-type:token-exchange");

} // namespace

bool usesSecret(const OAuthClient &client)
{
    return client.auth == ClientAuth::SecretBasic || client.auth == ClientAuth::SecretPost;
}

QList<QDateTime> proofEnds(const OAuthClient &client)
{
    QList<QDateTime> ends;
    if (usesSecret(client)) {
        for (const ClientSecret &secret : client.secrets)
            ends << (secret.revokedAt.isValid() ? QDateTime() : secret.expiresAt);
    }
    if (client.auth == ClientAuth::TlsClient || client.auth == ClientAuth::SelfSignedTls) {
        for (const ClientCertificate &certificate : client.certificates)
            ends << certificate.expiresAt;
    }
    ends.removeAll(QDateTime());
    std::sort(ends.begin(), ends.end());
    return ends;
}

QDateTime proofEndsAt(const OAuthClient &client, const QDateTime &now)
{
    const QList<QDateTime> ends = proofEnds(client);
    const auto first = std::upper_bound(ends.begin(), ends.end(), now);
    return first == ends.end() ? QDateTime() : *first;
}

bool actsForPeople(ClientKind kind)
{
    return kind != ClientKind::Service;
}

QStringList grantsFor(ClientKind kind)
{
    switch (kind) {
    case ClientKind::Service:
        return {kCredentials, kExchange, kAssertion};
    case ClientKind::Web:
        return {kCode, kRefresh, kCredentials, kExchange};
    case ClientKind::Native:
    case ClientKind::SinglePage:
        return {kCode, kRefresh};
    case ClientKind::Device:
        return {kDevice, kRefresh};
    }
    return {};
}

QList<ClientAuth> methodsFor(ClientKind kind)
{
    switch (kind) {
    case ClientKind::Service:
    case ClientKind::Web:
        return {ClientAuth::SecretBasic, ClientAuth::PrivateKeyJwt, ClientAuth::TlsClient, ClientAuth::SelfSignedTls,
                ClientAuth::SecretPost};
    case ClientKind::Native:
    case ClientKind::Device:
        return {ClientAuth::None, ClientAuth::PrivateKeyJwt};
    case ClientKind::SinglePage:
        break;
    }
    return {ClientAuth::None};
}

OAuthClient defaultClient(ClientKind kind)
{
    OAuthClient client;
    client.kind = kind;
    client.auth = methodsFor(kind).first();
    client.grantTypes = {grantsFor(kind).first()};
    if (actsForPeople(kind))
        client.grantTypes << kRefresh;
    client.grantTypes.sort();
    // What lies in a browser's storage is taken the most easily (RFC 9700 section 2.2.2).
    if (kind == ClientKind::SinglePage)
        client.refreshTokenSeconds = 86'400;
    return client;
}

} // namespace octroi::domain
