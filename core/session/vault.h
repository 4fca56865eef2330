// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "base/secret.h"

#include <QCoroTask>
#include <QString>
#include <memory>

namespace octroi::session {

/// Secrets in the system's keychain (Secret Service, KWallet, Keychain, Credential Manager), and never
/// in a file. Errors: Unavailable with reason no_keychain; NotFound; Forbidden when the user said no;
/// Storage for the rest.
class Vault
{
public:
    explicit Vault(QString service = QStringLiteral("octroi"))
        : m_service(std::move(service))
    {
    }

    QCoro::Task<Result<std::shared_ptr<Secret>>> read(QString key) const;
    QCoro::Task<Result<void>> write(QString key, std::shared_ptr<Secret> secret) const;
    QCoro::Task<Result<void>> remove(QString key) const; ///< what is not there is removed already

private:
    QString m_service;
};

} // namespace octroi::session
