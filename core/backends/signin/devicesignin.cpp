// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/signin/devicesignin.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

namespace octroi::backends {

namespace {

constexpr int kInterval = 5; ///< seconds, where the server names none (RFC 8628 section 3.2)
constexpr qint64 kMostBody = 1 << 20;

Error failure(ErrorCode code, const QString &issuer, const char *reason, const QString &detail)
{
    return Error{code, issuer, detail, {}, QString::fromLatin1(reason)};
}

} // namespace

DeviceSignIn::DeviceSignIn(SignInWish wish, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_wish(std::move(wish))
    , m_transport({m_wish.issuer, m_wish.clientId, nullptr, Credentials::Kind::RefreshToken, {}, m_wish.openId}, clock, m_log)
{
    TransportLimits limits;
    limits.maxBody = kMostBody;
    m_transport.setLimits(limits);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { m_gate.open(); });
}

DeviceSignIn::~DeviceSignIn()
{
    cancel();
}

void DeviceSignIn::cancel()
{
    m_cancelled = true;
    m_timer.stop();
    m_transport.abortAll();
    m_gate.open();
}

Task<void> DeviceSignIn::wait(int milliseconds)
{
    m_timer.start(qMax(1, int(milliseconds * m_pace)));
    co_await m_gate.wait();
    co_return Result<void>();
}

Task<std::shared_ptr<Secret>> DeviceSignIn::signIn(std::function<void(DeviceCode)> show)
{
    const QString issuer = m_wish.issuer;
    const QPointer<DeviceSignIn> self(this);
    const Result<ServerMetadata> metadata = co_await m_transport.metadata();
    if (!self || m_cancelled)
        co_return failure(ErrorCode::Cancelled, issuer, "", {});
    if (!metadata)
        co_return metadata.error();
    if (metadata->device.isEmpty())
        co_return failure(ErrorCode::Unavailable, issuer, "not_supported", QStringLiteral("the server has no device grant"));
    // Not asked for by RFC 8628, but by servers whose client must have it.
    const Pkce pkce = newPkce();
    const QByteArray form = formOf({{"client_id", m_wish.clientId}, {"scope", m_wish.scope},
                                    {"code_challenge", pkce.challenge}, {"code_challenge_method", QStringLiteral("S256")}});
    const Result<HttpAnswer> answer = co_await m_transport.postForm(metadata->device, form);
    if (!self || m_cancelled)
        co_return failure(ErrorCode::Cancelled, issuer, "", {});
    if (!answer)
        co_return answer.error();
    const QJsonObject o = QJsonDocument::fromJson(answer->body).object();
    const QString device = o.value(QLatin1String("device_code")).toString();
    DeviceCode code;
    code.userCode = o.value(QLatin1String("user_code")).toString();
    const Result<QUrl> address = checkAddress(o.value(QLatin1String("verification_uri")).toString());
    const Result<QUrl> complete = checkAddress(o.value(QLatin1String("verification_uri_complete")).toString());
    code.address = address ? *address : QUrl();
    code.completeAddress = complete ? *complete : QUrl();
    code.seconds = o.value(QLatin1String("expires_in")).toInt(600);
    if (device.isEmpty() || code.userCode.isEmpty() || code.address.isEmpty())
        co_return failure(ErrorCode::Protocol, issuer, "", QStringLiteral("the answer holds no device code"));
    show(code);
    const int interval = qBound(1, o.value(QLatin1String("interval")).toInt(kInterval), 60);
    Result<std::shared_ptr<Secret>> token = co_await poll(metadata->token, device, pkce.verifier, code.seconds, interval);
    co_return token;
}

Task<std::shared_ptr<Secret>> DeviceSignIn::poll(QUrl endpoint, QString deviceCode, QString verifier, int seconds, int interval)
{
    const QString issuer = m_wish.issuer;
    const QPointer<DeviceSignIn> self(this);
    for (int spent = 0; spent < seconds; spent += interval) {
        const Result<void> waited = co_await wait(interval * 1000);
        if (!self || m_cancelled || !waited)
            co_return failure(ErrorCode::Cancelled, issuer, "", {});
        const QByteArray form = formOf({{"grant_type", QStringLiteral("urn:ietf:params:oauth:grant-type:device_code")},
                                        {"device_code", deviceCode}, {"client_id", m_wish.clientId}, {"code_verifier", verifier}});
        const Result<HttpAnswer> answer = co_await m_transport.postForm(endpoint, form);
        if (!self || m_cancelled)
            co_return failure(ErrorCode::Cancelled, issuer, "", {});
        if (answer)
            co_return refreshTokenOf(*answer, issuer);
        const Error &error = answer.error();
        if (error.reason == QLatin1String("slow_down")) // RFC 8628 section 3.5
            interval += 5;
        else if (error.reason == QLatin1String("access_denied"))
            co_return failure(ErrorCode::Unauthorized, issuer, "access_denied", error.detail);
        else if (error.reason == QLatin1String("expired_token"))
            break;
        else if (error.reason != QLatin1String("authorization_pending") && error.code != ErrorCode::Timeout &&
                 error.code != ErrorCode::Network)
            co_return error;
    }
    co_return failure(ErrorCode::Timeout, issuer, "expired_token", QStringLiteral("nobody typed the code in time"));
}

} // namespace octroi::backends
