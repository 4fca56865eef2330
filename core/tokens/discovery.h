// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tokens/keyshelf.h"
#include "tokens/webclient.h"

namespace octroi::tokens {

/// What an authorization server says of itself (RFC 8414, or OpenID Connect discovery). Addresses that may not
/// be used are left empty.
struct IssuerMetadata
{
    QString issuer;
    QUrl authorization, token, device, introspection, jwks;
    QStringList grantTypes, scopes, authMethods;
    bool issInResponse = false; ///< RFC 9207: authorization responses have to carry iss
};

/// Where the metadata of that issuer may lie, RFC 8414 first.
QList<QUrl> metadataPlaces(const QString &issuer);
/// Error: Protocol, reason metadata_syntax or metadata_issuer (it is of another issuer, RFC 8414 section 3.3).
Result<IssuerMetadata> metadataOf(const QString &issuer, const QByteArray &document);

/// Asks the issuer itself. Error: as of WebClient and metadataOf(); Network with reason metadata_none when
/// neither place has a document.
QCoro::Task<Result<IssuerMetadata>> fetchMetadata(WebClient *web, QString issuer);
/// Error: as of WebClient; TooLarge or Invalid with the reasons of crypto::JwkSet, or jwks_empty.
QCoro::Task<Result<crypto::JwkSet>> fetchKeys(WebClient *web, QUrl jwks);
/// Both, as they are kept on the shelf.
QCoro::Task<Result<ShelvedKeys>> fetchIssuer(WebClient *web, QString issuer);

} // namespace octroi::tokens
