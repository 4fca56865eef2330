// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/tlscontext.h"

#include <QFile>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace octroi::crypto {

namespace {

constexpr char kCiphers[] = "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL:!eNULL";
constexpr unsigned char kAlpn[] = "\x08http/1.1";

Error refused(const QString &file, const char *reason, const QString &otherwise)
{
    // The first entry is the cause, the later ones are where it passed through.
    const unsigned long code = ERR_get_error();
    const char *text = code ? ERR_reason_error_string(code) : nullptr;
    ERR_clear_error();
    return Error{ErrorCode::Invalid, file, text ? QString::fromLatin1(text) : otherwise, QString::fromLatin1(reason),
                 QString::fromLatin1(reason)};
}

/// A key with a passphrase must not stop a server at a prompt.
int noPassphrase(char *, int, int, void *)
{
    return 0;
}

/// Every certificate is let through the handshake; whoever wants a verified one asks peerCertificate().
int acceptAny(int, X509_STORE_CTX *)
{
    return 1;
}

int chooseProtocol(SSL *, const unsigned char **out, unsigned char *size, const unsigned char *in, unsigned inSize, void *)
{
    unsigned char *chosen = nullptr;
    const int found = SSL_select_next_proto(&chosen, size, kAlpn, sizeof kAlpn - 1, in, inSize);
    *out = chosen;
    return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

bool isReadable(const QString &path)
{
    return QFile(path).open(QIODevice::ReadOnly);
}

QDateTime endOf(SSL_CTX *context)
{
    std::tm parts{};
    X509 *certificate = SSL_CTX_get0_certificate(context);
    if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

} // namespace

TlsContext::~TlsContext()
{
    SSL_CTX_free(m_context);
}

ssl_ctx_st *TlsContext::shared() const
{
    SSL_CTX_up_ref(m_context);
    return m_context;
}

Result<std::shared_ptr<const TlsContext>> TlsContext::server(const Files &files)
{
    ERR_clear_error();
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    if (!context)
        return refused({}, "tls_certificate", QStringLiteral("TLS is not available in this OpenSSL"));
    std::shared_ptr<TlsContext> out(new TlsContext(context));
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_cipher_list(context, kCiphers);
    SSL_CTX_set_alpn_select_cb(context, chooseProtocol, nullptr);
    SSL_CTX_set_default_passwd_cb(context, noPassphrase);
    const QByteArray certificate = QFile::encodeName(files.certificate), key = QFile::encodeName(files.key);
    for (const auto &[path, reason] : {std::pair(files.certificate, "tls_certificate"), std::pair(files.key, "tls_key")}) {
        if (!isReadable(path))
            return refused(path, reason, QStringLiteral("cannot be read"));
    }
    if (SSL_CTX_use_certificate_chain_file(context, certificate.constData()) != 1)
        return refused(files.certificate, "tls_certificate", QStringLiteral("is no certificate in PEM form"));
    if (SSL_CTX_use_PrivateKey_file(context, key.constData(), SSL_FILETYPE_PEM) != 1
        || SSL_CTX_check_private_key(context) != 1)
        return refused(files.key, "tls_key", QStringLiteral("is no private key in PEM form of this certificate"));
    if (files.askClients || !files.clientAuthorities.isEmpty())
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER, acceptAny);
    // Needed for sessions to be resumed when certificates are asked for.
    static constexpr unsigned char name[] = "octroid";
    SSL_CTX_set_session_id_context(context, name, sizeof name - 1);
    if (!files.clientAuthorities.isEmpty()) {
        const QByteArray path = QFile::encodeName(files.clientAuthorities);
        STACK_OF(X509_NAME) *names = SSL_load_client_CA_file(path.constData());
        if (!names || SSL_CTX_load_verify_locations(context, path.constData(), nullptr) != 1) {
            sk_X509_NAME_pop_free(names, X509_NAME_free);
            return refused(files.clientAuthorities, "tls_client_ca", QStringLiteral("holds no certificate in PEM form"));
        }
        SSL_CTX_set_client_CA_list(context, names);
    }
    out->m_validUntil = endOf(context);
    return std::shared_ptr<const TlsContext>(std::move(out));
}

PeerCertificate peerCertificate(ssl_st *connection)
{
    PeerCertificate out;
    X509 *certificate = SSL_get1_peer_certificate(connection);
    if (!certificate)
        return out;
    const int size = i2d_X509(certificate, nullptr);
    if (size > 0) {
        out.der.resize(std::size_t(size));
        auto *at = reinterpret_cast<unsigned char *>(out.der.data());
        i2d_X509(certificate, &at);
        out.verified = SSL_get_verify_result(connection) == X509_V_OK;
    }
    X509_free(certificate);
    return out;
}

} // namespace octroi::crypto
