// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/tlscontext.h"

#include <functional>
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

/// A request body that is handed over as it comes. Safe from any thread, also after the client has gone.
class BodyStream
{
public:
    enum class State {
        More,
        Done,  ///< that was all
        Broken ///< cut off, malformed, too large or too slow: there will be no more
    };
    using Got = std::function<void(std::string bytes, State state)>;

    virtual ~BodyStream() = default;
    /// Calls `got` once, on an I/O thread, when bytes have come or the end has. What nobody asks for stays with
    /// the client, so that memory is bounded. Ask again only after that.
    virtual void read(Got got) = 0;
};

/// The same, owned, for another thread.
struct OwnedRequest
{
    std::string method, target, body, peer;
    bool peerTrusted = false;
    std::vector<std::pair<std::string, std::string>> headers;
    crypto::PeerCertificate certificate; ///< of the TLS handshake; empty when none was shown
    std::shared_ptr<BodyStream> stream = {}; ///< instead of `body`, where the route streams it

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

/// An answer that goes on: server-sent events, or one too large to be held. Safe from any thread, also after the client has gone.
class EventStream
{
public:
    virtual ~EventStream() = default;
    /// False when the client is gone, or is too slow and was dropped.
    virtual bool write(std::string bytes) = 0;
    virtual bool isOpen() const = 0;
    /// That was all: the client is told so.
    virtual void close() = 0;
    /// Ends it so that the client sees that something is missing.
    virtual void abort() = 0;
    /// Calls `then` once, on an I/O thread, when less than `below` bytes wait for the client, or it has gone.
    virtual void whenRoom(std::size_t below, std::function<void()> then) = 0;
};

/// Where the answer to a deferred request goes. Safe from any thread, also after the client has gone.
class ReplyTarget
{
public:
    virtual ~ReplyTarget() = default;
    virtual void reply(Response response) = 0;
    /// Sends the head; the caller goes on with the stream.
    virtual std::shared_ptr<EventStream> openStream(Response head) = 0;
    /// The same for an answer that has an end: a drain waits for it, and the caller asks whenRoom() instead of
    /// being cut off as too slow.
    virtual std::shared_ptr<EventStream> openDownload(Response head) = 0;
};

} // namespace octroi::authority
