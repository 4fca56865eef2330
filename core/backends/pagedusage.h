// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"

namespace octroi::backends {

/// A UsageBackend that is this too gives usage in parts, for whoever does not need all rows at once.
class PagedUsage
{
public:
    virtual ~PagedUsage() = default;
    /// "" begins, then what Page::next says. The rows of one key lie in one page.
    virtual Task<Page<domain::UsageRow>> usagePage(UsageRequest request, QString after) = 0;
};

} // namespace octroi::backends
