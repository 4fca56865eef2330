// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace octroi::backends {

/// What HAProxy counted of one key since its entry was made.
struct StickCounts
{
    qint64 requests = 0, errors = 0, failures = 0; ///< http_req_cnt, http_err_cnt (4xx), http_fail_cnt (5xx)
    qint64 bytesIn = 0, bytesOut = 0;              ///< bytes_in_cnt, bytes_out_cnt
    bool operator==(const StickCounts &) const = default;
};

/// The entries in an answer to "show table NAME" (HAProxy Management Guide, 9.3), by key. Errors: NotFound with reason
/// no_table; Invalid with reason table_counts where it does not count requests; Forbidden with reason socket_level; Protocol.
Result<QHash<QString, StickCounts>> readStickTable(const QByteArray &answer);

} // namespace octroi::backends
