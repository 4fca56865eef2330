// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QCborMap>
#include <QString>
#include <memory>
#include <openssl/evp.h>

namespace octroi::test {

/// An authenticator in memory: makes what a browser would hand to the server, right or wrong.
class SoftAuthenticator
{
public:
    enum class Kind { Es256, EdDsa, Rs256 };
    explicit SoftAuthenticator(Kind kind = Kind::Es256);

    QString relyingParty = QStringLiteral("octroi.example");
    quint8 flags = 0x05; ///< user present and verified
    quint32 counter = 1;
    QByteArray credentialId{"credential-0001"};
    QCborMap cose; ///< may be changed before registering

    QByteArray clientData(const QString &type, const QByteArray &challenge,
                          const QString &origin = QStringLiteral("https://octroi.example")) const;
    QByteArray authenticatorData(bool withCredential) const;
    QByteArray attestation(const QByteArray &authenticatorData) const;     ///< "none"
    QByteArray selfAttestation(const QByteArray &authenticatorData, const QByteArray &clientData) const;
    QByteArray sign(const QByteArray &authenticatorData, const QByteArray &clientData) const;

private:
    Kind m_kind;
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key{nullptr, EVP_PKEY_free};
};

} // namespace octroi::test
