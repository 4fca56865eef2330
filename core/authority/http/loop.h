// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Internal to this library, as everything that includes Boost.
#include "authority/http/server.h"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <atomic>
#include <chrono>
#include <ctime>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace octroi::authority::beast {

namespace net = boost::asio;
using boost::system::error_code;
using tcp = net::ip::tcp;
// A concrete executor: the type-erased default costs an allocation and an indirect call an operation.
using Socket = net::basic_stream_socket<tcp, net::io_context::executor_type>;
using Acceptor = net::basic_socket_acceptor<tcp, net::io_context::executor_type>;
using Timer =
    net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>,
                              net::io_context::executor_type>;
using SteadyTime = std::chrono::steady_clock::time_point;

class Connection;

/// One thread: its context, its listening socket, its connections, and one coarse sweep for all timeouts.
struct Loop : std::enable_shared_from_this<Loop>
{
    Loop(const HttpServer::Options &o, HttpHandler &h, unsigned i, std::atomic<int> &t)
        : options(o)
        , handler(h)
        , index(i)
        , total(t)
        , context(1)
        , acceptor(context)
        , sweep(context)
    {
        refreshDate();
    }
    void accept();
    void adopt(Socket socket);
    void scheduleSweep();
    void beginDrain();
    void refreshDate();

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

} // namespace octroi::authority::beast
