// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/jose/certificate.h"
#include "oauthfixture.h"
#include "samplecertificate.h"

using namespace octroi;
using namespace octroi::test;
using authority::OAuthAnswer;
using authority::OAuthRequest;

#define S(text) QStringLiteral(text)

/// How clients prove who they are, what binds tokens, what they may ask about tokens, and how they register.
class TestOAuthClients : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<OAuthFixture> f;
    static QString error(const OAuthAnswer &answer) { return OAuthFixture::text(answer, "error"); }
    static OAuthRequest basic(const QString &id, const QByteArray &secret, const Form &fields)
    {
        OAuthRequest out = OAuthFixture::request(fields);
        out.authorization = "Basic " + (QUrl::toPercentEncoding(id) + ':' + QUrl::toPercentEncoding(QString::fromLatin1(secret))).toBase64();
        out.authorizations = 1;
        return out;
    }
    const Form m_credentials{{S("grant_type"), S("client_credentials")}};
    /// A private_key_jwt client with this key.
    authority::ClientRegistry::Issued keyClient(const crypto::SigningKey &key, const char *grants = "['client_credentials']")
    {
        const QByteArray jwk = QJsonDocument(key.publicJwk().toJson()).toJson(QJsonDocument::Compact).replace('"', '\'');
        return f->client("{'token_endpoint_auth_method':'private_key_jwt','scopes':['billing'],'grant_types':" + QByteArray(grants) + ",'jwks':{'keys':[" + jwk + "]}}");
    }
    QString assertion(const crypto::SigningKey &key, const QString &client, QJsonObject more = {})
    {
        QJsonObject claims{{S("iss"), client}, {S("sub"), client}, {S("aud"), S("https://octroi.example")}, {S("jti"), QString::fromLatin1(crypto::randomBase62(12))},
                           {S("iat"), f->clock.nowMs() / 1000}, {S("exp"), f->clock.nowMs() / 1000 + 60}};
        for (auto it = more.begin(); it != more.end(); ++it)
            claims[it.key()] = it.value();
        return QString::fromLatin1(key.signJwt("JWT", QJsonDocument(claims).toJson(QJsonDocument::Compact)));
    }
    Form asserted(const QString &jwt) const
    {
        return m_credentials + Form{{S("client_assertion_type"), S("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")}, {S("client_assertion"), jwt}};
    }

private Q_SLOTS:
    void init() { f = std::make_unique<OAuthFixture>(); }

    void secrets()
    {
        const auto c = f->client("{'grant_types':['client_credentials'],'scopes':['billing']}");
        const QByteArray secret = c.secret.reveal();
        QCOMPARE(f->server->token(basic(c.client.id, secret, m_credentials)).status, 200);
        const OAuthAnswer wrong = f->server->token(basic(c.client.id, "wrong", m_credentials));
        QCOMPARE(wrong.status, 401);
        QCOMPARE(error(wrong), S("invalid_client"));
        QCOMPARE(wrong.headers.first().first, QByteArray("WWW-Authenticate"));
        // Registered for basic: the same secret in the form is refused.
        QCOMPARE(f->token(f->with(m_credentials, c)).status, 401);
        QCOMPARE(error(f->server->token(basic(c.client.id, secret, f->with(m_credentials, c)))), S("invalid_request"));
        const auto added = f->registry->addSecret(f->caller, c.client.id, {});
        QVERIFY(f->registry->revokeSecret(f->caller, c.client.id, c.secretId));
        QCOMPARE(f->server->token(basic(c.client.id, secret, m_credentials)).status, 401);
        QCOMPARE(f->server->token(basic(c.client.id, added->secret.reveal(), m_credentials)).status, 200);
        QVERIFY(f->registry->suspend(f->caller, c.client.id));
        QCOMPARE(f->server->token(basic(c.client.id, added->secret.reveal(), m_credentials)).status, 401);
    }

    void guessingIsSlowedDown()
    {
        const auto c = f->client("{'grant_types':['client_credentials'],'scopes':['billing']}"), other = f->client("{'grant_types':['client_credentials'],'scopes':['billing']}");
        for (int i = 0; i < 10; ++i)
            QCOMPARE(f->server->token(basic(c.client.id, "wrong", m_credentials)).status, 401);
        QCOMPARE(f->server->token(basic(c.client.id, c.secret.reveal(), m_credentials)).status, 429);
        QCOMPARE(f->server->token(basic(other.client.id, other.secret.reveal(), m_credentials)).status, 200);
        f->clock.advanceMs(60'000);
        QCOMPARE(f->server->token(basic(c.client.id, c.secret.reveal(), m_credentials)).status, 200);
    }

    void privateKeyJwt()
    {
        const auto key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value(), other = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value();
        const auto c = keyClient(key);
        const QString good = assertion(key, c.client.id);
        QCOMPARE(f->token(asserted(good)).status, 200);
        QCOMPARE(f->token(asserted(good)).status, 401); // shown twice
        f->restart();
        QCOMPARE(f->token(asserted(good)).status, 401); // also after a restart
        QCOMPARE(f->token(asserted(assertion(key, c.client.id, {{S("aud"), S("https://octroi.example/oauth/token")}}))).status, 200);
        const qint64 now = f->clock.nowMs() / 1000;
        const QList<QJsonObject> wrong{{{S("aud"), S("https://other.example")}}, {{S("aud"), QJsonArray{S("https://octroi.example"), S("https://other.example")}}},
                                       {{S("iss"), S("x")}}, {{S("sub"), S("x")}}, {{S("exp"), now - 60}}, {{S("exp"), now + 3600}}, {{S("jti"), QString()}}};
        for (const QJsonObject &claims : wrong)
            QCOMPARE(f->token(asserted(assertion(key, c.client.id, claims)) + Form{{S("client_id"), c.client.id}}).status, 401);
        f->clock.advanceMs(61'000);
        QCOMPARE(f->token(asserted(assertion(other, c.client.id))).status, 401);
    }

    void jwtBearer()
    {
        const auto key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value();
        const auto c = keyClient(key, "['urn:ietf:params:oauth:grant-type:jwt-bearer']");
        const auto form = [&](const QString &grant) {
            Form out = asserted(assertion(key, c.client.id));
            out[0].second = S("urn:ietf:params:oauth:grant-type:jwt-bearer");
            out.append({S("assertion"), grant});
            return out;
        };
        const QString grant = assertion(key, c.client.id);
        const OAuthAnswer answer = f->token(form(grant));
        QVERIFY2(answer.status == 200, qPrintable(f->text(answer, "error_description")));
        QCOMPARE(f->claims(answer)[S("sub")].toString(), c.client.id);
        QCOMPARE(error(f->token(form(grant))), S("invalid_grant"));
        QCOMPARE(error(f->token(form(assertion(key, c.client.id, {{S("sub"), S("person1")}})))), S("invalid_grant"));
        QCOMPARE(error(f->token(form(S("e30.e30.e30")))), S("invalid_grant"));
    }

    void certificates()
    {
        const auto id = [](const authority::ClientRegistry::Issued &c) { return Form{{S("client_id"), c.client.id}}; };
        const auto tls = f->client("{'token_endpoint_auth_method':'tls_client_auth','tls_client_auth_subject_dn':'CN=till,O=Alpina','grant_types':['client_credentials'],'scopes':['billing'],'certificate_bound':true}");
        OAuthRequest r = f->request(m_credentials + id(tls));
        QCOMPARE(f->server->token(r).status, 401); // no certificate
        r.certificate = kCertificate;
        QCOMPARE(f->server->token(r).status, 401); // its name is what its maker wrote
        r.certificateVerified = true;
        const OAuthAnswer answer = f->server->token(r);
        QVERIFY2(answer.status == 200, qPrintable(f->text(answer, "error_description")));
        const QString thumbprint = QString::fromLatin1(*crypto::certificateThumbprint(kCertificate));
        QCOMPARE(f->claims(answer)[S("cnf")].toObject()[S("x5t#S256")].toString(), thumbprint);
        r.certificate = "no certificate";
        QCOMPARE(f->server->token(r).status, 401);
        const auto other = f->client("{'token_endpoint_auth_method':'tls_client_auth','tls_client_auth_subject_dn':'CN=other','grant_types':['client_credentials'],'scopes':['billing']}");
        r = f->request(m_credentials + id(other));
        r.certificate = kCertificate;
        r.certificateVerified = true;
        QCOMPARE(f->server->token(r).status, 401);
        const auto self = f->client("{'token_endpoint_auth_method':'self_signed_tls_client_auth','grant_types':['client_credentials'],'scopes':['billing'],'certificates':[{'thumbprint':'" + thumbprint.toLatin1() + "','expires_at':'" + f->in(60).toLatin1() + "'}]}");
        r = f->request(m_credentials + id(self));
        QCOMPARE(f->server->token(r).status, 401);
        r.certificate = kCertificate;
        QCOMPARE(f->server->token(r).status, 200);
        f->clock.advanceMs(60'000);
        QCOMPARE(f->server->token(r).status, 401);
    }

    void dpop()
    {
        const auto key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value(), other = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value();
        const auto c = f->client("{'grant_types':['client_credentials'],'scopes':['billing'],'token_endpoint_auth_method':'client_secret_post','dpop_bound':true}");
        const Form form = f->with(m_credentials, c);
        QCOMPARE(error(f->token(form)), S("invalid_dpop_proof"));
        OAuthRequest r = f->request(form);
        r.proofs = 1;
        r.dpop = f->proof(key, "POST", "/oauth/token");
        const OAuthAnswer asked = f->server->token(r);
        QCOMPARE(error(asked), S("use_dpop_nonce"));
        QCOMPARE(asked.headers.last().first, QByteArray("DPoP-Nonce"));
        const QByteArray nonce = asked.headers.last().second;
        r.dpop = f->proof(key, "POST", "/oauth/token", nonce);
        const OAuthAnswer answer = f->server->token(r);
        QVERIFY2(answer.status == 200, qPrintable(f->text(answer, "error_description")));
        QCOMPARE(f->text(answer, "token_type"), S("DPoP"));
        QCOMPARE(f->claims(answer)[S("cnf")].toObject()[S("jkt")].toString(), QString::fromLatin1(key.publicJwk().thumbprint()));
        QCOMPARE(error(f->server->token(r)), S("invalid_dpop_proof")); // the same proof
        r.dpop = f->proof(key, "GET", "/oauth/token", nonce);
        QCOMPARE(error(f->server->token(r)), S("invalid_dpop_proof"));
        r.dpop = f->proof(key, "POST", "/oauth/par", nonce);
        QCOMPARE(error(f->server->token(r)), S("invalid_dpop_proof"));
        r.dpop = f->proof(key, "POST", "/oauth/token", nonce);
        r.proofs = 2;
        QCOMPARE(error(f->server->token(r)), S("invalid_dpop_proof"));
        r.proofs = 1;
        f->clock.advanceMs(120'000);
        r.dpop = f->proof(key, "POST", "/oauth/token", nonce);
        QCOMPARE(error(f->server->token(r)), S("use_dpop_nonce"));
    }

    void dpopOfAPublicClient()
    {
        const auto key = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value(), other = crypto::SigningKey::generate(crypto::JwsAlgorithm::ES256).value();
        const auto c = f->client("{'kind':'single_page','token_endpoint_auth_method':'none','grant_types':['authorization_code','refresh_token'],'redirect_uris':['https://app.example/cb'],'scopes':['orders:read','openid','profile']}");
        Form fields = f->authorizationFields(c.client.id);
        fields.append({S("dpop_jkt"), QString::fromLatin1(key.publicJwk().thumbprint())});
        const auto with = [&](const Form &form, const crypto::SigningKey &by) {
            OAuthRequest r = f->request(form + Form{{S("client_id"), c.client.id}});
            r.proofs = 1;
            r.dpop = f->proof(by, "POST", "/oauth/token");
            const OAuthAnswer nonce = f->server->token(r);
            r.dpop = f->proof(by, "POST", "/oauth/token", nonce.headers.last().second);
            return f->server->token(r);
        };
        const QString code = f->approve(fields);
        QCOMPARE(error(with(f->codeForm(code), other)), S("invalid_dpop_proof"));
        const OAuthAnswer answer = with(f->codeForm(code), key);
        QVERIFY2(answer.status == 200, qPrintable(f->text(answer, "error_description")));
        const Form refresh{{S("grant_type"), S("refresh_token")}, {S("refresh_token"), f->text(answer, "refresh_token")}};
        QCOMPARE(error(with(refresh, other)), S("invalid_dpop_proof"));
        OAuthRequest info;
        info.method = "GET";
        info.path = "/oauth/userinfo";
        const QByteArray token = f->text(answer, "access_token").toLatin1();
        info.authorization = "DPoP " + token;
        info.authorizations = 1;
        QCOMPARE(f->server->userinfo(info).status, 401);
        info.proofs = 1;
        info.dpop = f->proof(key, "GET", "/oauth/userinfo", {}, token);
        QCOMPARE(f->server->userinfo(info).status, 200);
        info.dpop = f->proof(other, "GET", "/oauth/userinfo", {}, token);
        QCOMPARE(f->server->userinfo(info).status, 401);
        info.authorization = "Bearer " + token;
        QCOMPARE(f->server->userinfo(info).status, 401);
        QCOMPARE(with(refresh, key).status, 200);
    }

    void introspectionIsNoOracle()
    {
        const auto owner = f->client("{'grant_types':['client_credentials'],'scopes':['billing'],'token_endpoint_auth_method':'client_secret_post','resources':['https://one.example/']}");
        const auto target = f->client("{'grant_types':['client_credentials'],'token_endpoint_auth_method':'client_secret_post','resources':['https://one.example/']}");
        const auto other = f->client("{'grant_types':['client_credentials'],'token_endpoint_auth_method':'client_secret_post','resources':['https://two.example/']}");
        const OAuthAnswer answer = f->token(f->with(m_credentials, owner));
        const auto asks = [&](const authority::ClientRegistry::Issued &c) {
            return f->server->introspect(f->request(f->with({{S("token"), f->text(answer, "access_token")}}, c), "/oauth/introspect"), false).body;
        };
        QCOMPARE(asks(owner)[S("active")].toBool(), true);
        QCOMPARE(asks(target)[S("scope")].toString(), S("billing"));
        QCOMPARE(asks(other), (QJsonObject{{S("active"), false}}));
        const auto page = f->client("{'kind':'native','token_endpoint_auth_method':'none','grant_types':['authorization_code'],'redirect_uris':['http://127.0.0.1/cb']}");
        QCOMPARE(f->server->introspect(f->request({{S("token"), S("x")}, {S("client_id"), page.client.id}}), false).status, 401);
    }

    void revocation()
    {
        for (const char *format : {"jwt", "opaque"}) {
            const auto c = f->client("{'grant_types':['client_credentials'],'scopes':['billing'],'token_endpoint_auth_method':'client_secret_post','token_format':'" + QByteArray(format) + "'}");
            const auto other = f->client("{'grant_types':['client_credentials'],'token_endpoint_auth_method':'client_secret_post'}");
            const OAuthAnswer answer = f->token(f->with(m_credentials, c));
            const auto revoke = [&](const authority::ClientRegistry::Issued &by) { return f->server->revoke(f->request(f->with({{S("token"), f->text(answer, "access_token")}}, by), "/oauth/revoke")); };
            QVERIFY(f->active(answer));
            QCOMPARE(error(revoke(other)), S("unauthorized_client"));
            QVERIFY(f->active(answer));
            QCOMPARE(revoke(c).status, 200);
            QVERIFY(!f->active(answer));
            QCOMPARE(revoke(c).status, 200);
            f->restart();
            QVERIFY(!f->active(answer));
        }
    }

    void tokensEndWithTheirClient()
    {
        for (const char *format : {"jwt", "opaque"}) {
            const auto c = f->client("{'grant_types':['client_credentials'],'scopes':['billing'],'token_endpoint_auth_method':'client_secret_post','token_format':'" + QByteArray(format) + "'}");
            const OAuthAnswer answer = f->token(f->with(m_credentials, c));
            QVERIFY(f->registry->suspend(f->caller, c.client.id));
            QVERIFY(!f->active(answer));
            QVERIFY(f->registry->resume(f->caller, c.client.id));
            QVERIFY(f->active(answer));
            QVERIFY(f->server->revokeTokens(f->caller, c.client.id, {}));
            QVERIFY(!f->active(answer));
            f->clock.advanceMs(1000);
            QVERIFY(f->active(f->token(f->with(m_credentials, c))));
        }
        QCOMPARE(f->server->revokeTokens(f->caller, {}, {}).error().code, ErrorCode::Invalid);
    }

    void listed()
    {
        const auto opaque = f->client("{'grant_types':['client_credentials'],'scopes':['billing'],'token_endpoint_auth_method':'client_secret_post','token_format':'opaque'}");
        const auto web = f->webClient();
        (void)f->token(f->with(m_credentials, opaque));
        f->clock.advanceMs(1);
        const OAuthAnswer signedIn = f->token(f->with(f->codeForm(f->approve(f->authorizationFields(web.client.id))), web));
        const auto all = f->server->liveTokens({}, {}, {});
        QCOMPARE(all->items.size(), 2);
        QCOMPARE(all->items[0].type, S("refresh"));
        QCOMPARE(f->server->liveTokens({}, opaque.client.id, {})->items.size(), 1);
        QCOMPARE(f->server->liveTokens({}, {}, S("person1"))->items.size(), 1);
        const auto page = f->server->liveTokens({{}, {}, 1}, {}, {});
        QCOMPARE(page->items.size(), 1);
        const auto next = f->server->liveTokens({{}, page->next, 1}, {}, {});
        QCOMPARE(next->items[0].clientId, opaque.client.id);
        QVERIFY(next->next.isEmpty());
        QVERIFY(f->server->revokeTokens(f->caller, {}, S("person1")));
        QVERIFY(!f->active(signedIn));
        QVERIFY(f->server->revokeToken(f->caller, next->items[0].id));
        QCOMPARE(f->server->liveTokens({}, {}, {})->items.size(), 0);
        QCOMPARE(f->server->revokeToken(f->caller, S("nothing")).error().code, ErrorCode::NotFound);
    }

    void signingKeysRotate()
    {
        const qint64 day = 86'400'000;
        const auto c = f->client("{'grant_types':['client_credentials'],'scopes':['billing'],'token_endpoint_auth_method':'client_secret_post','access_token_seconds':86400}");
        const QString first = f->server->keys().current().kid();
        const OAuthAnswer old = f->token(f->with(m_credentials, c));
        const auto at = [&](qint64 days) {
            f->clock.advanceMs(days * day);
            QVERIFY(f->server->tick());
        };
        at(88); // announced, but the old one still signs
        QCOMPARE(f->server->jwks()[S("keys")].toArray().size(), 2);
        QCOMPARE(f->server->keys().current().kid(), first);
        const OAuthAnswer last = [&] {
            f->clock.advanceMs(2 * day - 1000);
            return f->token(f->with(m_credentials, c));
        }();
        f->clock.advanceMs(1000);
        f->restart();
        QVERIFY(f->server->tick());
        QVERIFY(f->server->keys().current().kid() != first);
        QVERIFY(f->active(last)); // the old key stays published
        at(2);
        QCOMPARE(f->server->jwks()[S("keys")].toArray().size(), 1);
        QVERIFY(!f->active(old));
        const QString second = f->server->keys().current().kid();
        QVERIFY(f->server->rotateKey(f->caller));
        QVERIFY(f->server->keys().current().kid() != second);
        QCOMPARE(f->audit().last().action, S("signing_key.rotate"));
    }

    void otherAlgorithms()
    {
        const auto c = f->client("{'grant_types':['client_credentials'],'scopes':['billing'],'token_endpoint_auth_method':'client_secret_post','access_token_seconds':86400}");
        const auto algorithmOf = [&](const OAuthAnswer &answer) {
            return crypto::decodeJwt(f->text(answer, "access_token").toLatin1()).header[S("alg")].toString();
        };
        QString before = S("ES256");
        for (const auto algorithm : {crypto::JwsAlgorithm::EdDSA, crypto::JwsAlgorithm::RS256, crypto::JwsAlgorithm::ES256}) {
            authority::SigningKeys::Options keys;
            keys.algorithm = algorithm;
            f->begin(keys);
            QCOMPARE(algorithmOf(f->token(f->with(m_credentials, c))), before); // announced, and no more
            QVERIFY(f->server->jwks()[S("keys")].toArray().size() >= 2);
            QVERIFY(f->server->metadata()[S("id_token_signing_alg_values_supported")].toArray().contains(crypto::algorithmName(algorithm)));
            f->clock.advanceMs(2 * 86'400'000LL - 1000);
            const OAuthAnswer last = f->token(f->with(m_credentials, c));
            QCOMPARE(algorithmOf(last), before);
            f->clock.advanceMs(1000);
            f->begin(keys); // again: announced once
            QVERIFY(f->server->tick());
            const OAuthAnswer first = f->token(f->with(m_credentials, c));
            before = crypto::algorithmName(algorithm);
            QCOMPARE(algorithmOf(first), before);
            QVERIFY(f->active(first));
            QVERIFY(f->active(last)); // its key is still published
        }
    }

    void anAlgorithmThatWasTakenBack()
    {
        authority::SigningKeys::Options other;
        other.algorithm = crypto::JwsAlgorithm::RS256;
        f->begin(other);
        f->begin();
        f->clock.advanceMs(3 * 86'400'000LL);
        f->begin();
        QVERIFY(f->server->tick());
        QCOMPARE(f->server->keys().current().algorithm(), crypto::JwsAlgorithm::ES256);
        f->begin(other);
        QVERIFY(f->server->rotateKey(f->caller)); // at once, where somebody asks for it
        QCOMPARE(f->server->keys().current().algorithm(), crypto::JwsAlgorithm::RS256);
    }

    void registration()
    {
        const auto issued = f->server->registration().issueToken(f->caller, {{S("application_id"), f->application.id}, {S("name"), S("Portal")},
            {S("scopes"), QJsonArray{S("orders:read")}}, {S("grant_types"), QJsonArray{S("authorization_code"), S("refresh_token")}}, {S("uses"), 2}});
        QVERIFY(issued);
        const auto post = [&](const QJsonObject &metadata, const QByteArray &bearer) {
            OAuthRequest r;
            r.method = "POST";
            r.contentType = "application/json";
            r.body = QJsonDocument(metadata).toJson();
            r.authorization = "Bearer " + bearer;
            r.authorizations = 1;
            return f->server->registration().create(r);
        };
        const QJsonObject metadata{{S("client_name"), S("Shop")}, {S("redirect_uris"), QJsonArray{S("https://app.example/cb")}}, {S("unknown"), 1}};
        QCOMPARE(post(metadata, "wrong").status, 401);
        QCOMPARE(error(post({{S("redirect_uris"), QJsonArray{S("http://app.example/")}}}, issued->secret.reveal())), S("invalid_redirect_uri"));
        QJsonObject wide = metadata;
        wide[S("scope")] = S("orders:read orders:write");
        QCOMPARE(error(post(wide, issued->secret.reveal())), S("invalid_client_metadata"));
        const OAuthAnswer made = post(metadata, issued->secret.reveal());
        QVERIFY2(made.status == 201, qPrintable(f->text(made, "error_description")));
        QCOMPARE(f->text(made, "scope"), S("orders:read"));
        QCOMPARE(post(metadata, issued->secret.reveal()).status, 201);
        QCOMPARE(post(metadata, issued->secret.reveal()).status, 401); // used up
        OAuthRequest r;
        r.method = "GET";
        r.authorization = "Bearer " + f->text(made, "registration_access_token").toLatin1();
        r.authorizations = 1;
        const QString id = f->text(made, "client_id");
        auto manage = [&] { return f->server->registration().manage(r, id); };
        QCOMPARE(f->text(manage(), "client_name"), S("Shop"));
        r.method = "PUT";
        r.contentType = "application/json";
        QJsonObject changed = metadata;
        changed[S("client_id")] = id;
        changed[S("client_name")] = S("Store");
        r.body = QJsonDocument(changed).toJson();
        QCOMPARE(f->text(manage(), "client_name"), S("Store"));
        changed[S("grant_types")] = QJsonArray{S("authorization_code"), S("client_credentials")};
        r.body = QJsonDocument(changed).toJson();
        QCOMPARE(error(manage()), S("invalid_client_metadata"));
        r.method = "DELETE";
        QCOMPARE(manage().status, 204);
        r.method = "GET";
        QCOMPARE(manage().status, 401);
    }
};

QTEST_GUILESS_MAIN(TestOAuthClients)
#include "tst_oauthclients.moc"
