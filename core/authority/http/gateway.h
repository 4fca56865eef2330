// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/checkroute.h"
#include "authority/verifier/addresses.h"

#include <functional>
#include <mutex>
#include <optional>

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
    bool streamsBody(std::string_view method, std::string_view target) const override;
    bool isTrustedPeer(std::string_view address) const override;
    bool mayConnect(std::string_view address) const override;
    /// Replaces the trusted proxies; connections that are open keep what they were. Any thread.
    void trust(Networks proxies);
    /// Who may connect beside loopback. Before the server starts.
    void restrictTo(Networks peers) { m_only = std::move(peers); }

private:
    /// Whom the trusted proxy in front speaks for is who is limited, logged and audited, and not the proxy.
    void behindProxy(OwnedRequest &request) const;

    CheckRoute &m_check;
    mutable std::mutex m_mutex; ///< taken once a connection, and once a deferred request of a proxy
    Networks m_trusted;
    std::optional<Networks> m_only;
    Enqueue m_enqueue;
};

} // namespace octroi::authority
