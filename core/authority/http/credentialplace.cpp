// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/credentialplace.h"

#include "authority/http/message.h"

#include <algorithm>

namespace octroi::authority {

namespace {

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/// Fields that are read for something else, or that proxies set themselves.
bool isTaken(std::string_view header)
{
    for (const std::string_view name : {"Authorization", "DPoP", "X-API-Key", "Cookie", "Host", "Connection", "Content-Length",
                                        "Content-Type", "Transfer-Encoding", "Origin", "Referer", "X-Real-IP"}) {
        if (equalIgnoringCase(header, name))
            return true;
    }
    for (const std::string_view start : {"X-Original-", "X-Forwarded-", "X-Octroi-"}) {
        if (header.size() > start.size() && equalIgnoringCase(header.substr(0, start.size()), start))
            return true;
    }
    return false;
}

} // namespace

std::optional<CredentialPlace> CredentialPlace::of(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const std::string_view kind = text.substr(0, colon), name = text.substr(colon + 1);
    if (name.empty() || name.size() > 64 || !std::all_of(name.begin(), name.end(), isNameCharacter))
        return std::nullopt;
    if (kind == "query")
        return CredentialPlace{Kind::Query, std::string(name)};
    if (kind == "header" && !isTaken(name))
        return CredentialPlace{Kind::Header, std::string(name)};
    return std::nullopt;
}

std::string_view queryValue(std::string_view uri, std::string_view name, bool &twice)
{
    std::string_view out;
    bool seen = false;
    std::size_t at = uri.find('?');
    while (at != std::string_view::npos) {
        const std::string_view pair = uri.substr(at + 1, uri.find('&', at + 1) - at - 1);
        if (pair.size() > name.size() && pair[name.size()] == '=' && pair.substr(0, name.size()) == name) {
            twice = twice || seen;
            if (!seen)
                out = pair.substr(name.size() + 1);
            seen = true;
        }
        at = uri.find('&', at + 1);
    }
    return out;
}

} // namespace octroi::authority
