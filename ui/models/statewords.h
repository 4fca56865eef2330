// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/statedifference.h"
#include "models/roles.h"

#include <QCoreApplication>

namespace octroi::models {

/// The words for a state and what differs from it.
class StateWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::models::StateWords)
public:
    static QString type(const QString &type); ///< "Partner", …
    static QString action(const change::StateDifference &difference);
    static Tone tone(const change::StateDifference &difference);
    /// Why a file cannot be taken, with the place in it.
    static QString problem(const Error &error);
};

} // namespace octroi::models
