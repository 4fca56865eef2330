// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"

#include <QCoreApplication>

namespace octroi::pages {

/// Why a token was not had, as a sentence: what happened, and what to do.
class RequestWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::pages::RequestWords)
public:
    static QString failure(const Error &error);
};

} // namespace octroi::pages
