// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/vault.h"

#include "base/gate.h"

#include <qt6keychain/keychain.h>

namespace octroi::session {

namespace {

Error errorFromJob(const QKeychain::Job &job)
{
    const QString detail = job.errorString();
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return {ErrorCode::NotFound, job.key(), detail, {}, {}};
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return {ErrorCode::Forbidden, job.key(), detail, {}, {}};
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {ErrorCode::Unavailable, job.key(), detail, {}, QStringLiteral("no_keychain")};
    default:
        return {ErrorCode::Storage, job.key(), detail, {}, {}};
    }
}

/// Runs the job to its end; the job is the caller's.
QCoro::Task<Result<void>> run(QKeychain::Job *job, QString key)
{
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(key);
    const auto done = std::make_shared<Gate>();
    QObject::connect(job, &QKeychain::Job::finished, job, [done] { done->open(); });
    job->start(); // finishes later, from the event loop
    co_await done->wait();
    if (job->error() != QKeychain::NoError)
        co_return errorFromJob(*job);
    co_return Result<void>();
}

/// A finished job is still inside its own signal.
struct DeleteLater
{
    void operator()(QObject *object) const { object->deleteLater(); }
};

} // namespace

QCoro::Task<Result<std::shared_ptr<Secret>>> Vault::read(QString key) const
{
    const std::unique_ptr<QKeychain::ReadPasswordJob, DeleteLater> job(
        new QKeychain::ReadPasswordJob(m_service));
    const Result<void> result = co_await run(job.get(), key);
    if (!result)
        co_return result.error();
    co_return std::make_shared<Secret>(job->binaryData());
}

QCoro::Task<Result<void>> Vault::write(QString key, std::shared_ptr<Secret> secret) const
{
    const std::unique_ptr<QKeychain::WritePasswordJob, DeleteLater> job(
        new QKeychain::WritePasswordJob(m_service));
    job->setBinaryData(secret->reveal());
    const Result<void> result = co_await run(job.get(), key);
    co_return result;
}

QCoro::Task<Result<void>> Vault::remove(QString key) const
{
    const std::unique_ptr<QKeychain::DeletePasswordJob, DeleteLater> job(
        new QKeychain::DeletePasswordJob(m_service));
    const Result<void> result = co_await run(job.get(), key);
    if (!result && result.error().code == ErrorCode::NotFound)
        co_return Result<void>();
    co_return result;
}

} // namespace octroi::session
