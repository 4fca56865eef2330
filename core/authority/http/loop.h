// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Internal to this library, as everything that includes Boost.
#include "authority/http/connectioncounts.h"
#include "authority/http/server.h"
#include "authority/http/transport.h"

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/intrusive/list.hpp>

#include <chrono>
#include <ctime>
#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace octroi::authority::beast {

using Timer =
    net::basic_waitable_timer<std::chrono::steady_clock, net::wait_traits<std::chrono::steady_clock>,
                              net::io_context::executor_type>;
using SteadyTime = std::chrono::steady_clock::time_point;

class Connection;
class Listener;

/// Its place among the connections of a loop, by when something last came from them.
struct Recency : boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>
{
};

/// One thread: its context, its connections, and one coarse sweep for all timeouts.
struct Loop : std::enable_shared_from_this<Loop>
{
    Loop(const HttpServer::Options &o, HttpHandler &h, unsigned i, ConnectionCounts &c)
        : options(o)
        , handler(h)
        , index(i)
        , counts(c)
        , context(1)
        , sweep(context)
    {
        setTls(o.tls);
        refreshDate();
    }
    /// Takes a connection over, or refuses it. `countedAs` is the address its limit goes by.
    void adopt(Socket socket, std::string peer, const std::string &countedAs, bool withTls);
    /// Closes the connection that has been idle longest; false when all are busy.
    bool makeRoom();
    void setTls(const std::shared_ptr<const crypto::TlsContext> &source);
    void scheduleSweep();
    void beginDrain();
    void refreshDate();

    const HttpServer::Options options;
    HttpHandler &handler;
    const unsigned index;
    ConnectionCounts &counts;
    net::io_context context;
    Timer sweep;
    std::unique_ptr<net::ssl::context> tls; ///< null: plain
    std::vector<std::shared_ptr<Listener>> listeners;
    std::unordered_set<Connection *> connections;
    boost::intrusive::list<Recency, boost::intrusive::constant_time_size<false>> byRecency; ///< stalest first
    SteadyTime now, drainUntil;
    std::time_t dateOf = 0;
    std::string date, dateClose, dateKeep;
    bool draining = false;

private:
    void refuse(Socket socket, bool withTls);
};

} // namespace octroi::authority::beast
