// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"

#include <QHash>
#include <QStringList>
#include <map>
#include <vector>

namespace octroi::backends {

/// Adds up what counters counted from one edge of time to the next, out of answers of a Prometheus' range queries
/// (HTTP API v1, resultType "matrix").
///
/// A counter that is lower than before began anew at zero. A series that is new on an instance that was there before began
/// at zero, too: an exporter shows a label only once something was counted. Of an instance that is new itself the first
/// value is no increase. What was counted while no value was there is spread over that time. NaN and infinity are no values.
class CounterSums
{
public:
    /// `steps` intervals of `step` seconds from `from` on, summed by these labels; `shift` is taken off each time stamp.
    CounterSums(QStringList labels, double from, double step, int steps, double shift = 0);

    /// Values of counters at edges. Answers that follow on each other share an edge. Errors: Protocol.
    Result<void> addCounters(const QByteArray &body);
    /// What the server itself computed for the interval that ends at each edge.
    Result<void> addIncreases(const QByteArray &body);

    using Sums = std::map<QStringList, std::vector<double>>; ///< values of the labels, increase by interval
    const Sums &sums() const { return m_sums; }
    qint64 leftOut() const { return m_leftOut; }
    qint64 resets() const { return m_resets; }
    const QStringList &warnings() const { return m_warnings; }

private:
    struct Point
    {
        int edge;
        double value;
    };
    struct Series
    {
        QStringList names;
        QString instance;
        std::vector<Point> points;
    };
    Result<std::vector<Series>> read(const QByteArray &body);
    std::vector<double> &row(const QStringList &names);

    QStringList m_labels;
    double m_from, m_step, m_shift;
    int m_steps;
    Sums m_sums;
    qint64 m_leftOut = 0, m_resets = 0;
    QStringList m_warnings;
};

/// The upper bounds of a histogram's buckets, ascending, and how many lie at or below each. `q` 0 to 1; a value between two
/// bounds is interpolated, one above the last finite bound is that bound. -1: nothing was measured.
double quantileOf(const std::map<double, double> &cumulative, double q);

} // namespace octroi::backends
