// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace octroi::pages {

/// What is known of the backend that the console runs itself; empty members are not shown.
struct BuiltinInfo
{
    bool running = false;
    bool ours = true; ///< started by this console, not by another one
    QString address;  ///< "http://127.0.0.1:40123"
    QString dataFolder;
    QString syslog; ///< "127.0.0.1:40124"
    QString version;
    qint64 pid = 0;
};

} // namespace octroi::pages
