// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/tokenrequest.h"

#include "crypto/digest.h"
#include "crypto/jose/base64url.h"
#include "crypto/random.h"

#include <QCoroTimer>
#include <QJsonDocument>
#include <QPointer>
#include <QUrlQuery>

namespace octroi::tokens {

namespace {

const QString kDeviceGrant = QStringLiteral("urn:ietf:params:oauth:grant-type:device_code");
constexpr int kPoll = 5, kSlower = 5; ///< seconds, RFC 8628 sections 3.2 and 3.5

Error failed(ErrorCode code, const QString &where, const char *reason, const QString &detail = {})
{
    return Error{code, where, detail, {}, QString::fromLatin1(reason)};
}

QString fresh()
{
    return QString::fromLatin1(crypto::toBase64Url(crypto::randomBytes(32)));
}

QByteArray encoded(const QList<std::pair<QString, QString>> &form)
{
    QByteArrayList out;
    for (const auto &[name, value] : form)
        out << QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    return out.join('&');
}

/// What the server said was wrong, in the form of RFC 6749 section 5.2.
Error refusalOf(const WebAnswer &answer)
{
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    const QString error = body.value(QLatin1String("error")).toString();
    if (error.isEmpty())
        return failed(ErrorCode::Protocol, {}, "answer_syntax", QStringLiteral("HTTP status %1").arg(answer.status));
    return Error{ErrorCode::Invalid, {}, body.value(QLatin1String("error_description")).toString().left(400), {}, error.left(100)};
}

std::shared_ptr<Secret> secretOf(const QJsonObject &body, const char *name)
{
    const QString text = body.value(QLatin1String(name)).toString();
    return text.isEmpty() ? nullptr : std::make_shared<Secret>(Secret::fromString(text));
}

} // namespace

QString challengeOf(const QString &verifier)
{
    return QString::fromLatin1(crypto::toBase64Url(crypto::sha256Bytes(verifier.toLatin1())));
}

Result<TokenAnswer> tokenAnswerOf(const WebAnswer &answer, const QDateTime &now, const QStringList &asked)
{
    if (answer.status != 200)
        return refusalOf(answer);
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    TokenAnswer out;
    out.accessToken = secretOf(body, "access_token");
    out.refreshToken = secretOf(body, "refresh_token");
    out.idToken = secretOf(body, "id_token");
    out.tokenType = body.value(QLatin1String("token_type")).toString();
    if (!out.accessToken || out.tokenType.isEmpty())
        return failed(ErrorCode::Protocol, {}, "answer_syntax", QStringLiteral("the answer holds no access token"));
    // Without a scope it is the one that was asked for (RFC 6749 section 5.1).
    const QString scope = body.value(QLatin1String("scope")).toString();
    out.scopes = scope.isEmpty() ? asked : scope.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const double lives = body.value(QLatin1String("expires_in")).toDouble();
    if (lives > 0 && lives < 1e10)
        out.expiresAt = now.addSecs(qint64(lives));
    return out;
}

TokenRequest::TokenRequest(WebClient &web, QObject *parent)
    : QObject(parent)
    , m_web(web)
{
}

TokenRequest::~TokenRequest()
{
    cancel();
}

void TokenRequest::setFarewell(const QString &title, const QString &text)
{
    m_title = title;
    m_text = text;
}

void TokenRequest::cancel()
{
    ++m_run;
    m_web.cancel();
    retire();
}

/// It may be what calls, and its page may still be on the way to the browser: it goes a little later.
void TokenRequest::retire()
{
    // Taken out first: who waits there goes on at once.
    if (Loopback *loopback = m_loopback.release()) {
        QTimer::singleShot(3000, loopback, &QObject::deleteLater);
        loopback->cancel();
    }
}

QCoro::Task<Result<TokenAnswer>> TokenRequest::run(TokenWish wish)
{
    cancel();
    const qint64 run = m_run;
    const QPointer<TokenRequest> here(this);
    const Result<IssuerMetadata> server = co_await fetchMetadata(&m_web, wish.issuer);
    if (!server)
        co_return server.error();
    if (!here || run != m_run)
        co_return failed(ErrorCode::Cancelled, wish.issuer, "");
    if (server->token.isEmpty())
        co_return failed(ErrorCode::Protocol, wish.issuer, "endpoint_missing", QStringLiteral("token_endpoint"));
    if (wish.grant == GrantKind::ClientCredentials)
        co_return co_await credentials(wish, *server);
    if (wish.grant == GrantKind::AuthorizationCode)
        co_return co_await code(wish, *server);
    co_return co_await device(wish, *server);
}

QCoro::Task<Result<WebAnswer>> TokenRequest::ask(TokenWish wish, QUrl endpoint, Form form)
{
    QList<std::pair<QByteArray, QByteArray>> headers;
    if (wish.clientSecret && !wish.secretInBody) {
        // RFC 6749 section 2.3.1: both are form-encoded before they are joined.
        const QByteArray pair = QUrl::toPercentEncoding(wish.clientId) + ':' + QUrl::toPercentEncoding(wish.clientSecret->revealText());
        headers.append({"Authorization", "Basic " + pair.toBase64()});
    } else {
        form.append({QStringLiteral("client_id"), wish.clientId});
        if (wish.clientSecret)
            form.append({QStringLiteral("client_secret"), wish.clientSecret->revealText()});
    }
    if (!wish.resource.isEmpty())
        form.append({QStringLiteral("resource"), wish.resource});
    return m_web.post(endpoint, encoded(form), headers);
}

QCoro::Task<Result<TokenAnswer>> TokenRequest::credentials(TokenWish wish, IssuerMetadata server)
{
    Form form{{QStringLiteral("grant_type"), QStringLiteral("client_credentials")}};
    if (!wish.scopes.isEmpty())
        form.append({QStringLiteral("scope"), wish.scopes.join(QLatin1Char(' '))});
    const QPointer<TokenRequest> here(this);
    const Result<WebAnswer> answer = co_await ask(wish, server.token, form);
    if (!answer || !here)
        co_return answer ? failed(ErrorCode::Cancelled, wish.issuer, "") : answer.error();
    co_return tokenAnswerOf(*answer, m_web.clock().now(), wish.scopes);
}

Result<QUrl> TokenRequest::prepareCode(const TokenWish &wish, const IssuerMetadata &server, QString &verifier, QString &state)
{
    m_loopback = std::make_unique<Loopback>();
    m_loopback->setFarewell(m_title, m_text);
    if (const auto listening = m_loopback->listen(wish.port); !listening) {
        m_loopback.reset();
        return listening.error();
    }
    verifier = fresh();
    state = fresh();
    Form parameters{{QStringLiteral("response_type"), QStringLiteral("code")},
                    {QStringLiteral("client_id"), wish.clientId},
                    {QStringLiteral("redirect_uri"), m_loopback->redirectUri()},
                    {QStringLiteral("state"), state},
                    {QStringLiteral("code_challenge"), challengeOf(verifier)},
                    {QStringLiteral("code_challenge_method"), QStringLiteral("S256")}};
    if (!wish.scopes.isEmpty())
        parameters.append({QStringLiteral("scope"), wish.scopes.join(QLatin1Char(' '))});
    if (!wish.resource.isEmpty())
        parameters.append({QStringLiteral("resource"), wish.resource});
    QUrl url = server.authorization;
    const QString before = url.query(QUrl::FullyEncoded);
    url.setQuery((before.isEmpty() ? QString() : before + QLatin1Char('&')) + QString::fromLatin1(encoded(parameters)), QUrl::StrictMode);
    return url;
}

QCoro::Task<Result<TokenAnswer>> TokenRequest::code(TokenWish wish, IssuerMetadata server)
{
    if (server.authorization.isEmpty())
        co_return failed(ErrorCode::Protocol, wish.issuer, "endpoint_missing", QStringLiteral("authorization_endpoint"));
    QString verifier, state;
    const Result<QUrl> url = prepareCode(wish, server, verifier, state);
    if (!url)
        co_return url.error();
    const QPointer<TokenRequest> here(this);
    const qint64 run = m_run;
    const QString redirect = m_loopback->redirectUri();
    Q_EMIT browserWanted(*url);
    if (!here || run != m_run || !m_loopback)
        co_return failed(ErrorCode::Cancelled, wish.issuer, "");
    const Result<QMap<QString, QString>> response = co_await m_loopback->response(wish.patience);
    if (!response || !here || run != m_run)
        co_return response ? failed(ErrorCode::Cancelled, wish.issuer, "") : response.error();
    retire();
    if (response->value(QStringLiteral("state")) != state)
        co_return failed(ErrorCode::Protocol, wish.issuer, "state_mismatch");
    // RFC 9207 section 2.4: another server may have answered. Missing where it was promised is wrong, too.
    const QString iss = response->value(QStringLiteral("iss"));
    if ((server.issInResponse || !iss.isEmpty()) && iss != server.issuer)
        co_return failed(ErrorCode::Protocol, wish.issuer, "issuer_mismatch", iss.left(200));
    if (response->contains(QStringLiteral("error")))
        co_return Error{ErrorCode::Invalid, wish.issuer, response->value(QStringLiteral("error_description")).left(400), {}, response->value(QStringLiteral("error")).left(100)};
    if (response->value(QStringLiteral("code")).isEmpty())
        co_return failed(ErrorCode::Protocol, wish.issuer, "answer_syntax", QStringLiteral("the redirect holds no code"));
    const Form form{{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
                    {QStringLiteral("code"), response->value(QStringLiteral("code"))},
                    {QStringLiteral("redirect_uri"), redirect},
                    {QStringLiteral("code_verifier"), verifier}};
    const Result<WebAnswer> answer = co_await ask(wish, server.token, form);
    if (!answer || !here)
        co_return answer ? failed(ErrorCode::Cancelled, wish.issuer, "") : answer.error();
    co_return tokenAnswerOf(*answer, m_web.clock().now(), wish.scopes);
}

QCoro::Task<Result<TokenAnswer>> TokenRequest::device(TokenWish wish, IssuerMetadata server)
{
    if (server.device.isEmpty())
        co_return failed(ErrorCode::Protocol, wish.issuer, "endpoint_missing", QStringLiteral("device_authorization_endpoint"));
    Form form;
    if (!wish.scopes.isEmpty())
        form.append({QStringLiteral("scope"), wish.scopes.join(QLatin1Char(' '))});
    const QPointer<TokenRequest> here(this);
    const qint64 run = m_run;
    const Result<WebAnswer> answer = co_await ask(wish, server.device, form);
    if (!answer || !here || run != m_run)
        co_return answer ? failed(ErrorCode::Cancelled, wish.issuer, "") : answer.error();
    if (answer->status != 200)
        co_return refusalOf(*answer);
    const QJsonObject body = QJsonDocument::fromJson(answer->body).object();
    const QString deviceCode = body.value(QLatin1String("device_code")).toString();
    const double lives = body.value(QLatin1String("expires_in")).toDouble();
    DeviceCode shown{body.value(QLatin1String("user_code")).toString(), QUrl(body.value(QLatin1String("verification_uri")).toString()),
                     QUrl(body.value(QLatin1String("verification_uri_complete")).toString()), m_web.clock().now().addSecs(qint64(std::clamp(lives, 1.0, 86'400.0)))};
    const auto web = [](const QUrl &url) { return url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"); };
    if (deviceCode.isEmpty() || shown.userCode.isEmpty() || !web(shown.verification))
        co_return failed(ErrorCode::Protocol, wish.issuer, "answer_syntax", QStringLiteral("the answer holds no device code"));
    if (!web(shown.complete))
        shown.complete = QUrl();
    Q_EMIT deviceCodeShown(shown);
    const int interval = int(std::clamp(body.value(QLatin1String("interval")).toDouble(kPoll), 1.0, 300.0));
    co_return co_await poll(wish, server, deviceCode, shown.expiresAt, interval);
}

QCoro::Task<Result<TokenAnswer>> TokenRequest::poll(TokenWish wish, IssuerMetadata server, QString deviceCode, QDateTime end, int interval)
{
    const QPointer<TokenRequest> here(this);
    const qint64 run = m_run;
    const Form form{{QStringLiteral("grant_type"), kDeviceGrant}, {QStringLiteral("device_code"), deviceCode}};
    for (;;) {
        co_await QCoro::sleepFor(std::chrono::seconds(interval));
        if (!here || run != m_run)
            co_return failed(ErrorCode::Cancelled, wish.issuer, "");
        if (m_web.clock().now() >= end)
            co_return failed(ErrorCode::Timeout, wish.issuer, "device_expired");
        const Result<WebAnswer> answer = co_await ask(wish, server.token, form);
        if (!here || run != m_run)
            co_return failed(ErrorCode::Cancelled, wish.issuer, "");
        // A connection that broke says nothing of the person who is still reading the code.
        if (!answer && answer.error().code == ErrorCode::Cancelled)
            co_return answer.error();
        if (!answer)
            continue;
        Result<TokenAnswer> token = tokenAnswerOf(*answer, m_web.clock().now(), wish.scopes);
        const QString reason = token ? QString() : token.error().reason;
        if (reason == QLatin1String("slow_down"))
            interval += kSlower;
        else if (reason != QLatin1String("authorization_pending"))
            co_return token;
    }
}

} // namespace octroi::tokens
