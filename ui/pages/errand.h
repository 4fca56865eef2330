// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

namespace octroi::pages {

/// One of the connections that are open side by side.
struct OpenConnection : Context
{
    bool production = false; ///< what is dangerous there is confirmed by typing
};

/// What a page that shows several connections asks of one of them: changes that are previewed together, or one change of
/// many keys.
struct Errand
{
    OpenConnection connection;
    QList<change::Change> changes;
    QString bulk = {}; ///< as Page::bulkRequested; "": `changes`
    QStringList keyIds = {};
};

} // namespace octroi::pages
