// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

namespace octroi::change {

/// What one call brought back: the object for the inventory, and the secret of an issued key or client.
struct Executed
{
    std::variant<std::monostate, domain::Partner, domain::Application, domain::Api, domain::Scope,
                 domain::Plan, domain::ApiKey, domain::OAuthClient>
        object;
    std::optional<backends::IssuedKey> issued;
    std::optional<backends::IssuedClient> issuedClient;
    std::optional<backends::IssuedRule> issuedRule;
    QString objectId;
    qint64 version = 0; ///< of what is not in `object`; 0: not known
};

/// Makes the call of one planned item. What an idempotency key covers is repeated once under the same key
/// when its answer was lost. Error: Unavailable with reason not_supported when the backend cannot.
/// `once`: the idempotency key; "": a new one.
QCoro::Task<Result<Executed>> execute(backends::Backend *backend, PlannedItem item, QString once = {});

} // namespace octroi::change
