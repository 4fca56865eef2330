// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/proxycall.h"

#include <algorithm>

namespace octroi::authority {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

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

/// The last address that no trusted proxy has, or the first of all; every proxy appends whom it heard.
std::string_view forwardedFor(const Request &request, const ProxyTrust &trust)
{
    std::string_view out;
    for (auto field = request.headers.rbegin(); field != request.headers.rend(); ++field) {
        if (!equalIgnoringCase(field->name, "X-Forwarded-For"))
            continue;
        std::string_view rest = field->value;
        for (;;) {
            const std::size_t comma = rest.rfind(',');
            const std::string_view one = trimmed(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
            if (!one.empty())
                out = one;
            if (!one.empty() && !trust.addresses.contains(one))
                return out;
            if (comma == std::string_view::npos)
                break;
            rest = rest.substr(0, comma);
        }
    }
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
        out.address = forwardedFor(request, trust);
        return out;
    }
    const Told told = fieldsOf(request);
    // Proxies pass on what the caller sent: two ways at once, or one twice, and the caller could choose.
    if (told.twice || (told.original && told.forwarded)) {
        out.ambiguous = true;
    } else if (told.forwarded) {
        out.method = told.forwardedMethod;
        out.uri = told.forwardedUri;
        out.address = forwardedFor(request, trust);
    } else {
        out.method = told.originalMethod;
        out.uri = told.originalUri;
        out.address = told.realIp;
    }
    return out;
}

} // namespace octroi::authority
