// SPDX-License-Identifier: GPL-3.0-or-later
// The half of a connection that hands a request body over as it comes, and tells when there is room for more
// of an answer.
#include "authority/http/connection.h"

#include "authority/http/replies.h"

#include <algorithm>
#include <utility>

namespace octroi::authority::beast {

namespace {
constexpr std::size_t kPiece = 256 * 1024;
}

bool Connection::dispatchStreamed()
{
    if (!m_loop->handler.streamsBody(m_parsed.view(m_parsed.method), originForm(m_parsed.view(m_parsed.target))))
        return false;
    m_bodyStreamed = true;
    m_keepAlive = m_parser->keep_alive() && !m_loop->draining;
    m_head = false;
    if (!m_keepAlive)
        m_closeAfter = true;
    Request head = request();
    head.body = {};
    OwnedRequest owned = OwnedRequest::of(head);
    owned.stream = std::make_shared<Incoming>(weak_from_this(), m_loop);
    m_waiting = true;
    m_self = shared_from_this();
    m_deadline = SteadyTime::max();
    m_loop->handler.handleDeferred(std::move(owned), std::make_shared<Pending>(weak_from_this(), m_loop));
    flush();
    return true;
}

void Connection::wantBody(BodyStream::Got got)
{
    m_bodyWanted = std::move(got);
    if (m_closed)
        return endBody(BodyStream::State::Broken);
    if (!m_parser)
        return endBody(BodyStream::State::Done);
    if (m_parsed.expectContinue && !m_continued && !m_stream) {
        m_out += "HTTP/1.1 100 Continue\r\n\r\n";
        m_continued = true;
        flush();
    }
    giveBody();
}

void Connection::giveBody()
{
    while (!m_parser->is_done() && m_parsed.body.size() < kPiece) {
        error_code ec = http::error::need_more;
        std::size_t used = 0;
        if (m_buffer.size() > 0)
            m_buffer.consume(used = m_parser->parse(m_buffer.data(), ec));
        if (m_parsed.refused || (ec && ec != http::error::need_more)) {
            m_closeAfter = true;
            return endBody(BodyStream::State::Broken);
        }
        if (used > 0)
            continue;
        if (isStuck()) {
            m_closeAfter = true;
            return endBody(BodyStream::State::Broken);
        }
        if (m_parsed.body.empty())
            return readBody();
        // What has come meanwhile goes along: the receiver works better on much than on little.
        error_code failed;
        const std::size_t ready = m_transport.readNow(m_buffer.prepare(roomToRead()), failed);
        if (failed)
            return close();
        if (ready == 0)
            break;
        m_buffer.commit(ready);
    }
    endBody(m_parser->is_done() ? BodyStream::State::Done : BodyStream::State::More);
}

/// The rest of a small body that nobody asked for has come already.
bool Connection::bodyIsHere()
{
    error_code ec;
    while (!ec && !m_parser->is_done() && m_buffer.size() > 0) {
        m_parsed.body.clear();
        m_buffer.consume(m_parser->parse(m_buffer.data(), ec));
    }
    return m_parser->is_done();
}

std::size_t Connection::roomToRead() const
{
    return std::min<std::size_t>(32 * 1024, m_buffer.max_size() - m_buffer.size());
}

void Connection::readBody()
{
    setDeadline(m_loop->options.bodyMs);
    m_reading = true;
    m_transport.read(m_buffer.prepare(roomToRead()), [self = shared_from_this()](error_code failed, std::size_t size) {
        self->m_reading = false;
        if (failed || self->m_closed)
            return self->close();
        self->m_buffer.commit(size);
        self->giveBody();
    });
}

/// Answers whoever waits for the body; it may ask for more at once, from another thread.
void Connection::endBody(BodyStream::State state)
{
    const auto self = shared_from_this();
    if (state == BodyStream::State::Done && m_parser) {
        m_parser.reset();
        if (m_stream) {
            watchStream(); // holds it from now on
            m_self.reset();
        }
    }
    const auto got = std::exchange(m_bodyWanted, nullptr);
    if (!got)
        return;
    if (!m_writing)
        m_deadline = SteadyTime::max();
    got(std::exchange(m_parsed.body, {}), state);
}

void Connection::whenRoom(std::size_t below, std::function<void()> then)
{
    m_roomBelow = below;
    m_roomWanted = std::move(then);
    checkRoom();
}

void Connection::checkRoom()
{
    const std::size_t unsent = m_out.size() + (m_writing ? m_sending.size() - m_sent : 0);
    if (!m_roomWanted || (!m_closed && unsent >= m_roomBelow))
        return;
    const auto then = std::exchange(m_roomWanted, nullptr);
    then();
}

} // namespace octroi::authority::beast
