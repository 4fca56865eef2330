// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/checkroute.h"
#include "authority/verifier/addresses.h"

#include <functional>

namespace octroi::authority {

/// Sorts requests: the check is answered where it arrives, the rest goes to the control thread.
class Gateway final : public HttpHandler
{
public:
    /// False when the queue is full.
    using Enqueue = std::function<bool(OwnedRequest, std::shared_ptr<ReplyTarget>)>;

    Gateway(CheckRoute &check, Networks trustedProxies, Enqueue enqueue)
        : m_check(check), m_trusted(std::move(trustedProxies)), m_enqueue(std::move(enqueue))
    {
    }
    bool handleInline(const Request &request, const Inline &context) override;
    void handleDeferred(OwnedRequest request, std::shared_ptr<ReplyTarget> target) override;
    std::size_t bodyLimit(std::string_view target) const override;
    bool isTrustedPeer(std::string_view address) const override { return m_trusted.contains(address); }

private:
    CheckRoute &m_check;
    Networks m_trusted;
    Enqueue m_enqueue;
};

} // namespace octroi::authority
