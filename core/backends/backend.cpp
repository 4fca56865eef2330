// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/backend.h"

// What a connector answers that does not override.
namespace octroi::backends {

Error notSupported()
{
    return Error{ErrorCode::Unavailable,
                 {},
                 QStringLiteral("this backend cannot do it"),
                 {},
                 QStringLiteral("not_supported")};
}

Task<domain::Plan> ApisBackend::updatePlan(domain::Plan)
{
    co_return notSupported();
}

Task<void> ApisBackend::removeApi(QString, qint64)
{
    co_return notSupported();
}

Task<void> ApisBackend::removeScope(QString, qint64)
{
    co_return notSupported();
}

Task<domain::ApiKey> KeysBackend::restore(QString, qint64, QString)
{
    co_return notSupported();
}

Task<domain::ApiKey> KeysBackend::move(QString, QString, qint64, QString)
{
    co_return notSupported();
}

Task<QList<BulkResult>> KeysBackend::bulk(QList<BulkItem>)
{
    co_return notSupported();
}

Task<domain::ReceiptStatement> AuditBackend::signReceipt(QByteArray, QList<std::pair<QString, QString>>)
{
    co_return notSupported();
}

} // namespace octroi::backends
