// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace octroi::inventory {
class Inventory;
}

namespace octroi::models {

/// Which credential of which connection is meant, whatever list it is in: two backends may use the same identifier.
struct CredentialRef
{
    inventory::Inventory *inventory = nullptr;
    bool isClient = false; ///< else a key
    QString id;            ///< "": none

    bool isValid() const { return inventory && !id.isEmpty(); }
    bool operator==(const CredentialRef &) const = default;
};

} // namespace octroi::models
