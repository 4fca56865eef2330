// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/transport.h"

#include <QJsonDocument>
#include <QJsonObject>

// Signing in, going on, and signing out.
namespace octroi::backends {

namespace {

constexpr qint64 kMarginMs = 5'000; ///< a token is not used in its last moments

QJsonObject objectOf(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}

Error protocolError(const QString &context, const QString &detail)
{
    return Error{ErrorCode::Protocol, context, detail, {}, {}};
}

Error sessionEnded(const QString &context, const QString &detail)
{
    return Error{ErrorCode::Unauthorized, context, detail, {}, QStringLiteral("session_ended")};
}

QByteArray form(std::initializer_list<std::pair<const char *, QString>> fields)
{
    QByteArray out;
    for (const auto &[name, value] : fields)
        out += (out.isEmpty() ? "" : "&") + QByteArray(name) + '=' + QUrl::toPercentEncoding(value);
    return out;
}

// RFC 6749 2.3.1: both parts are form-encoded before they are joined.
QByteArray basic(const Credentials &credentials)
{
    const QByteArray secret =
        credentials.secret ? QUrl::toPercentEncoding(credentials.secret->revealText()) : QByteArray();
    return "Basic " + (QUrl::toPercentEncoding(credentials.clientId) + ':' + secret).toBase64();
}

} // namespace

Task<void> Transport::ensureSignedIn()
{
    if (m_closing)
        co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
    if (!m_token.isEmpty() && !m_tokenEnds.hasExpired())
        co_return Result<void>();
    if (m_signingIn) {
        co_await m_signInGate.wait();
        co_return m_signInResult;
    }
    m_signingIn = true;
    const Result<void> result = co_await signIn();
    m_signingIn = false;
    m_signInResult = result;
    if (!result && result.error().reason == QLatin1String("session_ended"))
        Q_EMIT ended(result.error());
    m_signInGate.open();
    co_return result;
}

Task<void> Transport::signIn()
{
    const Credentials credentials = m_credentials;
    const qint64 generation = m_generation;
    if (credentials.kind == Credentials::Kind::Basic || credentials.kind == Credentials::Kind::Nobody) {
        const QByteArray password = credentials.secret ? credentials.secret->reveal() : QByteArray();
        m_token = credentials.kind == Credentials::Kind::Basic ? Secret((credentials.clientId.toUtf8() + ':' + password).toBase64()) : Secret();
        m_tokenEnds = QDeadlineTimer(QDeadlineTimer::Forever);
        co_return Result<void>();
    }
    if (credentials.kind == Credentials::Kind::StaticToken) {
        const bool refused = m_tokenEnds.isForever() && m_token.isEmpty(); // it was used already
        if (refused || !credentials.secret)
            co_return sessionEnded(credentials.issuer, QStringLiteral("the token is not taken any more"));
        m_token = credentials.secret->duplicate();
        m_tokenEnds = QDeadlineTimer(QDeadlineTimer::Forever);
        co_return Result<void>();
    }
    const Result<ServerMetadata> endpoints = co_await metadata();
    if (!endpoints)
        co_return endpoints.error();
    if (m_closing || generation != m_generation)
        co_return Error{ErrorCode::Cancelled, credentials.issuer, {}, {}, {}};
    const Result<void> token = co_await requestToken(endpoints->token, credentials);
    co_return token;
}

Task<ServerMetadata> Transport::metadata()
{
    const Credentials credentials = m_credentials;
    const Result<QUrl> issuer = checkAddress(credentials.issuer);
    if (!issuer)
        co_return issuer.error();
    // RFC 8414 3.1: the well-known part stands between the host and the issuer's path; OpenID Connect appends it.
    const QString path = credentials.openId
                             ? issuer->path(QUrl::FullyEncoded) + QStringLiteral("/.well-known/openid-configuration")
                             : QStringLiteral("/.well-known/oauth-authorization-server") + issuer->path(QUrl::FullyEncoded);
    QUrl url = *issuer;
    url.setPath(path, QUrl::StrictMode);
    const Result<HttpAnswer> answer = co_await send(request(url), "GET", {}, path);
    if (!answer)
        co_return answer.error();
    co_return metadataFromJson(objectOf(answer->body), credentials.issuer);
}

Task<HttpAnswer> Transport::postForm(QUrl endpoint, QByteArray form)
{
    QNetworkRequest r = request(endpoint);
    r.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    Result<HttpAnswer> answer = co_await send(r, "POST", form, endpoint.path(QUrl::FullyEncoded));
    co_return answer;
}

Task<void> Transport::requestToken(QUrl endpoint, Credentials credentials)
{
    QNetworkRequest r = request(endpoint);
    const QString path = endpoint.path(QUrl::FullyEncoded);
    r.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    const bool refreshing = credentials.kind == Credentials::Kind::RefreshToken;
    QByteArray body = "grant_type=client_credentials";
    if (refreshing)
        body = form({{"grant_type", QStringLiteral("refresh_token")},
                     {"refresh_token", credentials.secret ? credentials.secret->revealText() : QString()},
                     {"client_id", credentials.clientId}});
    else
        r.setRawHeader("Authorization", basic(credentials));
    Result<HttpAnswer> answer = co_await send(r, "POST", body, path);
    if (!answer) {
        // RFC 6749 5.2: a refresh token that is revoked, used or out of time.
        if (refreshing && answer.error().reason == QLatin1String("invalid_grant"))
            co_return sessionEnded(credentials.issuer, answer.error().detail);
        co_return answer.error();
    }
    if (credentials.issuer != m_credentials.issuer || credentials.clientId != m_credentials.clientId)
        co_return Error{ErrorCode::Cancelled, credentials.issuer, {}, {}, {}};
    co_return takeToken(*answer, path);
}

Result<void> Transport::takeToken(const HttpAnswer &answer, const QString &context)
{
    const QJsonObject token = objectOf(answer.body);
    const QString type = token.value(QLatin1String("token_type")).toString();
    const QString value = token.value(QLatin1String("access_token")).toString();
    if (value.isEmpty() || type.compare(QLatin1String("Bearer"), Qt::CaseInsensitive) != 0)
        return protocolError(context, QStringLiteral("the token answer holds no bearer token"));
    m_token = Secret(value.toLatin1());
    const qint64 lifetime = token.value(QLatin1String("expires_in")).toInteger() * 1000;
    const qint64 usable = lifetime > 2 * kMarginMs ? lifetime - kMarginMs : lifetime / 2;
    m_tokenEnds = lifetime > 0 ? QDeadlineTimer(usable) : QDeadlineTimer(QDeadlineTimer::Forever);
    if (m_credentials.kind != Credentials::Kind::RefreshToken)
        return {};
    if (usable > 0)
        m_renewal.start(int(qMin<qint64>(usable, 86'400'000)));
    const QString next = token.value(QLatin1String("refresh_token")).toString();
    if (!next.isEmpty() && !(m_credentials.secret && m_credentials.secret->revealText() == next)) {
        m_credentials.secret = std::make_shared<Secret>(Secret::fromString(next));
        Q_EMIT renewed(m_credentials.secret);
    }
    return {};
}

void Transport::renew()
{
    if (m_closing || m_credentials.kind != Credentials::Kind::RefreshToken || m_token.isEmpty())
        return;
    m_token.wipe();
    ensureSignedIn(); // what goes wrong is told to the next call
}

void Transport::forgetToken()
{
    m_renewal.stop();
    m_token.wipe();
    m_tokenEnds = QDeadlineTimer();
}

Task<void> Transport::revoke()
{
    const Credentials credentials = m_credentials;
    const bool refreshing = credentials.kind == Credentials::Kind::RefreshToken;
    const QString token = refreshing && credentials.secret ? credentials.secret->revealText() : QString::fromLatin1(m_token.reveal());
    forgetToken();
    if (token.isEmpty() || credentials.kind == Credentials::Kind::StaticToken)
        co_return Result<void>(); // a token that somebody else gave is theirs to end
    const Result<ServerMetadata> endpoints = co_await metadata();
    if (!endpoints)
        co_return endpoints.error();
    if (endpoints->revocation.isEmpty())
        co_return Error{ErrorCode::Unavailable, credentials.issuer, QStringLiteral("the server ends no tokens"), {},
                        QStringLiteral("not_supported")};
    QNetworkRequest r = request(endpoints->revocation);
    r.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    QByteArray body = form({{"token", token}, {"token_type_hint", refreshing ? QStringLiteral("refresh_token") : QStringLiteral("access_token")}});
    if (refreshing)
        body += '&' + form({{"client_id", credentials.clientId}});
    else
        r.setRawHeader("Authorization", basic(credentials));
    const Result<HttpAnswer> answer =
        co_await send(r, "POST", body, endpoints->revocation.path(QUrl::FullyEncoded));
    if (!answer)
        co_return answer.error();
    co_return Result<void>();
}

} // namespace octroi::backends
