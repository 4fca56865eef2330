// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QUrl>

namespace octroi::bench {

/// An organisation with one application and `keys` keys in an empty data folder; the keys as lines in `out`.
int fill(const QString &folder, qint64 keys, const QString &out);
/// The check route of octroid over `keys` keys in memory, without a store; prints "port", "keys" and
/// "bytes_per_key", and goes on until it is killed.
int serve(qint64 keys, const QString &out, unsigned threads);
/// Issues and revokes `rate` keys a second at a running octroid for `seconds`; prints how many it did.
int churn(const QString &adminFile, int rate, int seconds);

} // namespace octroi::bench
