// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/page.h"

namespace octroi::pages {

/// A page of a list; how many there are of it stands in the rail.
class CountedPage : public Page
{
    Q_OBJECT
public:
    using Page::Page;
    virtual qint64 count() const = 0;

Q_SIGNALS:
    void countChanged();
};

} // namespace octroi::pages
