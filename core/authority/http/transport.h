// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Internal to this library, as everything that includes Boost.
#include "crypto/tlscontext.h"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

#include <optional>
#include <utility>

namespace octroi::authority::beast {

namespace net = boost::asio;
using boost::system::error_code;
// A concrete executor: the type-erased default costs an allocation and an indirect call an operation.
using Socket = net::basic_stream_socket<net::generic::stream_protocol, net::io_context::executor_type>;

/// The bytes of one connection: a TCP or Unix socket, plain or under TLS.
class Transport
{
public:
    Transport(Socket socket, net::ssl::context *tls)
        : m_socket(std::move(socket))
    {
        error_code ignored;
        m_socket.non_blocking(true, ignored);
        if (tls)
            m_tls.emplace(m_socket, *tls);
    }
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    bool isTls() const { return m_tls.has_value(); }
    template <typename Handler>
    void handshake(Handler handler)
    {
        m_tls->async_handshake(net::ssl::stream_base::server, std::move(handler));
    }
    template <typename Handler>
    void read(const net::mutable_buffer &room, Handler handler)
    {
        if (m_tls)
            m_tls->async_read_some(room, std::move(handler));
        else
            m_socket.async_read_some(room, std::move(handler));
    }
    /// What the socket takes at once; 0 under TLS.
    std::size_t writeNow(const net::const_buffer &bytes, error_code &ec)
    {
        if (m_tls)
            return 0;
        const std::size_t size = m_socket.write_some(bytes, ec);
        if (ec == net::error::would_block)
            ec = {};
        return ec ? 0 : size;
    }
    /// What has come already; 0 under TLS.
    std::size_t readNow(const net::mutable_buffer &room, error_code &ec)
    {
        if (m_tls)
            return 0;
        const std::size_t size = m_socket.read_some(room, ec);
        if (ec == net::error::would_block)
            ec = {};
        return ec ? 0 : size;
    }
    /// As much of it as goes at a time.
    template <typename Handler>
    void writeSome(const net::const_buffer &bytes, Handler handler)
    {
        if (m_tls)
            m_tls->async_write_some(bytes, std::move(handler));
        else
            m_socket.async_write_some(bytes, std::move(handler));
    }
    /// Tells a TLS client that what it has is all (RFC 8446 section 6.1). Nothing else may be under way.
    template <typename Handler>
    void sayGoodbye(Handler handler)
    {
        m_tls->async_shutdown(std::move(handler));
    }
    crypto::PeerCertificate certificate()
    {
        return m_tls ? crypto::peerCertificate(m_tls->native_handle()) : crypto::PeerCertificate();
    }
    void finishSending()
    {
        error_code ignored;
        m_socket.shutdown(net::socket_base::shutdown_send, ignored);
    }
    void close()
    {
        error_code ignored;
        // A refused body may still be arriving: without reading it, closing would reset the connection and
        // the client might lose the answer. Sending FIN first is the usual compromise.
        m_socket.shutdown(net::socket_base::shutdown_send, ignored);
        char rest[4096];
        ignored = {};
        for (int i = 0; i < 64 && !ignored; ++i)
            m_socket.read_some(net::buffer(rest), ignored);
        m_socket.close(ignored);
    }

private:
    Socket m_socket;
    std::optional<net::ssl::stream<Socket &>> m_tls;
};

} // namespace octroi::authority::beast
