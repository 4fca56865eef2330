// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/connection.h"

#include "authority/http/replies.h"

#include <algorithm>
#include <cstdio>

namespace octroi::authority::beast {

void Connection::start()
{
    if (!m_transport.isTls()) {
        setDeadline(m_loop->options.idleMs);
        return process();
    }
    setDeadline(m_loop->options.headerMs);
    m_reading = true;
    m_transport.handshake([self = shared_from_this()](error_code ec) { self->handshaken(ec); });
}

void Connection::handshaken(error_code ec)
{
    m_reading = false;
    if (ec || m_closed)
        return close();
    m_handshaken = true;
    m_certificate = m_transport.certificate();
    setDeadline(m_loop->options.idleMs);
    process();
}

void Connection::read()
{
    m_reading = true;
    m_transport.read(m_buffer.prepare(std::min<std::size_t>(8192, m_buffer.max_size() - m_buffer.size())),
                     [self = shared_from_this()](error_code ec, std::size_t size) { self->received(ec, size); });
}

void Connection::received(error_code ec, std::size_t size)
{
    m_reading = false;
    if (ec || m_closed)
        return close();
    unlink();
    m_loop->byRecency.push_back(*this);
    m_buffer.commit(size);
    process();
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
            m_bodyStreamed = false;
            m_parser.emplace(m_parsed, m_loop->options, m_loop->handler);
            m_headerTimed = m_bodyTimed = m_continued = false;
        }
        error_code ec;
        if (m_buffer.size() > 0)
            m_buffer.consume(m_parser->parse(m_buffer.data(), ec));
        else
            ec = http::error::need_more;
        if (m_parsed.refused)
            return fail(m_parsed.refused);
        if (ec && ec != http::error::need_more)
            return fail(ec == http::error::header_limit ? 431 : ec == http::error::body_limit ? 413 : ec == http::error::bad_version ? 505 : 400);
        if (m_parser->is_header_done() && dispatchStreamed())
            return;
        if (m_parser->is_done()) {
            dispatch();
            continue;
        }
        if (isStuck())
            return fail(413);
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

/// What is left of a body that is not whole is the beginning of a chunk's first line or of a trailer, to which Beast
/// sets no limit: when the buffer was full of it, reading would go on without taking anything.
bool Connection::isStuck() const
{
    return m_parser->is_header_done() && m_buffer.size() > m_loop->options.headerLimit;
}

Request Connection::request()
{
    m_fields.clear();
    for (const auto &[name, value] : m_parsed.fields)
        m_fields.push_back({m_parsed.view(name), m_parsed.view(value)});
    return {m_parsed.view(m_parsed.method),
            originForm(m_parsed.view(m_parsed.target)),
            m_fields,
            m_parsed.body,
            m_peer,
            m_trusted,
            m_certificate.der.empty() ? nullptr : &m_certificate};
}

void Connection::dispatch()
{
    const Request request = this->request();
    m_keepAlive = m_parser->keep_alive() && !m_loop->draining;
    m_head = request.method == "HEAD";
    m_parser.reset();
    if (!m_keepAlive)
        m_closeAfter = true;
    const std::string &tail = !m_keepAlive             ? m_loop->dateClose
                              : m_parsed.version == 10 ? m_loop->dateKeep
                                                       : m_loop->date;
    if (m_loop->handler.handleInline(request, {m_loop->index, m_out, tail}))
        return;
    m_waiting = true;
    m_self = shared_from_this();
    m_deadline = SteadyTime::max(); // the answer is ours to give
    m_loop->handler.handleDeferred(OwnedRequest::of(request),
                                   std::make_shared<Pending>(weak_from_this(), m_loop));
    flush();
}

void Connection::fail(int status)
{
    m_closeAfter = m_bodyRefused = true;
    m_keepAlive = m_head = false;
    m_parser.reset();
    Response response{status, "application/problem+json", {}, {}};
    response.body = R"({"type":"about:blank","title":")" + std::string(statusText(status)) +
                    R"(","status":)" + std::to_string(status) + R"(,"reason":"http_syntax"})";
    appendHead(response, Framing::Length);
    m_out += response.body;
    flush();
}

void Connection::appendHead(const Response &response, Framing framing)
{
    m_out += "HTTP/1.1 " + std::to_string(response.status) + ' ';
    m_out += statusText(response.status);
    m_out += "\r\n";
    m_out += !m_keepAlive ? m_loop->dateClose : m_parsed.version == 10 ? m_loop->dateKeep : m_loop->date;
    if (!response.contentType.empty())
        m_out += "Content-Type: " + response.contentType + "\r\n";
    for (const auto &[name, value] : response.headers)
        m_out += name + ": " + value + "\r\n";
    if (framing == Framing::Chunks)
        m_out += "Transfer-Encoding: chunked\r\n";
    else if (framing == Framing::Length && response.status != 204)
        m_out += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
    m_out += "\r\n";
}

void Connection::answer(const Response &response)
{
    const auto self = std::move(m_self);
    if (m_closed || !m_waiting)
        return;
    // What is left of a body nobody wants would be taken for the next request.
    if (m_bodyStreamed && m_parser && bodyIsHere())
        m_parser.reset();
    m_bodyRefused = m_bodyStreamed && m_parser;
    if (m_loop->draining || m_bodyRefused)
        m_closeAfter = true, m_keepAlive = false;
    appendHead(response, Framing::Length);
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
    // The connection ends with the stream, and not before it where the client asked for its end.
    m_keepAlive = m_closeAfter = false;
    appendHead(head, m_parsed.version == 11 ? Framing::Chunks : Framing::UntilClose);
    m_stream = stream;
    // What the client asked to be told again is not held against it as slowness.
    if (!head.body.empty())
        appendChunk(head.body);
    if (!m_bodyStreamed || !m_parser)
        watchStream();
    else
        m_self = self; // nothing is read until more of the body is asked for
    flush();
}

void Connection::watchStream()
{
    // Nothing is expected; a read that ends tells that the client has gone.
    m_buffer.clear();
    m_reading = true;
    m_transport.read(m_buffer.prepare(512), [self = shared_from_this()](error_code ec, std::size_t) {
        self->m_reading = false;
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
    m_sent = 0;
    m_streamSending = std::exchange(m_streamQueued, 0);
    sendRest();
}

void Connection::sendRest()
{
    setDeadline(m_loop->options.writeMs);
    // Nearly every answer fits into what the socket takes at once: no operation is queued for it.
    error_code ec;
    m_sent += m_transport.writeNow(net::buffer(m_sending) + m_sent, ec);
    if (ec || m_sent == m_sending.size())
        return written(ec);
    m_transport.writeSome(net::buffer(m_sending) + m_sent, [self = shared_from_this()](error_code failed, std::size_t size) {
        self->m_sent += size;
        if (!failed && !self->m_closed && self->m_sent < self->m_sending.size())
            return self->sendRest(); // progress: the time begins anew
        self->written(failed);
    });
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
        if (m_bodyWanted)
            setDeadline(m_loop->options.bodyMs);
        checkRoom();
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
        return m_stream->isEndless() ? finishStream() : void();
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
    endBody(BodyStream::State::Broken);
    if (const auto then = std::exchange(m_roomWanted, nullptr))
        then();
    leaveCounts();
    unlink();
    if (m_reading || m_writing || (!m_handshaken && !m_bodyRefused))
        return m_transport.close();
    // The sweep ends it when the other side takes no more.
    m_deadline = m_loop->now + std::chrono::seconds(2);
    if (!m_handshaken) {
        m_transport.finishSending();
        return discard();
    }
    m_transport.sayGoodbye([held = shared_from_this()](error_code) { held->m_transport.close(); });
}

/// Reads what is left of a refused body: to close before it has come would reset the connection, and the
/// client might lose the answer.
void Connection::discard()
{
    m_buffer.clear();
    m_transport.read(m_buffer.prepare(8192), [self = shared_from_this()](error_code ec, std::size_t) {
        return ec ? self->m_transport.close() : self->discard();
    });
}

void Connection::leaveCounts()
{
    if (!std::exchange(m_counted, false))
        return;
    m_loop->counts.total.fetch_sub(1, std::memory_order_relaxed);
    if (!m_countedAs.empty())
        m_loop->counts.leave(m_countedAs);
}

} // namespace octroi::authority::beast
