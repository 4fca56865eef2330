// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "crypto/sealeddelivery.h"
#include "report/delivery.h"

#include <QCoroTask>

// Files of a delivery, read, sealed and written in another thread.
namespace octroi::models {

/// Errors as Recipient::read; NotFound, reason file_unreadable.
QCoro::Task<Result<crypto::Recipient>> readRecipient(QString path, QDateTime now);

/// What is sealed, for whom, and where it goes.
struct DeliveryOrder
{
    QList<report::DeliveredKey> keys;
    report::DeliveryFormat format = report::DeliveryFormat::Env;
    std::optional<crypto::Recipient> recipient; ///< or the passphrase
    std::shared_ptr<Secret> passphrase = {};
    QString path = {};
};

/// Nothing in clear touches the disk. Errors as sealTo, sealToPassphrase and DeliveryFile.
QCoro::Task<Result<void>> deliver(DeliveryOrder order);

/// With the folders above it, where it is not there. Storage.
QCoro::Task<Result<void>> makeFolder(QString path);

} // namespace octroi::models
