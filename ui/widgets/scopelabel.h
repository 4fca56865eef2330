// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "widgets/tag.h"

namespace octroi::widgets {

/// A scope's name: mono, in a sunken box.
class ScopeLabel : public Tag
{
    Q_OBJECT
public:
    explicit ScopeLabel(const QString &scope = {}, QWidget *parent = nullptr)
        : Tag(scope, Look::Scope, parent)
    {
    }
};

} // namespace octroi::widgets
