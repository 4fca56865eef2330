// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/certificatereading.h"

#include "crypto/jose/certificate.h"

#include <QCoroFuture>
#include <QFile>
#include <QtConcurrentRun>

namespace octroi::models {

namespace {

constexpr qint64 kMostCertificate = 32 * 1024;

Error failure(ErrorCode code, const QString &path, const QString &detail, const char *reason)
{
    return Error{code, path, detail, QStringLiteral("certificates"), QString::fromLatin1(reason)};
}

Result<ReadCertificate> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound, path, file.errorString(), "file_unreadable");
    const QByteArray text = file.read(kMostCertificate);
    if (text.contains("PRIVATE KEY-----") && !text.contains("-----BEGIN CERTIFICATE-----"))
        return failure(ErrorCode::Invalid, path, {}, "certificate_is_private_key");
    const auto thumbprint = crypto::certificateThumbprint(text);
    const auto subject = crypto::certificateSubject(text);
    const auto end = crypto::certificateEnd(text);
    if (!thumbprint || !subject || !end)
        return failure(ErrorCode::Invalid, path, {}, "certificate_unreadable");
    return ReadCertificate{{QString::fromLatin1(*thumbprint), *end}, *subject};
}

} // namespace

QCoro::Task<Result<ReadCertificate>> readCertificate(QString path)
{
    const auto found = std::make_shared<std::optional<Result<ReadCertificate>>>();
    std::function<void()> work = [found, path] { *found = read(path); };
    QFuture<void> working = QtConcurrent::run(std::move(work));
    co_await working;
    co_return **found;
}

} // namespace octroi::models
