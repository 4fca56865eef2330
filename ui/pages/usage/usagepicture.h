// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/usage/subject.h"
#include "usage/buckets.h"
#include "usage/rowseries.h"

#include <optional>

namespace octroi::pages {

enum class UsageRange { Live, Hour, Day, Week, Month, Other };
/// What lies behind the numbers in dots.
enum class Comparison { None, Week, Before };

/// What the charts are asked to show.
struct UsageWish
{
    UsageRange range = UsageRange::Live;
    double length = 0;     ///< of Other, in seconds; when 0 it is `fixed`
    usage::Window fixed;   ///< of Other
    Comparison comparison = Comparison::None;
    QString split;         ///< "" or what /v1/usage can be grouped by
    bool stacked = true;
    QByteArray zone;       ///< of days and hours, an IANA name; "": this machine's

    QByteArray zoneId() const;
    QTimeZone timeZone() const;
    double seconds() const; ///< how long the range is; Live: the longest it gets
};

/// A horizontal line: how much is allowed.
struct UsageLimit
{
    double value = 0; ///< a second
    QString text;
};

/// A vertical line: what happened.
struct UsageMark
{
    double at = 0;
    QString text;
};

/// Everything that the charts show.
struct UsagePicture
{
    usage::Window window;
    double step = 1;   ///< seconds between samples
    bool live = false; ///< from the stream, one sample a second
    bool latencyKnown = true;
    QString noBytes, noLatency; ///< why the source has none; "": it has
    usage::RowSeries now;
    std::optional<usage::RowSeries> before; ///< already laid over this time
    QMap<QString, usage::Samples> refusals;
    QList<usage::NamedSeries> lines; ///< instead of one line: parts of a split, or several subjects; names are translated
    bool stacked = false;            ///< the lines are parts of a whole
    QList<usage::Gap> gaps;
    qint64 lostLines = 0;
    double clockSkew = 0; ///< LiveFeed::clockSkew()
    QList<UsageLimit> requestLimits, byteLimits;
    QList<UsageMark> marks;
};

} // namespace octroi::pages
