// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/passkey.h"

#include "crypto/cosekey.h"
#include "crypto/digest.h"

#include <QCborMap>
#include <QCborStreamReader>
#include <QCborValue>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

namespace octroi::crypto {

namespace {

constexpr auto kBase64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr quint8 kUserPresent = 0x01, kUserVerified = 0x04, kCredentialIncluded = 0x40, kExtensions = 0x80;
constexpr qsizetype kHeadSize = 37; ///< rpIdHash, flags, signCount (section 6.1)

Error wrong(const char *reason, const char *detail)
{
    return Error{ErrorCode::Invalid, {}, QString::fromLatin1(detail), {}, QString::fromLatin1(reason)};
}

/// Steps 7 to 11 of section 7.1, 11 to 14 of section 7.2.
Result<void> checkClientData(const PasskeyExpectation &expected, const QByteArray &json, const char *type)
{
    QJsonParseError error{};
    const QJsonObject data = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError || data.value(QStringLiteral("type")).toString() != QLatin1String(type))
        return wrong("passkey_client_data", "the client data is not that of this ceremony");
    const QByteArray challenge = data.value(QStringLiteral("challenge")).toString().toLatin1();
    if (expected.challenge.isEmpty() || !equalConstantTime(challenge, expected.challenge.toBase64(kBase64Url)))
        return wrong("passkey_challenge", "the challenge is not the one that was sent");
    if (data.value(QStringLiteral("origin")).toString() != expected.origin || data.value(QStringLiteral("crossOrigin")).toBool())
        return wrong("passkey_origin", "the answer was made for another site");
    return {};
}

struct AuthenticatorData
{
    quint8 flags = 0;
    quint32 counter = 0;
    QByteArray credentialId, publicKey;
};

/// The length of the CBOR item at the start; -1 when there is none.
qsizetype cborSize(const QByteArray &bytes)
{
    QCborParserError error{};
    QCborStreamReader reader(bytes);
    const QCborValue value = QCborValue::fromCbor(reader);
    error.error = reader.lastError();
    return error.error == QCborError::NoError && !value.isInvalid() ? qsizetype(reader.currentOffset()) : -1;
}

Result<AuthenticatorData> readAuthenticatorData(const PasskeyExpectation &expected, const QByteArray &bytes)
{
    if (bytes.size() < kHeadSize)
        return wrong("passkey_data", "the authenticator data is too short");
    if (!equalConstantTime(bytes.first(32), sha256Bytes(expected.relyingParty.toUtf8())))
        return wrong("passkey_party", "the answer was made for another server");
    AuthenticatorData out;
    out.flags = quint8(bytes[32]);
    out.counter = qFromBigEndian<quint32>(bytes.constData() + 33);
    if ((out.flags & kUserPresent) == 0 || (out.flags & kUserVerified) == 0)
        return wrong("passkey_flags", "the authenticator did not verify who used it");
    QByteArray rest = bytes.sliced(kHeadSize);
    if (out.flags & kCredentialIncluded) {
        // AAGUID, length, credential id, COSE key (section 6.5.1).
        if (rest.size() < 18)
            return wrong("passkey_data", "the credential is cut off");
        const qsizetype size = qFromBigEndian<quint16>(rest.constData() + 16);
        if (size < 1 || size > 1023 || rest.size() < 18 + size)
            return wrong("passkey_data", "the credential identifier is cut off or too long");
        out.credentialId = rest.sliced(18, size);
        rest = rest.sliced(18 + size);
        const qsizetype key = cborSize(rest);
        if (key < 1)
            return wrong("passkey_data", "the public key is cut off");
        out.publicKey = rest.first(key);
        rest = rest.sliced(key);
    }
    if (out.flags & kExtensions) {
        const qsizetype extensions = cborSize(rest);
        if (extensions < 1)
            return wrong("passkey_data", "the extensions are cut off");
        rest = rest.sliced(extensions);
    }
    if (!rest.isEmpty())
        return wrong("passkey_data", "something follows the authenticator data");
    return out;
}

} // namespace

Result<RegisteredPasskey> verifyRegistration(const PasskeyExpectation &expected, const QByteArray &clientDataJson,
                                             const QByteArray &attestationObject)
{
    if (const auto client = checkClientData(expected, clientDataJson, "webauthn.create"); !client)
        return client.error();
    QCborParserError error{};
    const QCborMap object = QCborValue::fromCbor(attestationObject, &error).toMap();
    const QByteArray data = object.value(QStringLiteral("authData")).toByteArray();
    if (error.error != QCborError::NoError || data.isEmpty())
        return wrong("passkey_data", "the attestation object cannot be read");
    const auto read = readAuthenticatorData(expected, data);
    if (!read)
        return read.error();
    if (read->credentialId.isEmpty())
        return wrong("passkey_data", "there is no credential in it");
    const auto algorithm = checkCoseKey(read->publicKey);
    if (!algorithm)
        return algorithm.error();
    const QString format = object.value(QStringLiteral("fmt")).toString();
    const QCborMap statement = object.value(QStringLiteral("attStmt")).toMap();
    const QByteArray signedBytes = data + sha256Bytes(clientDataJson);
    const bool self = format == QLatin1String("packed") && !statement.contains(QStringLiteral("x5c")) &&
        statement.value(QStringLiteral("alg")).toInteger() == qint64(*algorithm) &&
        verifyCose(read->publicKey, signedBytes, statement.value(QStringLiteral("sig")).toByteArray());
    if (!self && !(format == QLatin1String("none") && statement.isEmpty()))
        return wrong("passkey_attestation", "the attestation is of a kind that was not asked for, or does not verify");
    return RegisteredPasskey{read->credentialId, read->publicKey, read->counter};
}

Result<quint32> verifyAssertion(const PasskeyExpectation &expected, const QByteArray &publicKey, quint32 counter,
                                const QByteArray &clientDataJson, const QByteArray &authenticatorData, const QByteArray &signature)
{
    if (const auto client = checkClientData(expected, clientDataJson, "webauthn.get"); !client)
        return client.error();
    const auto read = readAuthenticatorData(expected, authenticatorData);
    if (!read)
        return read.error();
    if (!verifyCose(publicKey, QByteArray(authenticatorData + sha256Bytes(clientDataJson)), signature))
        return wrong("passkey_signature", "the signature does not verify");
    // Section 7.2, step 21: both zero says that the authenticator does not count.
    if ((read->counter != 0 || counter != 0) && read->counter <= counter)
        return wrong("passkey_counter", "the authenticator's counter did not grow: it may have been copied");
    return read->counter;
}

} // namespace octroi::crypto
