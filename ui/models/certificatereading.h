// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "domain/oauthclient.h"

#include <QCoroTask>

namespace octroi::models {

/// A certificate in a file, PEM or DER, as a client shows it.
struct ReadCertificate
{
    domain::ClientCertificate certificate;
    QString subject; ///< as RFC 4514 writes it
};

/// In another thread. Errors: NotFound, reason file_unreadable; Invalid, reason certificate_unreadable or
/// certificate_is_private_key.
QCoro::Task<Result<ReadCertificate>> readCertificate(QString path);

} // namespace octroi::models
