// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/loop.h"

#include "authority/http/connection.h"
#include "authority/http/listener.h"

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

void Loop::setTls(const std::shared_ptr<const crypto::TlsContext> &source)
{
    tls = source ? std::make_unique<net::ssl::context>(source->shared()) : nullptr;
}

void Loop::adopt(Socket socket, std::string peer, const std::string &countedAs, bool withTls)
{
    if (draining || !handler.mayConnect(peer))
        return;
    const bool counted = !handler.isTrustedPeer(peer);
    if (counted && !counts.enter(countedAs, options.maxPerAddress))
        return refuse(std::move(socket), withTls);
    if (counts.total.fetch_add(1, std::memory_order_relaxed) >= options.maxConnections && !makeRoom()) {
        counts.total.fetch_sub(1, std::memory_order_relaxed);
        if (counted)
            counts.leave(countedAs);
        return refuse(std::move(socket), withTls);
    }
    std::make_shared<Connection>(shared_from_this(), std::move(socket), withTls ? tls.get() : nullptr, std::move(peer),
                                 counted ? countedAs : std::string())
        ->start();
}

void Loop::refuse(Socket socket, bool withTls)
{
    static const std::string busy = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: "
                                    "1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    error_code ignored;
    socket.non_blocking(true, ignored);
    if (!withTls)
        socket.write_some(net::buffer(busy), ignored);
}

bool Loop::makeRoom()
{
    int looked = 0;
    for (Recency &place : byRecency) {
        auto &connection = static_cast<Connection &>(place);
        if (connection.mayGiveWay()) {
            connection.close();
            return true;
        }
        if (++looked == 256)
            break;
    }
    return false;
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
    for (const auto &listener : listeners)
        listener->close();
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
