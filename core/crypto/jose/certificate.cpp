// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/certificate.h"

#include "crypto/digest.h"
#include "crypto/jose/base64url.h"

#include <memory>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace octroi::crypto {

namespace {

constexpr int kMostBytes = 32 * 1024;

struct Ends
{
    void operator()(BIO *bio) const { BIO_free_all(bio); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
};

std::unique_ptr<X509, Ends> parsed(const QByteArray &text)
{
    if (text.contains("-----BEGIN")) {
        const std::unique_ptr<BIO, Ends> bio(BIO_new_mem_buf(text.constData(), int(text.size())));
        return std::unique_ptr<X509, Ends>(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    }
    QByteArray der = text;
    if (text.size() > 2 && text.startsWith(':') && text.endsWith(':'))
        der = QByteArray::fromBase64(text.sliced(1, text.size() - 2));
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    const auto *end = at + der.size();
    std::unique_ptr<X509, Ends> out(d2i_X509(nullptr, &at, long(der.size())));
    return at == end ? std::move(out) : nullptr; // nothing may follow
}

std::unique_ptr<X509, Ends> anyForm(const QByteArray &certificate)
{
    if (certificate.size() > kMostBytes)
        return nullptr;
    return parsed(certificate.startsWith("-----BEGIN%20") ? QByteArray::fromPercentEncoding(certificate) : certificate);
}

Error unreadable()
{
    ERR_clear_error();
    return Error{ErrorCode::Invalid, {}, QStringLiteral("is not a certificate in PEM or DER"),
                 QStringLiteral("certificate"), QStringLiteral("certificate_syntax")};
}

} // namespace

Result<QByteArray> certificateThumbprint(const QByteArray &certificate)
{
    const auto found = anyForm(certificate);
    unsigned char *der = nullptr;
    const int size = found ? i2d_X509(found.get(), &der) : -1;
    if (size <= 0)
        return unreadable();
    const QByteArray out = toBase64Url(sha256Bytes(QByteArrayView(reinterpret_cast<const char *>(der), size)));
    OPENSSL_free(der);
    return out;
}

Result<QString> certificateSubject(const QByteArray &certificate)
{
    const auto found = anyForm(certificate);
    const std::unique_ptr<BIO, Ends> bio(BIO_new(BIO_s_mem()));
    // In UTF-8, without escapes for what is not ASCII.
    const unsigned long form = XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
    if (!found || !bio || X509_NAME_print_ex(bio.get(), X509_get_subject_name(found.get()), 0, form) < 0)
        return unreadable();
    char *text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return QString::fromUtf8(text, size);
}

Result<QDateTime> certificateEnd(const QByteArray &certificate)
{
    const auto found = anyForm(certificate);
    tm end = {};
    if (!found || ASN1_TIME_to_tm(X509_get0_notAfter(found.get()), &end) != 1)
        return unreadable();
    return QDateTime(QDate(end.tm_year + 1900, end.tm_mon + 1, end.tm_mday),
                     QTime(end.tm_hour, end.tm_min, end.tm_sec), Qt::UTC);
}

} // namespace octroi::crypto
