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

class Connection final : public std::enable_shared_from_this<Connection>
{
public:
    Connection(std::shared_ptr<Loop> loop, Socket socket, std::string peer)
        : m_loop(std::move(loop))
        , m_socket(std::move(socket))
        , m_buffer(m_loop->options.headerLimit + 64 * 1024)
        , m_peer(std::move(peer))
        , m_trusted(m_loop->handler.isTrustedPeer(m_peer))
    {
        m_loop->connections.insert(this);
    }
    ~Connection()
    {
        m_loop->connections.erase(this);
        m_loop->total.fetch_sub(1, std::memory_order_relaxed);
    }

    void start()
    {
        setDeadline(m_loop->options.idleMs);
        process();
    }
    void sweepAt(SteadyTime now)
    {
        if (now >= m_deadline)
            close();
    }
    void beginDrain();
    void close();
    void answer(const Response &response);
    void openStream(const Response &head, const std::shared_ptr<Stream> &stream);
    void appendStream(const std::string &bytes);
    void finishStream();

private:
    void setDeadline(int ms) { m_deadline = m_loop->now + std::chrono::milliseconds(ms); }
    void process();
    void read();
    void dispatch();
    void fail(int status);
    void flush();
    void written(error_code ec);
    void watchStream();
    void appendHead(const Response &response, bool chunked);
    void appendChunk(const std::string &bytes);

    std::shared_ptr<Loop> m_loop;
    Socket m_socket;
    boost::beast::flat_buffer m_buffer;
    std::string m_peer;
    bool m_trusted;
    Parsed m_parsed;
    std::optional<RequestParser> m_parser;
    std::vector<HeaderField> m_fields;
    std::string m_out, m_sending;
    SteadyTime m_deadline;
    std::shared_ptr<Stream> m_stream;
    std::shared_ptr<Connection>
        m_self; ///< set while an answer is awaited: no operation on the socket holds it then
    std::size_t m_streamQueued = 0, m_streamSending = 0;
    bool m_writing = false, m_waiting = false, m_closeAfter = false, m_closed = false;
    bool m_headerTimed = false, m_bodyTimed = false, m_continued = false, m_keepAlive = true, m_head = false;
};

} // namespace octroi::authority::beast
