// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/passkey.h"
#include "softauthenticator.h"

#include <QTest>

using namespace octroi;
using namespace octroi::crypto;
using octroi::test::SoftAuthenticator;

namespace {
const PasskeyExpectation &expected()
{
    static const PasskeyExpectation e{QByteArray(32, 'c'), QStringLiteral("https://octroi.example"), QStringLiteral("octroi.example")};
    return e;
}
template <typename T>
QString reasonOf(const Result<T> &result)
{
    return result ? QString() : result.error().reason;
}
} // namespace

/// Web Authentication level 2, sections 7.1 and 7.2.
class TestPasskey : public QObject
{
    Q_OBJECT
    const QString m_create = QStringLiteral("webauthn.create"), m_get = QStringLiteral("webauthn.get");

    QByteArray created(const SoftAuthenticator &a) const { return a.clientData(m_create, expected().challenge); }
    QString registered(const SoftAuthenticator &a) const
    {
        return reasonOf(verifyRegistration(expected(), created(a), a.attestation(a.authenticatorData(true))));
    }

private Q_SLOTS:
    void registerAndAssert_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("ES256") << int(SoftAuthenticator::Kind::Es256);
        QTest::newRow("EdDSA") << int(SoftAuthenticator::Kind::EdDsa);
        QTest::newRow("RS256") << int(SoftAuthenticator::Kind::Rs256);
    }
    void registerAndAssert()
    {
        QFETCH(int, kind);
        SoftAuthenticator a{SoftAuthenticator::Kind(kind)};
        const QByteArray data = a.authenticatorData(true);
        const auto key = verifyRegistration(expected(), created(a), a.attestation(data));
        QVERIFY2(key, qPrintable(reasonOf(key)));
        QCOMPARE(key->credentialId, a.credentialId);
        QCOMPARE(key->counter, 1U);
        QVERIFY(verifyRegistration(expected(), created(a), a.selfAttestation(data, created(a))));

        a.counter = 2;
        const QByteArray client = a.clientData(m_get, expected().challenge), signedData = a.authenticatorData(false);
        const QByteArray signature = a.sign(signedData, client);
        const auto counter = verifyAssertion(expected(), key->publicKey, key->counter, client, signedData, signature);
        QVERIFY2(counter, qPrintable(reasonOf(counter)));
        QCOMPARE(*counter, 2U);
        // The same answer again.
        QCOMPARE(reasonOf(verifyAssertion(expected(), key->publicKey, *counter, client, signedData, signature)), QStringLiteral("passkey_counter"));
        // Any bit of what is signed, or another key.
        QByteArray altered = signature;
        altered[altered.size() / 2] = char(altered[altered.size() / 2] ^ 1);
        QCOMPARE(reasonOf(verifyAssertion(expected(), key->publicKey, 1, client, signedData, altered)), QStringLiteral("passkey_signature"));
        const SoftAuthenticator other{SoftAuthenticator::Kind(kind)};
        const auto otherKey = verifyRegistration(expected(), created(other), other.attestation(other.authenticatorData(true)));
        QCOMPARE(reasonOf(verifyAssertion(expected(), otherKey->publicKey, 1, client, signedData, signature)), QStringLiteral("passkey_signature"));
        QCOMPARE(reasonOf(verifyAssertion(expected(), key->publicKey, 1, client, signedData, {})), QStringLiteral("passkey_signature"));
    }
    void anAuthenticatorThatDoesNotCount()
    {
        SoftAuthenticator a;
        a.counter = 0;
        const auto key = verifyRegistration(expected(), created(a), a.attestation(a.authenticatorData(true)));
        QVERIFY(key);
        const QByteArray client = a.clientData(m_get, expected().challenge), data = a.authenticatorData(false);
        QVERIFY(verifyAssertion(expected(), key->publicKey, 0, client, data, a.sign(data, client)));
        QCOMPARE(reasonOf(verifyAssertion(expected(), key->publicKey, 7, client, data, a.sign(data, client))), QStringLiteral("passkey_counter"));
    }
    void clientData()
    {
        const SoftAuthenticator a;
        const QByteArray attestation = a.attestation(a.authenticatorData(true));
        const auto tried = [&](const QByteArray &client) { return reasonOf(verifyRegistration(expected(), client, attestation)); };
        QCOMPARE(tried(a.clientData(m_get, expected().challenge)), QStringLiteral("passkey_client_data"));
        QCOMPARE(tried("{"), QStringLiteral("passkey_client_data"));
        QCOMPARE(tried(a.clientData(m_create, QByteArray(32, 'd'))), QStringLiteral("passkey_challenge"));
        QCOMPARE(tried(a.clientData(m_create, {})), QStringLiteral("passkey_challenge"));
        for (const char *origin : {"https://octroi.example.net", "http://octroi.example", "https://octroi.example:8443", ""})
            QCOMPARE(tried(a.clientData(m_create, expected().challenge, QString::fromLatin1(origin))), QStringLiteral("passkey_origin"));
        QByteArray framed = created(a);
        QCOMPARE(tried(framed.replace("false", "true")), QStringLiteral("passkey_origin"));
        // Nobody asked.
        PasskeyExpectation nothing = expected();
        nothing.challenge.clear();
        QCOMPARE(reasonOf(verifyRegistration(nothing, a.clientData(m_create, {}), attestation)), QStringLiteral("passkey_challenge"));
    }
    void authenticatorData()
    {
        SoftAuthenticator a;
        a.relyingParty = QStringLiteral("other.example");
        QCOMPARE(registered(a), QStringLiteral("passkey_party"));
        a = SoftAuthenticator();
        a.flags = 0x01; // present, not verified
        QCOMPARE(registered(a), QStringLiteral("passkey_flags"));
        a.flags = 0x04;
        QCOMPARE(registered(a), QStringLiteral("passkey_flags"));
        a = SoftAuthenticator();
        QCOMPARE(reasonOf(verifyRegistration(expected(), created(a), a.attestation(a.authenticatorData(false)))), QStringLiteral("passkey_data"));
        const QByteArray whole = a.authenticatorData(true);
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!verifyRegistration(expected(), created(a), a.attestation(whole.first(size))));
        QCOMPARE(reasonOf(verifyRegistration(expected(), created(a), a.attestation(whole + 'x'))), QStringLiteral("passkey_data"));
        QCOMPARE(reasonOf(verifyRegistration(expected(), created(a), "no CBOR")), QStringLiteral("passkey_data"));
        a.credentialId = QByteArray(1024, 'i');
        QCOMPARE(registered(a), QStringLiteral("passkey_data"));
    }
    void keysThatAreNone()
    {
        const QString unusable = QStringLiteral("cose_key");
        SoftAuthenticator a;
        a.cose[3] = -257;
        QCOMPARE(registered(a), unusable);
        a = SoftAuthenticator();
        a.cose[-1] = 2; // P-384
        QCOMPARE(registered(a), unusable);
        a = SoftAuthenticator();
        QByteArray y = a.cose.value(-3).toByteArray();
        y[31] = char(y[31] ^ 1);
        a.cose[-3] = y; // off the curve
        QCOMPARE(registered(a), unusable);
        a = SoftAuthenticator();
        a.cose.remove(-2);
        QCOMPARE(registered(a), unusable);
        a = SoftAuthenticator(SoftAuthenticator::Kind::Rs256);
        a.cose[-1] = QByteArray(128, '\x7F'); // 1024 bits
        QCOMPARE(registered(a), unusable);
    }
    void attestation()
    {
        const SoftAuthenticator a;
        const QByteArray data = a.authenticatorData(true);
        QByteArray self = a.selfAttestation(data, created(a));
        self[self.indexOf("sig") + 12] = char(self[self.indexOf("sig") + 12] ^ 1);
        QCOMPARE(reasonOf(verifyRegistration(expected(), created(a), self)), QStringLiteral("passkey_attestation"));
        QByteArray other = a.attestation(data);
        other.replace("none", "tpm2");
        QCOMPARE(reasonOf(verifyRegistration(expected(), created(a), other)), QStringLiteral("passkey_attestation"));
    }
};

QTEST_GUILESS_MAIN(TestPasskey)
#include "tst_passkey.moc"
