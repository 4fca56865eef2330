// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/webhookcall.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace octroi::authority {

namespace {
constexpr qint64 kMostAnswer = 64 * 1024; ///< nothing of it is used
}

WebhookCall::WebhookCall(QNetworkAccessManager &network, const WebhookPolicy &policy, Webhook webhook, int timeoutMs)
    : m_network(network), m_policy(policy), m_webhook(std::move(webhook)), m_url(m_webhook.url, QUrl::StrictMode)
{
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(timeoutMs);
    connect(&m_timeout, &QTimer::timeout, this, [this] { fail(ErrorCode::Timeout, "webhook_timeout", QStringLiteral("did not answer in time")); });
}

void WebhookCall::start(Done done)
{
    m_done = std::move(done);
    m_timeout.start();
    if (const auto checked = m_policy.checkUrl(m_webhook.url); !checked) {
        QMetaObject::invokeMethod(
            this, [this, error = checked.error()] { fail(ErrorCode::Forbidden, error.reason.toLatin1().constData(), error.detail); }, Qt::QueuedConnection);
        return;
    }
    m_lookup = QHostInfo::lookupHost(m_url.host(), this, [this](const QHostInfo &host) {
        m_lookup = -1;
        resolved(host);
    });
}

void WebhookCall::resolved(const QHostInfo &host)
{
    const QList<QHostAddress> addresses = host.addresses();
    if (host.error() != QHostInfo::NoError || addresses.isEmpty())
        return fail(ErrorCode::Network, "webhook_name", host.errorString());
    for (const QHostAddress &address : addresses) {
        const auto bytes = parseAddress(address.toString().section(u'%', 0, 0).toStdString());
        // One that is not allowed among several: whoever named them means octroid to come there some time.
        if (!bytes || !m_policy.allows(*bytes, m_url.scheme() == QLatin1String("https")))
            return fail(ErrorCode::Forbidden, "webhook_address",
                        QStringLiteral("%1 is %2: octroid's configuration does not allow webhooks there").arg(m_url.host(), address.toString()));
    }
    call(addresses.first());
}

void WebhookCall::call(const QHostAddress &address)
{
    // To the address itself, as the name may mean another one by now; host and certificate stay those of the name.
    QUrl url = m_url;
    url.setHost(address.toString());
    QNetworkRequest request(url);
    QString host = m_url.host();
    if (host.contains(u':'))
        host = u'[' + host + u']';
    if (m_url.port() > 0)
        host += u':' + QString::number(m_url.port());
    request.setRawHeader("Host", host.toLatin1());
    request.setPeerVerifyName(m_url.host());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArray("octroid-webhooks"));
    request.setRawHeader("webhook-id", m_webhook.id);
    request.setRawHeader("webhook-timestamp", QByteArray::number(m_webhook.timestamp));
    request.setRawHeader("webhook-signature", m_webhook.signature);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    m_reply = m_network.post(request, m_webhook.body);
    connect(m_reply, &QNetworkReply::finished, this, &WebhookCall::finished);
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        if (m_reply->bytesAvailable() > kMostAnswer)
            m_reply->abort();
    });
}

void WebhookCall::finished()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 200 && status < 300)
        return end(status);
    if (status == 0)
        return fail(ErrorCode::Network, "webhook_unreachable", m_reply->errorString());
    fail(ErrorCode::Protocol, "webhook_status", QStringLiteral("answered with %1").arg(status));
}

void WebhookCall::abort()
{
    fail(ErrorCode::Cancelled, "webhook_cancelled", {});
}

void WebhookCall::fail(ErrorCode code, const char *reason, const QString &detail)
{
    end(Error{code, m_url.host(), detail, {}, QString::fromLatin1(reason)});
}

void WebhookCall::end(Result<int> result)
{
    if (!m_done)
        return;
    const Done done = std::exchange(m_done, nullptr);
    m_timeout.stop();
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
    deleteLater();
    done(std::move(result));
}

} // namespace octroi::authority
