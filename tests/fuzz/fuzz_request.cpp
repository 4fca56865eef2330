// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/requestparser.h"
#include "fuzz.h"

using namespace octroi::authority;
using namespace octroi::authority::beast;

namespace {

class Nobody final : public HttpHandler
{
public:
    bool handleInline(const Request &, const Inline &) override { return false; }
    void handleDeferred(OwnedRequest, std::shared_ptr<ReplyTarget>) override {}
    std::size_t bodyLimit(std::string_view) const override { return 1000; }
    bool isTrustedPeer(std::string_view) const override { return false; }
};

} // namespace

/// The first byte says in pieces of what size the rest arrives.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    static Nobody handler;
    static const HttpServer::Options options;
    const std::size_t piece = data[0] == 0 ? size : data[0];
    const std::string_view rest = octroi::fuzz::textOf(data + 1, size - 1);
    Parsed parsed;
    RequestParser parser(parsed, options, handler);
    std::string pending;
    for (std::size_t at = 0; at < rest.size() && !parser.is_done() && pending.size() < 80 * 1024; at += piece) {
        pending += rest.substr(at, piece);
        error_code ec;
        const std::size_t used = parser.parse(boost::asio::buffer(pending), ec);
        octroi::fuzz::require(used <= pending.size(), "no more is consumed than there is");
        pending.erase(0, used);
        if (parsed.refused || (ec && ec != http::error::need_more))
            return 0;
    }
    if (!parser.is_done())
        return 0;
    octroi::fuzz::require(parsed.body.size() <= 1000, "the limit of the body holds");
    octroi::fuzz::require(parsed.fields.size() <= 100, "the limit of the fields holds");
    const std::string_view target = originForm(parsed.view(parsed.target));
    octroi::fuzz::require(!target.empty() && (target.front() == '/' || target.front() == '?' || target == "*"), "the target is a path");
    int lengths = 0, encodings = 0;
    for (const auto &[name, value] : parsed.fields) {
        const std::string_view key = parsed.view(name);
        octroi::fuzz::require(key.find_first_of(" \t\r\n:") == std::string_view::npos, "no blank in a name");
        octroi::fuzz::require(parsed.view(value).find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos, "no end of line in a value");
        lengths += equalIgnoringCase(key, "Content-Length");
        encodings += equalIgnoringCase(key, "Transfer-Encoding");
    }
    octroi::fuzz::require(lengths + encodings <= 1, "the end of the body is said once");
    return 0;
}
