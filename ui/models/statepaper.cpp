// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statepaper.h"

#include "report/statefile.h"

#include <QCoroFuture>
#include <QFile>
#include <QSaveFile>
#include <QtConcurrentRun>
#include <functional>
#include <memory>

namespace octroi::models {

namespace {

Result<domain::State> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, path, file.errorString(), {}, QStringLiteral("file_unreadable")};
    return report::readState(file.readAll());
}

Result<void> write(const domain::State &state, const QString &path, bool overwriting)
{
    if (!overwriting && QFile::exists(path))
        return Error{ErrorCode::Exists, path, {}, {}, QStringLiteral("file_exists")};
    const QByteArray text = report::writeState(state);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return Error{ErrorCode::Storage, path, file.errorString(), {}, QStringLiteral("file_unwritable")};
    return {};
}

} // namespace

QCoro::Task<Result<domain::State>> readStateFile(QString path)
{
    const auto found = std::make_shared<std::optional<Result<domain::State>>>();
    std::function<void()> work = [found, path] { *found = read(path); };
    QFuture<void> working = QtConcurrent::run(std::move(work));
    co_await working;
    co_return **found;
}

QCoro::Task<Result<void>> writeStateFile(domain::State state, QString path, bool overwriting)
{
    const auto done = std::make_shared<std::optional<Result<void>>>();
    std::function<void()> work = [done, state, path, overwriting] { *done = write(state, path, overwriting); };
    QFuture<void> working = QtConcurrent::run(std::move(work));
    co_await working;
    co_return **done;
}

} // namespace octroi::models
