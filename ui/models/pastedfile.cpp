// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/pastedfile.h"

#include "tokens/pasted.h"

#include <QCoroFuture>
#include <QFile>
#include <QtConcurrent>
#include <functional>
#include <memory>
#include <optional>

namespace octroi::models {

namespace {

Result<QByteArray> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, path, file.errorString(), {}, QStringLiteral("file_unreadable")};
    if (file.size() > tokens::kMostPasted)
        return Error{ErrorCode::TooLarge, path, QStringLiteral("is larger than 16 MB"), {}, {}};
    return file.readAll();
}

} // namespace

QCoro::Task<Result<QByteArray>> readPastedFile(QString path)
{
    const auto found = std::make_shared<std::optional<Result<QByteArray>>>();
    std::function<void()> work = [found, path] { *found = read(path); };
    QFuture<void> working = QtConcurrent::run(std::move(work));
    co_await working;
    co_return **found;
}

} // namespace octroi::models
