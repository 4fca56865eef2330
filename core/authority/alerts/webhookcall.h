// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/alerts/webhookpolicy.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <functional>

class QHostAddress;
class QHostInfo;
class QNetworkAccessManager;
class QNetworkReply;

namespace octroi::authority {

/// What is sent.
struct Webhook
{
    QString url;
    QByteArray id, body, signature;
    qint64 timestamp = 0; ///< seconds since the epoch
};

/// One attempt to send a webhook: the name is resolved, every address of it judged, and the call made to the address
/// that was judged. No redirect is followed, no cookie kept, of the answer the status is read. Deletes itself after it
/// called `done`.
class WebhookCall final : public QObject
{
    Q_OBJECT
public:
    /// The status of an answer with 2xx. Errors: Network, Timeout, Protocol (another status), Forbidden (the
    /// address); `reason` says which: webhook_unreachable, webhook_timeout, webhook_status, webhook_address,
    /// webhook_name.
    using Done = std::function<void(Result<int>)>;

    WebhookCall(QNetworkAccessManager &network, const WebhookPolicy &policy, Webhook webhook, int timeoutMs);
    void start(Done done);
    void abort();

private:
    void resolved(const QHostInfo &host);
    void call(const QHostAddress &address);
    void finished();
    void fail(ErrorCode code, const char *reason, const QString &detail);
    void end(Result<int> result);

    QNetworkAccessManager &m_network;
    const WebhookPolicy &m_policy;
    const Webhook m_webhook;
    const QUrl m_url;
    Done m_done;
    QTimer m_timeout;
    QNetworkReply *m_reply = nullptr;
    int m_lookup = -1;
};

} // namespace octroi::authority
