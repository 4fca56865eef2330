// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/http/controlapi.h"
#include "authority/http/gzip.h"

#include <QByteArray>

namespace octroi::authority {

/// One GET /v1/snapshots/keys under way. Lines of JSON: first an object with the names of the columns and the
/// sequence number from which /v1/changes goes on, then an array a key in the order of identifiers, at the
/// end
/// {"end":true,"keys":n} with how many arrays there were, without which it is not whole. Keys that change
/// meanwhile are in the change feed.
class SnapshotRun : public std::enable_shared_from_this<SnapshotRun>
{
public:
    static constexpr int kSlice = 2'000;
    static constexpr std::size_t kMostUnsent = 4 * 1024 * 1024;

    /// `gzip`: null for the content as it is. `after`: only keys behind this identifier; "" for all.
    SnapshotRun(ControlServices &services, std::shared_ptr<EventStream> out,
                std::shared_ptr<std::atomic<int>> running, std::unique_ptr<Gzip> gzip, QString after);
    ~SnapshotRun();
    void next();

    /// The names of the columns, as a JSON array.
    static QByteArray columns();
    /// Times are milliseconds since the epoch or null, identifiers may be "".
    static void append(QByteArray &out, const KeyRow &row);

private:
    ControlServices &m_s;
    const std::shared_ptr<EventStream> m_out;
    const std::shared_ptr<std::atomic<int>> m_running;
    const std::unique_ptr<Gzip> m_gzip;
    QString m_after;
    qint64 m_keys = 0;
    bool m_ended = false;
};

} // namespace octroi::authority
