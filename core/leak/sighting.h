// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/apikey.h"

#include <QByteArray>
#include <QString>

namespace octroi::leak {

/// A key that stands in some bytes: all that is needed to know it again, never the key itself.
struct Sighting
{
    QString id, prefix, last4;
    domain::Environment environment = domain::Environment::Live;
    QByteArray digest; ///< SHA-256 of the whole key
    bool encoded = false; ///< in Base64: then it begins within the character at `offset`
    qint64 offset = 0; ///< bytes before it
    qint64 line = 1;   ///< from 1
    qint64 column = 1; ///< bytes from the start of the line, from 1, as git grep and ripgrep count

    /// "oct_live_7Hq2mXvB9d…k3Tz"
    QString masked() const
    {
        return prefix + u'_' + domain::environmentName(environment) + u'_' + id + QChar(0x2026) + last4;
    }
};

} // namespace octroi::leak
