// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QString>

namespace octroi::models {

/// Why something that was done cannot be undone, and what to do instead.
class UndoWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::models::UndoWords)
public:
    /// By changeKind(); "" for what can be undone.
    static QString whyNot(const QString &kind);
};

} // namespace octroi::models
