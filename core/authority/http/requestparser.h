// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Internal to this library, as everything that includes Boost.
#include "authority/http/server.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace octroi::authority::beast {

namespace http = boost::beast::http;
using boost::system::error_code;

/// What the parser found, in memory that is reused from request to request.
struct Parsed
{
    struct Piece
    {
        std::size_t at, size;
    };
    std::string text; ///< method, target and fields one after the other
    Piece method{}, target{};
    std::vector<std::pair<Piece, Piece>> fields;
    std::string body;
    int version = 11;
    int refused = 0; ///< status to refuse with, set while parsing
    bool expectContinue = false;

    void clear()
    {
        text.clear();
        fields.clear();
        if (body.capacity() > 64 * 1024)
            std::string().swap(body);
        body.clear();
        refused = 0;
        expectContinue = false;
    }
    Piece keep(std::string_view piece)
    {
        const Piece out{text.size(), piece.size()};
        text.append(piece);
        return out;
    }
    std::string_view view(const Piece &piece) const { return {text.data() + piece.at, piece.size}; }
};

inline std::string_view view(boost::beast::string_view text)
{
    return {text.data(), text.size()};
}

/// The path and query of a target: absolute-form has scheme and authority before it (RFC 9112 section 3.2.2).
inline std::string_view originForm(std::string_view target)
{
    const bool absolute = target.size() > 7 && equalIgnoringCase(target.substr(0, 7), "http://");
    const bool secure = target.size() > 8 && equalIgnoringCase(target.substr(0, 8), "https://");
    if (!absolute && !secure)
        return target;
    const std::size_t path = target.find_first_of("/?", secure ? 8 : 7);
    return path == std::string_view::npos ? "/" : target.substr(path);
}

/// Beast's parser with a store of our own: no allocation a field, limits by route, and what Beast lets
/// through of request smuggling refused (RFC 9112 sections 3.2, 6.1, 6.3, 11.2).
class RequestParser final : public http::basic_parser<true>
{
public:
    RequestParser(Parsed &out, const HttpServer::Options &options, const HttpHandler &handler)
        : m_out(out)
        , m_options(options)
        , m_handler(handler)
    {
        eager(true);
        header_limit(std::uint32_t(options.headerLimit));
        body_limit(options.maxBodyLimit);
    }
    std::size_t parse(const boost::asio::const_buffer &bytes, error_code &ec)
    {
        m_source = view({static_cast<const char *>(bytes.data()), bytes.size()});
        return put(bytes, ec);
    }

private:
    void refuse(int status, error_code &ec)
    {
        // Beast may go on to the body after a refused header: the first reason counts.
        if (!m_out.refused)
            m_out.refused = status;
        ec = http::error::bad_value;
    }
    void on_request_impl(http::verb, boost::beast::string_view method, boost::beast::string_view target,
                         int version, error_code &ec) override
    {
        m_out.method = m_out.keep(view(method));
        m_out.target = m_out.keep(view(target));
        m_out.version = version;
        if (target.size() > m_options.uriLimit)
            refuse(414, ec);
        else if (version != 10 && version != 11)
            refuse(505, ec);
        else if (const auto path = originForm(view(target)); path.front() != '/' && !(path == "*" && view(method) == "OPTIONS"))
            refuse(400, ec);
    }
    void on_response_impl(int, boost::beast::string_view, int, error_code &ec) override
    {
        ec = http::error::bad_version;
    }
    void on_field_impl(http::field name, boost::beast::string_view nameText, boost::beast::string_view value,
                       error_code &ec) override
    {
        if (m_out.fields.size() >= 100)
            return refuse(431, ec);
        if (isFolded(view(nameText), view(value)))
            return refuse(400, ec);
        const auto key = m_out.keep(view(nameText));
        m_out.fields.emplace_back(key, m_out.keep(view(value)));
        switch (name) {
        case http::field::content_length:
            ++m_lengths;
            // A list of equal lengths may be recovered from (RFC 9112 section 6.3); a proxy might not.
            if (view(value).find_first_not_of("0123456789") != std::string_view::npos ||
                std::from_chars(value.data(), value.data() + value.size(), m_length).ec != std::errc())
                refuse(400, ec);
            break;
        case http::field::transfer_encoding:
            ++m_encodings;
            // Anything but "chunked" alone is read differently by different servers.
            if (!equalIgnoringCase(view(value), "chunked"))
                refuse(501, ec);
            break;
        case http::field::host:
            ++m_hosts;
            break;
        case http::field::expect:
            if (!equalIgnoringCase(view(value), "100-continue"))
                return refuse(417, ec);
            m_out.expectContinue = m_out.version == 11;
            break;
        default:
            break;
        }
    }
    /// Beast unfolds a folded line, into memory of its own or by skipping to where its text begins; RFC 9112
    /// section 5.2 lets a server refuse it.
    bool isFolded(std::string_view name, std::string_view value) const
    {
        if (value.empty())
            return false;
        const char *const from = name.data() + name.size(), *const end = m_source.data() + m_source.size();
        return value.data() < from || value.data() >= end ||
            std::string_view(from, std::size_t(value.data() - from)).find('\n') != std::string_view::npos;
    }
    void on_header_impl(error_code &ec) override
    {
        if (m_lengths > 1 || m_encodings > 1 || (m_lengths > 0 && m_encodings > 0) || m_hosts > 1 ||
            (m_encodings > 0 && m_out.version == 10) || (m_hosts == 0 && m_out.version == 11))
            return refuse(400, ec);
        m_bodyLimit = m_handler.bodyLimit(originForm(m_out.view(m_out.target)));
        // Now, and not when the first byte of the body comes: who asks with Expect has not sent it.
        if (m_length > m_bodyLimit)
            refuse(413, ec);
    }
    void on_body_init_impl(const boost::optional<std::uint64_t> &length, error_code &ec) override
    {
        if (length && *length > m_bodyLimit)
            refuse(413, ec);
    }
    std::size_t on_body_impl(boost::beast::string_view bytes, error_code &ec) override
    {
        if (m_out.body.size() + bytes.size() > m_bodyLimit)
            refuse(413, ec);
        else
            m_out.body.append(bytes.data(), bytes.size());
        return bytes.size();
    }
    void on_chunk_header_impl(std::uint64_t size, boost::beast::string_view, error_code &ec) override
    {
        if (size > m_bodyLimit)
            refuse(413, ec);
    }
    std::size_t on_chunk_body_impl(std::uint64_t, boost::beast::string_view bytes, error_code &ec) override
    {
        return on_body_impl(bytes, ec);
    }
    void on_finish_impl(error_code &) override {}

    Parsed &m_out;
    const HttpServer::Options &m_options;
    const HttpHandler &m_handler;
    std::string_view m_source; ///< what is being parsed
    std::uint64_t m_length = 0;
    std::size_t m_bodyLimit = 0;
    int m_lengths = 0, m_encodings = 0, m_hosts = 0;
};

} // namespace octroi::authority::beast
