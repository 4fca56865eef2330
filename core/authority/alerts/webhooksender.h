// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/alerts/webhookcall.h"

#include <memory>

namespace octroi::authority {

/// Sends webhooks on a thread of its own. The destructor gives up what is under way; after it no `done` is called.
class WebhookSender
{
public:
    WebhookSender(WebhookPolicy policy, int timeoutMs);
    ~WebhookSender();
    WebhookSender(const WebhookSender &) = delete;
    WebhookSender &operator=(const WebhookSender &) = delete;

    /// From any thread; `done` is called on the sender's.
    void send(const Webhook &webhook, WebhookCall::Done done);
    const WebhookPolicy &policy() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace octroi::authority
