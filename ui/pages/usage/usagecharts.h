// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "pages/usage/usagepicture.h"

#include <QFrame>

namespace octroi::charts {
class BrushStrip;
class ChartGroup;
class TimeChart;
} // namespace octroi::charts

namespace octroi::pages {

/// Four charts on one time axis and the strip below them; calls in flight take the place of latency where they are
/// asked for.
class UsageCharts : public QFrame
{
    Q_OBJECT
public:
    explicit UsageCharts(QWidget *parent = nullptr);
    void show(const UsagePicture &picture);
    using QWidget::show;
    charts::ChartGroup *group() const { return m_group; }
    void setTableShown(bool shown);
    QString csv() const; ///< the four, one after the other, each under its title
    QImage picture();
    QList<charts::TimeChart *> all() const; ///< those that are seen
    void setFlightShown(bool shown);
    bool isFlightShown() const { return m_flightShown; }
    /// Only one of them, with an axis of its own and without a frame: a chart of a dashboard.
    enum class Chart { Requests, Bandwidth, Latency, Flight, Refused };
    void setOnly(Chart chart);
    int columns() const; ///< pixels that time has

Q_SIGNALS:
    void saveRequested(const QString &suffix, const QByteArray &bytes);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void setRefusalSeries(const QStringList &names, bool others);
    void setLineSeries(const QStringList &names, bool stacked);
    void showRefusals(const UsagePicture &picture);
    void showTraffic(const UsagePicture &picture);
    void showLines(const UsagePicture &picture);
    void showMarks(const UsagePicture &picture);

    charts::ChartGroup *m_group;
    charts::TimeChart *m_requests, *m_bandwidth, *m_latency, *m_flight, *m_refused;
    charts::TimeChart *m_only = nullptr;
    charts::BrushStrip *m_strip;
    QStringList m_names; ///< refusals that have a series now
    QStringList m_lines; ///< parts or subjects that have one; empty: one for all
    bool m_others = false, m_compared = false, m_stacked = false, m_flightShown = false;
};

} // namespace octroi::pages
