// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Internal to this library, as everything that includes Boost.
#include "authority/http/loop.h"
#include "authority/http/requestparser.h"

#include <boost/beast/core/flat_buffer.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace octroi::authority::beast {

class Stream;

class Connection final : public std::enable_shared_from_this<Connection>, public Recency
{
public:
    /// `tls`: null for a plain connection.
    Connection(std::shared_ptr<Loop> loop, Socket socket, net::ssl::context *tls, std::string peer, std::string countedAs)
        : m_loop(std::move(loop))
        , m_transport(std::move(socket), tls)
        , m_buffer(m_loop->options.headerLimit + 64 * 1024)
        , m_peer(std::move(peer))
        , m_countedAs(std::move(countedAs))
        , m_trusted(m_loop->handler.isTrustedPeer(m_peer))
    {
        m_loop->connections.insert(this);
        m_loop->byRecency.push_back(*this);
    }
    ~Connection()
    {
        m_loop->connections.erase(this);
        leaveCounts();
    }

    void start();
    /// Nothing of it is lost when it is closed now but a header that has not come to its end.
    bool mayGiveWay() const { return !m_waiting && !m_writing && !m_closed && !(m_parser && m_parser->is_header_done()); }
    void sweepAt(SteadyTime now)
    {
        if (now >= m_deadline && m_closed)
            m_transport.close();
        else if (now >= m_deadline)
            close();
    }
    void beginDrain();
    void close();
    void answer(const Response &response);
    void openStream(const Response &head, const std::shared_ptr<Stream> &stream);
    void appendStream(const std::string &bytes);
    void finishStream();
    void wantBody(BodyStream::Got got);
    void whenRoom(std::size_t below, std::function<void()> then);

private:
    void setDeadline(int ms) { m_deadline = m_loop->now + std::chrono::milliseconds(ms); }
    void handshaken(error_code ec);
    void process();
    void read();
    void received(error_code ec, std::size_t size);
    void discard();
    void leaveCounts();
    void dispatch();
    Request request();
    bool isStuck() const;
    bool dispatchStreamed();
    void giveBody();
    bool bodyIsHere();
    void readBody();
    std::size_t roomToRead() const;
    void endBody(BodyStream::State state);
    void sendRest();
    void checkRoom();
    void fail(int status);
    void flush();
    void written(error_code ec);
    void watchStream();
    enum class Framing { Length, Chunks, UntilClose }; ///< how the end of the body is told
    void appendHead(const Response &response, Framing framing);
    void appendChunk(const std::string &bytes);

    std::shared_ptr<Loop> m_loop;
    Transport m_transport;
    boost::beast::flat_buffer m_buffer;
    std::string m_peer, m_countedAs; ///< the latter "" when no limit of an address concerns it
    bool m_trusted;
    crypto::PeerCertificate m_certificate;
    Parsed m_parsed;
    std::optional<RequestParser> m_parser;
    std::vector<HeaderField> m_fields;
    std::string m_out, m_sending;
    std::size_t m_sent = 0; ///< of m_sending
    BodyStream::Got m_bodyWanted;
    std::function<void()> m_roomWanted;
    std::size_t m_roomBelow = 0;
    SteadyTime m_deadline;
    std::shared_ptr<Stream> m_stream;
    std::shared_ptr<Connection>
        m_self; ///< set while an answer is awaited: no operation on the socket holds it then
    std::size_t m_streamQueued = 0, m_streamSending = 0;
    bool m_writing = false, m_waiting = false, m_closeAfter = false, m_closed = false;
    bool m_reading = false, m_handshaken = false, m_counted = true;
    bool m_bodyRefused = false; ///< its rest may still be arriving
    bool m_headerTimed = false, m_bodyTimed = false, m_continued = false, m_keepAlive = true, m_head = false;
    bool m_bodyStreamed = false; ///< the parser goes on with the body while the answer is awaited
};

} // namespace octroi::authority::beast
