// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace octroi::pages {

/// The lines that put an octroid in front of an upstream in nginx: ask about each call, tell it about
/// each answer. `address` is octroid's, `syslog` where its access log goes.
QString nginxSnippet(const QString &address, const QString &syslog);

} // namespace octroi::pages
