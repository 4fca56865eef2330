// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

#include <QCoreApplication>

namespace octroi::models {

/// Why something that was done cannot be undone, and what to do instead.
class UndoWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::models::UndoWords)
public:
    /// By changeKind(); "" for what can be undone.
    static QString whyNot(const QString &kind);
    /// Of what was done with it; "" when all of it can be undone.
    static QString whyNot(const change::Spine &spine, const change::JournalEntry &entry);
    /// One line for each reason, with what stays for it. Of items: what Together::staying() says.
    static QString staying(const QList<change::ItemResult> &items);
    static bool isStaying(const change::ItemResult &item); ///< it was done for good
};

} // namespace octroi::models
