// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/digest.h"
#include "crypto/jose/base64url.h"
#include "crypto/jose/certificate.h"
#include "crypto/jose/jws.h"
#include "crypto/jose/signingkey.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <thread>

using namespace octroi;
using namespace octroi::crypto;

namespace {

QJsonObject json(const QByteArray &text)
{
    const auto document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        qFatal("not an object: %s", text.constData());
    return document.object();
}

// RFC 7515 appendix A.2 and RFC 7517 appendix A.1.
const QByteArray kRsaModulus7515 =
    "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-"
    "pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2Cap"
    "Hg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h"
    "4FRWyuXpoQ";
const QByteArray kRsaModulus7517 =
    "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3okn"
    "jhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6q"
    "MQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awap"
    "JzKnqDKgw";
const QByteArray kPayload7515 =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
const QByteArray kA1 = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9." + kPayload7515 +
    ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const QByteArray kA2 = "eyJhbGciOiJSUzI1NiJ9." + kPayload7515 +
    ".cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr"
    "7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi"
    "12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypG"
    "lUPQGe77Rw";
const QByteArray kA3 = "eyJhbGciOiJFUzI1NiJ9." + kPayload7515 +
    ".DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
const QByteArray kA5 = "eyJhbGciOiJub25lIn0." + kPayload7515 + ".";
const char *const kEc7515 =
    R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})";
// RFC 8037 appendix A.
const char *const kEd8037 = R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";
const QByteArray kA4of8037 =
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
    "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

JwkSet only(const QByteArray &jwk)
{
    const auto key = Jwk::fromJson(json(jwk));
    if (!key)
        qFatal("%s", qPrintable(key.error().toString()));
    return JwkSet({*key});
}

QByteArray rsaJwk(const QByteArray &modulus, const QByteArray &more = {})
{
    return "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + modulus + '"' + more + '}';
}

QByteArray withHeader(const QByteArray &header, const QByteArray &payload = "{}")
{
    return toBase64Url(header) + '.' + toBase64Url(payload) + '.' + toBase64Url("signature");
}

const QList<JwsAlgorithm> kAll = allAlgorithms();

} // namespace

class TestJose : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void base64UrlIsStrict()
    {
        QCOMPARE(toBase64Url("\x03\xec\xff\xe0\xc1"), QByteArray("A-z_4ME")); // RFC 7515 appendix C
        QCOMPARE(fromBase64Url("A-z_4ME").value(), QByteArray("\x03\xec\xff\xe0\xc1"));
        for (const char *bad : {"A-z_4ME=", "A+z_4ME", "A-z_4M", "A-z_4MF", "A-z _4ME", "A-z_4ME\n", "A"})
            QVERIFY2(!fromBase64Url(bad), bad);
    }

    // RFC 7636 appendix B.
    void challengeOfTheVerifier()
    {
        QCOMPARE(toBase64Url(sha256Bytes("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")),
                 QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    }

    void vectorsVerify()
    {
        const JwkSet rsa = only(rsaJwk(kRsaModulus7515));
        QCOMPARE(verifyJws(kA2, rsa, kAll).refusal, JwsRefusal::None);
        QCOMPARE(verifyJws(kA2, rsa, kAll).payload, *fromBase64Url(kPayload7515));
        const JwkSet ec = only(kEc7515);
        QCOMPARE(verifyJws(kA3, ec, kAll).refusal, JwsRefusal::None);
        const VerifiedJws ed = verifyJws(kA4of8037, only(kEd8037), kAll);
        QCOMPARE(ed.refusal, JwsRefusal::None);
        QCOMPARE(ed.payload, QByteArray("Example of Ed25519 signing"));
        // A.1 is HMAC: never, whatever the key.
        QCOMPARE(verifyJws(kA1, rsa, kAll).refusal, JwsRefusal::AlgorithmSymmetric);
        QCOMPARE(verifyJws(kA5, ec, kAll).refusal, JwsRefusal::AlgorithmNone);
    }

    void thumbprints()
    {
        // RFC 7638 section 3.1.
        QCOMPARE(Jwk::fromJson(json(rsaJwk(kRsaModulus7517, R"(,"alg":"RS256","kid":"2011-04-29")")))->thumbprint(),
                 QByteArray("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"));
        // RFC 8037 appendix A.3, RFC 9449 section 6.1.
        QCOMPARE(Jwk::fromJson(json(kEd8037))->thumbprint(), QByteArray("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"));
        QCOMPARE(Jwk::fromJson(json(R"({"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs",
                 "y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"})"))->thumbprint(),
                 QByteArray("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"));
    }

    // RFC 7517 appendix A.1: an EC key for encryption and an RSA key bound to one algorithm.
    void keysSayWhatTheyAreFor()
    {
        const auto set = JwkSet::fromBytes(
            R"({"keys":[{"kty":"EC","crv":"P-256","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4","y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM","use":"enc","kid":"1"},)" +
            rsaJwk(kRsaModulus7517, R"(,"alg":"RS256","kid":"2011-04-29")") + "]}");
        QVERIFY(set);
        QCOMPARE(set->keys().size(), 2);
        QVERIFY(set->keys().at(0).algorithms().isEmpty());
        QCOMPARE(set->keys().at(1).algorithms(), QList{JwsAlgorithm::RS256});
        QVERIFY(set->contains(QStringLiteral("2011-04-29")));
        QCOMPARE(JwkSet::fromJson(set->toJson())->toJson(), set->toJson());
        for (const char *more : {R"(,"use":"enc")", R"(,"key_ops":["sign"])", R"(,"alg":"RSA-OAEP")", R"(,"alg":"PS256")"}) {
            const JwkSet key = only(rsaJwk(kRsaModulus7515, more));
            QCOMPARE(verifyJws(kA2, key, kAll).refusal, JwsRefusal::KeyUnknown);
        }
        QCOMPARE(verifyJws(kA2, only(rsaJwk(kRsaModulus7515, R"(,"use":"sig","key_ops":["verify"])")), kAll).refusal, JwsRefusal::None);
    }

    void badKeys_data()
    {
        QTest::addColumn<QByteArray>("jwk");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QByteArray &jwk, const char *reason) {
            QTest::newRow(name) << jwk << QString::fromLatin1(reason);
        };
        row("private EC", R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"})", "jwk_private");
        row("symmetric", R"({"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"})", "jwk_private");
        row("no kind", R"({"x":"AA"})", "jwk_unsupported");
        row("P-521", R"({"kty":"EC","crv":"P-521","x":"AA","y":"AA"})", "jwk_unsupported");
        row("X25519", R"({"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})", "jwk_unsupported");
        row("off the curve", R"({"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"})", "jwk_value");
        row("short coordinate", R"({"kty":"EC","crv":"P-256","x":"f83O","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})", "jwk_value");
        row("the other curve", R"({"kty":"EC","crv":"P-384","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"})", "jwk_value");
        row("short RSA", rsaJwk(toBase64Url(QByteArray(128, '\xC1'))), "jwk_too_short");
        row("long RSA", rsaJwk(toBase64Url(QByteArray(2048, '\xC1'))), "jwk_too_short");
        row("exponent 1", "{\"kty\":\"RSA\",\"e\":\"AQ\",\"n\":\"" + kRsaModulus7515 + "\"}", "jwk_value");
        row("even exponent", "{\"kty\":\"RSA\",\"e\":\"BA\",\"n\":\"" + kRsaModulus7515 + "\"}", "jwk_value");
        row("huge exponent", "{\"kty\":\"RSA\",\"e\":\"____________\",\"n\":\"" + kRsaModulus7515 + "\"}", "jwk_value");
        row("padding", R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo="})", "jwk_value");
        row("kid is a number", R"({"kty":"OKP","crv":"Ed25519","kid":1,"x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})", "jwk_member");
        row("key_ops is a text", R"({"kty":"OKP","crv":"Ed25519","key_ops":"verify","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})", "jwk_member");
    }
    void badKeys()
    {
        QFETCH(QByteArray, jwk);
        QFETCH(QString, reason);
        const auto key = Jwk::fromJson(json(jwk));
        QVERIFY(!key);
        QCOMPARE(key.error().reason, reason);
        // In a set it is left out rather than fatal (RFC 7517 section 5).
        const auto set = JwkSet::fromBytes("{\"keys\":[" + jwk + ',' + kEd8037 + "]}");
        QVERIFY(set);
        QCOMPARE(set->keys().size(), 1);
        QCOMPARE(set->skipped(), 1);
    }

    void badSets()
    {
        const auto reason = [](const QByteArray &bytes) {
            const auto set = JwkSet::fromBytes(bytes);
            return set ? QString() : set.error().reason;
        };
        QCOMPARE(reason("garbage"), QStringLiteral("jwks_syntax"));
        QCOMPARE(reason("[]"), QStringLiteral("jwks_syntax"));
        QCOMPARE(reason(R"({"keys":{}})"), QStringLiteral("jwks_syntax"));
        QCOMPARE(reason(QByteArray(300'000, ' ')), QStringLiteral("jwks_too_large"));
        QByteArray many = "{\"keys\":[{}";
        for (int i = 0; i < 100; ++i)
            many += ",{}";
        QCOMPARE(reason(many + "]}"), QStringLiteral("jwks_too_large"));
        const QByteArray one = rsaJwk(kRsaModulus7515, R"(,"kid":"a")"), two = rsaJwk(kRsaModulus7517, R"(,"kid":"a")");
        QCOMPARE(reason("{\"keys\":[" + one + ',' + two + "]}"), QStringLiteral("kid_twice"));
        QCOMPARE(reason("{\"keys\":[" + one + ',' + one + "]}"), QString());
        // Different kinds of key may share a kid (RFC 7517 section 4.5).
        QCOMPARE(reason("{\"keys\":[" + one + R"(,{"kid":"a",)" + QByteArray(kEd8037).mid(1) + "]}"), QString());
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<JwsRefusal>("refusal");
        const auto row = [](const char *name, const QByteArray &token, JwsRefusal refusal) { QTest::newRow(name) << token << refusal; };
        const QByteArray long_ = withHeader(R"({"alg":"ES256"})", QByteArray(20'000, 'x'));
        row("empty", "", JwsRefusal::NotCompact);
        row("two parts", "a.b", JwsRefusal::NotCompact);
        row("JWE", "a.b.c.d.e", JwsRefusal::Encrypted);
        row("oversized", long_, JwsRefusal::TooLarge);
        row("base64 with padding", kA3 + "=", JwsRefusal::Encoding);
        row("header is no JSON", withHeader("alg"), JwsRefusal::Header);
        row("header is a list", withHeader(R"(["alg"])"), JwsRefusal::Header);
        row("no alg", withHeader("{}"), JwsRefusal::Header);
        row("alg is a number", withHeader(R"({"alg":256})"), JwsRefusal::Header);
        row("kid is an object", withHeader(R"({"alg":"ES256","kid":{}})"), JwsRefusal::Header);
        row("none", withHeader(R"({"alg":"none"})"), JwsRefusal::AlgorithmNone);
        row("NonE", withHeader(R"({"alg":"NonE"})"), JwsRefusal::AlgorithmNone);
        row("HS256", withHeader(R"({"alg":"HS256"})"), JwsRefusal::AlgorithmSymmetric);
        row("hs512", withHeader(R"({"alg":"hs512"})"), JwsRefusal::AlgorithmSymmetric);
        row("es256 in lower case", withHeader(R"({"alg":"es256"})"), JwsRefusal::AlgorithmUnknown);
        row("RSA-OAEP", withHeader(R"({"alg":"RSA-OAEP"})"), JwsRefusal::AlgorithmUnknown);
        row("crit", withHeader(R"({"alg":"ES256","crit":["exp"]})"), JwsRefusal::Critical);
        row("empty crit", withHeader(R"({"alg":"ES256","crit":[]})"), JwsRefusal::Critical);
        row("b64", withHeader(R"({"alg":"ES256","b64":false,"crit":["b64"]})"), JwsRefusal::Unencoded);
        row("zip", withHeader(R"({"alg":"ES256","zip":"DEF"})"), JwsRefusal::Compressed);
        row("nested", withHeader(R"({"alg":"ES256","cty":"jwt"})"), JwsRefusal::Nested);
        row("enc in three parts", withHeader(R"({"alg":"ES256","enc":"A128GCM"})"), JwsRefusal::Encrypted);
        row("not allowed", kA2, JwsRefusal::AlgorithmNotAllowed);
        row("unknown kid", withHeader(R"({"alg":"ES256","kid":"b"})"), JwsRefusal::KeyUnknown);
        row("kid of a key for another algorithm", withHeader(R"({"alg":"EdDSA","kid":"a"})"), JwsRefusal::KeyMismatch);
        row("wrong signature", withHeader(R"({"alg":"ES256","kid":"a"})"), JwsRefusal::Signature);
        row("psychic signature", toBase64Url(R"({"alg":"ES256","kid":"a"})") + ".e30." + toBase64Url(QByteArray(64, '\0')), JwsRefusal::Signature);
    }
    void refusals()
    {
        QFETCH(QByteArray, token);
        QFETCH(JwsRefusal, refusal);
        const JwkSet keys = only(R"({"kid":"a",)" + QByteArray(kEc7515).mid(1));
        const VerifiedJws result = verifyJws(token, keys, {JwsAlgorithm::ES256, JwsAlgorithm::EdDSA});
        QCOMPARE(jwsRefusalName(result.refusal), jwsRefusalName(refusal));
        QVERIFY(result.payload.isEmpty());
    }

    // A key within the token is never taken for the issuer's (RFC 8725 section 3.10).
    void theTokensOwnKeyIsNotLookedAt()
    {
        const auto mine = SigningKey::generate(JwsAlgorithm::ES256);
        const QByteArray header = R"({"alg":"ES256","jwk":)" + QJsonDocument(mine->publicJwk().toJson()).toJson(QJsonDocument::Compact) + '}';
        QCOMPARE(verifyJws(mine->sign(header, "{}"), only(kEc7515), kAll).refusal, JwsRefusal::Signature);
        QCOMPARE(verifyJws(mine->sign(header, "{}"), JwkSet(), kAll).refusal, JwsRefusal::KeyUnknown);
    }

    void signAndVerify_data()
    {
        QTest::addColumn<JwsAlgorithm>("algorithm");
        for (const JwsAlgorithm algorithm : allAlgorithms())
            QTest::newRow(qPrintable(algorithmName(algorithm))) << algorithm;
    }
    void signAndVerify()
    {
        QFETCH(JwsAlgorithm, algorithm);
        auto made = SigningKey::generate(algorithm);
        QVERIFY(made);
        const QByteArray token = made->signJwt("at+jwt", R"({"iss":"x"})");
        const JwkSet keys({made->publicJwk()});
        const VerifiedJws verified = verifyJws(token, keys, {algorithm});
        QCOMPARE(verified.refusal, JwsRefusal::None);
        QCOMPARE(verified.header.value(QLatin1String("typ")).toString(), QStringLiteral("at+jwt"));
        QCOMPARE(verified.header.value(QLatin1String("kid")).toString(), QString::fromLatin1(made->publicJwk().thumbprint()));
        QCOMPARE(verified.thumbprint, made->publicJwk().thumbprint());
        // One bit of the payload, one of the signature.
        for (const qsizetype at : {token.indexOf('.') + 3, token.size() - 3}) {
            QByteArray altered = token;
            altered[at] = altered[at] == 'A' ? 'B' : 'A';
            QCOMPARE(verifyJws(altered, keys, {algorithm}).refusal, JwsRefusal::Signature);
        }
        // Through PEM and back it is the same key.
        auto pem = made->toPem();
        QVERIFY(pem);
        QVERIFY(pem->reveal().startsWith("-----BEGIN PRIVATE KEY-----"));
        const auto back = SigningKey::fromPem(*pem, algorithm);
        QVERIFY(back);
        QCOMPARE(back->publicJwk().toJson(), made->publicJwk().toJson());
        QCOMPARE(verifyJws(back->signJwt("JWT", "{}"), keys, {algorithm}).refusal, JwsRefusal::None);
        QVERIFY(!QJsonDocument(made->publicJwk().toJson()).toJson().contains("\"d\""));
    }

    void pemOfAnotherKind()
    {
        const auto ec = SigningKey::generate(JwsAlgorithm::ES256);
        auto pem = ec->toPem();
        QCOMPARE(SigningKey::fromPem(*pem, JwsAlgorithm::RS256).error().reason, QStringLiteral("key_algorithm"));
        QCOMPARE(SigningKey::fromPem(*pem, JwsAlgorithm::ES384).error().reason, QStringLiteral("key_algorithm"));
        QCOMPARE(SigningKey::fromPem(Secret(QByteArray("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")), JwsAlgorithm::ES256).error().reason,
                 QStringLiteral("key_syntax"));
        QCOMPARE(SigningKey::fromPem(Secret(), JwsAlgorithm::ES256).error().reason, QStringLiteral("key_syntax"));
    }

    void manyThreadsSignWithOneKey()
    {
        const auto key = SigningKey::generate(JwsAlgorithm::ES256);
        const JwkSet keys({key->publicJwk()});
        std::atomic<int> wrong{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 50; ++i)
                    wrong += !verifyJws(key->signJwt("JWT", QByteArray::number(i)), keys, {JwsAlgorithm::ES256}).ok();
            });
        }
        for (auto &t : threads)
            t.join();
        QCOMPARE(wrong.load(), 0);
    }

    void costOfASignature()
    {
        const auto key = SigningKey::generate(JwsAlgorithm::ES256);
        QBENCHMARK {
            QVERIFY(!key->signJwt("at+jwt", QByteArray(300, 'x')).isEmpty());
        }
    }
    void costOfAVerification()
    {
        const auto key = SigningKey::generate(JwsAlgorithm::ES256);
        const QByteArray token = key->signJwt("at+jwt", QByteArray(300, 'x'));
        const JwkSet keys({key->publicJwk()});
        QBENCHMARK {
            QVERIFY(verifyJws(token, keys, {JwsAlgorithm::ES256}).ok());
        }
    }

    void certificates()
    {
        // A self-signed P-256 certificate; the digest was made by "openssl x509 -outform der | sha256sum".
        const QByteArray pem = 
            "-----BEGIN CERTIFICATE-----\n"
            "MIIBjDCCATGgAwIBAgIUWHP1z0Y3Tgsooh/vQK/eB2LD8dEwCgYIKoZIzj0EAwIw\n"
            "GjEYMBYGA1UEAwwPcGFydG5lci5leGFtcGxlMCAXDTI2MTEyNTIxNTY0NVoYDzIx\n"
            "MjYxMTAxMjE1NjQ1WjAaMRgwFgYDVQQDDA9wYXJ0bmVyLmV4YW1wbGUwWTATBgcq\n"
            "hkjOPQIBBggqhkjOPQMBBwNCAARKuXA8QmFZbfAFHuxQI+iTi2OwuhnVxy3NENbX\n"
            "Mv6/Y+ziTm+Am4WWvuufrPBEzYRI6/xvlZkUaIMxVkKnP9wwo1MwUTAdBgNVHQ4E\n"
            "FgQUi2DHH1iNNRnavldhFONCpF9myygwHwYDVR0jBBgwFoAUi2DHH1iNNRnavldh\n"
            "FONCpF9myygwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAlZVB\n"
            "WHwTW1G/yR/NqpLmEfMIOC7aOa+dyyb8bdQWMaICIQDhJf0+aXj/M4R0Kv9reSqu\n"
            "ySPCFNpqfA5b511iRmL72w==\n"
            "-----END CERTIFICATE-----\n";
        const QByteArray thumbprint = "tHwYJW-9psdUdANmY59TPDfwwHRCH3takojxunUO2_E";
        const QByteArray inner = pem.split('\n').mid(1).join("").replace("-----END CERTIFICATE-----", "");
        QCOMPARE(certificateThumbprint(pem).value(), thumbprint);
        QCOMPARE(certificateThumbprint(QByteArray::fromBase64(inner)).value(), thumbprint);
        QCOMPARE(certificateThumbprint(':' + inner + ':').value(), thumbprint);
        QCOMPARE(certificateThumbprint(pem.toPercentEncoding()).value(), thumbprint);
        for (const QByteArray &bad : {QByteArray(), QByteArray("x"), QByteArray::fromBase64(inner) + 'x', QByteArray(":!:"), pem.left(200)})
            QCOMPARE(certificateThumbprint(bad).error().reason, QStringLiteral("certificate_syntax"));
    }
};

QTEST_APPLESS_MAIN(TestJose)
#include "tst_jose.moc"
