// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "base/secret.h"

#include <QCoroTask>
#include <QHash>
#include <QString>
#include <memory>

namespace octroi::session {

/// Secrets in a file of their own (mode 0600) that only a passphrase opens, for machines without a
/// keychain. Closed until unlock(); the passphrase is kept in memory for the writes that follow. Errors:
/// Unauthorized for a wrong passphrase or an altered file, with reason locked before any was given;
/// NotFound; Storage.
class SealedSecrets
{
public:
    explicit SealedSecrets(QString path);
    ~SealedSecrets();

    bool exists() const; ///< the file is there, so its passphrase was chosen
    bool isOpen() const { return m_passphrase != nullptr; }
    /// Opens the file, or chooses the passphrase of one that does not exist yet.
    QCoro::Task<Result<void>> unlock(std::shared_ptr<Secret> passphrase);

    Result<std::shared_ptr<Secret>> read(const QString &key) const;
    QCoro::Task<Result<void>> write(QString key, std::shared_ptr<Secret> secret);
    QCoro::Task<Result<void>> remove(QString key); ///< what is not there is removed already

private:
    using Secrets = QHash<QString, std::shared_ptr<Secret>>;
    QCoro::Task<Result<void>> store(Secrets secrets);

    QString m_path;
    std::shared_ptr<Secret> m_passphrase;
    Secrets m_secrets;
};

} // namespace octroi::session
