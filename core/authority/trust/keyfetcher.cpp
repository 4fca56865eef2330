// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/trust/keyfetcher.h"

#include "authority/trust/keyrequest.h"

#include <QNetworkAccessManager>
#include <QThread>

namespace octroi::authority {

struct KeyFetcher::Parts
{
    QThread thread;
    QObject worker; ///< lives on the thread; what is called through it runs there
    std::unique_ptr<QNetworkAccessManager> network;
    QList<KeyRequest *> underWay;
    Done done;
    int timeoutMs = 0;
};

KeyFetcher::KeyFetcher(Done done, int timeoutMs) : m_parts(std::make_unique<Parts>())
{
    m_parts->done = std::move(done);
    m_parts->timeoutMs = timeoutMs;
    m_parts->worker.moveToThread(&m_parts->thread);
    m_parts->thread.start();
}

KeyFetcher::~KeyFetcher()
{
    Parts *p = m_parts.get();
    QMetaObject::invokeMethod(
        &p->worker,
        [p] {
            p->done = nullptr;
            for (KeyRequest *request : QList<KeyRequest *>(p->underWay))
                request->abort();
            p->network.reset();
            p->thread.quit();
        },
        Qt::QueuedConnection);
    p->thread.wait();
}

void KeyFetcher::fetch(const domain::TrustedIssuer &issuer)
{
    Parts *p = m_parts.get();
    QMetaObject::invokeMethod(
        &p->worker,
        [p, issuer] {
            if (!p->done)
                return;
            if (!p->network)
                p->network = std::make_unique<QNetworkAccessManager>();
            auto *request = new KeyRequest(*p->network, issuer, p->timeoutMs);
            p->underWay << request;
            request->start([p, issuer, request](Result<crypto::JwkSet> keys) {
                p->underWay.removeOne(request);
                if (p->done)
                    p->done(issuer, std::move(keys));
            });
        },
        Qt::QueuedConnection);
}

} // namespace octroi::authority
