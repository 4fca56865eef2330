// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QDateTime>
#include <QString>
#include <memory>
#include <string>

struct ssl_ctx_st;
struct ssl_st;

namespace octroi::crypto {

/// What a TLS server shows and what it asks of clients: TLS 1.2 with forward secrecy and an AEAD, or
/// TLS 1.3 (RFC 9325 sections 3.1.1, 4.2); no renegotiation, no compression; HTTP/1.1 by ALPN. Immutable.
class TlsContext
{
public:
    /// PEM files. With `clientAuthorities` or `askClients` a client may show a certificate: any is taken, as
    /// a self-signed one may be what a client is known by (RFC 8705 section 2.2).
    struct Files
    {
        QString certificate, key;
        QString clientAuthorities; ///< who PeerCertificate::verified is measured by
        bool askClients = false;   ///< browsers then ask their users for one
    };
    /// Errors: Invalid with the file as context, reasons tls_certificate, tls_key (also: belongs to another
    /// certificate, has a passphrase), tls_client_ca.
    static Result<std::shared_ptr<const TlsContext>> server(const Files &files);
    ~TlsContext();
    TlsContext(const TlsContext &) = delete;
    TlsContext &operator=(const TlsContext &) = delete;

    /// With one reference more, which whoever takes it gives back.
    ssl_ctx_st *shared() const;
    QDateTime validUntil() const { return m_validUntil; }
    bool hasExpired(const QDateTime &now) const { return m_validUntil <= now; }

private:
    explicit TlsContext(ssl_ctx_st *context) : m_context(context) {}
    ssl_ctx_st *m_context;
    QDateTime m_validUntil;
};

/// The certificate the other side showed in its handshake.
struct PeerCertificate
{
    std::string der;       ///< "" for none
    bool verified = false; ///< against Files::clientAuthorities
};
PeerCertificate peerCertificate(ssl_st *connection);

} // namespace octroi::crypto
