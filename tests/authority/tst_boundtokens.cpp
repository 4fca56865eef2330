// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/certificate.h"
#include "samplecertificate.h"
#include "tokenbench.h"

#include <QTest>

using namespace octroi;
using namespace octroi::test;

/// Access tokens that go with something else: a proof, a certificate, a key.
class TestBoundTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void proofsOfPossession()
    {
        TokenBench b;
        const auto key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256);
        const auto other = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256);
        const QByteArray token = b.jwt({{QStringLiteral("cnf"), QJsonObject{{QStringLiteral("jkt"), QString::fromLatin1(key->publicJwk().thumbprint())}}}});
        const qint64 now = b.clock.nowMs();
        const QByteArray proof = proofFor(*key, token, now, QStringLiteral("p1"));
        QCOMPARE(b.say({token}), QStringLiteral("proof_missing"));
        QCOMPARE(b.say({token, {}, proof}), QStringLiteral("proof_missing")); // bound, yet shown as a bearer
        QCOMPARE(b.say({token, {}, {}, true}), QStringLiteral("proof_missing"));
        QCOMPARE(b.say({token, {}, proof, true}), QStringLiteral("none"));
        QCOMPARE(b.say({token, {}, proof, true}), QStringLiteral("proof_replayed"));
        QCOMPARE(b.say({token, {}, proofFor(*other, token, now, QStringLiteral("p2")), true}), QStringLiteral("proof_invalid"));
        QCOMPARE(b.say({token, {}, proofFor(*key, "other", now, QStringLiteral("p3")), true}), QStringLiteral("proof_invalid"));
        QCOMPARE(b.say({token, {}, proofFor(*key, token, now - 120'000, QStringLiteral("p4")), true}), QStringLiteral("proof_invalid"));
        QCOMPARE(b.say({token, {}, proofFor(*key, token, now, QStringLiteral("p5"), QStringLiteral("https://api.example/bills/7")), true}), QStringLiteral("proof_invalid"));
        QCOMPARE(b.say({token, {}, proofFor(*key, token, now, QStringLiteral("p6")), true, {}, "/orders/7?page=2"}), QStringLiteral("none"));
        QCOMPARE(b.say({b.jwt(), {}, proofFor(*key, b.jwt(), now, QStringLiteral("p7")), true}), QStringLiteral("token_binding"));
        // A confirmation that is not known here is not passed over (RFC 7800 section 3.1).
        QCOMPARE(b.say({b.jwt({{QStringLiteral("cnf"), QJsonObject{{QStringLiteral("kid"), QStringLiteral("x")}}}})}), QStringLiteral("token_binding"));
    }

    void tokensBoundToACertificate()
    {
        TokenBench b;
        const QByteArray pem = "-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----\n";
        const QByteArray token = b.jwt({{QStringLiteral("cnf"), QJsonObject{{QStringLiteral("x5t#S256"), QStringLiteral("bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2")}}}});
        QCOMPARE(b.say({token}), QStringLiteral("token_binding"));
        QCOMPARE(b.say({token, {}, {}, false, pem}), QStringLiteral("token_binding"));
        QCOMPARE(b.say({token, {}, {}, false, kCertificate}), QStringLiteral("token_binding")); // another's
        const QString thumbprint = QString::fromLatin1(crypto::certificateThumbprint(kCertificate).value());
        const QByteArray own = b.jwt({{QStringLiteral("cnf"), QJsonObject{{QStringLiteral("x5t#S256"), thumbprint}}}});
        QCOMPARE(b.say({own, {}, {}, false, kCertificate}), QStringLiteral("none"));
        QCOMPARE(b.say({own}), QStringLiteral("token_binding"));
        QCOMPARE(b.say({own, {}, {}, false, pem}), QStringLiteral("token_binding"));
        QCOMPARE(b.say({own, {}, {}, false, kCertificate.chopped(1)}), QStringLiteral("token_binding"));
    }

    void keyAndToken()
    {
        TokenBench b;
        using Rule = domain::CredentialRule;
        const QString mine = b.client.applicationId, theirs = QStringLiteral("app0000002");
        const QByteArray token = b.jwt(), key = b.key(mine), foreign = b.key(theirs), narrow = b.key(mine, {QStringLiteral("billing")});
        const auto rule = [&](Rule api, Rule application) {
            b.declare(api);
            domain::Application a;
            a.id = mine;
            a.partnerId = b.client.partnerId;
            a.credentialRule = application;
            b.v.putApplication(a);
        };
        const auto all = [&] { return QStringList{b.say({{}, key}), b.say({token}), b.say({token, key})}; };
        const QString none = QStringLiteral("none"), needsKey = QStringLiteral("key_required"), needsToken = QStringLiteral("token_required");
        QCOMPARE(all(), (QStringList{none, none, none}));
        for (const bool byApi : {true, false}) {
            rule(byApi ? Rule::Key : Rule::Either, byApi ? Rule::Either : Rule::Key);
            QCOMPARE(all(), (QStringList{none, needsKey, none}));
            QCOMPARE(b.say({"nonsense", key}), byApi ? none : QStringLiteral("unknown_token"));
            rule(byApi ? Rule::Token : Rule::Either, byApi ? Rule::Either : Rule::Token);
            QCOMPARE(all(), (QStringList{needsToken, none, none}));
            rule(byApi ? Rule::Both : Rule::Either, byApi ? Rule::Either : Rule::Both);
            QCOMPARE(all(), (QStringList{needsToken, needsKey, none}));
            QCOMPARE(b.say({token, foreign}), QStringLiteral("other_application"));
            QCOMPARE(b.say({token, narrow}), QStringLiteral("scope_missing"));
            QCOMPARE(b.say({token, "oct_live_x"}), QStringLiteral("malformed"));
            QCOMPARE(b.say({"nonsense", key}), QStringLiteral("unknown_token"));
        }
        // What the one asks for and the other are both asked for.
        rule(Rule::Key, Rule::Token);
        QCOMPARE(all(), (QStringList{needsToken, needsKey, none}));
        // Counted and limited as the key, and only what both allow.
        std::string scopes;
        const CheckResult both = b.check({token, key}, &scopes);
        QVERIFY(both.credential->idText() != "client0001");
        QCOMPARE(scopes, std::string("orders:read"));
        b.client.suspended = true;
        b.v.putClient(b.client);
        QCOMPARE(b.say({token, key}), QStringLiteral("suspended"));
    }
};

QTEST_GUILESS_MAIN(TestBoundTokens)
#include "tst_boundtokens.moc"
