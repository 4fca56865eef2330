// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/samplesource.h"

namespace octroi::pages {

QList<QList<QPointF>> SampleSource::pieces(double from, double to, int columns) const
{
    QList<QList<QPointF>> result;
    for (const usage::Samples &piece : m_extremes.downsample({from, to}, columns)) {
        QList<QPointF> points;
        points.reserve(qsizetype(piece.size()));
        for (const usage::Sample &sample : piece)
            points.append(QPointF(sample.at, sample.value));
        result.append(points);
    }
    return result;
}

QList<double> SampleSource::bins(double from, double to, int count) const
{
    const std::vector<double> means = usage::binMeans(m_extremes.samples(), {from, to}, count);
    return QList<double>(means.begin(), means.end());
}

double SampleSource::valueAt(double at) const
{
    return usage::valueNear(m_extremes.samples(), at, m_step);
}

double SampleSource::largest(double from, double to) const
{
    return m_extremes.extentOf({from, to}).largest;
}

double SampleSource::smallest(double from, double to) const
{
    return m_extremes.extentOf({from, to}).smallest;
}

double SampleSource::mean(double from, double to) const
{
    return m_extremes.extentOf({from, to}).mean;
}

double SampleSource::last(double from, double to) const
{
    return m_extremes.extentOf({from, to}).last;
}

QList<QPointF> SampleSource::raw(double from, double to) const
{
    QList<QPointF> points;
    for (const usage::Sample &sample : m_extremes.samples()) {
        if (sample.at >= from && sample.at < to)
            points.append(QPointF(sample.at, sample.value));
    }
    return points;
}

std::shared_ptr<const charts::SeriesSource> source(usage::Samples samples, double step)
{
    return std::make_shared<SampleSource>(std::move(samples), step);
}

QList<double> course(const usage::Samples &samples, int points)
{
    if (samples.empty())
        return {};
    const usage::Window window{samples.front().at, samples.back().at + 1e-6};
    if (qsizetype(samples.size()) <= points) {
        QList<double> values;
        for (const usage::Sample &sample : samples)
            values.append(sample.value);
        return values;
    }
    const std::vector<double> means = usage::binMeans(samples, window, points);
    return QList<double>(means.begin(), means.end());
}

} // namespace octroi::pages
