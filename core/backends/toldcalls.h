// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/backend.h"

namespace octroi::backends {

/// A change of a client, whose calls are asked for.
struct ClientChange
{
    enum class What { Create, Update, Suspend, Resume, Revoke, RotateSecret, RevokeSecret };
    What what = What::Update;
    domain::OAuthClient before; ///< as it is known; of a creation: nothing
    domain::OAuthClient after;  ///< of a creation and an update: as it is wanted
    qint64 overlapSeconds = 0;  ///< of a rotation
};

/// The end of a token or session; without an identifier that of many.
struct TokenEnd
{
    QString tokenId;
};

/// A backend that is not spoken to as octroid is: it tells what a change will send to it, in order, without a call and
/// without secrets. "{id}" stands for what it gives itself. Error: as of the change, Invalid with the field or Unavailable.
class ToldCalls
{
public:
    using Told = Result<QList<PlannedCall>>;
    virtual ~ToldCalls() = default;
    virtual Told callsOf(const ClientChange &change) const = 0;
    virtual Told callsOf(const domain::Partner &partner) const = 0;         ///< id "": it is created
    virtual Told callsOf(const domain::Application &application) const = 0; ///< the same
    virtual Told callsOf(const TokenEnd &end) const = 0;
    /// Null before or after: it is created or removed.
    virtual Told callsOf(const domain::Scope *before, const domain::Scope *after) const = 0;
};

/// Null: its calls are those of octroid.
inline const ToldCalls *toldCallsOf(const Backend &backend)
{
    return dynamic_cast<const ToldCalls *>(&backend);
}

} // namespace octroi::backends
