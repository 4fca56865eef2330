// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/password.h"

#include "crypto/digest.h"
#include "crypto/random.h"

#include <QRegularExpression>
#include <memory>
#include <openssl/core_names.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <optional>

namespace octroi::crypto {

namespace {

constexpr int kHashSize = 32, kSaltSize = 16;
constexpr auto kBase64 = QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;

struct Parsed
{
    ScryptCost cost;
    QByteArray salt, hash;
};

std::optional<Parsed> parse(const QByteArray &text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)$"));
    const auto match = form.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return std::nullopt;
    Parsed out;
    out.cost = {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
    out.salt = QByteArray::fromBase64(match.captured(4).toLatin1(), kBase64);
    out.hash = QByteArray::fromBase64(match.captured(5).toLatin1(), kBase64);
    return out;
}

QByteArray normalized(const Secret &password)
{
    return password.revealText().normalized(QString::NormalizationForm_KC).toUtf8();
}

} // namespace

QByteArray scrypt(QByteArrayView password, QByteArrayView salt, const ScryptCost &cost, int size)
{
    if (cost.logN < 1 || cost.logN > 21 || cost.r < 1 || cost.r > 32 || cost.p < 1 || cost.p > 16)
        return {};
    std::uint64_t n = 1ULL << cost.logN;
    std::uint32_t r = std::uint32_t(cost.r), p = std::uint32_t(cost.p);
    std::uint64_t most = 256ULL << 20;
    if (128 * n * r > most)
        return {};
    most += 64ULL << 20; // the table is not all that OpenSSL counts
    const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> kdf(EVP_KDF_fetch(nullptr, "SCRYPT", nullptr), EVP_KDF_free);
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(kdf ? EVP_KDF_CTX_new(kdf.get()) : nullptr,
                                                                            EVP_KDF_CTX_free);
    if (!context)
        return {};
    // OpenSSL only reads through these pointers; an empty password still needs one that is not null.
    static char none = 0;
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_PASSWORD,
                                          password.isEmpty() ? &none : const_cast<char *>(password.data()), std::size_t(password.size())),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, salt.isEmpty() ? &none : const_cast<char *>(salt.data()),
                                          std::size_t(salt.size())),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &n),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &r),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &p),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &most),
        OSSL_PARAM_construct_end()};
    QByteArray out(size, Qt::Uninitialized);
    if (EVP_KDF_derive(context.get(), reinterpret_cast<unsigned char *>(out.data()), std::size_t(size), parameters) != 1)
        return {};
    return out;
}

QByteArray hashPassword(const Secret &password, const ScryptCost &cost)
{
    const QByteArray salt = randomBytes(kSaltSize);
    QByteArray text = normalized(password);
    const QByteArray hash = scrypt(text, salt, cost, kHashSize);
    text.fill('\0');
    if (hash.isEmpty())
        return {};
    return "$scrypt$ln=" + QByteArray::number(cost.logN) + ",r=" + QByteArray::number(cost.r) + ",p=" + QByteArray::number(cost.p) +
        '$' + salt.toBase64(kBase64) + '$' + hash.toBase64(kBase64);
}

bool verifyPassword(const Secret &password, const QByteArray &hash)
{
    auto parsed = parse(hash);
    const bool readable = parsed.has_value();
    if (!readable)
        parsed = Parsed{{}, QByteArray(kSaltSize, '\0'), QByteArray(kHashSize, '\0')};
    QByteArray text = normalized(password);
    const QByteArray derived = scrypt(text, parsed->salt, parsed->cost, int(parsed->hash.size()));
    text.fill('\0');
    return equalConstantTime(derived, parsed->hash) && readable && !derived.isEmpty();
}

bool isPasswordHashOutdated(const QByteArray &hash)
{
    const auto parsed = parse(hash);
    return !parsed || parsed->cost != ScryptCost{};
}

} // namespace octroi::crypto
