// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/connection.h"

#include <QString>

namespace octroi::models {

/// The sentences of a backend about what it can, in the language of the moment.
class CapabilityWords
{
public:
    static QString sentence(const QString &english); ///< one of a capability table
    /// Why it cannot; "" where it can, and of a backend that tells nothing of it.
    static QString whyNot(const backends::Backend &backend, backends::Capability what);
    /// The same, with the words to use where the backend has none.
    static QString whyNot(const backends::Backend &backend, backends::Capability what, const QString &otherwise);
    /// What has to be known although it can: how it is emulated, how far it goes. "": nothing.
    static QString caveat(const backends::Backend &backend, backends::Capability what);
};

} // namespace octroi::models
