// SPDX-License-Identifier: GPL-3.0-or-later
#include "backends/octroid/decode.h"

#include <QtConcurrentRun>

namespace octroi::backends {

Result<QJsonObject> parseObject(const QByteArray &body, const QString &context)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (!document.isObject()) {
        return Error{ErrorCode::Protocol,
                     context,
                     document.isNull() ? QStringLiteral("the answer is not JSON: ") + problem.errorString()
                                       : QStringLiteral("the answer is not a JSON object"),
                     {},
                     {}};
    }
    return document.object();
}

QFuture<void> runElsewhere(std::function<void()> work)
{
    return QtConcurrent::run(std::move(work));
}

} // namespace octroi::backends
