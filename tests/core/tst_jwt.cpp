// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/dpop.h"
#include "crypto/jose/jwt.h"
#include "crypto/jose/replaycache.h"
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

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// RFC 9449 figure 2 and figure 12.
const QByteArray kTokenProof =
    "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRj"
    "QyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGki"
    "OiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYy"
    "NjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";
const QByteArray kResourceProof =
    "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRj"
    "QyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGki"
    "OiJlMWozVl9iS2ljOC1MQUVCIiwiaHRtIjoiR0VUIiwiaHR1IjoiaHR0cHM6Ly9yZXNvdXJjZS5leGFtcGxlLm9yZy9wcm90ZWN0ZWRyZXNvdXJjZSIs"
    "ImlhdCI6MTU2MjI2MjYxOCwiYXRoIjoiZlVIeU8ycjJaM0RaNTNFc05yV0JiMHhXWG9hTnk1OUlpS0NBcWtzbVFFbyJ9.2oW9RP35yRqzhrtNP86L-Ey"
    "71EOptxRimPPToA1plemAgR6pxHF8y6-yqyVnmcw6Fy1dqd-jfxSYoMxhAJpLjA";
const QByteArray kToken = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";
const QByteArray kThumbprint = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

constexpr qint64 kNowS = 1'780'000'000;

/// A proof with what the test changes of it.
QByteArray proof(const SigningKey &key, const QJsonObject &claims, QJsonObject header = {})
{
    QJsonObject all{{QStringLiteral("jti"), QStringLiteral("a")}, {QStringLiteral("htm"), QStringLiteral("GET")},
                    {QStringLiteral("htu"), QStringLiteral("https://api.example/orders")}, {QStringLiteral("iat"), kNowS}};
    for (auto it = claims.begin(); it != claims.end(); ++it) {
        if (it.value().isNull())
            all.remove(it.key());
        else
            all[it.key()] = it.value();
    }
    QJsonObject jwk = key.publicJwk().toJson();
    for (const char *name : {"kid", "use", "alg"})
        jwk.remove(QLatin1String(name));
    QJsonObject head{{QStringLiteral("typ"), QStringLiteral("dpop+jwt")}, {QStringLiteral("alg"), algorithmName(key.algorithm())},
                     {QStringLiteral("jwk"), jwk}};
    for (auto it = header.begin(); it != header.end(); ++it) {
        if (it.value().isNull())
            head.remove(it.key());
        else
            head[it.key()] = it.value();
    }
    return key.sign(compact(head), compact(all));
}

DpopExpectations expected()
{
    DpopExpectations out;
    out.method = "GET";
    out.uri = "https://api.example/orders?x=1";
    out.nowMs = kNowS * 1000;
    return out;
}

} // namespace

class TestJwt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decodingBelievesNothing()
    {
        const auto key = SigningKey::generate(JwsAlgorithm::ES256);
        const DecodedJwt decoded = decodeJwt(key->signJwt("JWT", R"({"iss":"a"})"));
        QCOMPARE(decoded.refusal, JwsRefusal::None);
        QVERIFY(decoded.claimsReadable);
        QCOMPARE(decoded.claims.value(QLatin1String("iss")).toString(), QStringLiteral("a"));
        QCOMPARE(decoded.header.value(QLatin1String("typ")).toString(), QStringLiteral("JWT"));
        // An unsigned one is shown too, with why it would be refused.
        const DecodedJwt none = decodeJwt("eyJhbGciOiJub25lIn0.eyJpc3MiOiJhIn0.");
        QCOMPARE(none.refusal, JwsRefusal::AlgorithmNone);
        QCOMPARE(none.claims.value(QLatin1String("iss")).toString(), QStringLiteral("a"));
        QVERIFY(!decodeJwt("nonsense").claimsReadable);
    }

    void claims_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("finding");
        const auto row = [](const char *name, const QByteArray &claims, const char *check, const char *finding,
                            const QByteArray &header = R"({"typ":"at+jwt"})") {
            QTest::newRow(name) << header << claims << QString::fromLatin1(check) << QString::fromLatin1(finding);
        };
        const QByteArray good = R"("iss":"urn:as.example","aud":["x","urn:api.example"],"exp":1780000060,"iat":1779999990)";
        row("good", '{' + good + '}', "", "");
        row("media type", '{' + good + '}', "", "", R"({"typ":"application/AT+JWT"})");
        row("no typ", '{' + good + '}', "typ", "missing", "{}");
        row("an ID token", '{' + good + '}', "typ", "mismatch", R"({"typ":"JWT"})");
        row("no iss", R"({"aud":"urn:api.example","exp":1780000060})", "iss", "missing");
        row("slash", R"({"iss":"urn:as.example/","aud":"urn:api.example","exp":1780000060})", "iss", "mismatch");
        row("iss is a list", R"({"iss":["urn:as.example"],"aud":"urn:api.example","exp":1780000060})", "iss", "malformed");
        row("no aud", R"({"iss":"urn:as.example","exp":1780000060})", "aud", "missing");
        row("other aud", R"({"iss":"urn:as.example","aud":["y"],"exp":1780000060})", "aud", "mismatch");
        row("aud with a number", R"({"iss":"urn:as.example","aud":["urn:api.example",1],"exp":1780000060})", "aud", "malformed");
        row("no exp", R"({"iss":"urn:as.example","aud":"urn:api.example"})", "exp", "missing");
        row("exp as text", R"({"iss":"urn:as.example","aud":"urn:api.example","exp":"1780000060"})", "exp", "malformed");
        row("exp in milliseconds", R"({"iss":"urn:as.example","aud":"urn:api.example","exp":1780000060000})", "exp", "milliseconds");
        row("negative exp", R"({"iss":"urn:as.example","aud":"urn:api.example","exp":-1})", "exp", "malformed");
        row("within the leeway", R"({"iss":"urn:as.example","aud":"urn:api.example","exp":1779999971})", "", "");
        row("just expired", R"({"iss":"urn:as.example","aud":"urn:api.example","exp":1779999970})", "exp", "expired");
        row("nbf within the leeway", '{' + good + R"(,"nbf":1780000030})", "", "");
        row("nbf ahead", '{' + good + R"(,"nbf":1780000031})", "nbf", "too_early");
        row("iat ahead", R"({"iss":"urn:as.example","aud":"urn:api.example","exp":1780000060,"iat":1780000031})", "iat", "too_early");
        row("too old", R"({"iss":"urn:as.example","aud":"urn:api.example","exp":1780000060,"iat":1779990000})", "iat", "too_old");
    }
    void claims()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, claims);
        QFETCH(QString, check);
        QFETCH(QString, finding);
        JwtExpectations e;
        e.types = QStringList{QStringLiteral("at+jwt")};
        e.issuer = QStringLiteral("urn:as.example");
        e.audiences = QStringList{QStringLiteral("urn:other.example"), QStringLiteral("urn:api.example")};
        e.nowMs = kNowS * 1000;
        if (check == QLatin1String("iat"))
            e.maxAgeS = 3600;
        const auto results = checkClaims(json(header), json(claims), e);
        QCOMPARE(results.size(), 6);
        const auto failure = firstFailure(results);
        QCOMPARE(failure ? jwtCheckName(failure->check) : QString(), check);
        if (failure)
            QCOMPARE(jwtFindingName(failure->finding), finding);
    }

    void dpopVectors()
    {
        DpopExpectations e;
        e.method = "POST";
        e.uri = "https://server.example.com/token";
        e.nowMs = 1'562'262'616'000;
        const DpopProof first = verifyDpop(kTokenProof, e);
        QCOMPARE(dpopRefusalName(first.refusal), QStringLiteral("none"));
        QCOMPARE(first.thumbprint, kThumbprint);
        QCOMPARE(first.jti, QByteArray("-BwC3ESc6acc2lTc"));
        QCOMPARE(tokenHash(kToken), QByteArray("fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"));
        e.method = "GET";
        e.uri = "https://resource.example.org/protectedresource";
        e.nowMs = 1'562'262'618'000;
        e.accessToken = kToken;
        e.thumbprint = kThumbprint;
        QCOMPARE(dpopRefusalName(verifyDpop(kResourceProof, e).refusal), QStringLiteral("none"));
        e.accessToken = "other";
        QCOMPARE(dpopRefusalName(verifyDpop(kResourceProof, e).refusal), QStringLiteral("token_hash"));
        e.thumbprint = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4J";
        QCOMPARE(dpopRefusalName(verifyDpop(kResourceProof, e).refusal), QStringLiteral("other_key"));
    }

    void dpopRefusals()
    {
        const auto key = SigningKey::generate(JwsAlgorithm::ES256);
        const auto say = [&](const QJsonObject &claims, const QJsonObject &header = {}) {
            return dpopRefusalName(verifyDpop(proof(*key, claims, header), expected()).refusal);
        };
        const QString jti = QStringLiteral("jti"), htm = QStringLiteral("htm"), htu = QStringLiteral("htu"), iat = QStringLiteral("iat");
        QCOMPARE(say({}), QStringLiteral("none"));
        QCOMPARE(say({}, {{QStringLiteral("kid"), QStringLiteral("x")}}), QStringLiteral("none"));
        for (const QString &claim : {jti, htm, htu})
            QCOMPARE(say({{claim, QJsonValue()}}), QStringLiteral("syntax"));
        QCOMPARE(say({{iat, QJsonValue()}}), QStringLiteral("time"));
        QCOMPARE(say({{jti, QString(300, QLatin1Char('x'))}}), QStringLiteral("syntax"));
        QCOMPARE(say({{htm, QStringLiteral("POST")}}), QStringLiteral("method"));
        QCOMPARE(say({{htm, QStringLiteral("get")}}), QStringLiteral("method"));
        QCOMPARE(say({{htu, QStringLiteral("https://api.example/other")}}), QStringLiteral("uri"));
        QCOMPARE(say({{iat, kNowS - 61}}), QStringLiteral("time"));
        QCOMPARE(say({{iat, kNowS - 59}}), QStringLiteral("none"));
        QCOMPARE(say({{iat, kNowS + 11}}), QStringLiteral("time"));
        QCOMPARE(say({{iat, kNowS * 1000}}), QStringLiteral("time"));
        QCOMPARE(say({{iat, QString::number(kNowS)}}), QStringLiteral("time"));
        QCOMPARE(say({{QStringLiteral("exp"), kNowS - 20}}), QStringLiteral("time"));
        QCOMPARE(say({}, {{QStringLiteral("typ"), QStringLiteral("JWT")}}), QStringLiteral("type"));
        QCOMPARE(say({}, {{QStringLiteral("typ"), QJsonValue()}}), QStringLiteral("type"));
        QCOMPARE(say({}, {{QStringLiteral("alg"), QStringLiteral("none")}}), QStringLiteral("algorithm"));
        QCOMPARE(say({}, {{QStringLiteral("alg"), QStringLiteral("HS256")}}), QStringLiteral("algorithm"));
        QCOMPARE(say({}, {{QStringLiteral("alg"), QStringLiteral("RS512")}}), QStringLiteral("algorithm"));
        QCOMPARE(say({}, {{QStringLiteral("alg"), QStringLiteral("EdDSA")}}), QStringLiteral("key"));
        QCOMPARE(say({}, {{QStringLiteral("jwk"), QJsonValue()}}), QStringLiteral("key"));
        QJsonObject withPrivate = key->publicJwk().toJson();
        withPrivate.insert(QStringLiteral("d"), QStringLiteral("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"));
        QCOMPARE(say({}, {{QStringLiteral("jwk"), withPrivate}}), QStringLiteral("key"));
        const auto other = SigningKey::generate(JwsAlgorithm::ES256);
        QCOMPARE(say({}, {{QStringLiteral("jwk"), other->publicJwk().toJson()}}), QStringLiteral("signature"));
        QCOMPARE(dpopRefusalName(verifyDpop(QByteArray(5000, 'x'), expected()).refusal), QStringLiteral("syntax"));
        DpopExpectations asked = expected();
        asked.nonces = {"n1", "n2"};
        QCOMPARE(dpopRefusalName(verifyDpop(proof(*key, {}), asked).refusal), QStringLiteral("nonce"));
        QCOMPARE(dpopRefusalName(verifyDpop(proof(*key, {{QStringLiteral("nonce"), QStringLiteral("n2")}}), asked).refusal), QStringLiteral("none"));
    }

    void targetUris()
    {
        const auto same = [](const char *a, const char *b) { return sameTargetUri(a, b); };
        QVERIFY(same("https://api.example/a", "https://API.example:443/a?q=1#f"));
        QVERIFY(same("HTTPS://api.example", "https://api.example/"));
        QVERIFY(same("http://api.example:80/a", "http://api.example/a"));
        QVERIFY(same("https://api.example/%7Euser/%2f", "https://api.example/~user/%2F"));
        QVERIFY(same("https://api.example/a/./b/../c", "https://api.example/a/c"));
        QVERIFY(same("https://api.example/a/..", "https://api.example"));
        QVERIFY(!same("https://api.example/a//b", "https://api.example/a/b"));
        QVERIFY(!same("https://api.example/a", "https://api.example/A"));
        QVERIFY(!same("https://api.example/a", "https://api.example/a/"));
        QVERIFY(!same("https://api.example/a", "http://api.example/a"));
        QVERIFY(!same("https://api.example/a", "https://api.example:8443/a"));
        QVERIFY(!same("https://api.example/a%2Fb", "https://api.example/a/b"));
        QVERIFY(!same("https://u@api.example/a", "https://u@api.example/a"));
        QVERIFY(!same("/a", "/a"));
        QVERIFY(!same("", ""));
        QVERIFY(!same("ftp://api.example/a", "ftp://api.example/a"));
    }

    void whatWasShownIsRemembered()
    {
        using Answer = ReplayCache::Answer;
        ReplayCache cache(64);
        const qint64 now = kNowS * 1000;
        QCOMPARE(cache.use("k", "a", now + 60'000, now), Answer::Fresh);
        QCOMPARE(cache.use("k", "a", now + 60'000, now), Answer::Replayed);
        QCOMPARE(cache.use("other", "a", now + 60'000, now), Answer::Fresh);
        QCOMPARE(cache.use("k", "a", now + 121'000, now + 60'000), Answer::Replayed);
        QCOMPARE(cache.use("k", "a", now + 180'000, now + 61'001), Answer::Fresh);
        // Bounded: when there is no room it says so instead of forgetting.
        int fresh = 0, full = 0;
        for (int i = 0; i < 10'000; ++i) {
            const Answer answer = cache.use("k", QByteArray::number(i), now + 200'000, now + 100'000);
            fresh += answer == Answer::Fresh;
            full += answer == Answer::Full;
        }
        QVERIFY(fresh >= 64);
        QVERIFY(fresh <= 128);
        QCOMPARE(fresh + full, 10'000);
    }

    void oneOfManyThreadsIsFirst()
    {
        ReplayCache cache(1 << 14);
        const qint64 now = kNowS * 1000;
        constexpr int ids = 4000;
        std::array<std::atomic<int>, ids> fresh{};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < ids; ++i)
                    fresh[std::size_t(i)] += cache.use("k", QByteArray::number(i), now + 1000, now) == ReplayCache::Answer::Fresh;
            });
        }
        for (auto &t : threads)
            t.join();
        for (const auto &n : fresh)
            QVERIFY(n <= 1);
        QVERIFY(std::count(fresh.begin(), fresh.end(), 1) > ids * 9 / 10);
    }
};

QTEST_APPLESS_MAIN(TestJwt)
#include "tst_jwt.moc"
