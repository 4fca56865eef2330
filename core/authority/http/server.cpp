// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/server.h"

#include "authority/http/loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <atomic>
#include <thread>

namespace octroi::authority {

namespace {

using namespace beast;

class BeastServer final : public HttpServer
{
public:
    ~BeastServer() override { stop(); }

    Result<void> open(const Options &options, HttpHandler &handler)
    {
        error_code ec;
        const auto address = net::ip::make_address(options.address, ec);
        const QString where =
            QString::fromStdString(options.address) + QLatin1Char(':') + QString::number(options.port);
        if (ec)
            return Error{ErrorCode::Invalid,
                         where,
                         QStringLiteral("is not an IP address"),
                         QStringLiteral("listen"),
                         {}};
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
            return Error{taken ? ErrorCode::InUse : ErrorCode::Network, where,
                         QString::fromStdString(ec.message()), QStringLiteral("listen"),
                         taken ? QStringLiteral("port_in_use") : QStringLiteral("listen_failed")};
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
    std::uint16_t port() const override
    {
        return m_port;
    }
    int connections() const override
    {
        return m_total.load(std::memory_order_relaxed);
    }
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
