// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Internal to this library, as everything that includes Boost.
#include "authority/http/connection.h"

#include <boost/asio/post.hpp>

#include <atomic>
#include <memory>
#include <string>
#include <utility>

namespace octroi::authority::beast {

/// The body of a request under way, from any thread to the loop of its connection.
class Incoming final : public BodyStream
{
public:
    Incoming(std::weak_ptr<Connection> connection, std::shared_ptr<Loop> loop)
        : m_connection(std::move(connection))
        , m_loop(std::move(loop))
    {
    }
    void read(Got got) override
    {
        net::post(m_loop->context, [weak = m_connection, got = std::move(got)]() mutable {
            if (const auto connection = weak.lock())
                connection->wantBody(std::move(got));
            else
                got({}, State::Broken);
        });
    }

private:
    std::weak_ptr<Connection> m_connection;
    std::shared_ptr<Loop> m_loop;
};

/// An answer that goes on, from any thread to the loop of its connection.
class Stream final : public EventStream, public std::enable_shared_from_this<Stream>
{
public:
    Stream(std::weak_ptr<Connection> connection, std::shared_ptr<Loop> loop, bool endless)
        : m_connection(std::move(connection))
        , m_loop(std::move(loop))
        , m_endless(endless)
    {
    }
    bool isEndless() const { return m_endless; }
    bool write(std::string bytes) override
    {
        if (!m_open.load(std::memory_order_acquire))
            return false;
        if (m_queued.fetch_add(bytes.size(), std::memory_order_acq_rel) + bytes.size() >
                m_loop->options.streamLimit &&
            m_endless) {
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
    void abort() override
    {
        if (m_open.exchange(false, std::memory_order_acq_rel))
            onLoop([](Connection &c) { c.close(); });
    }
    void whenRoom(std::size_t below, std::function<void()> then) override
    {
        net::post(m_loop->context, [weak = m_connection, below, then = std::move(then)]() mutable {
            if (const auto connection = weak.lock())
                connection->whenRoom(below, std::move(then));
            else
                then();
        });
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
    const bool m_endless;
    std::atomic<bool> m_open{true};
    std::atomic<std::size_t> m_queued{0};
};

/// The way back of a deferred request.
class Pending final : public ReplyTarget
{
public:
    Pending(std::weak_ptr<Connection> connection, std::shared_ptr<Loop> loop)
        : m_connection(std::move(connection))
        , m_loop(std::move(loop))
    {
    }
    ~Pending() override
    {
        // Whoever drops a request without an answer would leave the client waiting.
        if (!m_answered)
            post(Response{
                500,
                "application/problem+json",
                R"({"type":"about:blank","title":"Internal Server Error","status":500,"reason":"unanswered"})",
                {}});
    }
    void reply(Response response) override
    {
        if (!m_answered.exchange(true))
            post(std::move(response));
    }
    std::shared_ptr<EventStream> openStream(Response head) override { return open(std::move(head), true); }
    std::shared_ptr<EventStream> openDownload(Response head) override { return open(std::move(head), false); }

private:
    std::shared_ptr<EventStream> open(Response head, bool endless)
    {
        auto stream = std::make_shared<Stream>(m_connection, m_loop, endless);
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

} // namespace octroi::authority::beast
