// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/gateway.h"

#include "authority/http/forwarded.h"
#include "authority/http/problem.h"

namespace octroi::authority {

bool Gateway::handleInline(const Request &request, const Inline &context)
{
    if (!CheckRoute::isCheck(request.target))
        return false;
    // Below the path of the check stands a whole call, with its own method.
    if (!isPrefixed(request.target) && request.method != "GET" && request.method != "POST")
        return false;
    m_check.answer(request, context);
    return true;
}

void Gateway::handleDeferred(OwnedRequest request, std::shared_ptr<ReplyTarget> target)
{
    if (request.peerTrusted)
        behindProxy(request);
    if (!m_enqueue(std::move(request), target)) {
        Response response = problem(Error{ErrorCode::Unavailable, {}, QStringLiteral("too many requests are waiting"), {}, QStringLiteral("queue_full")});
        response.headers.emplace_back("Retry-After", "1");
        target->reply(std::move(response));
    }
}

void Gateway::behindProxy(OwnedRequest &request) const
{
    const std::lock_guard lock(m_mutex);
    const std::string address(forwardedFor(request.headers, m_trusted));
    if (parseAddress(address))
        request.peer = address;
}

bool Gateway::isTrustedPeer(std::string_view address) const
{
    const std::lock_guard lock(m_mutex);
    return address == kUnixPeer || m_trusted.contains(address);
}

bool Gateway::mayConnect(std::string_view address) const
{
    return !m_only || address == kUnixPeer || isLoopback(address) || m_only->contains(address);
}

void Gateway::trust(Networks proxies)
{
    const std::lock_guard lock(m_mutex);
    m_trusted = std::move(proxies);
}

bool Gateway::streamsBody(std::string_view method, std::string_view target) const
{
    return method == "POST" && target.substr(0, target.find('?')) == "/v1/keys/bulk";
}

std::size_t Gateway::bodyLimit(std::string_view target) const
{
    const std::string_view path = target.substr(0, target.find('?'));
    if (path == "/v1/keys/bulk")
        return 512 * 1024 * 1024; // never held: worked on as it comes
    if (path == "/v1/usage" || path == "/v1/usage/calls")
        return 16 * 1024 * 1024; // batches of access-log lines, lists of credentials
    if (path.starts_with("/oauth/") || CheckRoute::isCheck(path))
        return 64 * 1024;
    return 1024 * 1024;
}

} // namespace octroi::authority
