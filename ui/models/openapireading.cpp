// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/openapireading.h"

#include <QCoroFuture>
#include <QFile>
#include <QtConcurrentRun>

namespace octroi::models {

namespace {

using Read = Result<report::OpenApiDocument>;

QCoro::Task<Read> elsewhere(std::function<Read()> reading)
{
    const auto out = std::make_shared<std::optional<Read>>();
    std::function<void()> work = [out, reading] { out->emplace(reading()); };
    QFuture<void> done = QtConcurrent::run(std::move(work));
    co_await done;
    co_return std::move(**out);
}

} // namespace

QCoro::Task<Read> openApiOf(QByteArray text)
{
    std::function<Read()> reading = [text] { return report::readOpenApi(text); };
    return elsewhere(std::move(reading));
}

QCoro::Task<Read> openApiIn(QString path)
{
    std::function<Read()> reading = [path]() -> Read {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::NotFound, path, file.errorString(), {}, {}};
        return report::readOpenApi(file.read(report::kMostOpenApiBytes + 1));
    };
    return elsewhere(std::move(reading));
}

} // namespace octroi::models
