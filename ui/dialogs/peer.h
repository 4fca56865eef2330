// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

#include <QPointer>

namespace octroi::dialogs {

/// Another connection that is open beside the one of the window. It may be closed at any time.
struct Peer
{
    QString name;
    bool production = false;
    QPointer<inventory::Inventory> inventory;
    QPointer<change::Spine> spine;
};

} // namespace octroi::dialogs
