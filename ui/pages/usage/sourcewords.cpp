// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/usage/sourcewords.h"

#include "models/capabilitywords.h"

#include <QLocale>
#include <algorithm>

namespace octroi::pages {

namespace {

constexpr double kOld = 90; ///< seconds; then minutes say it better

int whole(double value)
{
    return int(std::clamp(value, 0.0, 1e9));
}

/// Where nothing was recorded of a whole interval; of one that is half known the known half counts.
void blank(usage::Samples &samples, const QList<usage::Gap> &gaps, double step)
{
    const double half = step / 2 - 1;
    for (usage::Sample &sample : samples) {
        for (const usage::Gap &gap : gaps) {
            if (gap.window.from <= sample.at - half && gap.window.to >= sample.at + half)
                sample.value = usage::kGap;
        }
    }
}

void blank(usage::RowSeries &series, const UsagePicture &picture)
{
    for (usage::Samples *samples : {&series.requests, &series.refused, &series.failed, &series.bytesIn, &series.bytesOut})
        blank(*samples, picture.gaps, picture.step);
    if (picture.noBytes.isEmpty())
        return;
    series.bytesIn.clear();
    series.bytesOut.clear();
}

} // namespace

QString SourceWords::precision(const backends::UsageFacts &facts)
{
    const QString dot = QStringLiteral(" · ");
    QString text = dot + (facts.estimated ? tr("extrapolated by the server") : tr("counted"));
    if (facts.ageSeconds < 0)
        text += dot + tr("no value in the last minutes");
    else if (facts.ageSeconds < kOld)
        text += dot + tr("newest value %Ln second(s) old", nullptr, whole(facts.ageSeconds));
    else
        text += dot + tr("newest value %Ln minute(s) old", nullptr, whole(facts.ageSeconds / 60));
    if (facts.latency)
        text += dot + tr("latency to within its buckets");
    if (facts.clockBehind > 0)
        text += dot + tr("its clock is %Ln second(s) behind, corrected", nullptr, whole(facts.clockBehind));
    else if (facts.clockBehind < 0)
        text += dot + tr("its clock is %Ln second(s) ahead, corrected", nullptr, whole(-facts.clockBehind));
    if (facts.resets > 0)
        text += dot + tr("%Ln counter(s) began anew", nullptr, whole(double(facts.resets)));
    if (facts.leftOut > 0)
        text += dot + tr("%Ln value(s) that are no numbers left out", nullptr, whole(double(facts.leftOut)));
    for (const QString &warning : facts.warnings)
        text += dot + tr("it warns: %1").arg(warning);
    return text;
}

QString SourceWords::whyNot(backends::Backend &backend, const QString &dimension)
{
    if (!backends::usageSourceOf(backend) || backends::hasUsageOf(backend, dimension))
        return {};
    return models::CapabilityWords::sentence(QString::fromUtf8(backends::whyNotInSource(dimension)));
}

void SourceWords::fit(UsagePicture &picture, backends::Backend &backend)
{
    if (!backends::usageSourceOf(backend))
        return;
    picture.noBytes = whyNot(backend, QStringLiteral("bytes"));
    picture.noLatency = whyNot(backend, QStringLiteral("latency"));
    blank(picture.now, picture);
    for (usage::NamedSeries &line : picture.lines)
        blank(line.series, picture);
    // Reasons are not told, only how many.
    if (picture.refusals.isEmpty())
        picture.refusals.insert(QString(), picture.now.refused);
}

} // namespace octroi::pages
