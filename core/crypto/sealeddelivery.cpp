// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/sealeddelivery.h"

#include "crypto/random.h"

#include <cmath>
#include <memory>
#include <openssl/cms.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace octroi::crypto {

namespace {

// What OWASP asks of PBKDF2 with SHA-256; CMS as OpenSSL 3.0 makes it has SHA-1 inside, whose collisions do
// not matter to HMAC (RFC 8018, B.1.1).
constexpr int kRounds = 600'000;

template <auto Free>
struct Freed
{
    template <typename T>
    void operator()(T *one) const
    {
        Free(one);
    }
};
using Envelope = std::unique_ptr<CMS_ContentInfo, Freed<CMS_ContentInfo_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;

Error failed()
{
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    return Error{ErrorCode::Internal,
                 QStringLiteral("CMS"),
                 QString::fromLatin1(code ? ERR_reason_error_string(code) : "no memory"),
                 {},
                 QStringLiteral("sealing_failed")};
}

Envelope newEnvelope()
{
    Envelope envelope(CMS_AuthEnvelopedData_create(EVP_aes_256_gcm()));
    if (envelope && CMS_set_detached(envelope.get(), 0) != 1) // the content goes into it
        envelope.reset();
    return envelope;
}

// RFC 5754 and 3560: OAEP; for curves RFC 5753 with a hash that is not SHA-1 either.
bool setUp(CMS_RecipientInfo *info)
{
    EVP_PKEY_CTX *context = CMS_RecipientInfo_get0_pkey_ctx(info);
    if (!context)
        return false;
    if (CMS_RecipientInfo_type(info) == CMS_RECIPINFO_TRANS)
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1 &&
               EVP_PKEY_CTX_set_rsa_oaep_md(context, EVP_sha256()) == 1 &&
               EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1;
    return CMS_RecipientInfo_type(info) == CMS_RECIPINFO_AGREE &&
           EVP_PKEY_CTX_set_ecdh_kdf_md(context, EVP_sha256()) == 1;
}

/// Puts the content in and gives the whole back as PEM.
Result<QByteArray> finish(const Envelope &envelope, const Secret &plain)
{
    const QByteArray &bytes = plain.reveal();
    const Bio in(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
    const Bio out(BIO_new(BIO_s_mem()));
    if (!in || !out || CMS_final(envelope.get(), in.get(), nullptr, CMS_BINARY) != 1 ||
        PEM_write_bio_CMS_stream(out.get(), envelope.get(), nullptr, 0) != 1)
        return failed();
    char *text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return QByteArray(text, size);
}

} // namespace

Result<QByteArray> sealTo(const Recipient &recipient, const Secret &plain)
{
    const Envelope envelope = newEnvelope();
    if (!envelope)
        return failed();
    CMS_RecipientInfo *info = CMS_add1_recipient_cert(
        envelope.get(), static_cast<X509 *>(recipient.m_certificate.get()), CMS_KEY_PARAM | CMS_USE_KEYID);
    if (!info) // without a key identifier in the certificate, by its issuer and serial number
        info = CMS_add1_recipient_cert(envelope.get(), static_cast<X509 *>(recipient.m_certificate.get()),
                                       CMS_KEY_PARAM);
    if (!info || !setUp(info))
        return failed();
    ERR_clear_error();
    return finish(envelope, plain);
}

Result<QByteArray> sealToPassphrase(const Secret &passphrase, const Secret &plain)
{
    if (passphrase.revealText().size() < kLeastPassphrase)
        return Error{ErrorCode::Invalid,
                     {},
                     QStringLiteral("at least %1 characters").arg(kLeastPassphrase),
                     QStringLiteral("passphrase"),
                     QStringLiteral("passphrase_short")};
    const Envelope envelope = newEnvelope();
    // OpenSSL takes over a copy of its own, which it frees and wipes.
    const QByteArray &words = passphrase.reveal();
    auto *copy = static_cast<unsigned char *>(OPENSSL_memdup(words.constData(), std::size_t(words.size())));
    // PWRI-KEK (RFC 3211) wraps with a block cipher in CBC; only the content is in GCM.
    if (!envelope || !copy ||
        !CMS_add0_recipient_password(envelope.get(), kRounds, NID_id_alg_PWRI_KEK, NID_id_pbkdf2, copy,
                                     words.size(), EVP_aes_256_cbc())) {
        OPENSSL_clear_free(copy, std::size_t(words.size()));
        return failed();
    }
    return finish(envelope, plain);
}

Secret generatePassphrase()
{
    constexpr char alphabet[] = "abcdefghjkmnpqrstuvwxyz23456789"; // no i, l, o, 0, 1
    constexpr unsigned kLetters = sizeof alphabet - 1;
    constexpr int kCharacters = 25, kGroup = 5;
    QByteArray text;
    text.reserve(kCharacters + kCharacters / kGroup);
    for (int i = 0; i < kCharacters; ++i) {
        if (i > 0 && i % kGroup == 0)
            text.append('-');
        unsigned byte = 255;
        while (byte >= 256 / kLetters * kLetters) // each letter as likely as the other
            byte = static_cast<unsigned char>(randomBytes(1).front());
        text.append(alphabet[byte % kLetters]);
    }
    return Secret(std::move(text));
}

int passphraseBits(const QString &passphrase)
{
    bool lower = false, upper = false, digit = false, other = false, wide = false;
    double counted = 0;
    QChar before, last;
    for (const QChar c : passphrase) {
        lower |= c >= u'a' && c <= u'z';
        upper |= c >= u'A' && c <= u'Z';
        digit |= c >= u'0' && c <= u'9';
        wide |= c.unicode() > 126;
        other |= c.unicode() <= 126 && !c.isLetterOrNumber();
        const int step = c.unicode() - last.unicode(), stepBefore = last.unicode() - before.unicode();
        // "aaa", "123" and "zyx" are as good as one character.
        const bool goesOn = !last.isNull() && step == stepBefore && qAbs(step) <= 1;
        counted += goesOn ? 0.1 : 1;
        before = last;
        last = c;
    }
    const int letters = 26 * lower + 26 * upper + 10 * digit + 32 * other + 100 * wide;
    return letters ? int(counted * std::log2(letters)) : 0;
}

} // namespace octroi::crypto
