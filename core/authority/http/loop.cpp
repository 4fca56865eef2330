// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/loop.h"

#include "authority/http/connection.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <cstdio>

namespace octroi::authority::beast {

void Loop::refreshDate()
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
    std::snprintf(text, sizeof text, "Date: %s, %02d %s %04d %02d:%02d:%02d GMT\r\n", days[parts.tm_wday],
                  parts.tm_mday, months[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                  parts.tm_sec);
    date = text;
    dateClose = date + "Connection: close\r\n";
    dateKeep = date + "Connection: keep-alive\r\n";
}

void Loop::adopt(Socket socket)
{
    error_code ec;
    const auto peer = socket.remote_endpoint(ec);
    if (ec || draining)
        return;
    if (total.fetch_add(1, std::memory_order_relaxed) >= options.maxConnections) {
        total.fetch_sub(1, std::memory_order_relaxed);
        static const std::string busy = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: "
                                        "1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
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

} // namespace octroi::authority::beast
