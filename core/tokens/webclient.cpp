// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/webclient.h"

#include "base/gate.h"
#include "domain/trustedissuer.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace octroi::tokens {

namespace {

constexpr char kCancelled[] = "octroiCancelled", kLate[] = "octroiLate", kLarge[] = "octroiLarge";

QNetworkRequest plainRequest(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setRawHeader("Accept", "application/json");
    // Without compression the bytes that are counted are the bytes that are kept.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", "octroi/" OCTROI_VERSION);
    return request;
}

Result<WebAnswer> answerOf(QNetworkReply &reply, qsizetype most)
{
    const QString place = maskedUrl(reply.url()).toDisplayString();
    const auto is = [&](const char *property) { return reply.property(property).toBool(); };
    if (is(kCancelled))
        return Error{ErrorCode::Cancelled, place, {}, {}, {}};
    if (is(kLarge))
        return Error{ErrorCode::TooLarge, place, QStringLiteral("sent more than %1 bytes").arg(most), {}, QStringLiteral("answer_too_large")};
    if (is(kLate))
        return Error{ErrorCode::Timeout, place, QStringLiteral("took too long"), {}, {}};
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Below 100 the error is of the connection, also when a status line had come before it broke.
    if (status == 0 || (reply.error() != QNetworkReply::NoError && reply.error() < 100))
        return Error{ErrorCode::Network, place, reply.errorString(), {}, {}};
    return WebAnswer{status, reply.readAll(), reply.rawHeaderPairs()};
}

} // namespace

WebClient::WebClient(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_network.setAutoDeleteReplies(false);
}

WebClient::~WebClient()
{
    cancel();
}

void WebClient::setLimits(std::chrono::milliseconds timeout, qsizetype most)
{
    m_timeout = timeout;
    m_most = most;
}

void WebClient::cancel()
{
    const auto replies = m_replies;
    for (QNetworkReply *reply : replies) {
        if (!m_replies.contains(reply))
            continue;
        reply->setProperty(kCancelled, true);
        reply->abort();
    }
}

QCoro::Task<Result<WebAnswer>> WebClient::get(QUrl url)
{
    return send("GET", url, {}, {});
}

QCoro::Task<Result<WebAnswer>> WebClient::post(QUrl url, QByteArray form, QList<std::pair<QByteArray, QByteArray>> headers)
{
    headers.prepend({"Content-Type", "application/x-www-form-urlencoded"});
    return send("POST", url, form, headers);
}

QCoro::Task<Result<WebAnswer>> WebClient::send(QByteArray method, QUrl url, QByteArray body, QList<std::pair<QByteArray, QByteArray>> headers)
{
    // A secret never crosses a network in the clear, and no page of another scheme is opened.
    if (const auto checked = domain::checkIssuerUri(url.toString(QUrl::FullyEncoded)); !checked)
        co_return Error{ErrorCode::Invalid, url.toDisplayString(), checked.error().detail, {}, checked.error().reason};
    QNetworkRequest request = plainRequest(url);
    Exchange exchange{m_clock.now(), method, maskedUrl(url), {{"Accept", "application/json"}}, maskedForm(body), 0, {}, 0, {}};
    for (const auto &[name, value] : headers) {
        request.setRawHeader(name, value);
        exchange.headers.append({name, maskedHeader(name, value)});
    }
    QElapsedTimer took;
    took.start();
    QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
    m_replies.insert(reply);
    reply->setReadBufferSize(m_most + 1);
    connect(reply, &QNetworkReply::readyRead, reply, [reply, most = m_most] {
        if (reply->bytesAvailable() > most) {
            reply->setProperty(kLarge, true);
            reply->abort();
        }
    });
    QTimer::singleShot(m_timeout, reply, [reply] {
        reply->setProperty(kLate, true);
        reply->abort();
    });
    // Kept by the signal as well: who waits is resumed by the reply, whatever becomes of this object.
    auto finished = std::make_shared<Gate>();
    connect(reply, &QNetworkReply::finished, reply, [finished] { finished->open(); });
    const QPointer<WebClient> here(this);
    if (!reply->isFinished())
        co_await finished->wait();
    Result<WebAnswer> answer = answerOf(*reply, here ? m_most : 0);
    reply->deleteLater();
    if (!here)
        co_return Error{ErrorCode::Cancelled, {}, {}, {}, {}};
    m_replies.remove(reply);
    exchange.milliseconds = took.elapsed();
    exchange.status = answer ? answer->status : 0;
    exchange.answer = answer ? maskedJson(answer->body).left(kMostAnswer) : QByteArray();
    exchange.error = answer ? QString() : errorCodeName(answer.error().code);
    Q_EMIT exchanged(exchange);
    co_return answer;
}

} // namespace octroi::tokens
