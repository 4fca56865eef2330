// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"

namespace octroi::models {

/// The colour that a connection was given: an index into the theme's series colours. A property of the
/// object, because a backend itself knows nothing of colours.
inline void setBackendColour(backends::Backend &backend, int index)
{
    backend.setProperty("octroiColour", index);
}
inline int backendColour(const backends::Backend &backend)
{
    return qBound(0, backend.property("octroiColour").toInt(), 5);
}

} // namespace octroi::models
