// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/alerts/webhooksender.h"

#include <QNetworkAccessManager>
#include <QThread>

namespace octroi::authority {

struct WebhookSender::Parts
{
    WebhookPolicy policy;
    int timeoutMs = 0;
    QThread thread;
    QObject worker; ///< lives on the thread; what is called through it runs there
    std::unique_ptr<QNetworkAccessManager> network;
    QList<WebhookCall *> underWay;
    bool ended = false;
};

WebhookSender::WebhookSender(WebhookPolicy policy, int timeoutMs) : m_parts(std::make_unique<Parts>())
{
    m_parts->policy = std::move(policy);
    m_parts->timeoutMs = timeoutMs;
    m_parts->worker.moveToThread(&m_parts->thread);
    m_parts->thread.start();
}

WebhookSender::~WebhookSender()
{
    Parts *p = m_parts.get();
    QMetaObject::invokeMethod(
        &p->worker,
        [p] {
            p->ended = true;
            for (WebhookCall *call : QList<WebhookCall *>(p->underWay))
                call->abort();
            p->network.reset();
            p->thread.quit();
        },
        Qt::QueuedConnection);
    p->thread.wait();
}

void WebhookSender::send(const Webhook &webhook, WebhookCall::Done done)
{
    Parts *p = m_parts.get();
    QMetaObject::invokeMethod(
        &p->worker,
        [p, webhook, done = std::move(done)] {
            if (p->ended)
                return;
            if (!p->network)
                p->network = std::make_unique<QNetworkAccessManager>();
            auto *call = new WebhookCall(*p->network, p->policy, webhook, p->timeoutMs);
            p->underWay << call;
            call->start([p, call, done](Result<int> result) {
                p->underWay.removeOne(call);
                if (!p->ended)
                    done(std::move(result));
            });
        },
        Qt::QueuedConnection);
}

const WebhookPolicy &WebhookSender::policy() const
{
    return m_parts->policy;
}

} // namespace octroi::authority
