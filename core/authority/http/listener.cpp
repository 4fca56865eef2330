// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/listener.h"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#ifdef BOOST_ASIO_HAS_LOCAL_SOCKETS
#ifndef _WIN32
#include <sys/stat.h>
#include <unistd.h>
#endif
#endif

namespace octroi::authority::beast {

using tcp = net::ip::tcp;

namespace {

struct Peer
{
    std::string text, countedAs;
};

Peer peerOf(const tcp::endpoint &endpoint)
{
    auto address = endpoint.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6());
    std::string text = address.to_string();
    if (!address.is_v6())
        return {text, text};
    // Who has one address of a /64 has all of them.
    const auto bytes = address.to_v6().to_bytes();
    return {std::move(text), std::string(reinterpret_cast<const char *>(bytes.data()), 8)};
}

template <typename Protocol>
class AcceptorOf : public Listener, public std::enable_shared_from_this<AcceptorOf<Protocol>>
{
public:
    using Acceptor = net::basic_socket_acceptor<Protocol, net::io_context::executor_type>;
    using Accepted = net::basic_stream_socket<Protocol, net::io_context::executor_type>;

    AcceptorOf(const std::shared_ptr<Loop> &home, Loops targets)
        : acceptor(home->context)
        , m_home(home)
        , m_targets(std::move(targets))
    {
    }
    void accept() override
    {
        const auto target = m_targets[m_next++ % m_targets.size()];
        auto socket = std::make_shared<Accepted>(target->context);
        acceptor.async_accept(*socket, [self = this->shared_from_this(), target, socket](error_code ec) {
            if (ec == net::error::operation_aborted || !self->acceptor.is_open())
                return;
            if (ec)
                return self->pause();
            net::dispatch(target->context, [target, socket] { hand(*target, std::move(*socket)); });
            self->accept();
        });
    }
    void close() override
    {
        error_code ignored;
        acceptor.close(ignored);
        m_targets.clear();
        m_home.reset();
    }
    Acceptor acceptor;

private:
    /// Out of descriptors: accepting again at once would only spin.
    void pause()
    {
        m_home->makeRoom();
        auto timer = std::make_shared<Timer>(m_home->context, std::chrono::milliseconds(100));
        timer->async_wait([self = this->shared_from_this(), timer](error_code) {
            if (self->acceptor.is_open())
                self->accept();
        });
    }
    static void hand(Loop &loop, Accepted socket)
    {
        if constexpr (std::is_same_v<Protocol, tcp>) {
            error_code ec;
            const auto endpoint = socket.remote_endpoint(ec);
            if (ec)
                return;
            socket.set_option(tcp::no_delay(true), ec);
            Peer peer = peerOf(endpoint);
            loop.adopt(Socket(std::move(socket)), std::move(peer.text), peer.countedAs, loop.tls != nullptr);
        } else {
            loop.adopt(Socket(std::move(socket)), std::string(kUnixPeer), {}, false);
        }
    }

    std::shared_ptr<Loop> m_home;
    Loops m_targets;
    std::size_t m_next = 0;
};

#if defined(BOOST_ASIO_HAS_LOCAL_SOCKETS) && !defined(_WIN32)
using Local = net::local::stream_protocol;

class SocketListener final : public AcceptorOf<Local>
{
public:
    using AcceptorOf<Local>::AcceptorOf;
    ~SocketListener() override { removeFile(); }
    void close() override
    {
        removeFile();
        AcceptorOf<Local>::close();
    }
    void owns(const std::string &path)
    {
        m_path = path;
        ::stat(m_path.c_str(), &m_file);
    }

private:
    /// Unless another process has put its own there meanwhile.
    void removeFile()
    {
        struct stat now{};
        if (!m_path.empty() && ::stat(m_path.c_str(), &now) == 0 && now.st_ino == m_file.st_ino && now.st_dev == m_file.st_dev)
            ::unlink(m_path.c_str());
        m_path.clear();
    }
    std::string m_path;
    struct stat m_file{};
};

error_code removeStale(const std::string &path)
{
    struct stat file{};
    if (::lstat(path.c_str(), &file) != 0)
        return {};
    if (!S_ISSOCK(file.st_mode))
        return net::error::not_socket;
    net::io_context context;
    net::basic_stream_socket<Local, net::io_context::executor_type> probe(context);
    error_code ec;
    probe.connect(Local::endpoint(path), ec);
    if (!ec)
        return net::error::address_in_use;
    if (ec == net::error::connection_refused && ::unlink(path.c_str()) == 0)
        return {};
    return ec;
}
#endif

} // namespace

std::shared_ptr<Listener> Listener::onPort(const std::shared_ptr<Loop> &home, Loops targets,
                                           tcp::endpoint &endpoint, [[maybe_unused]] bool shared, error_code &ec)
{
    auto out = std::make_shared<AcceptorOf<tcp>>(home, std::move(targets));
    auto &acceptor = out->acceptor;
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
        acceptor.listen(4096, ec);
    if (!ec)
        endpoint.port(acceptor.local_endpoint(ec).port());
    return out;
}

std::shared_ptr<Listener> Listener::onSocket([[maybe_unused]] const std::shared_ptr<Loop> &home,
                                             [[maybe_unused]] Loops targets,
                                             [[maybe_unused]] const std::string &path,
                                             [[maybe_unused]] unsigned mode, error_code &ec)
{
#if defined(BOOST_ASIO_HAS_LOCAL_SOCKETS) && !defined(_WIN32)
    auto out = std::make_shared<SocketListener>(home, std::move(targets));
    if (path.size() >= sizeof(sockaddr_un{}.sun_path)) {
        ec = net::error::name_too_long;
        return out;
    }
    ec = removeStale(path);
    if (!ec)
        out->acceptor.open(Local(), ec);
    if (!ec) {
        // Nobody else gets in between bind and chmod.
        const mode_t before = ::umask(0777);
        out->acceptor.bind(Local::endpoint(path), ec);
        ::umask(before);
    }
    if (!ec)
        out->owns(path);
    if (!ec)
        out->acceptor.listen(4096, ec);
    if (!ec && ::chmod(path.c_str(), mode_t(mode)) != 0)
        ec = error_code(errno, boost::system::system_category());
    return out;
#else
    ec = net::error::operation_not_supported;
    return nullptr;
#endif
}

} // namespace octroi::authority::beast
