// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/tlscontext.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace octroi::authority {

struct HeaderField
{
    std::string_view name, value;
};

/// What Request::peer is for a connection over the Unix socket: nobody comes there but who may open the file.
inline constexpr std::string_view kUnixPeer = "unix";

/// One request as views; valid only during the call it is given to.
struct Request
{
    std::string_view method, target;
    std::span<const HeaderField> headers;
    std::string_view body;
    std::string_view peer; ///< address of the connection, without port
    bool peerTrusted = false;
    const crypto::PeerCertificate *certificate = nullptr; ///< null: none was shown

    /// The first of that name (any case), "" when absent.
    std::string_view header(std::string_view name) const;
    int count(std::string_view name) const;
};

/// The same, owned, for another thread.
struct OwnedRequest
{
    std::string method, target, body, peer;
    bool peerTrusted = false;
    std::vector<std::pair<std::string, std::string>> headers;
    crypto::PeerCertificate certificate; ///< of the TLS handshake; empty when none was shown

    static OwnedRequest of(const Request &request);
    std::string_view header(std::string_view name) const;
};

struct Response
{
    int status = 200;
    std::string contentType; ///< "" for none
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

std::string_view statusText(int status);
/// True when both are the same but for the case of ASCII letters.
bool equalIgnoringCase(std::string_view a, std::string_view b);

/// An answer that goes on: server-sent events. Safe from any thread, also after the client has gone.
class EventStream
{
public:
    virtual ~EventStream() = default;
    /// False when the client is gone, or is too slow and was dropped.
    virtual bool write(std::string bytes) = 0;
    virtual bool isOpen() const = 0;
    virtual void close() = 0;
};

/// Where the answer to a deferred request goes. Safe from any thread, also after the client has gone.
class ReplyTarget
{
public:
    virtual ~ReplyTarget() = default;
    virtual void reply(Response response) = 0;
    /// Sends the head; the caller goes on with the stream.
    virtual std::shared_ptr<EventStream> openStream(Response head) = 0;
};

} // namespace octroi::authority
