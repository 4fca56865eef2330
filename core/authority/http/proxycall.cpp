// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/proxycall.h"

#include "authority/http/forwarded.h"

#include <algorithm>

namespace octroi::authority {

namespace {

bool isTrusted(const Request &request, const ProxyTrust &trust)
{
    if (request.peerTrusted)
        return true;
    if (!trust.secret || request.count("X-Octroi-Proxy-Secret") != 1)
        return false;
    // Digests are compared: where they differ tells nothing of the secret.
    return crypto::sha256(request.header("X-Octroi-Proxy-Secret")) == *trust.secret;
}

struct Told
{
    std::string_view originalMethod, originalUri, realIp, forwardedMethod, forwardedUri;
    bool original = false, forwarded = false, twice = false;
};

/// All of them in one pass over the fields.
Told fieldsOf(const Request &request)
{
    Told out;
    bool realIp = false;
    const auto take = [&out](std::string_view &place, bool &seen, const HeaderField &field) {
        out.twice = out.twice || place.data() != nullptr;
        place = field.value.data() ? field.value : std::string_view("");
        seen = true;
    };
    for (const HeaderField &field : request.headers) {
        switch (field.name.size()) {
        case 9:
            if (equalIgnoringCase(field.name, "X-Real-IP"))
                take(out.realIp, realIp, field);
            break;
        case 14:
            if (equalIgnoringCase(field.name, "X-Original-URI"))
                take(out.originalUri, out.original, field);
            break;
        case 15:
            if (equalIgnoringCase(field.name, "X-Forwarded-Uri"))
                take(out.forwardedUri, out.forwarded, field);
            break;
        case 17:
            if (equalIgnoringCase(field.name, "X-Original-Method"))
                take(out.originalMethod, out.original, field);
            break;
        case 18:
            if (equalIgnoringCase(field.name, "X-Forwarded-Method"))
                take(out.forwardedMethod, out.forwarded, field);
            break;
        default:
            break;
        }
    }
    // With X-Forwarded-For the address of X-Real-IP is the caller's own and not read.
    return out;
}

} // namespace

bool isPrefixed(std::string_view target)
{
    return target.size() > kCheckPath.size() && target[kCheckPath.size()] == '/';
}

std::string_view checkOptions(std::string_view target)
{
    const std::size_t mark = isPrefixed(target) ? std::string_view::npos : target.find('?');
    return mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
}

bool hasOption(std::string_view options, std::string_view wanted)
{
    while (!options.empty()) {
        const std::size_t end = options.find('&');
        if (options.substr(0, end) == wanted)
            return true;
        options = end == std::string_view::npos ? std::string_view() : options.substr(end + 1);
    }
    return false;
}

ProxyCall proxyCallOf(const Request &request, const ProxyTrust &trust)
{
    ProxyCall out;
    out.trusted = isTrusted(request, trust);
    if (!out.trusted)
        return out;
    if (isPrefixed(request.target)) {
        out.method = request.method;
        out.uri = request.target.substr(kCheckPath.size());
        out.address = forwardedFor(request.headers, trust.addresses);
        return out;
    }
    const Told told = fieldsOf(request);
    // Proxies pass on what the caller sent: two ways at once, or one twice, and the caller could choose.
    if (told.twice || (told.original && told.forwarded)) {
        out.ambiguous = true;
    } else if (told.forwarded) {
        out.method = told.forwardedMethod;
        out.uri = told.forwardedUri;
        out.address = forwardedFor(request.headers, trust.addresses);
    } else {
        out.method = told.originalMethod;
        out.uri = told.originalUri;
        out.address = told.realIp;
    }
    return out;
}

} // namespace octroi::authority
