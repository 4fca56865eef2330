// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/exercise.h"

#include <QCoreApplication>

namespace octroi::models {

/// What an exercise report says, in words.
class ExerciseWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::models::ExerciseWords)
public:
    static QString doubt(change::ExerciseDoubt doubt, qint64 calls); ///< a sentence
    static QString doubts(const change::KeyExercise &key);           ///< a line each
    static QString proposal(const change::KeyExercise &key);         ///< "Remove 7 of 12", "In doubt"
    /// "11 calls · 26 Nov", "never"
    static QString use(const change::KeyExercise &key, const change::ScopeExercise &scope);
    /// Which endpoints it was used for, a line each; or why that it was never used is in doubt.
    static QString evidence(const change::KeyExercise &key, const change::ScopeExercise &scope,
                            const inventory::Inventory &inventory);
};

} // namespace octroi::models
