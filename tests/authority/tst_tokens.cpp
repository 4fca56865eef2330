// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenbench.h"

#include <QTest>
#include <thread>

using namespace octroi;
using namespace octroi::test;

/// Access tokens at the check: whose they are, what they may do, when they end.
class TestTokens : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ownTokens()
    {
        TokenBench b;
        std::string scopes;
        const CheckResult ok = b.check({b.jwt()}, &scopes);
        QCOMPARE(domain::refusalName(ok.refusal), QStringLiteral("none"));
        QCOMPARE(ok.credential->idText(), std::string_view("client0001"));
        QCOMPARE(ok.owner->applicationId, std::string("app0000001"));
        QCOMPARE(scopes, std::string("orders:read")); // of the token and the client both
        const auto say = [&](const QJsonObject &changes) { return b.say({b.jwt(changes)}); };
        const qint64 now = b.clock.nowMs() / 1000;
        QCOMPARE(say({{QStringLiteral("scope"), QStringLiteral("billing")}}), QStringLiteral("scope_missing"));
        QCOMPARE(say({{QStringLiteral("scope"), QJsonValue()}}), QStringLiteral("scope_missing"));
        QCOMPARE(say({{QStringLiteral("iss"), QStringLiteral("https://evil.example")}}), QStringLiteral("token_issuer"));
        QCOMPARE(say({{QStringLiteral("iss"), QJsonValue()}}), QStringLiteral("token_issuer"));
        QCOMPARE(say({{QStringLiteral("aud"), QStringLiteral("https://other.example")}}), QStringLiteral("token_audience"));
        QCOMPARE(say({{QStringLiteral("aud"), QJsonValue()}}), QStringLiteral("token_audience"));
        QCOMPARE(say({{QStringLiteral("exp"), now - 10}}), QStringLiteral("expired"));
        QCOMPARE(say({{QStringLiteral("exp"), QJsonValue()}}), QStringLiteral("token_invalid"));
        QCOMPARE(say({{QStringLiteral("exp"), (now + 600) * 1000}}), QStringLiteral("token_invalid"));
        QCOMPARE(say({{QStringLiteral("nbf"), now + 60}}), QStringLiteral("token_invalid"));
        QCOMPARE(say({{QStringLiteral("client_id"), QStringLiteral("client0009")}}), QStringLiteral("unknown_client"));
        QCOMPARE(say({{QStringLiteral("client_id"), QJsonValue()}}), QStringLiteral("unknown_client"));
        QCOMPARE(b.say({b.jwt({}, "JWT")}), QStringLiteral("token_invalid")); // an ID token
        QCOMPARE(b.say({b.jwt(), {}, {}, false, {}, "/nothing"}), QStringLiteral("unknown_endpoint"));
        QCOMPARE(b.say({"nonsense"}), QStringLiteral("unknown_token"));
        QCOMPARE(b.say({"a.b.c"}), QStringLiteral("malformed"));
    }

    // RFC 8725 sections 2.1, 3.1, 3.2: the header cannot choose how it is verified.
    void algorithmConfusion()
    {
        TokenBench b;
        const QByteArray payload = compact(b.claims());
        const auto with = [&](const QByteArray &header, const crypto::SigningKey &key) { return b.say({key.sign(header, payload)}); };
        QCOMPARE(with(R"({"typ":"at+jwt","alg":"none"})", b.own), QStringLiteral("token_invalid"));
        QCOMPARE(with(R"({"typ":"at+jwt","alg":"HS256"})", b.own), QStringLiteral("token_invalid"));
        QCOMPARE(with("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"" + b.own.kid().toLatin1() + "\"}", b.other), QStringLiteral("token_invalid"));
        QCOMPARE(with(R"({"typ":"at+jwt","alg":"RS256"})", b.other), QStringLiteral("token_key"));
        QCOMPARE(with("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"jwk\":" + compact(b.other.publicJwk().toJson()) + "}", b.other), QStringLiteral("token_key"));
        const auto stranger = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256);
        QCOMPARE(with("{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"kid\":\"" + b.own.kid().toLatin1() + "\"}", *stranger), QStringLiteral("token_signature"));
        QCOMPARE(with(R"({"typ":"at+jwt","alg":"ES256"})", *stranger), QStringLiteral("token_signature"));
        QCOMPARE(with(R"({"typ":"at+jwt","alg":"ES256","zip":"DEF"})", b.own), QStringLiteral("token_invalid"));
        QCOMPARE(with(R"({"typ":"at+jwt","alg":"ES256","crit":["x"],"x":1})", b.own), QStringLiteral("token_invalid"));
        QByteArray unsigned_ = b.jwt();
        unsigned_.truncate(unsigned_.lastIndexOf('.') + 1);
        QCOMPARE(b.say({unsigned_}), QStringLiteral("token_signature"));
    }

    void clientsAreJudgedOnEveryCall()
    {
        TokenBench b;
        const QByteArray token = b.jwt();
        QCOMPARE(b.say({token}), QStringLiteral("none"));
        LiveClient changed = b.client;
        changed.scopes = QStringList{QStringLiteral("billing")};
        b.v.putClient(changed);
        QCOMPARE(b.say({token}), QStringLiteral("scope_missing"));
        changed = b.client;
        changed.restrictions.addresses = QStringList{QStringLiteral("10.0.0.0/8")};
        b.v.putClient(changed);
        QCOMPARE(b.say({token}), QStringLiteral("address"));
        changed = b.client;
        changed.suspended = true;
        b.v.putClient(changed);
        QCOMPARE(b.say({token}), QStringLiteral("suspended"));
        changed.revoked = true;
        b.v.putClient(changed);
        QCOMPARE(b.say({token}), QStringLiteral("revoked"));
        changed = b.client;
        changed.partnerClosed = true;
        b.v.putClient(changed);
        QCOMPARE(b.say({token}), QStringLiteral("partner_closed"));
        changed = b.client;
        changed.endsAt = b.clock.now().addSecs(60);
        b.v.putClient(changed);
        QCOMPARE(b.say({token}), QStringLiteral("none"));
        b.clock.advanceMs(60'000);
        QCOMPARE(b.say({token}), QStringLiteral("expired"));
    }

    void limitsOfAClientAreThoseOfItsPlan()
    {
        TokenBench b;
        domain::Plan plan;
        plan.id = QStringLiteral("plan000001");
        plan.rate = 0.001;
        plan.burst = 2;
        b.v.putPlan(plan);
        b.client.planId = plan.id;
        b.v.putClient(b.client);
        // Two tokens of one client share its limit.
        QCOMPARE(b.say({b.jwt()}), QStringLiteral("none"));
        QCOMPARE(b.say({b.jwt({{QStringLiteral("jti"), QStringLiteral("j2")}})}), QStringLiteral("none"));
        QCOMPARE(b.say({b.jwt()}), QStringLiteral("rate_exceeded"));
    }

    void bandwidthOfAClientIsSharedByItsCalls()
    {
        TokenBench b;
        domain::Plan plan;
        plan.id = QStringLiteral("plan000001");
        plan.bandwidth = 1000;
        b.v.putPlan(plan);
        b.client.planId = plan.id;
        b.v.putClient(b.client);
        QCOMPARE(b.check({b.jwt()}).limitRate, std::int64_t(1000));
        QCOMPARE(b.check({b.jwt()}).limitRate, std::int64_t(500));
    }

    void revocations()
    {
        TokenBench b;
        const QByteArray first = b.jwt(), second = b.jwt({{QStringLiteral("jti"), QStringLiteral("j2")}});
        QCOMPARE(b.say({first}), QStringLiteral("none"));
        b.v.revokeTokens({QStringLiteral("j1"), b.client.id, {}, b.clock.now().addSecs(600)});
        QCOMPARE(b.say({first}), QStringLiteral("revoked"));
        QCOMPARE(b.say({second}), QStringLiteral("none"));
        b.v.revokeTokens({{}, b.client.id, b.clock.now(), {}});
        QCOMPARE(b.say({second}), QStringLiteral("revoked"));
        b.clock.advanceMs(1000);
        QCOMPARE(b.say({b.jwt({{QStringLiteral("jti"), QStringLiteral("j3")}})}), QStringLiteral("none"));
        // An older time takes nothing back.
        b.v.revokeTokens({{}, b.client.id, b.clock.now().addDays(-1), {}});
        QCOMPARE(b.say({second}), QStringLiteral("revoked"));
        b.clock.advanceMs(700'000);
        b.v.tokens().forgetEnded();
        QCOMPARE(b.say({first}), QStringLiteral("expired"));
    }

    void keysRotate()
    {
        TokenBench b;
        const QByteArray old = b.jwt();
        QCOMPARE(b.say({old}), QStringLiteral("none"));
        const auto next = crypto::SigningKey::generate(crypto::JwsAlgorithm::EdDSA);
        LiveTokenIssuer both{kIssuer, {QStringLiteral("https://api.example")}, crypto::JwkSet({b.own.publicJwk(), next->publicJwk()})};
        b.v.putSigningKeys(both);
        QCOMPARE(b.say({old}), QStringLiteral("none"));
        QCOMPARE(b.say({next->signJwt("at+jwt", compact(b.claims()))}), QStringLiteral("none"));
        both.keys = crypto::JwkSet({next->publicJwk()});
        b.v.putSigningKeys(both);
        // A verdict that was kept ends with the key it was made with.
        QCOMPARE(b.say({old}), QStringLiteral("token_key"));
    }

    void tokensForOneApi()
    {
        TokenBench b;
        const QByteArray token = b.jwt({{QStringLiteral("aud"), QJsonArray{QStringLiteral("urn:octroi:api:api0000001")}}});
        QCOMPARE(b.say({token}), QStringLiteral("none"));
        QCOMPARE(b.say({token, {}, {}, false, {}, "/bills/7"}), QStringLiteral("token_audience"));
        QCOMPARE(b.say({token}), QStringLiteral("none"));
    }

    void opaqueTokens()
    {
        TokenBench b;
        const QByteArray text = crypto::randomSecret().reveal();
        LiveToken token;
        token.digest = crypto::sha256Bytes(text);
        token.clientId = b.client.id;
        token.scopes = QStringList{QStringLiteral("orders:read")};
        token.issuedAt = b.clock.now();
        token.expiresAt = b.clock.now().addSecs(600);
        QCOMPARE(b.say({text}), QStringLiteral("unknown_token"));
        b.v.putToken(token);
        QCOMPARE(b.say({text}), QStringLiteral("none"));
        token.audiences = QStringList{QStringLiteral("urn:octroi:api:api0000002")};
        b.v.putToken(token);
        QCOMPARE(b.say({text}), QStringLiteral("token_audience"));
        QCOMPARE(b.say({text, {}, {}, false, {}, "/bills/7"}), QStringLiteral("none"));
        token.audiences = QStringList{QStringLiteral("https://other.example")};
        b.v.putToken(token);
        QCOMPARE(b.say({text}), QStringLiteral("token_audience"));
        token.audiences.clear();
        b.v.putToken(token);
        b.clock.advanceMs(600'000);
        QCOMPARE(b.say({text}), QStringLiteral("expired"));
        b.v.tokens().forgetEnded();
        QCOMPARE(b.say({text}), QStringLiteral("unknown_token"));
        token.issuedAt = b.clock.now();
        token.expiresAt = b.clock.now().addSecs(600);
        b.v.putToken(token);
        QCOMPARE(b.say({text}), QStringLiteral("none"));
        b.v.dropToken(token.digest);
        QCOMPARE(b.say({text}), QStringLiteral("unknown_token"));
    }

    void trustedIssuers()
    {
        TokenBench b;
        const auto *foreign = &rsaKey();
        LiveTrustedIssuer live;
        domain::TrustedIssuer &t = live.issuer;
        t.id = QStringLiteral("trusted001");
        t.apiId = QStringLiteral("api0000001");
        t.issuer = QStringLiteral("https://idp.example/realm");
        t.audiences = QStringList{QStringLiteral("orders")};
        t.scopes = QStringList{QStringLiteral("orders:read"), QStringLiteral("orders:write")};
        t.scopeMappings = {{QStringLiteral("realm_access.roles"), QStringLiteral("reader"), {QStringLiteral("orders:read"), QStringLiteral("billing")}}};
        t.applicationClaim = QStringLiteral("azp");
        t.applications = {{QStringLiteral("shop"), QStringLiteral("app0000007")}};
        live.keys = crypto::JwkSet({foreign->publicJwk()});
        live.partners.insert(QStringLiteral("app0000007"), QStringLiteral("partner007"));
        b.v.putTrustedIssuers({live});
        const auto jwt = [&](const QJsonObject &changes = {}, const char *typ = "JWT") {
            QJsonObject claims = b.claims({{QStringLiteral("iss"), t.issuer}, {QStringLiteral("aud"), QStringLiteral("orders")},
                                           {QStringLiteral("client_id"), QJsonValue()}, {QStringLiteral("scope"), QStringLiteral("openid")},
                                           {QStringLiteral("azp"), QStringLiteral("shop")},
                                           {QStringLiteral("realm_access"), QJsonObject{{QStringLiteral("roles"), QJsonArray{QStringLiteral("reader")}}}}});
            for (auto it = changes.begin(); it != changes.end(); ++it)
                claims[it.key()] = it.value();
            return foreign->signJwt(typ, compact(claims));
        };
        std::string scopes;
        const CheckResult ok = b.check({jwt()}, &scopes);
        QCOMPARE(domain::refusalName(ok.refusal), QStringLiteral("none"));
        QCOMPARE(ok.credential->idText(), std::string_view("trusted001"));
        QCOMPARE(ok.owner->applicationId, std::string("app0000007"));
        QCOMPARE(ok.owner->partnerId, std::string("partner007"));
        QCOMPARE(scopes, std::string("orders:read"));
        QCOMPARE(b.say({jwt(), {}, {}, false, {}, "/bills/7"}), QStringLiteral("token_issuer")); // not at this API
        QCOMPARE(b.say({jwt({{QStringLiteral("azp"), QStringLiteral("nobody")}})}), QStringLiteral("unknown_client"));
        QCOMPARE(b.say({jwt({{QStringLiteral("realm_access"), QJsonObject()}})}), QStringLiteral("scope_missing"));
        QCOMPARE(b.say({jwt({{QStringLiteral("scope"), QStringLiteral("orders:read")}, {QStringLiteral("realm_access"), QJsonObject()}})}), QStringLiteral("none"));
        QCOMPARE(b.say({jwt({{QStringLiteral("aud"), QStringLiteral("account")}})}), QStringLiteral("token_audience"));
        QCOMPARE(b.say({jwt({{QStringLiteral("iss"), t.issuer + QLatin1Char('/')}})}), QStringLiteral("token_issuer"));
        QCOMPARE(b.say({jwt({}, "logout+jwt")}), QStringLiteral("token_invalid"));
        // Our issuer's name with their key, their name with our key.
        QCOMPARE(b.say({foreign->signJwt("at+jwt", compact(b.claims()))}), QStringLiteral("token_key"));
        QCOMPARE(b.say({b.jwt({{QStringLiteral("iss"), t.issuer}, {QStringLiteral("aud"), QStringLiteral("orders")}}, "JWT")}), QStringLiteral("token_key"));
        QCOMPARE(b.v.tokens().takeWanted(), QStringList{t.id});
        QVERIFY(b.v.tokens().takeWanted().isEmpty());
        t.algorithms = QStringList{QStringLiteral("ES256")};
        b.v.putTrustedIssuers({live});
        QCOMPARE(b.say({jwt()}), QStringLiteral("token_invalid"));
        t.algorithms = QStringList{QStringLiteral("RS256")};
        t.enabled = false;
        b.v.putTrustedIssuers({live});
        QCOMPARE(b.say({jwt()}), QStringLiteral("suspended"));
        b.v.putTrustedIssuers({});
        QCOMPARE(b.say({jwt()}), QStringLiteral("token_issuer"));
    }

    void manyTokensStayWithinTheCache()
    {
        TokenBench b;
        for (int i = 0; i < 200; ++i) {
            const QByteArray token = b.jwt({{QStringLiteral("jti"), QString::number(i)}});
            QCOMPARE(b.say({token}), QStringLiteral("none"));
            QCOMPARE(b.say({token}), QStringLiteral("none"));
        }
    }

    void readersSeeWholeStatesWhileTheWriterWorks()
    {
        TokenBench b;
        const QByteArray token = b.jwt(), opaque = crypto::randomSecret().reveal();
        std::atomic<bool> stop{false};
        std::atomic<int> odd{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 2; ++t) {
            threads.emplace_back([&] {
                Epochs::Reader reader(b.v.epochs());
                NormalPath scratch;
                TokenCache cache;
                while (!stop) {
                    for (const QByteArray &text : {token, opaque}) {
                        CheckRequest request{"", false, "GET", "/orders/7", "203.0.113.5", ""};
                        request.token.text = {text.constData(), std::size_t(text.size())};
                        const Epochs::Section section(reader);
                        const Refusal r = b.v.check(request, scratch, &cache).refusal;
                        odd += r != Refusal::None && r != Refusal::UnknownToken;
                    }
                }
            });
        }
        LiveToken live;
        live.clientId = b.client.id;
        live.scopes = QStringList{QStringLiteral("orders:read")};
        live.issuedAt = b.clock.now();
        live.expiresAt = b.clock.now().addSecs(600);
        for (int i = 0; i < 3000; ++i) {
            live.digest = crypto::sha256Bytes(i % 3 == 0 ? opaque : QByteArray::number(i));
            b.v.putToken(live);
            if (i % 5 == 0)
                b.v.dropToken(crypto::sha256Bytes(opaque));
            if (i % 100 == 0)
                b.v.putSigningKeys({kIssuer, {QStringLiteral("https://api.example")}, crypto::JwkSet({b.own.publicJwk()})});
        }
        stop = true;
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(odd.load(), 0);
    }

    void costOfAKnownToken()
    {
        TokenBench b;
        const QByteArray token = b.jwt();
        QBENCHMARK {
            QVERIFY(b.check({token}).refusal == Refusal::None);
        }
    }
};

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
