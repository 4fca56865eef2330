// SPDX-License-Identifier: GPL-3.0-or-later
// Models do not include widgets; here, where both are known, their numbers are compared.
#include "models/roles.h"
#include "theme/theme.h"
#include "widgets/roles.h"

namespace octroi {

static_assert(models::kToneRole == widgets::ToneRole);
static_assert(models::kChipTextRole == widgets::ChipTextRole);
static_assert(models::kChipDotRole == widgets::ChipDotRole);
static_assert(models::kSeriesRole == widgets::SparkRole);
static_assert(models::kIconRole == widgets::IconNameRole);
static_assert(models::kSquareRole == widgets::SquareRole);
static_assert(models::kMutedRole == widgets::MutedRole);
static_assert(models::kStrongRole == widgets::StrongRole);
static_assert(models::kMonoRole == widgets::MonoRole);
static_assert(models::kCopyRole == widgets::CopyRole);
static_assert(models::kExactRole == widgets::ExactRole);
static_assert(models::kIdRole == widgets::IdRole);
static_assert(models::kChangedRole == widgets::ChangedRole);
static_assert(models::kSharesRole == widgets::SharesRole);
static_assert(models::kSectionRole == widgets::SectionRole);
static_assert(models::kSectionCountRole == widgets::SectionCountRole);
static_assert(int(models::Tone::Neutral) == int(theme::Tone::Neutral) &&
              int(models::Tone::Ok) == int(theme::Tone::Ok) &&
              int(models::Tone::Warning) == int(theme::Tone::Warning) &&
              int(models::Tone::Danger) == int(theme::Tone::Danger) &&
              int(models::Tone::Info) == int(theme::Tone::Info) &&
              int(models::Tone::Accent) == int(theme::Tone::Accent));

} // namespace octroi
