// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"
#include "domain/livefilter.h"

namespace octroi::backends {

/// The request then counts what the filter lets through.
inline void narrow(UsageRequest &request, const domain::LiveFilter &filter)
{
    request.keyId = filter.keyIds.join(QLatin1Char(','));
    request.applicationId = filter.applicationId;
    request.partnerId = filter.partnerId;
    request.apiId = filter.apiId;
    request.endpoint = filter.endpoint;
    request.scope = filter.scope;
}

} // namespace octroi::backends
