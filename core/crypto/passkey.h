// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QString>

// The server's half of Web Authentication level 2: what an authenticator answers is checked here, step by
// step as sections 7.1 (registration) and 7.2 (assertion) have it.
namespace octroi::crypto {

/// What this server asked for.
struct PasskeyExpectation
{
    QByteArray challenge; ///< the bytes that were sent out, taken once
    QString origin;       ///< "https://octroi.example", compared exactly
    QString relyingParty; ///< "octroi.example"
};

struct RegisteredPasskey
{
    QByteArray credentialId; ///< at most 1023 bytes
    QByteArray publicKey;    ///< COSE_Key, checked
    quint32 counter = 0;
};

/// User verification (PIN or biometry) is required, so that a passkey stands for two factors. Attestation is
/// not asked for: formats "none" and "packed" with self attestation are taken.
/// Errors: Invalid; the reason names what was wrong: passkey_client_data, passkey_challenge, passkey_origin,
/// passkey_party, passkey_flags, passkey_data, passkey_attestation, passkey_signature, passkey_counter, cose_key.
Result<RegisteredPasskey> verifyRegistration(const PasskeyExpectation &expected, const QByteArray &clientDataJson,
                                             const QByteArray &attestationObject);

/// The new counter. One that does not grow says that the authenticator was copied: passkey_counter.
Result<quint32> verifyAssertion(const PasskeyExpectation &expected, const QByteArray &publicKey, quint32 counter,
                                const QByteArray &clientDataJson, const QByteArray &authenticatorData, const QByteArray &signature);

} // namespace octroi::crypto
