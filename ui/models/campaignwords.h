// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "change/campaignprogress.h"
#include "models/roles.h"

#include <QCoreApplication>

namespace octroi::models {

/// How far a campaign is.
enum class CampaignState {
    Undelivered, ///< it was cut off: not every key has a successor that was handed over
    Open,        ///< old and new are followed
    Finished,    ///< no old key works any more
    Closed       ///< nothing more is retired before its deadline
};
CampaignState campaignState(const domain::Campaign &campaign, const std::array<int, 5> &counts);

/// Rotation campaigns in words.
class CampaignWords
{
    Q_DECLARE_TR_FUNCTIONS(octroi::models::CampaignWords)
public:
    static QString adoption(change::KeyAdoption adoption); ///< "Not moved"
    static Tone tone(change::KeyAdoption adoption);
    static QString state(CampaignState state); ///< "Under way"
    static Tone tone(CampaignState state);
    static QString span(qint64 seconds); ///< "30 days", "12 hours", "5 minutes"
    /// "3 not moved, 1 moving, 8 moved or retired": for those who do not see the bar.
    static QString counts(const std::array<int, 5> &counts);
    static QString whyNot(const Error &error); ///< "has a successor already": of a key that gets none
    /// The keys whose callers have not moved as CSV (RFC 4180): English names of columns, times in ISO 8601.
    static QString notMovedAsCsv(const change::CampaignProgress &progress);
};

} // namespace octroi::models
