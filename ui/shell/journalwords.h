// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/spine.h"

#include <QCoreApplication>

namespace octroi::shell {

/// What was done, as a sentence for the notice.
class JournalWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::shell::JournalWords)
public:
    static QString sentence(const change::JournalEntry &entry);

private:
    static QString ofOne(const QString &kind, const QString &name);
    static QString ofMany(const QString &kind, int count);
};

} // namespace octroi::shell
