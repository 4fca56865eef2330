// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/message.h"
#include "base/result.h"
#include "crypto/tlscontext.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace octroi::authority {

/// Who answers. handleInline() runs on the I/O threads and must not block.
class HttpHandler
{
public:
    struct Inline
    {
        unsigned thread;       ///< 0 … threads - 1
        std::string &out;      ///< the whole answer is appended here
        std::string_view tail; ///< header fields that belong into it ("Date: …", "Connection: …")
    };
    virtual ~HttpHandler() = default;
    /// True when it answered; else the request goes to handleDeferred().
    virtual bool handleInline(const Request &request, const Inline &context) = 0;
    virtual void handleDeferred(OwnedRequest request, std::shared_ptr<ReplyTarget> target) = 0;
    /// Largest body in bytes for that target.
    virtual std::size_t bodyLimit(std::string_view target) const = 0;
    /// True when the body of this request is handed over as it comes, by OwnedRequest::stream.
    virtual bool streamsBody(std::string_view /*method*/, std::string_view /*target*/) const { return false; }
    virtual bool isTrustedPeer(std::string_view address) const = 0;
    /// False: the connection is closed without an answer.
    virtual bool mayConnect(std::string_view) const { return true; }
};

/// HTTP/1.1 over Boost.Beast's parser, which stays within this library. One io_context a thread; on Linux
/// each has its own listening socket (SO_REUSEPORT), elsewhere the first hands connections around.
class HttpServer
{
public:
    struct Options
    {
        std::string address = "127.0.0.1";
        std::uint16_t port = 0; ///< 0: any free one
        std::string socketPath;     ///< a Unix socket beside the port; "" for none
        unsigned socketMode = 0660; ///< of that file
        std::shared_ptr<const crypto::TlsContext> tls; ///< of the port; null: plain HTTP
        unsigned threads = 1;
        std::size_t headerLimit = 16 * 1024;
        std::size_t uriLimit = 8 * 1024;
        std::size_t maxBodyLimit = 512 * 1024 * 1024; ///< above every bodyLimit()
        std::size_t streamLimit = 4 * 1024 * 1024;   ///< unsent bytes after which a slow reader is dropped
        int maxConnections = 20'000;  ///< then the connection that has been idle longest gives way
        int maxPerAddress = 1'000;    ///< of one IPv4 address or IPv6 /64 that is no trusted peer
        int idleMs = 60'000;    ///< between requests
        int headerMs = 10'000;  ///< from the first byte of a request to the end of its header
        int bodyMs = 60'000;    ///< from there to the end of the body
        int writeMs = 30'000;   ///< without progress
        int drainMs = 3'000;    ///< what stop() waits for answers under way
    };

    /// Errors: InUse when the port is taken, Invalid for an address, else Network.
    static Result<std::unique_ptr<HttpServer>> start(const Options &options, HttpHandler &handler);
    virtual ~HttpServer() = default;
    virtual std::uint16_t port() const = 0;
    virtual int connections() const = 0;
    /// For handshakes from now on.
    virtual void setTls(std::shared_ptr<const crypto::TlsContext> tls) = 0;
    /// Refuses new connections, lets answers under way finish, ends the threads. Can be called twice.
    virtual void stop() = 0;
};

} // namespace octroi::authority
