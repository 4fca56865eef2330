// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/signin/browsersignin.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QRandomGenerator>

namespace octroi::backends {

namespace {

constexpr auto kUrlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qint64 kMostBody = 1 << 20;

/// 256 bits (RFC 7636 section 7.1).
QString random()
{
    QByteArray bytes(32, '\0');
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    return QString::fromLatin1(bytes.toBase64(kUrlSafe));
}

Error cancelled(const QString &context)
{
    return Error{ErrorCode::Cancelled, context, {}, {}, {}};
}

} // namespace

Pkce newPkce()
{
    const QString verifier = random();
    const QByteArray digest = QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256);
    return {verifier, QString::fromLatin1(digest.toBase64(kUrlSafe))};
}

QByteArray formOf(std::initializer_list<std::pair<const char *, QString>> fields)
{
    QByteArray out;
    for (const auto &[name, value] : fields) {
        if (!value.isEmpty())
            out += (out.isEmpty() ? "" : "&") + QByteArray(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return out;
}

Result<std::shared_ptr<Secret>> refreshTokenOf(const HttpAnswer &answer, const QString &issuer)
{
    const QString token = QJsonDocument::fromJson(answer.body).object().value(QLatin1String("refresh_token")).toString();
    if (token.isEmpty())
        return Error{ErrorCode::Protocol, issuer, QStringLiteral("the server gave no refresh token"), {},
                     QStringLiteral("no_refresh_token")};
    return std::make_shared<Secret>(Secret::fromString(token));
}

BrowserSignIn::BrowserSignIn(SignInWish wish, ReturnPage page, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_wish(std::move(wish))
    , m_transport({m_wish.issuer, m_wish.clientId, nullptr, Credentials::Kind::RefreshToken, {}, m_wish.openId}, clock, m_log)
    , m_redirect(std::move(page))
{
    TransportLimits limits;
    limits.maxBody = kMostBody;
    m_transport.setLimits(limits);
    connect(&m_redirect, &LoopbackRedirect::returned, this, [this](const QUrlQuery &answer) {
        m_answer = answer;
        end();
    });
}

BrowserSignIn::~BrowserSignIn()
{
    cancel();
}

void BrowserSignIn::cancel()
{
    m_cancelled = true;
    m_redirect.close();
    m_transport.abortAll();
    end();
}

void BrowserSignIn::end()
{
    if (std::exchange(m_waiting, false))
        m_gate.open();
}

Task<std::shared_ptr<Secret>> BrowserSignIn::signIn(std::function<void(QUrl)> open)
{
    const QString issuer = m_wish.issuer;
    const QPointer<BrowserSignIn> self(this);
    const Result<ServerMetadata> metadata = co_await m_transport.metadata();
    if (!self || m_cancelled)
        co_return cancelled(issuer);
    if (!metadata)
        co_return metadata.error();
    if (metadata->authorization.isEmpty() || !metadata->challengeMethods.contains(QLatin1String("S256")))
        co_return Error{ErrorCode::Protocol, issuer, QStringLiteral("the server does not offer the code grant with PKCE S256"),
                        {}, QStringLiteral("pkce_missing")};
    const Result<void> listening = m_redirect.listen();
    if (!listening)
        co_return listening.error();
    const Pkce pkce = newPkce();
    const QString state = random(), redirect = m_redirect.address();
    m_redirect.setState(state);
    QUrl url = metadata->authorization;
    const QString before = url.query(QUrl::FullyEncoded);
    const QByteArray ours = formOf({{"response_type", QStringLiteral("code")}, {"client_id", m_wish.clientId},
                                    {"redirect_uri", redirect}, {"scope", m_wish.scope}, {"state", state},
                                    {"code_challenge", pkce.challenge},
                                    {"code_challenge_method", QStringLiteral("S256")}});
    url.setQuery((before.isEmpty() ? QString() : before + u'&') + QString::fromLatin1(ours), QUrl::StrictMode);
    QTimer::singleShot(m_patience, this, &BrowserSignIn::end);
    m_waiting = true;
    open(url);
    if (m_waiting)
        co_await m_gate.wait();
    if (!self || m_cancelled)
        co_return cancelled(issuer);
    m_redirect.close();
    if (!m_answer)
        co_return Error{ErrorCode::Timeout, issuer, QStringLiteral("the browser did not come back"), {},
                        QStringLiteral("browser_silent")};
    const Result<QString> code = codeOf(*m_answer, *metadata);
    if (!code)
        co_return code.error();
    Result<std::shared_ptr<Secret>> token = co_await redeem(metadata->token, *code, pkce.verifier, redirect);
    co_return token;
}

Result<QString> BrowserSignIn::codeOf(const QUrlQuery &answer, const ServerMetadata &metadata) const
{
    const auto value = [&answer](const char *name) {
        return answer.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    };
    // RFC 9207 section 2.4: somebody else's answer, by a mix-up.
    const QString said = value("iss");
    if (said != m_wish.issuer && (metadata.namesItself || !said.isEmpty()))
        return Error{ErrorCode::Protocol, m_wish.issuer, QStringLiteral("the answer is of %1").arg(said.left(200)),
                     QStringLiteral("iss"), QStringLiteral("issuer_mismatch")};
    const QString error = value("error");
    if (!error.isEmpty())
        return Error{ErrorCode::Unauthorized, m_wish.issuer, value("error_description").left(2000), {}, error.left(100)};
    const QString code = value("code");
    if (code.isEmpty())
        return Error{ErrorCode::Protocol, m_wish.issuer, QStringLiteral("the browser brought no code"), {}, {}};
    return code;
}

Task<std::shared_ptr<Secret>> BrowserSignIn::redeem(QUrl endpoint, QString code, QString verifier, QString redirect)
{
    const QString issuer = m_wish.issuer;
    const QByteArray form =
        formOf({{"grant_type", QStringLiteral("authorization_code")}, {"code", code}, {"redirect_uri", redirect},
                {"client_id", m_wish.clientId}, {"code_verifier", verifier}});
    const Result<HttpAnswer> answer = co_await m_transport.postForm(endpoint, form);
    if (!answer)
        co_return answer.error();
    co_return refreshTokenOf(*answer, issuer);
}

} // namespace octroi::backends
