// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

#include <QCoreApplication>
#include <QString>

namespace octroi::dialogs {

/// Changes in words, for titles, buttons and what is said afterwards.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(octroi::dialogs::Words)
public:
    /// "Revoke nightly-export", "Revoke 6 keys".
    static QString title(const change::Plan &plan);
    /// "Revoke key", for the button that does it.
    static QString button(const change::Plan &plan);
    /// "nightly-export was revoked.", "6 keys were revoked.", "2 of 6 keys were not revoked."
    static QString outcome(const change::Plan &plan, const change::Outcome &outcome);
    /// "revoke 8 keys", for the head of the calls of one backend.
    static QString group(const change::Plan &plan);
    /// What this backend does otherwise than the change says: emulated, or not at once. "": nothing.
    static QString caveat(const change::Change &change, const backends::Backend &backend);

private:
    // Of keys and OAuth clients together; "" or a general word where not the same is done to all of them.
    static QString ofCredentials(const change::Plan &plan);
    static QString groupOfCredentials(const change::Plan &plan);
    static QString outcomeOfCredentials(const change::Plan &plan, int count);
};

} // namespace octroi::dialogs
