// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QList>
#include <vector>

namespace octroi::test {

struct LoadCall
{
    QByteArray path, key;
};

/// What the generator itself saw of one call.
struct LoadResult
{
    int call = 0; ///< its place in the list
    int status = 0;
    qint64 sent = 0, received = 0; ///< bytes over the socket
    double ms = 0;                 ///< from before the first byte sent to behind the last one received
    qint64 endedAtMs = 0;          ///< since the epoch
};

/// Makes all calls over that many connections at once, each in its thread, and returns when the last has ended.
std::vector<LoadResult> makeLoad(quint16 port, const std::vector<LoadCall> &calls, int connections);

} // namespace octroi::test
