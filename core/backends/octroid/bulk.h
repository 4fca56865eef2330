// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"
#include "base/secret.h"

#include <QJsonObject>
#include <QString>
#include <memory>
#include <optional>

namespace octroi::backends {

/// One of many changes of keys that go over in one call (POST /v1/keys/bulk).
struct BulkItem
{
    QString operation;  ///< "issue", "update", "suspend", "resume", "revoke", "restore", "rotate", "move"
    QString id;         ///< "" for an issue
    qint64 version = 0; ///< 0: whatever there is
    QString idempotencyKey;
    QJsonObject body; ///< as of the single call
};

struct BulkResult
{
    QString id;
    qint64 version = 0;
    std::shared_ptr<Secret> secret; ///< of an issued or rotated key
    std::optional<Error> error;
};

} // namespace octroi::backends
