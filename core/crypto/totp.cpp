// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/totp.h"

#include "crypto/digest.h"
#include "crypto/random.h"

#include <QUrl>
#include <QtEndian>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace octroi::crypto {

namespace {

constexpr char kBase32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// No 0, O, 1, I, L, U: what is read aloud or copied by hand arrives as it was. Thirty characters, so
/// that a byte is drawn by rejection.
constexpr char kReadable[] = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

const EVP_MD *digestOf(OtpHash hash)
{
    switch (hash) {
    case OtpHash::Sha1: return EVP_sha1();
    case OtpHash::Sha256: return EVP_sha256();
    case OtpHash::Sha512: return EVP_sha512();
    }
    return nullptr;
}

} // namespace

QByteArray hotp(QByteArrayView secret, quint64 counter, int digits, OtpHash hash)
{
    const quint64 big = qToBigEndian(counter);
    unsigned char mac[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    if (!HMAC(digestOf(hash), secret.data(), int(secret.size()), reinterpret_cast<const unsigned char *>(&big), sizeof big, mac, &size))
        qFatal("HMAC is not available in this OpenSSL");
    const unsigned at = mac[size - 1] & 0x0FU;
    const quint32 number = qFromBigEndian<quint32>(mac + at) & 0x7FFFFFFFU;
    quint32 modulus = 1;
    for (int i = 0; i < digits; ++i)
        modulus *= 10;
    return QByteArray::number(number % modulus).rightJustified(digits, '0');
}

Secret newTotpSecret()
{
    return Secret(randomBytes(20));
}

std::optional<qint64> verifyTotp(const Secret &secret, const QString &code, qint64 nowMs, qint64 lastStep)
{
    QByteArray typed = code.toLatin1();
    typed.replace(" ", "");
    if (typed.size() != 6 || secret.isEmpty())
        return std::nullopt;
    const qint64 now = nowMs / 1000 / kTotpSeconds;
    std::optional<qint64> found;
    for (const qint64 step : {now - 1, now, now + 1}) {
        // All three, whatever the first says, so that the time does not tell which one it was.
        const bool same = equalConstantTime(hotp(secret.reveal(), quint64(step)), typed);
        if (same && step > lastStep && !found)
            found = step;
    }
    return found;
}

QByteArray base32(QByteArrayView bytes)
{
    QByteArray out;
    quint32 bits = 0;
    int held = 0;
    for (const char byte : bytes) {
        bits = (bits << 8) | quint8(byte);
        held += 8;
        while (held >= 5) {
            held -= 5;
            out += kBase32[(bits >> held) & 31U];
        }
    }
    if (held > 0)
        out += kBase32[(bits << (5 - held)) & 31U];
    return out;
}

QString otpauthUri(const Secret &secret, const QString &issuer, const QString &account)
{
    const auto encoded = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    return QStringLiteral("otpauth://totp/%1:%2?secret=%3&issuer=%1&algorithm=SHA1&digits=6&period=30")
        .arg(encoded(issuer), encoded(account), QString::fromLatin1(base32(secret.reveal())));
}

QString newRecoveryCode()
{
    QString out;
    while (out.size() < 14) {
        for (const char byte : randomBytes(16)) {
            const auto value = quint8(byte);
            if (value >= 240 || out.size() >= 14)
                continue;
            if (out.size() == 4 || out.size() == 9)
                out += QLatin1Char('-');
            out += QLatin1Char(kReadable[value % 30]);
        }
    }
    return out;
}

QByteArray recoveryCodeKey(const QString &typed)
{
    QByteArray out;
    for (const QChar c : typed.toUpper()) {
        if (c.isLetterOrNumber() && c.unicode() < 128)
            out += c.toLatin1();
    }
    return out;
}

} // namespace octroi::crypto
