// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/delivering.h"

#include <QCoroFuture>
#include <QDir>
#include <QFile>
#include <QtConcurrentRun>

namespace octroi::models {

namespace {

constexpr qint64 kMostCertificate = 1 << 20;

Result<crypto::Recipient> recipientIn(const QString &path, const QDateTime &now)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, path, file.errorString(), QStringLiteral("certificate"),
                     QStringLiteral("file_unreadable")};
    return crypto::Recipient::read(file.read(kMostCertificate), now);
}

Result<void> sealAndSave(const DeliveryOrder &order)
{
    report::DeliveryFile file;
    if (const auto opened = file.open(order.path); !opened)
        return opened;
    const Secret plain = report::deliveryText(order.keys, order.format);
    const auto sealed = order.recipient ? crypto::sealTo(*order.recipient, plain)
                                        : crypto::sealToPassphrase(*order.passphrase, plain);
    return sealed ? file.save(*sealed) : Result<void>(sealed.error());
}

} // namespace

QCoro::Task<Result<crypto::Recipient>> readRecipient(QString path, QDateTime now)
{
    const auto read = std::make_shared<std::optional<Result<crypto::Recipient>>>();
    std::function<void()> work = [read, path, now] { *read = recipientIn(path, now); };
    QFuture<void> working = QtConcurrent::run(std::move(work));
    co_await working;
    co_return **read;
}

QCoro::Task<Result<void>> deliver(DeliveryOrder order)
{
    const auto done = std::make_shared<Result<void>>();
    std::function<void()> work = [done, order] { *done = sealAndSave(order); };
    QFuture<void> working = QtConcurrent::run(std::move(work));
    co_await working;
    co_return *done;
}

QCoro::Task<Result<void>> makeFolder(QString path)
{
    const auto made = std::make_shared<bool>(false);
    std::function<void()> work = [made, path] { *made = QDir().mkpath(path); };
    QFuture<void> working = QtConcurrent::run(std::move(work));
    co_await working;
    if (*made)
        co_return Result<void>();
    co_return Error{ErrorCode::Storage, path, QStringLiteral("cannot be made"), {}, QStringLiteral("file_unwritable")};
}

} // namespace octroi::models
