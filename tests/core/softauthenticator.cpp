// SPDX-License-Identifier: GPL-3.0-or-later
#include "softauthenticator.h"

#include <QCborValue>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/rsa.h>

namespace octroi::test {

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

QByteArray number(EVP_PKEY *key, const char *name)
{
    BIGNUM *value = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &value) != 1)
        qFatal("no %s", name);
    QByteArray out(BN_num_bytes(value), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char *>(out.data()));
    BN_free(value);
    return out;
}

} // namespace

SoftAuthenticator::SoftAuthenticator(Kind kind) : m_kind(kind)
{
    switch (kind) {
    case Kind::Es256:
        m_key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
        cose = QCborMap{{1, 2}, {3, -7}, {-1, 1}, {-2, number(m_key.get(), OSSL_PKEY_PARAM_EC_PUB_X).rightJustified(32, '\0')},
                        {-3, number(m_key.get(), OSSL_PKEY_PARAM_EC_PUB_Y).rightJustified(32, '\0')}};
        break;
    case Kind::EdDsa: {
        m_key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
        QByteArray raw(32, '\0');
        std::size_t size = 32;
        EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<unsigned char *>(raw.data()), &size);
        cose = QCborMap{{1, 1}, {3, -8}, {-1, 6}, {-2, raw}};
        break;
    }
    case Kind::Rs256:
        m_key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t(2048)));
        cose = QCborMap{{1, 3}, {3, -257}, {-1, number(m_key.get(), OSSL_PKEY_PARAM_RSA_N)}, {-2, number(m_key.get(), OSSL_PKEY_PARAM_RSA_E)}};
        break;
    }
}

QByteArray SoftAuthenticator::clientData(const QString &type, const QByteArray &challenge, const QString &origin) const
{
    const auto text = QString::fromLatin1(challenge.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    return QJsonDocument(QJsonObject{{QStringLiteral("type"), type}, {QStringLiteral("challenge"), text}, {QStringLiteral("origin"), origin},
                                     {QStringLiteral("crossOrigin"), false}})
        .toJson(QJsonDocument::Compact);
}

QByteArray SoftAuthenticator::authenticatorData(bool withCredential) const
{
    QByteArray out = sha256(relyingParty.toUtf8());
    out += char(flags | (withCredential ? 0x40 : 0));
    const quint32 big = qToBigEndian(counter);
    out.append(reinterpret_cast<const char *>(&big), 4);
    if (withCredential) {
        out += QByteArray(16, '\0');
        const quint16 size = qToBigEndian(quint16(credentialId.size()));
        out.append(reinterpret_cast<const char *>(&size), 2);
        out += credentialId;
        out += QCborValue(cose).toCbor();
    }
    return out;
}

QByteArray SoftAuthenticator::attestation(const QByteArray &data) const
{
    return QCborValue(QCborMap{{QStringLiteral("fmt"), QStringLiteral("none")}, {QStringLiteral("attStmt"), QCborMap()}, {QStringLiteral("authData"), data}}).toCbor();
}

QByteArray SoftAuthenticator::selfAttestation(const QByteArray &data, const QByteArray &client) const
{
    const QCborMap statement{{QStringLiteral("alg"), cose.value(3)}, {QStringLiteral("sig"), sign(data, client)}};
    return QCborValue(QCborMap{{QStringLiteral("fmt"), QStringLiteral("packed")}, {QStringLiteral("attStmt"), statement}, {QStringLiteral("authData"), data}}).toCbor();
}

QByteArray SoftAuthenticator::sign(const QByteArray &data, const QByteArray &client) const
{
    const QByteArray message = data + sha256(client);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    std::size_t size = 1024;
    QByteArray out(qsizetype(size), '\0');
    if (EVP_DigestSignInit(context, nullptr, m_kind == Kind::EdDsa ? nullptr : EVP_sha256(), nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(context, reinterpret_cast<unsigned char *>(out.data()), &size, reinterpret_cast<const unsigned char *>(message.constData()),
                       std::size_t(message.size())) != 1)
        qFatal("signing failed");
    EVP_MD_CTX_free(context);
    out.truncate(qsizetype(size));
    return out;
}

} // namespace octroi::test
