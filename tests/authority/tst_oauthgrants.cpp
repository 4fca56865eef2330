// SPDX-License-Identifier: GPL-3.0-or-later
#include "oauthfixture.h"

using namespace octroi;
using namespace octroi::test;
using authority::AuthorizationRefusal;
using authority::OAuthAnswer;

#define S(text) QStringLiteral(text)

/// Every grant, what it refuses, and what its tokens are worth afterwards.
class TestOAuthGrants : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<OAuthFixture> f;
    OAuthAnswer refreshed(const OAuthAnswer &answer, const authority::ClientRegistry::Issued &client, Form more = {})
    {
        more += Form{{S("grant_type"), S("refresh_token")}, {S("refresh_token"), OAuthFixture::text(answer, "refresh_token")}};
        return f->token(OAuthFixture::with(more, client));
    }
    static QString error(const OAuthAnswer &answer) { return OAuthFixture::text(answer, "error"); }

private Q_SLOTS:
    void init() { f = std::make_unique<OAuthFixture>(); }

    void clientCredentials()
    {
        const auto c = f->client("{'grant_types':['client_credentials'],'scopes':['orders:*','billing'],'resources':['https://api.example/'],'token_endpoint_auth_method':'client_secret_post'}");
        const OAuthAnswer answer = f->token(f->with({{S("grant_type"), S("client_credentials")}, {S("scope"), S("orders:read")}}, c));
        QCOMPARE(answer.status, 200);
        const QJsonObject claims = f->claims(answer);
        QCOMPARE(claims[S("iss")].toString(), S("https://octroi.example"));
        QCOMPARE(claims[S("sub")].toString(), c.client.id);
        QCOMPARE(claims[S("client_id")].toString(), c.client.id);
        QCOMPARE(claims[S("aud")].toString(), S("https://api.example/"));
        QCOMPARE(claims[S("scope")].toString(), S("orders:read"));
        QCOMPARE(claims[S("exp")].toInteger() - claims[S("iat")].toInteger(), 600);
        QVERIFY(f->active(answer));
        QVERIFY(!answer.body.contains(S("refresh_token"))); // RFC 6749 section 4.4.3
        f->clock.advanceMs(600'000);
        QVERIFY(!f->active(answer));
        QCOMPARE(error(f->token(f->with({{S("grant_type"), S("client_credentials")}, {S("scope"), S("short:lived")}}, c))), S("invalid_scope"));
        QCOMPARE(error(f->token(f->with({{S("grant_type"), S("client_credentials")}, {S("scope"), S("admin")}}, c))), S("invalid_scope"));
        QCOMPARE(error(f->token(f->with({{S("grant_type"), S("client_credentials")}, {S("resource"), S("https://other.example/")}}, c))), S("invalid_target"));
        QCOMPARE(error(f->token(f->with({{S("grant_type"), S("password")}}, c))), S("unsupported_grant_type"));
        QCOMPARE(error(f->token(f->with({{S("grant_type"), S("refresh_token")}}, c))), S("unauthorized_client"));
        QCOMPARE(error(f->token(f->with({{S("grant_type"), S("client_credentials")}, {S("grant_type"), S("client_credentials")}}, c))), S("invalid_request"));
    }

    void aJwtCostsNoWrite()
    {
        const auto c = f->client("{'grant_types':['client_credentials'],'scopes':['billing'],'token_endpoint_auth_method':'client_secret_post'}");
        f->store->failCommit = true;
        QCOMPARE(f->token(f->with({{S("grant_type"), S("client_credentials")}}, c)).status, 200);
    }

    void codeWithPkce()
    {
        const auto c = f->webClient();
        const QString code = f->approve(f->authorizationFields(c.client.id));
        const QUrlQuery redirect{QUrl(f->lastRedirect)};
        QVERIFY(f->lastRedirect.startsWith(S("https://app.example/cb?")));
        QCOMPARE(redirect.queryItemValue(S("state"), QUrl::FullyDecoded), S("s&1"));
        QCOMPARE(redirect.queryItemValue(S("iss"), QUrl::FullyDecoded), S("https://octroi.example"));
        const OAuthAnswer answer = f->token(f->with(f->codeForm(code), c));
        QVERIFY2(answer.status == 200, qPrintable(f->text(answer, "error_description")));
        QCOMPARE(f->claims(answer)[S("sub")].toString(), S("person1"));
        const QJsonObject id = f->claims(answer, "id_token");
        QCOMPARE(id[S("aud")].toString(), c.client.id);
        QCOMPARE(id[S("nonce")].toString(), S("n1"));
        QCOMPARE(id[S("name")].toString(), S("Name of person1"));
        authority::OAuthRequest info;
        info.method = "GET";
        info.path = "/oauth/userinfo";
        info.authorization = "Bearer " + f->text(answer, "access_token").toLatin1();
        info.authorizations = 1;
        QCOMPARE(f->server->userinfo(info).body[S("sub")].toString(), S("person1"));
        info.authorization = "DPoP " + f->text(answer, "access_token").toLatin1();
        QCOMPARE(f->server->userinfo(info).status, 401);
    }

    void aCodeIsUsedOnce()
    {
        const auto c = f->webClient();
        const QString code = f->approve(f->authorizationFields(c.client.id));
        const OAuthAnswer first = f->token(f->with(f->codeForm(code), c));
        QVERIFY(f->active(first));
        QVERIFY(f->active(first, "refresh_token"));
        QCOMPARE(error(f->token(f->with(f->codeForm(code), c))), S("invalid_grant"));
        QVERIFY(!f->active(first)); // the JWT too
        QVERIFY(!f->active(first, "refresh_token"));
        QCOMPARE(error(refreshed(first, c)), S("invalid_grant"));
        QCOMPARE(f->audit().last().action, S("token.reuse"));
    }

    void aCodeIsBound_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("verifier") << S("code_verifier") << QString(43, QLatin1Char('w'));
        QTest::newRow("short verifier") << S("code_verifier") << S("v");
        QTest::newRow("redirect") << S("redirect_uri") << S("https://app.example/other");
    }
    void aCodeIsBound()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        const auto c = f->webClient();
        Form form = f->codeForm(f->approve(f->authorizationFields(c.client.id)));
        for (auto &field : form) {
            if (field.first == name)
                field.second = value;
        }
        QCOMPARE(error(f->token(f->with(form, c))), S("invalid_grant"));
    }

    void aCodeIsOneClientsAndShort()
    {
        const auto c = f->webClient(), other = f->webClient();
        const QString code = f->approve(f->authorizationFields(c.client.id));
        QCOMPARE(error(f->token(f->with(f->codeForm(code), other))), S("invalid_grant"));
        f->clock.advanceMs(60'000);
        QCOMPARE(error(f->token(f->with(f->codeForm(code), c))), S("invalid_grant"));
    }

    void authorizationRefuses_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("redirects");
        const auto row = [](const char *tag, const char *name, const char *value, const char *expected, bool redirects) {
            QTest::newRow(tag) << QString::fromLatin1(name) << QString::fromLatin1(value) << QString::fromLatin1(expected) << redirects;
        };
        row("unknown client", "client_id", "nobody", "invalid_client", false);
        row("other redirect", "redirect_uri", "https://evil.example/cb", "invalid_request", false);
        row("redirect with more", "redirect_uri", "https://app.example/cb?x=1", "invalid_request", false);
        row("token", "response_type", "token", "unsupported_response_type", true);
        row("no response type", "response_type", "", "invalid_request", true);
        row("fragment", "response_mode", "fragment", "invalid_request", true);
        row("no pkce", "code_challenge", "", "invalid_request", true);
        row("plain pkce", "code_challenge_method", "plain", "invalid_request", true);
        row("scope", "scope", "billing", "invalid_scope", true);
        row("resource", "resource", "https://x.example/", "invalid_target", true);
        row("request object", "request", "e30.e30.", "request_not_supported", true);
        row("foreign request_uri", "request_uri", "https://evil.example/r", "invalid_request_uri", false);
        row("details", "authorization_details", "[{\"type\":\"payment\"}]", "invalid_authorization_details", true);
        row("prompt", "prompt", "none login", "invalid_request", true);
    }
    void authorizationRefuses()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(bool, redirects);
        Form form = f->authorizationFields(f->webClient().client.id);
        form.removeIf([&](const auto &field) { return field.first == name; });
        form.append({name, value});
        const auto begun = f->start(form);
        QVERIFY(std::holds_alternative<AuthorizationRefusal>(begun));
        const auto &refused = std::get<AuthorizationRefusal>(begun);
        QTEST(refused.error, "expected");
        QCOMPARE(!refused.redirect.isEmpty(), redirects);
        if (redirects) {
            QVERIFY(refused.redirect.startsWith(S("https://app.example/cb?error=")));
            QVERIFY(refused.redirect.contains(S("&state=s%261&iss=https%3A%2F%2Foctroi.example")));
        }
    }

    void denied()
    {
        const auto begun = f->start(f->authorizationFields(f->webClient().client.id));
        QVERIFY(f->server->authorization().deny(std::get<authority::AuthorizationRequest>(begun)).startsWith(S("https://app.example/cb?error=access_denied&state=")));
        const auto more = f->server->authorization().approve(std::get<authority::AuthorizationRequest>(begun), {S("person1"), 0, {}}, {S("orders:write")});
        QCOMPARE(more.error().reason, S("invalid_scope"));
    }

    void refreshRotates()
    {
        const auto c = f->webClient();
        const OAuthAnswer first = f->token(f->with(f->codeForm(f->approve(f->authorizationFields(c.client.id))), c));
        const OAuthAnswer second = refreshed(first, c, {{S("scope"), S("orders:read")}});
        QCOMPARE(second.status, 200);
        QCOMPARE(f->claims(second)[S("scope")].toString(), S("orders:read"));
        QVERIFY(f->text(second, "refresh_token") != f->text(first, "refresh_token"));
        const OAuthAnswer third = refreshed(second, c);
        QCOMPARE(f->claims(third)[S("scope")].toString(), S("orders:read openid profile")); // what was granted
        QCOMPARE(error(refreshed(third, c, {{S("scope"), S("orders:write")}})), S("invalid_scope"));
        QVERIFY(f->active(third, "refresh_token")); // a refused request uses nothing up
        // The first again: somebody has a copy, and everything ends.
        QCOMPARE(error(refreshed(first, c)), S("invalid_grant"));
        for (const OAuthAnswer &answer : {first, second, third})
            QVERIFY(!f->active(answer));
        QCOMPARE(error(refreshed(third, c)), S("invalid_grant"));
    }

    void theLogTellsWhereATokenWasUsedAgain()
    {
        const auto c = f->webClient();
        const OAuthAnswer first = f->token(f->with(f->codeForm(f->approve(f->authorizationFields(c.client.id))), c));
        QCOMPARE(refreshed(first, c).status, 200);
        authority::OAuthRequest again =
            f->request(f->with({{S("grant_type"), S("refresh_token")}, {S("refresh_token"), f->text(first, "refresh_token")}}, c));
        again.address = S("198.51.100.77");
        again.userAgent = S("copy/1.0");
        QCOMPARE(error(f->server->token(again)), S("invalid_grant"));
        const domain::AuditEntry entry = f->audit().last();
        QCOMPARE(entry.action, S("token.reuse"));
        QCOMPARE(entry.address, S("198.51.100.77"));
        QCOMPARE(entry.client, S("copy/1.0"));
        QCOMPARE(entry.before[S("client_id")].toString(), c.client.id);
        QVERIFY(entry.before[S("scopes")].toArray().contains(S("orders:read")));
    }

    void refreshEnds()
    {
        const auto c = f->webClient();
        const OAuthAnswer first = f->token(f->with(f->codeForm(f->approve(f->authorizationFields(c.client.id))), c));
        QCOMPARE(error(f->token(f->with({{S("grant_type"), S("refresh_token")}, {S("refresh_token"), f->text(first, "refresh_token")}}, f->webClient()))), S("invalid_grant"));
        f->goneAccounts << S("person1");
        QCOMPARE(error(refreshed(first, c)), S("invalid_grant"));
        QVERIFY(!f->active(first));
        f->goneAccounts.clear();
        f->clock.advanceMs(30 * 86'400'000LL);
        QCOMPARE(error(refreshed(first, c)), S("invalid_grant"));
    }

    void refreshEndsWhenIdle()
    {
        const qint64 day = 86'400'000;
        const auto c = f->webClient();
        OAuthAnswer answer = f->token(f->with(f->codeForm(f->approve(f->authorizationFields(c.client.id))), c));
        for (int i = 0; i < 2; ++i) {
            f->clock.advanceMs(14 * day - 1000);
            answer = refreshed(answer, c);
            QCOMPARE(answer.status, 200);
        }
        f->clock.advanceMs(day);
        QCOMPARE(refreshed(answer, c).status, 200);
        answer = f->token(f->with(f->codeForm(f->approve(f->authorizationFields(c.client.id))), c));
        f->clock.advanceMs(14 * day);
        QCOMPARE(error(refreshed(answer, c)), S("invalid_grant"));
    }

    void tokensOutliveARestart()
    {
        const auto c = f->webClient();
        const OAuthAnswer first = f->token(f->with(f->codeForm(f->approve(f->authorizationFields(c.client.id))), c));
        const OAuthAnswer gone = f->token(f->with(f->codeForm(f->approve(f->authorizationFields(c.client.id))), c));
        QVERIFY(f->server->revokeToken(f->caller, f->claims(gone)[S("grant_id")].toString()));
        f->restart();
        QVERIFY(f->active(first));
        QVERIFY(!f->active(gone));
        QCOMPARE(refreshed(first, c).status, 200);
    }

    void pushedRequest()
    {
        const auto c = f->client("{'kind':'web','token_endpoint_auth_method':'client_secret_post','grant_types':['authorization_code'],'redirect_uris':['https://app.example/cb'],'scopes':['orders:read','openid','profile'],'require_par':true}");
        const Form fields = f->authorizationFields(c.client.id);
        QCOMPARE(std::get<AuthorizationRefusal>(f->start(fields)).error, S("invalid_request"));
        Form pushed = fields;
        pushed.append({S("client_secret"), c.secret.revealText()});
        const OAuthAnswer answer = f->server->pushRequest(f->request(pushed, "/oauth/par"));
        QCOMPARE(answer.status, 201);
        const Form byUri{{S("client_id"), c.client.id}, {S("request_uri"), f->text(answer, "request_uri")}};
        QVERIFY(std::holds_alternative<authority::AuthorizationRequest>(f->start(byUri)));
        const QString code = f->approve(byUri); // begin() used nothing up
        QCOMPARE(f->token(f->with(f->codeForm(code), c)).status, 200);
        QCOMPARE(std::get<AuthorizationRefusal>(f->start(byUri)).error, S("invalid_request_uri"));
        QCOMPARE(std::get<AuthorizationRefusal>(f->start({{S("client_id"), f->webClient().client.id}, byUri[1]})).error, S("invalid_request_uri"));
        const OAuthAnswer late = f->server->pushRequest(f->request(pushed, "/oauth/par"));
        f->clock.advanceMs(90'000);
        QCOMPARE(std::get<AuthorizationRefusal>(f->start({byUri[0], {S("request_uri"), f->text(late, "request_uri")}})).error, S("invalid_request_uri"));
        // What a person has been shown waits for them, and is used once all the same.
        const OAuthAnswer slow = f->server->pushRequest(f->request(pushed, "/oauth/par"));
        const Form shown{byUri[0], {S("request_uri"), f->text(slow, "request_uri")}};
        const auto begun = f->start(shown);
        QVERIFY(f->server->authorization().hold(std::get<authority::AuthorizationRequest>(begun)));
        f->clock.advanceMs(10 * 60'000);
        QVERIFY(!f->approve(shown).isEmpty());
        QCOMPARE(std::get<AuthorizationRefusal>(f->start(shown)).error, S("invalid_request_uri"));
    }

    void deviceGrant()
    {
        const auto c = f->client("{'kind':'device','token_endpoint_auth_method':'none','grant_types':['urn:ietf:params:oauth:grant-type:device_code','refresh_token'],'scopes':['orders:read']}");
        const OAuthAnswer begun = f->server->deviceAuthorization(f->request({{S("client_id"), c.client.id}}, "/oauth/device_authorization"));
        QCOMPARE(begun.status, 200);
        const Form poll{{S("grant_type"), S("urn:ietf:params:oauth:grant-type:device_code")}, {S("device_code"), f->text(begun, "device_code")}, {S("client_id"), c.client.id}};
        QCOMPARE(error(f->token(poll)), S("authorization_pending"));
        QCOMPARE(error(f->token(poll)), S("slow_down"));
        f->clock.advanceMs(10'000);
        QCOMPARE(error(f->token(poll)), S("authorization_pending"));
        auto &devices = f->server->devices();
        const QString typed = QLatin1Char(' ') + f->text(begun, "user_code").toLower().remove(QLatin1Char('-'));
        QCOMPARE(devices.lookup(typed, S("192.0.2.1"))->clientId, c.client.id);
        QVERIFY(devices.approve(typed, {S("person1"), 0, {}}, {S("orders:read")}));
        QCOMPARE(devices.approve(typed, {S("person2"), 0, {}}, {S("orders:read")}).error().code, ErrorCode::NotFound);
        const OAuthAnswer answer = f->token(poll);
        QCOMPARE(f->claims(answer)[S("sub")].toString(), S("person1"));
        QCOMPARE(error(f->token(poll)), S("invalid_grant"));
        QCOMPARE(refreshed(answer, c).status, 200);
    }

    void deviceIsDeniedOrLate()
    {
        const auto c = f->client("{'kind':'device','token_endpoint_auth_method':'none','grant_types':['urn:ietf:params:oauth:grant-type:device_code'],'scopes':['orders:read']}");
        const auto begin = [&] { return f->server->deviceAuthorization(f->request({{S("client_id"), c.client.id}}, "/oauth/device_authorization")); };
        const auto poll = [&](const OAuthAnswer &begun) {
            return f->token({{S("grant_type"), S("urn:ietf:params:oauth:grant-type:device_code")}, {S("device_code"), f->text(begun, "device_code")}, {S("client_id"), c.client.id}});
        };
        const OAuthAnswer first = begin(), second = begin();
        QVERIFY(f->server->devices().deny(f->text(first, "user_code")));
        QCOMPARE(error(poll(first)), S("access_denied"));
        f->clock.advanceMs(600'000);
        QCOMPARE(error(poll(second)), S("expired_token"));
        QCOMPARE(f->server->devices().lookup(f->text(second, "user_code"), S("192.0.2.1")).error().code, ErrorCode::NotFound);
        for (int i = 0; i < 10; ++i)
            (void)f->server->devices().lookup(S("BBBB-BBBB"), S("192.0.2.9"));
        QCOMPARE(f->server->devices().lookup(S("BBBB-BBBB"), S("192.0.2.9")).error().code, ErrorCode::RateLimited);
    }

    void exchange()
    {
        const auto web = f->client("{'kind':'web','token_endpoint_auth_method':'client_secret_post','grant_types':['authorization_code'],'redirect_uris':['https://app.example/cb'],'scopes':['orders:read','orders:write','openid','profile'],'resources':['https://one.example/']}");
        const auto one = f->client("{'token_endpoint_auth_method':'client_secret_post','grant_types':['urn:ietf:params:oauth:grant-type:token-exchange'],'scopes':['orders:read'],'resources':['https://one.example/','https://two.example/']}");
        const auto stranger = f->client("{'token_endpoint_auth_method':'client_secret_post','grant_types':['urn:ietf:params:oauth:grant-type:token-exchange'],'scopes':['orders:read'],'resources':['https://three.example/']}");
        const OAuthAnswer subject = f->token(f->with(f->codeForm(f->approve(f->authorizationFields(web.client.id))), web));
        const auto form = [&](const Form &more) {
            return Form{{S("grant_type"), S("urn:ietf:params:oauth:grant-type:token-exchange")}, {S("subject_token"), f->text(subject, "access_token")},
                        {S("subject_token_type"), S("urn:ietf:params:oauth:token-type:access_token")}} + more;
        };
        const OAuthAnswer answer = f->token(f->with(form({{S("resource"), S("https://two.example/")}}), one));
        QVERIFY2(answer.status == 200, qPrintable(f->text(answer, "error_description")));
        const QJsonObject claims = f->claims(answer);
        QCOMPARE(claims[S("sub")].toString(), S("person1"));
        QCOMPARE(claims[S("aud")].toString(), S("https://two.example/"));
        QCOMPARE(claims[S("scope")].toString(), S("orders:read"));
        QCOMPARE(claims[S("act")].toObject()[S("sub")].toString(), one.client.id);
        QCOMPARE(f->text(answer, "issued_token_type"), S("urn:ietf:params:oauth:token-type:access_token"));
        QCOMPARE(error(f->token(f->with(form({}), stranger))), S("unauthorized_client"));
        QCOMPARE(error(f->token(f->with(form({{S("scope"), S("orders:write")}}), one))), S("invalid_scope"));
        QCOMPARE(error(f->token(f->with(form({{S("resource"), S("https://four.example/")}}), one))), S("invalid_target"));
        // It ends with the approval that it came of.
        QVERIFY(f->server->revokeToken(f->caller, claims[S("grant_id")].toString()));
        QVERIFY(!f->active(answer));
        QCOMPARE(error(f->token(f->with(form({}), one))), S("invalid_request"));
    }
};

QTEST_GUILESS_MAIN(TestOAuthGrants)
#include "tst_oauthgrants.moc"
