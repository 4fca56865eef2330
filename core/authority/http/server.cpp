// SPDX-License-Identifier: GPL-3.0-or-later
// The one file that includes Boost: it costs more to compile than all others of this folder.
#include "authority/http/server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <optional>
#include <thread>
#include <unordered_set>

namespace octroi::authority {

namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = net::ip::tcp;
// A concrete executor: the type-erased default costs an allocation and an indirect call an operation.
using Socket = net::basic_stream_socket<tcp, net::io_context::executor_type>;
using Acceptor = net::basic_socket_acceptor<tcp, net::io_context::executor_type>;
using Timer = net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>,
                                        net::io_context::executor_type>;
using SteadyTime = std::chrono::steady_clock::time_point;

/// What the parser found, in memory that is reused from request to request.
struct Parsed
{
    struct Piece
    {
        std::size_t at, size;
    };
    std::string text; ///< method, target and fields one after the other
    Piece method{}, target{};
    std::vector<std::pair<Piece, Piece>> fields;
    std::string body;
    int version = 11;
    int refused = 0; ///< status to refuse with, set while parsing
    bool expectContinue = false;

    void clear()
    {
        text.clear();
        fields.clear();
        if (body.capacity() > 64 * 1024)
            std::string().swap(body);
        body.clear();
        refused = 0;
        expectContinue = false;
    }
    Piece keep(std::string_view piece)
    {
        const Piece out{text.size(), piece.size()};
        text.append(piece);
        return out;
    }
    std::string_view view(const Piece &piece) const { return {text.data() + piece.at, piece.size}; }
};

std::string_view view(boost::beast::string_view text)
{
    return {text.data(), text.size()};
}

/// Beast's parser with a store of our own: no allocation a field, limits by route, and what Beast lets
/// through of request smuggling refused (RFC 9112 sections 3.2, 6.1, 6.3, 11.2).
class RequestParser final : public http::basic_parser<true>
{
public:
    RequestParser(Parsed &out, const HttpServer::Options &options, const HttpHandler &handler)
        : m_out(out), m_options(options), m_handler(handler)
    {
        eager(true);
        header_limit(std::uint32_t(options.headerLimit));
        body_limit(options.maxBodyLimit);
    }

private:
    void refuse(int status, error_code &ec)
    {
        // Beast may go on to the body after a refused header: the first reason counts.
        if (!m_out.refused)
            m_out.refused = status;
        ec = http::error::bad_value;
    }
    void on_request_impl(http::verb, boost::beast::string_view method, boost::beast::string_view target, int version,
                         error_code &ec) override
    {
        m_out.method = m_out.keep(view(method));
        m_out.target = m_out.keep(view(target));
        m_out.version = version;
        if (target.size() > m_options.uriLimit)
            refuse(414, ec);
        else if (version != 10 && version != 11)
            refuse(505, ec);
    }
    void on_response_impl(int, boost::beast::string_view, int, error_code &ec) override { ec = http::error::bad_version; }
    void on_field_impl(http::field name, boost::beast::string_view nameText, boost::beast::string_view value,
                       error_code &ec) override
    {
        if (m_out.fields.size() >= 100)
            return refuse(431, ec);
        const auto key = m_out.keep(view(nameText));
        m_out.fields.emplace_back(key, m_out.keep(view(value)));
        switch (name) {
        case http::field::content_length:
            ++m_lengths;
            // A list of equal lengths may be recovered from (RFC 9112 section 6.3); a proxy might not.
            if (view(value).find_first_not_of("0123456789") != std::string_view::npos)
                refuse(400, ec);
            break;
        case http::field::transfer_encoding:
            ++m_encodings;
            // Anything but "chunked" alone is read differently by different servers.
            if (!equalIgnoringCase(view(value), "chunked"))
                refuse(501, ec);
            break;
        case http::field::host: ++m_hosts; break;
        case http::field::expect:
            if (!equalIgnoringCase(view(value), "100-continue"))
                return refuse(417, ec);
            m_out.expectContinue = m_out.version == 11;
            break;
        default: break;
        }
    }
    void on_header_impl(error_code &ec) override
    {
        if (m_lengths > 1 || m_encodings > 1 || (m_lengths > 0 && m_encodings > 0) || m_hosts > 1
            || (m_encodings > 0 && m_out.version == 10) || (m_hosts == 0 && m_out.version == 11))
            return refuse(400, ec);
        m_bodyLimit = m_handler.bodyLimit(m_out.view(m_out.target));
    }
    void on_body_init_impl(const boost::optional<std::uint64_t> &length, error_code &ec) override
    {
        if (length && *length > m_bodyLimit)
            refuse(413, ec);
    }
    std::size_t on_body_impl(boost::beast::string_view bytes, error_code &ec) override
    {
        if (m_out.body.size() + bytes.size() > m_bodyLimit)
            refuse(413, ec);
        else
            m_out.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t size, boost::beast::string_view, error_code &ec) override
    {
        if (size > m_bodyLimit)
            refuse(413, ec);
    }
    std::size_t on_chunk_body_impl(std::uint64_t, boost::beast::string_view bytes, error_code &ec) override
    {
        return on_body_impl(bytes, ec);
    }
    void on_finish_impl(error_code &) override {}

    Parsed &m_out;
    const HttpServer::Options &m_options;
    const HttpHandler &m_handler;
    std::size_t m_bodyLimit = 0;
    int m_lengths = 0, m_encodings = 0, m_hosts = 0;
};

class Connection;

/// One thread: its context, its listening socket, its connections, and one coarse sweep for all timeouts.
struct Loop : std::enable_shared_from_this<Loop>
{
    Loop(const HttpServer::Options &o, HttpHandler &h, unsigned i, std::atomic<int> &t)
        : options(o), handler(h), index(i), total(t), context(1), acceptor(context), sweep(context)
    {
        refreshDate();
    }
    void accept();
    void adopt(Socket socket);
    void scheduleSweep();
    void beginDrain();
    void refreshDate()
    {
        now = std::chrono::steady_clock::now();
        const std::time_t t = std::time(nullptr);
        if (t == dateOf)
            return;
        dateOf = t;
        std::tm parts{};
#ifdef _WIN32
        gmtime_s(&parts, &t);
#else
        gmtime_r(&t, &parts);
#endif
        // Not strftime: the names of days and months must not follow the locale (RFC 9110 section 5.6.7).
        static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        char text[64];
        std::snprintf(text, sizeof text, "Date: %s, %02d %s %04d %02d:%02d:%02d GMT\r\n", days[parts.tm_wday], parts.tm_mday,
                      months[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
        date = text;
        dateClose = date + "Connection: close\r\n";
        dateKeep = date + "Connection: keep-alive\r\n";
    }

    const HttpServer::Options options;
    HttpHandler &handler;
    const unsigned index;
    std::atomic<int> &total;
    net::io_context context;
    Acceptor acceptor;
    Timer sweep;
    std::vector<std::shared_ptr<Loop>> peers; ///< all loops, when this one accepts for the others
    std::size_t nextPeer = 0;
    std::unordered_set<Connection *> connections;
    SteadyTime now, drainUntil;
    std::time_t dateOf = 0;
    std::string date, dateClose, dateKeep;
    bool draining = false;
};

class Stream;

class Connection final : public std::enable_shared_from_this<Connection>
{
public:
    Connection(std::shared_ptr<Loop> loop, Socket socket, std::string peer)
        : m_loop(std::move(loop)), m_socket(std::move(socket)), m_buffer(m_loop->options.headerLimit + 64 * 1024),
          m_peer(std::move(peer)), m_trusted(m_loop->handler.isTrustedPeer(m_peer))
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
    std::shared_ptr<Connection> m_self; ///< set while an answer is awaited: no operation on the socket holds it then
    std::size_t m_streamQueued = 0, m_streamSending = 0;
    bool m_writing = false, m_waiting = false, m_closeAfter = false, m_closed = false;
    bool m_headerTimed = false, m_bodyTimed = false, m_continued = false, m_keepAlive = true, m_head = false;
};

class Stream final : public EventStream, public std::enable_shared_from_this<Stream>
{
public:
    Stream(std::weak_ptr<Connection> connection, std::shared_ptr<Loop> loop)
        : m_connection(std::move(connection)), m_loop(std::move(loop))
    {
    }
    bool write(std::string bytes) override
    {
        if (!m_open.load(std::memory_order_acquire))
            return false;
        if (m_queued.fetch_add(bytes.size(), std::memory_order_acq_rel) + bytes.size() > m_loop->options.streamLimit) {
            m_open.store(false, std::memory_order_release);
            onLoop([](Connection &c) { c.close(); });
            return false;
        }
        onLoop([bytes = std::move(bytes)](Connection &c) { c.appendStream(bytes); });
        return true;
    }
    bool isOpen() const override { return m_open.load(std::memory_order_acquire); }
    void close() override
    {
        if (m_open.exchange(false, std::memory_order_acq_rel))
            onLoop([](Connection &c) { c.finishStream(); });
    }
    void gone() { m_open.store(false, std::memory_order_release); }
    void sent(std::size_t bytes) { m_queued.fetch_sub(bytes, std::memory_order_acq_rel); }

private:
    template <typename F>
    void onLoop(F work)
    {
        net::post(m_loop->context, [weak = m_connection, work = std::move(work)] {
            if (const auto connection = weak.lock())
                work(*connection);
        });
    }
    std::weak_ptr<Connection> m_connection;
    std::shared_ptr<Loop> m_loop;
    std::atomic<bool> m_open{true};
    std::atomic<std::size_t> m_queued{0};
};

/// The way back of a deferred request.
class Pending final : public ReplyTarget
{
public:
    Pending(std::weak_ptr<Connection> connection, std::shared_ptr<Loop> loop)
        : m_connection(std::move(connection)), m_loop(std::move(loop))
    {
    }
    ~Pending() override
    {
        // Whoever drops a request without an answer would leave the client waiting.
        if (!m_answered)
            post(Response{500, "application/problem+json",
                          R"({"type":"about:blank","title":"Internal Server Error","status":500,"reason":"unanswered"})", {}});
    }
    void reply(Response response) override
    {
        if (!m_answered.exchange(true))
            post(std::move(response));
    }
    std::shared_ptr<EventStream> openStream(Response head) override
    {
        auto stream = std::make_shared<Stream>(m_connection, m_loop);
        if (m_answered.exchange(true))
            return stream;
        net::post(m_loop->context, [weak = m_connection, stream, head = std::move(head)] {
            if (const auto connection = weak.lock())
                connection->openStream(head, stream);
            else
                stream->gone();
        });
        return stream;
    }

private:
    void post(Response response)
    {
        net::post(m_loop->context, [weak = m_connection, response = std::move(response)] {
            if (const auto connection = weak.lock())
                connection->answer(response);
        });
    }
    std::weak_ptr<Connection> m_connection;
    std::shared_ptr<Loop> m_loop;
    std::atomic<bool> m_answered{false};
};

void Connection::read()
{
    m_socket.async_read_some(m_buffer.prepare(std::min<std::size_t>(8192, m_buffer.max_size() - m_buffer.size())),
                             [self = shared_from_this()](error_code ec, std::size_t size) {
                                 if (ec)
                                     return self->close();
                                 self->m_buffer.commit(size);
                                 self->process();
                             });
}

void Connection::process()
{
    while (!m_closed && !m_waiting && !m_writing) {
        if (m_closeAfter || m_out.size() > 64 * 1024)
            return flush();
        if (!m_parser) {
            if (m_loop->draining && m_out.empty())
                return close();
            m_parsed.clear();
            m_parser.emplace(m_parsed, m_loop->options, m_loop->handler);
            m_headerTimed = m_bodyTimed = m_continued = false;
        }
        error_code ec;
        if (m_buffer.size() > 0)
            m_buffer.consume(m_parser->put(m_buffer.data(), ec));
        else
            ec = http::error::need_more;
        if (m_parsed.refused)
            return fail(m_parsed.refused);
        if (ec && ec != http::error::need_more)
            return fail(ec == http::error::header_limit ? 431 : ec == http::error::body_limit ? 413 : 400);
        if (m_parser->is_done()) {
            dispatch();
            continue;
        }
        if (m_parser->is_header_done()) {
            if (!m_bodyTimed)
                setDeadline(m_loop->options.bodyMs);
            m_bodyTimed = true;
            if (m_parsed.expectContinue && !m_continued) {
                m_out += "HTTP/1.1 100 Continue\r\n\r\n";
                m_continued = true;
            }
        } else if (m_buffer.size() > 0 && !m_headerTimed) {
            setDeadline(m_loop->options.headerMs);
            m_headerTimed = true;
        } else if (m_buffer.size() == 0) {
            setDeadline(m_loop->options.idleMs);
        }
        return m_out.empty() ? read() : flush();
    }
}

void Connection::dispatch()
{
    m_fields.clear();
    for (const auto &[name, value] : m_parsed.fields)
        m_fields.push_back({m_parsed.view(name), m_parsed.view(value)});
    const Request request{m_parsed.view(m_parsed.method), m_parsed.view(m_parsed.target), m_fields, m_parsed.body, m_peer, m_trusted};
    m_keepAlive = m_parser->keep_alive() && !m_loop->draining;
    m_head = request.method == "HEAD";
    m_parser.reset();
    if (!m_keepAlive)
        m_closeAfter = true;
    const std::string &tail = !m_keepAlive ? m_loop->dateClose : m_parsed.version == 10 ? m_loop->dateKeep : m_loop->date;
    if (m_loop->handler.handleInline(request, {m_loop->index, m_out, tail}))
        return;
    m_waiting = true;
    m_self = shared_from_this();
    m_deadline = SteadyTime::max(); // the answer is ours to give
    m_loop->handler.handleDeferred(OwnedRequest::of(request), std::make_shared<Pending>(weak_from_this(), m_loop));
    flush();
}

void Connection::fail(int status)
{
    m_closeAfter = true;
    m_keepAlive = m_head = false;
    m_parser.reset();
    Response response{status, "application/problem+json", {}, {}};
    response.body = R"({"type":"about:blank","title":")" + std::string(statusText(status)) + R"(","status":)" + std::to_string(status)
        + R"(,"reason":"http_syntax"})";
    appendHead(response, false);
    m_out += response.body;
    flush();
}

void Connection::appendHead(const Response &response, bool chunked)
{
    m_out += "HTTP/1.1 " + std::to_string(response.status) + ' ';
    m_out += statusText(response.status);
    m_out += "\r\n";
    m_out += !m_keepAlive ? m_loop->dateClose : m_parsed.version == 10 ? m_loop->dateKeep : m_loop->date;
    if (!response.contentType.empty())
        m_out += "Content-Type: " + response.contentType + "\r\n";
    for (const auto &[name, value] : response.headers)
        m_out += name + ": " + value + "\r\n";
    if (chunked)
        m_out += "Transfer-Encoding: chunked\r\n";
    else if (response.status != 204)
        m_out += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
    m_out += "\r\n";
}

void Connection::answer(const Response &response)
{
    const auto self = std::move(m_self);
    if (m_closed || !m_waiting)
        return;
    if (m_loop->draining)
        m_closeAfter = true, m_keepAlive = false;
    appendHead(response, false);
    if (!m_head)
        m_out += response.body;
    m_waiting = false;
    flush();
}

void Connection::openStream(const Response &head, const std::shared_ptr<Stream> &stream)
{
    const auto self = std::move(m_self);
    if (m_closed || !m_waiting)
        return stream->gone();
    m_keepAlive = m_parsed.version == 11;
    appendHead(head, m_keepAlive);
    m_stream = stream;
    // What the client asked to be told again is not held against it as slowness.
    if (!head.body.empty())
        appendChunk(head.body);
    watchStream();
    flush();
}

void Connection::watchStream()
{
    // Nothing is expected; a read that ends tells that the client has gone.
    m_buffer.clear();
    m_socket.async_read_some(m_buffer.prepare(512), [self = shared_from_this()](error_code ec, std::size_t) {
        if (ec || self->m_closed)
            return self->close();
        self->watchStream();
    });
}

void Connection::appendStream(const std::string &bytes)
{
    if (m_closed || !m_stream)
        return;
    appendChunk(bytes);
    m_streamQueued += bytes.size();
    flush();
}

void Connection::appendChunk(const std::string &bytes)
{
    if (m_parsed.version == 11) {
        char size[24];
        std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
        m_out += size;
        m_out += bytes;
        m_out += "\r\n";
    } else {
        m_out += bytes;
    }
}

void Connection::finishStream()
{
    if (m_closed || !m_stream)
        return;
    if (m_parsed.version == 11)
        m_out += "0\r\n\r\n";
    m_closeAfter = true;
    flush();
}

void Connection::flush()
{
    if (m_writing || m_closed)
        return;
    if (m_out.empty()) {
        if (m_closeAfter && (!m_waiting || m_stream))
            close();
        return;
    }
    m_writing = true;
    m_sending.swap(m_out);
    m_out.clear();
    m_streamSending = std::exchange(m_streamQueued, 0);
    setDeadline(m_loop->options.writeMs);
    net::async_write(m_socket, net::buffer(m_sending),
                     [self = shared_from_this()](error_code ec, std::size_t) { self->written(ec); });
}

void Connection::written(error_code ec)
{
    m_writing = false;
    if (ec)
        return close();
    if (m_stream)
        m_stream->sent(std::exchange(m_streamSending, 0));
    if (m_stream || m_waiting) {
        m_deadline = SteadyTime::max();
        return flush();
    }
    if (m_closeAfter && m_out.empty())
        return close();
    if (!m_out.empty())
        return flush();
    process();
}

void Connection::beginDrain()
{
    if (m_stream)
        return finishStream();
    if (!m_waiting && !m_writing && !m_parser)
        return close();
    if (!m_waiting && !m_writing && m_buffer.size() == 0 && !m_parser->is_header_done())
        return close();
    m_closeAfter = m_closeAfter || !m_parser;
}

void Connection::close()
{
    if (m_closed)
        return;
    m_closed = true;
    const auto self = std::move(m_self);
    if (m_stream)
        m_stream->gone();
    error_code ignored;
    // A refused body may still be arriving: without reading it, closing would reset the connection and
    // the client might lose the answer. Sending FIN first is the usual compromise.
    m_socket.shutdown(tcp::socket::shutdown_send, ignored);
    char rest[4096];
    m_socket.non_blocking(true, ignored);
    for (int i = 0; i < 64 && !ignored; ++i)
        m_socket.read_some(net::buffer(rest), ignored);
    m_socket.close(ignored);
}

void Loop::adopt(Socket socket)
{
    error_code ec;
    const auto peer = socket.remote_endpoint(ec);
    if (ec || draining)
        return;
    if (total.fetch_add(1, std::memory_order_relaxed) >= options.maxConnections) {
        total.fetch_sub(1, std::memory_order_relaxed);
        static const std::string busy = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        socket.non_blocking(true, ec);
        socket.write_some(net::buffer(busy), ec);
        return;
    }
    socket.set_option(tcp::no_delay(true), ec);
    auto address = peer.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6());
    std::make_shared<Connection>(shared_from_this(), std::move(socket), address.to_string())->start();
}

void Loop::accept()
{
    const auto target = peers.empty() ? shared_from_this() : peers[nextPeer++ % peers.size()];
    auto socket = std::make_shared<Socket>(target->context);
    acceptor.async_accept(*socket, [self = shared_from_this(), target, socket](error_code ec) {
        if (ec == net::error::operation_aborted || !self->acceptor.is_open())
            return;
        if (!ec && target == self)
            self->adopt(std::move(*socket));
        else if (!ec)
            net::post(target->context, [target, socket] { target->adopt(std::move(*socket)); });
        if (ec) {
            // Out of descriptors: accepting again at once would only spin.
            auto pause = std::make_shared<Timer>(self->context, std::chrono::milliseconds(100));
            pause->async_wait([self, pause](error_code) {
                if (self->acceptor.is_open())
                    self->accept();
            });
            return;
        }
        self->accept();
    });
}

void Loop::scheduleSweep()
{
    const auto &o = options;
    const int period = std::clamp(std::min({o.idleMs, o.headerMs, o.bodyMs, o.writeMs}) / 4, 20, 1000);
    sweep.expires_after(std::chrono::milliseconds(draining ? 20 : period));
    sweep.async_wait([self = shared_from_this()](error_code ec) {
        if (ec)
            return;
        self->refreshDate();
        std::vector<std::shared_ptr<Connection>> all;
        for (Connection *connection : self->connections) {
            if (auto held = connection->weak_from_this().lock())
                all.push_back(std::move(held));
        }
        const bool over = self->draining && self->now >= self->drainUntil;
        for (const auto &connection : all) {
            if (over)
                connection->close();
            else
                connection->sweepAt(self->now);
        }
        all.clear();
        if (!(self->draining && (self->connections.empty() || over)))
            self->scheduleSweep();
        else
            self->context.stop();
    });
}

void Loop::beginDrain()
{
    error_code ignored;
    acceptor.close(ignored);
    draining = true;
    refreshDate();
    drainUntil = now + std::chrono::milliseconds(options.drainMs);
    std::vector<std::shared_ptr<Connection>> all;
    for (Connection *connection : connections) {
        if (auto held = connection->weak_from_this().lock())
            all.push_back(std::move(held));
    }
    for (const auto &connection : all)
        connection->beginDrain();
    sweep.cancel(); // the handler of the old wait sees the error and ends
    scheduleSweep();
}

class BeastServer final : public HttpServer
{
public:
    ~BeastServer() override { stop(); }

    Result<void> open(const Options &options, HttpHandler &handler)
    {
        error_code ec;
        const auto address = net::ip::make_address(options.address, ec);
        const QString where = QString::fromStdString(options.address) + QLatin1Char(':') + QString::number(options.port);
        if (ec)
            return Error{ErrorCode::Invalid, where, QStringLiteral("is not an IP address"), QStringLiteral("listen"), {}};
        const unsigned threads = std::clamp(options.threads, 1U, 64U);
        for (unsigned i = 0; i < threads; ++i)
            m_loops.push_back(std::make_shared<Loop>(options, handler, i, m_total));
        tcp::endpoint endpoint(address, options.port);
#ifdef __linux__
        if (endpoint.port() != 0)
            ec = probe(endpoint);
#endif
        for (const auto &loop : m_loops) {
            if (ec || !listens(*loop))
                break;
            ec = listen(*loop, endpoint, threads > 1);
            if (!ec)
                endpoint.port(loop->acceptor.local_endpoint(ec).port());
        }
        if (ec) {
            const bool taken = ec == net::error::address_in_use;
            m_loops.clear();
            return Error{taken ? ErrorCode::InUse : ErrorCode::Network, where, QString::fromStdString(ec.message()),
                         QStringLiteral("listen"), taken ? QStringLiteral("port_in_use") : QStringLiteral("listen_failed")};
        }
        m_port = endpoint.port();
#ifndef __linux__
        m_loops.front()->peers = m_loops;
#endif
        for (const auto &loop : m_loops) {
            m_work.push_back(net::make_work_guard(loop->context));
            if (listens(*loop))
                loop->accept();
            loop->scheduleSweep();
            m_threads.emplace_back([loop] {
                loop->context.run();
                // What the stop cancelled still has handlers that hold connections.
                loop->context.restart();
                loop->context.poll();
            });
        }
        return {};
    }
    std::uint16_t port() const override { return m_port; }
    int connections() const override { return m_total.load(std::memory_order_relaxed); }
    void stop() override
    {
        for (const auto &loop : m_loops)
            net::post(loop->context, [loop] { loop->beginDrain(); });
        for (auto &thread : m_threads)
            thread.join();
        m_threads.clear();
        m_work.clear();
        for (const auto &loop : m_loops)
            loop->peers.clear();
        m_loops.clear();
    }

private:
    static bool listens(const Loop &loop)
    {
#ifdef __linux__
        Q_UNUSED(loop)
        return true;
#else
        return loop.index == 0;
#endif
    }
    static error_code listen(Loop &loop, const tcp::endpoint &endpoint, [[maybe_unused]] bool shared)
    {
        error_code ec;
        Acceptor &acceptor = loop.acceptor;
        acceptor.open(endpoint.protocol(), ec);
#ifndef _WIN32
        // On Windows the option means something else: another process could take the port over.
        if (!ec)
            acceptor.set_option(tcp::acceptor::reuse_address(true), ec);
#endif
#ifdef __linux__
        if (!ec && shared)
            acceptor.set_option(net::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>(true), ec);
#endif
        if (!ec)
            acceptor.bind(endpoint, ec);
        if (!ec)
            acceptor.listen(1024, ec);
        return ec;
    }
    /// With SO_REUSEPORT a second octroid of the same user could join the port unnoticed; a socket without
    /// it cannot.
    static error_code probe(const tcp::endpoint &endpoint)
    {
        net::io_context context;
        Acceptor probe(context);
        error_code ec;
        probe.open(endpoint.protocol(), ec);
        if (!ec)
            probe.set_option(tcp::acceptor::reuse_address(true), ec);
        if (!ec)
            probe.bind(endpoint, ec);
        return ec;
    }

    std::atomic<int> m_total{0};
    std::vector<std::shared_ptr<Loop>> m_loops;
    std::vector<net::executor_work_guard<net::io_context::executor_type>> m_work;
    std::vector<std::thread> m_threads;
    std::uint16_t m_port = 0;
};

} // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::start(const Options &options, HttpHandler &handler)
{
    auto server = std::make_unique<BeastServer>();
    if (auto opened = server->open(options, handler); !opened)
        return opened.error();
    return std::unique_ptr<HttpServer>(std::move(server));
}

} // namespace octroi::authority
