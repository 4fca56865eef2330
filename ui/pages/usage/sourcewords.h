// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/usagesource.h"
#include "pages/usage/usagepicture.h"

#include <QCoreApplication>

namespace octroi::pages {

/// What a source of usage tells of itself, and what it has not.
class SourceWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::pages::SourceWords)

public:
    /// How fresh and how precise the numbers are: " · counted · newest value 12 s old".
    static QString precision(const backends::UsageFacts &facts);
    /// Why there is nothing of it; "": there is.
    static QString whyNot(backends::Backend &backend, const QString &dimension);
    /// Takes out of the picture what the source has not told.
    static void fit(UsagePicture &picture, backends::Backend &backend);
};

} // namespace octroi::pages
