// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace octroi::gallery {

/// All controls on one page, as far as the design's component sheet has them.
QWidget *makeSheet();

} // namespace octroi::gallery
