// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/credentialrule.h"

#include <QDateTime>
#include <QString>

namespace octroi::domain {

/// A partner's program that calls APIs; owns credentials.
struct Application
{
    QString id; ///< 10 base62 characters
    QString partnerId;
    QString name; ///< unique within its partner
    QDateTime createdAt;
    qint64 version = 0;
    CredentialRule credentialRule = CredentialRule::Either; ///< what its calls have to show, whatever the API

    bool operator==(const Application &) const = default;
};

} // namespace octroi::domain
