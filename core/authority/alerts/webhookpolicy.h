// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/verifier/addresses.h"
#include "base/result.h"

#include <QString>
#include <QStringList>

namespace octroi::authority {

/// Where octroid may send webhooks. A rule is written by a manager, and octroid stands where others cannot reach: what
/// is not public is refused unless the configuration names it.
class WebhookPolicy
{
public:
    /// `allowed`: networks in CIDR form beyond public addresses, of which the syntax was checked.
    explicit WebhookPolicy(const QStringList &allowed = {});

    /// What can be said without a name server. Invalid: webhook_syntax, webhook_insecure, webhook_address.
    Result<void> checkUrl(const QString &url) const;
    /// After the name was resolved; `https` false asks for an address that the configuration names.
    bool allows(const AddressBytes &address, bool https) const;

    static constexpr int kMostUrl = 1'000;

private:
    Networks m_allowed, m_special;
};

} // namespace octroi::authority
