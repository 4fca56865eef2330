// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QJsonObject>
#include <cstdint>
#include <string>
#include <string_view>

namespace octroi::authority {

/// The number that a check gave its call: the start of the process that gave it, the thread, the count.
struct CallNumber
{
    std::uint64_t start = 0; ///< 0: none
    std::uint32_t thread = 0;
    std::uint64_t count = 0;

    static constexpr std::size_t kTextSize = 64;
    /// "1780000000.3.17" without a terminator; returns its length.
    std::size_t write(char *out) const;
    static bool parse(std::string_view text, CallNumber &out);
    bool operator==(const CallNumber &) const = default;
};

/// One answered call, as a proxy's access log tells it. Texts are views of what was parsed.
struct AccessLine
{
    std::string_view keyId, requestId, method, uri, refusal, worker; ///< all but method and uri may be empty
    int status = 0;
    std::int64_t bytesIn = 0, bytesOut = 0;
    double milliseconds = -1;   ///< -1: not measured
    std::int64_t atMs = 0;      ///< 0: now
    CallNumber number;          ///< of the check that allowed or refused it
    bool checked = true;        ///< false: a proxy that asks for numbers logged a call without one, so nobody was asked
    std::int64_t sequence = -1; ///< the proxy's own count of its lines, by worker; -1: it does not count
};

/// A line with its texts, for those that wait.
struct OwnedAccessLine
{
    std::string keyId, requestId, method, uri, refusal, worker;
    AccessLine line; ///< its views are set by view()

    AccessLine view() const;
};

/// Reads one line in place: texts with escapes are unescaped where they stand, nothing is allocated. Whatever
/// precedes the first '{' is skipped (the header of RFC 3164 or 5424). Two forms are known:
/// that of packaging/proxy (nginx, HAProxy, Envoy: one flat object with k, i, m, u, s, bi, bo, t or ms, d, r,
/// q, n, w), and Caddy's access log (request.method, request.uri, status, size, bytes_read, duration, and the
/// credential, number, refusal and body length as user_id). False for anything else: no text is taken for a number, no member
/// may come twice, nothing may follow the object.
bool parseAccessLine(char *text, std::size_t size, AccessLine &out);

/// One element of the "lines" of POST /v1/usage. Error: Invalid with `field`.
Result<OwnedAccessLine> parseUsageLine(const QJsonObject &object);

} // namespace octroi::authority
