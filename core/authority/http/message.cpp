// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/http/message.h"

namespace octroi::authority {

namespace {
char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}
} // namespace

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != b[i] && lower(a[i]) != lower(b[i]))
            return false;
    }
    return true;
}

std::string_view Request::header(std::string_view name) const
{
    for (const HeaderField &field : headers) {
        if (equalIgnoringCase(field.name, name))
            return field.value;
    }
    return {};
}

int Request::count(std::string_view name) const
{
    int found = 0;
    for (const HeaderField &field : headers)
        found += equalIgnoringCase(field.name, name) ? 1 : 0;
    return found;
}

OwnedRequest OwnedRequest::of(const Request &request)
{
    OwnedRequest out{std::string(request.method), std::string(request.target), std::string(request.body),
                     std::string(request.peer), request.peerTrusted, {}, {}};
    if (request.certificate)
        out.certificate = *request.certificate;
    out.headers.reserve(request.headers.size());
    for (const HeaderField &field : request.headers)
        out.headers.emplace_back(std::string(field.name), std::string(field.value));
    return out;
}

std::string_view OwnedRequest::header(std::string_view name) const
{
    for (const auto &[key, value] : headers) {
        if (equalIgnoringCase(key, name))
            return value;
    }
    return {};
}

std::string_view statusText(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    }
    return "Unknown";
}

} // namespace octroi::authority
