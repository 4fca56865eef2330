// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "usage/extremes.h"
#include "widgets/charts/seriessource.h"

namespace octroi::pages {

/// Samples of core/usage as a chart takes them.
class SampleSource final : public charts::SeriesSource
{
public:
    /// `step`: seconds between two samples.
    SampleSource(usage::Samples samples, double step)
        : m_extremes(std::move(samples))
        , m_step(step)
    {
    }

    QList<QList<QPointF>> pieces(double from, double to, int columns) const override;
    QList<double> bins(double from, double to, int count) const override;
    double valueAt(double at) const override;
    double largest(double from, double to) const override;
    double smallest(double from, double to) const override;
    double mean(double from, double to) const override;
    double last(double from, double to) const override;
    double step() const override { return m_step; }
    QList<QPointF> raw(double from, double to) const override;

private:
    usage::Extremes m_extremes;
    double m_step;
};

std::shared_ptr<const charts::SeriesSource> source(usage::Samples samples, double step);
/// The samples' values as they come, for a key figure's course; at most `points` of them.
QList<double> course(const usage::Samples &samples, int points = 48);

} // namespace octroi::pages
