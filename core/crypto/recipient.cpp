// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/recipient.h"

#include <QTimeZone>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace octroi::crypto {

namespace {

constexpr int kLeastRsa = 2048, kLeastCurve = 256;

Error refused(const char *reason, const QString &name, const QString &detail)
{
    return Error{ErrorCode::Invalid, name, detail, QStringLiteral("certificate"),
                 QString::fromLatin1(reason)};
}

X509 *parse(QByteArrayView bytes)
{
    X509 *certificate = nullptr;
    if (bytes.contains("-----BEGIN ")) {
        BIO *in = BIO_new_mem_buf(bytes.data(), int(bytes.size()));
        certificate = PEM_read_bio_X509(in, nullptr, nullptr, nullptr);
        BIO_free(in);
    } else {
        const auto *at = reinterpret_cast<const unsigned char *>(bytes.data());
        certificate = d2i_X509(nullptr, &at, long(bytes.size()));
    }
    ERR_clear_error();
    return certificate;
}

QString nameOf(const X509_NAME *name)
{
    const int at = X509_NAME_get_index_by_NID(name, NID_commonName, -1);
    if (at >= 0) {
        unsigned char *text = nullptr;
        const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
        const QString common = QString::fromUtf8(reinterpret_cast<const char *>(text), qMax(size, 0));
        OPENSSL_free(text);
        if (!common.isEmpty())
            return common;
    }
    BIO *out = BIO_new(BIO_s_mem());
    X509_NAME_print_ex(out, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char *text = nullptr;
    const long size = BIO_get_mem_data(out, &text);
    const QString whole = QString::fromUtf8(text, size);
    BIO_free(out);
    return whole;
}

QDateTime timeOf(const ASN1_TIME *time)
{
    tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

QString curveName(const EVP_PKEY *key)
{
    char group[64] = {};
    EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group, sizeof group, nullptr);
    const int nid = OBJ_txt2nid(group);
    const char *nist = nid == NID_undef ? nullptr : EC_curve_nid2nist(nid);
    return QString::fromLatin1(nist ? nist : group);
}

QString hexPairs(const X509 *certificate)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    X509_digest(certificate, EVP_sha256(), digest, &size);
    return QString::fromLatin1(QByteArray(reinterpret_cast<char *>(digest), qsizetype(size)).toHex(':'))
        .toUpper();
}

} // namespace

Result<Recipient> Recipient::read(QByteArrayView bytes, const QDateTime &now)
{
    X509 *parsed = parse(bytes);
    if (!parsed) {
        const bool secret = bytes.contains("PRIVATE KEY-----");
        return refused(secret ? "certificate_is_private_key" : "certificate_unreadable", {},
                       secret ? QStringLiteral("a private key, not a certificate")
                              : QStringLiteral("neither PEM nor DER of an X.509 certificate"));
    }
    Recipient r;
    r.m_certificate = std::shared_ptr<void>(parsed, [](void *one) { X509_free(static_cast<X509 *>(one)); });
    r.m_name = nameOf(X509_get_subject_name(parsed));
    r.m_issuer = nameOf(X509_get_issuer_name(parsed));
    r.m_validUntil = timeOf(X509_get0_notAfter(parsed));
    r.m_fingerprint = hexPairs(parsed);
    const QDateTime from = timeOf(X509_get0_notBefore(parsed));
    if (!from.isValid() || !r.m_validUntil.isValid())
        return refused("certificate_unreadable", r.m_name, QStringLiteral("its validity cannot be read"));
    if (now < from)
        return refused("certificate_early", r.m_name,
                       QStringLiteral("valid from ") + from.toString(Qt::ISODate));
    if (now > r.m_validUntil)
        return refused("certificate_expired", r.m_name,
                       QStringLiteral("valid until ") + r.m_validUntil.toString(Qt::ISODate));
    const EVP_PKEY *key = X509_get0_pubkey(parsed);
    const int kind = key ? EVP_PKEY_get_base_id(key) : 0;
    if (kind != EVP_PKEY_RSA && kind != EVP_PKEY_EC)
        return refused("certificate_kind", r.m_name, QStringLiteral("neither an RSA nor an EC key"));
    const bool rsa = kind == EVP_PKEY_RSA;
    const int bits = EVP_PKEY_get_bits(key);
    r.m_keyKind = rsa ? QStringLiteral("RSA %1").arg(bits) : QStringLiteral("EC ") + curveName(key);
    if (bits < (rsa ? kLeastRsa : kLeastCurve))
        return refused("certificate_weak", r.m_name, r.m_keyKind);
    // RFC 5280, 4.2.1.3. Without the extension every use is allowed, and OpenSSL answers with all bits.
    if (!(X509_get_key_usage(parsed) & (rsa ? KU_KEY_ENCIPHERMENT : KU_KEY_AGREEMENT)))
        return refused("certificate_usage", r.m_name,
                       rsa ? QStringLiteral("key usage without keyEncipherment")
                           : QStringLiteral("key usage without keyAgreement"));
    return r;
}

} // namespace octroi::crypto
