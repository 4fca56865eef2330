// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/apikey.h"

#include <QByteArray>
#include <QString>

namespace octroi::demo {

/// The real form of a key (crypto/keyformat.h) around given parts, so that a seed gives the same keys again.
QString keyText(domain::Environment environment, const QString &id, const QString &secret);
QByteArray keyDigest(const QString &key);

} // namespace octroi::demo
