// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QJsonObject>
#include <string>
#include <string_view>

namespace octroi::authority {

/// One answered call, as a proxy's access log tells it.
struct AccessLine
{
    std::string keyId, method, uri, refusal; ///< keyId and refusal may be empty
    int status = 0;
    qint64 bytesIn = 0, bytesOut = 0;
    double milliseconds = -1; ///< -1: not measured
    qint64 atMs = 0;          ///< 0: now
    qint64 sequence = -1;     ///< of its worker; -1: the proxy does not count
    std::string worker;
};

/// A syslog datagram (RFC 3164 header or none, then the JSON of packaging/proxy). Error: Invalid.
Result<AccessLine> parseDatagram(std::string_view datagram);
/// One element of the "lines" of POST /v1/usage. Error: Invalid with `field`.
Result<AccessLine> parseUsageLine(const QJsonObject &object);

} // namespace octroi::authority
