// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "leak/findings.h"

#include <functional>
#include <optional>

namespace octroi::leak {

/// What a found key is now. Live: it works, or works until its rotation ends. Unknown: it has the form and
/// the checksum of a key, but no key of ours.
enum class Verdict { Live, Suspended, Expired, Revoked, Unknown };
QString verdictName(Verdict verdict); ///< "live" …

/// A key as an inventory, or a list in a file, knows it.
struct KnownKey
{
    domain::ApiKey key;
    QString partner, application; ///< names; may be empty
};

struct Judged
{
    FoundKey found;
    Verdict verdict = Verdict::Unknown;
    std::optional<KnownKey> known;
    bool forged = false; ///< has the identifier of a known key, but another secret
};

/// Matches by identifier, and by the end of the checksum, which covers the secret: without any call. The most
/// urgent first: by verdict, then by last use, newest first.
QList<Judged> judge(const QList<FoundKey> &keys,
                    const std::function<std::optional<KnownKey>(const QString &id)> &lookUp,
                    const QDateTime &now);

} // namespace octroi::leak
