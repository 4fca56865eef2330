// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Internal to this library, as everything that includes Boost.
#include "authority/http/loop.h"

#include <boost/asio/ip/tcp.hpp>

#include <memory>
#include <string>
#include <vector>

namespace octroi::authority::beast {

/// Accepts in the thread of one loop and hands connections to one loop after the other.
class Listener
{
public:
    using Loops = std::vector<std::shared_ptr<Loop>>;

    virtual ~Listener() = default;
    virtual void accept() = 0;
    virtual void close() = 0;

    /// `shared`: other sockets of this process listen there too (Linux).
    static std::shared_ptr<Listener> onPort(const std::shared_ptr<Loop> &home, Loops targets,
                                            net::ip::tcp::endpoint &endpoint, bool shared, error_code &ec);
    /// Replaces the file that a process which has ended left behind; address_in_use when one still listens,
    /// not_socket when the file is something else. The file goes away when the listener closes.
    static std::shared_ptr<Listener> onSocket(const std::shared_ptr<Loop> &home, Loops targets,
                                              const std::string &path, unsigned mode, error_code &ec);
};

} // namespace octroi::authority::beast
