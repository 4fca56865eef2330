// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/server.h"

#include "authority/http/listener.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <thread>

namespace octroi::authority {

namespace {

using namespace beast;
using tcp = net::ip::tcp;

Error notListening(const std::string &where, const char *field, const error_code &ec)
{
    const bool taken = ec == net::error::address_in_use;
    return Error{taken ? ErrorCode::InUse : ErrorCode::Network, QString::fromStdString(where),
                 QString::fromStdString(ec.message()), QString::fromLatin1(field),
                 taken ? QStringLiteral("port_in_use") : QStringLiteral("listen_failed")};
}

class BeastServer final : public HttpServer
{
public:
    ~BeastServer() override { stop(); }

    Result<void> open(const Options &options, HttpHandler &handler)
    {
        const unsigned threads = std::clamp(options.threads, 1U, 64U);
        for (unsigned i = 0; i < threads; ++i)
            m_loops.push_back(std::make_shared<Loop>(options, handler, i, m_counts));
        auto listening = listenOnPort(options);
        if (listening && !options.socketPath.empty())
            listening = listenOnSocket(options);
        if (!listening) {
            closeListeners();
            m_loops.clear();
            return listening;
        }
        for (const auto &loop : m_loops) {
            m_work.push_back(net::make_work_guard(loop->context));
            for (const auto &listener : loop->listeners)
                listener->accept();
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
    std::uint16_t port() const override
    {
        return m_port;
    }
    int connections() const override
    {
        return m_counts.total.load(std::memory_order_relaxed);
    }
    void setTls(std::shared_ptr<const crypto::TlsContext> tls) override
    {
        for (const auto &loop : m_loops)
            net::post(loop->context, [loop, tls] { loop->setTls(tls); });
    }
    void stop() override
    {
        for (const auto &loop : m_loops)
            net::post(loop->context, [loop] { loop->beginDrain(); });
        for (auto &thread : m_threads)
            thread.join();
        m_threads.clear();
        m_work.clear();
        closeListeners();
        m_loops.clear();
    }

private:
    Result<void> listenOnPort(const Options &options)
    {
        error_code ec;
        const auto address = net::ip::make_address(options.address, ec);
        const std::string where = options.address + ':' + std::to_string(options.port);
        if (ec)
            return Error{ErrorCode::Invalid, QString::fromStdString(where), QStringLiteral("is not an IP address"),
                         QStringLiteral("listen"), {}};
        tcp::endpoint endpoint(address, options.port);
#ifdef __linux__
        // A listening socket a loop: the kernel spreads connections, and no thread wakes another.
        if (endpoint.port() != 0)
            ec = probe(endpoint);
        for (const auto &loop : m_loops) {
            if (!ec)
                loop->listeners.push_back(Listener::onPort(loop, {loop}, endpoint, m_loops.size() > 1, ec));
        }
#else
        m_loops.front()->listeners.push_back(Listener::onPort(m_loops.front(), m_loops, endpoint, false, ec));
#endif
        if (ec)
            return notListening(where, "listen", ec);
        m_port = endpoint.port();
        return {};
    }
    Result<void> listenOnSocket(const Options &options)
    {
        error_code ec;
        auto listener = Listener::onSocket(m_loops.front(), m_loops, options.socketPath, options.socketMode, ec);
        if (ec)
            return notListening(options.socketPath, "socket", ec);
        m_loops.front()->listeners.push_back(std::move(listener));
        return {};
    }
    /// Listeners and loops hold each other.
    void closeListeners()
    {
        for (const auto &loop : m_loops) {
            for (const auto &listener : loop->listeners)
                listener->close();
            loop->listeners.clear();
        }
    }
    /// With SO_REUSEPORT a second octroid of the same user could join the port unnoticed; a socket without
    /// it cannot.
    static error_code probe(const tcp::endpoint &endpoint)
    {
        net::io_context context;
        tcp::acceptor probe(context);
        error_code ec;
        probe.open(endpoint.protocol(), ec);
        if (!ec)
            probe.set_option(tcp::acceptor::reuse_address(true), ec);
        if (!ec)
            probe.bind(endpoint, ec);
        return ec;
    }

    ConnectionCounts m_counts;
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
