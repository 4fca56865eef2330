// SPDX-License-Identifier: GPL-3.0-or-later
// bench_watch [--points N] [--hour N] [--seconds N]: what the charts of consumption cost. Prints a line of JSON a figure.
#include "change/spine.h"
#include "figures.h"
#include "inventedbackend.h"
#include "pages/livefeed.h"
#include "pages/samplesource.h"
#include "pages/usage/usagepage.h"
#include "theme/theme.h"
#include "widgets/charts/chartgroup.h"
#include "widgets/charts/timechart.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QVBoxLayout>
#include <cmath>
#include <cstdio>
#include <malloc.h>
#include <random>

using namespace octroi;
using bench::Measured;
using bench::Stopwatch;
using bench::tell;

namespace {

constexpr int kSeconds = 3'600;       ///< that a live chart shows here
constexpr double kFirst = 1'780'000'000; ///< seconds since the epoch

/// What is allocated and not freed, in bytes.
double allocated()
{
#ifdef __GLIBC__
    return double(mallinfo2().uordblks);
#else
    return 0;
#endif
}

/// A noisy course with a peak or a hole now and then.
double valueOf(qint64 second, int series)
{
    const double noise = double((quint64(second) * 2'654'435'761U + quint64(series) * 40'503U) % 1'000) / 1'000;
    const double odd = second % 977 == 0 ? 9 : second % 1'409 == 0 ? 0 : 1;
    return odd * (100 + 60 * std::sin(double(second) / 300 + series) + 25 * noise);
}

usage::Samples samples(double from, int count, int series)
{
    usage::Samples out;
    out.reserve(std::size_t(count));
    for (int i = 0; i < count; ++i)
        out.push_back({from + i + 0.5, valueOf(qint64(from) + i, series)});
    return out;
}

/// Four charts on one axis as the usage page has them: one, two, three and three series.
class FourCharts : public QWidget
{
public:
    FourCharts()
    {
        auto *column = new QVBoxLayout(this);
        int number = 0;
        for (const int count : {1, 2, 3, 3}) {
            auto *chart = new charts::TimeChart;
            QList<charts::SeriesSpec> series;
            for (int i = 0; i < count; ++i)
                series.append({QString::number(number++), QStringLiteral("series"), theme::Color::Chart1, charts::SeriesShape::Line});
            chart->setGroup(&m_group);
            chart->setTitle(QStringLiteral("chart"));
            chart->setSeries(series);
            column->addWidget(chart);
            m_charts << std::pair(chart, series);
        }
        resize(1'200, 800);
    }

    /// A second has passed: every series comes anew from its ring, and what is seen is drawn.
    void show(double from)
    {
        for (const auto &[chart, series] : std::as_const(m_charts)) {
            for (const charts::SeriesSpec &one : series)
                chart->setData(one.id, std::make_shared<pages::SampleSource>(samples(from, kSeconds, one.id.toInt()), 1));
        }
        m_group.setRange(from, from + kSeconds);
        bench::letItDraw();
    }
    using QWidget::show;

private:
    charts::ChartGroup m_group;
    QList<std::pair<charts::TimeChart *, QList<charts::SeriesSpec>>> m_charts;
};

void measureLive(int hour)
{
    FourCharts charts;
    charts.show();
    double at = kFirst;
    for (int i = 0; i < 60; ++i) // caches of glyphs and the like fill
        charts.show(++at);
    const double before = allocated();
    Measured updates;
    for (int i = 0; i < hour; ++i) {
        const Stopwatch watch;
        charts.show(++at);
        watch.stop(updates);
    }
    tell("four live charts: an update", updates);
    tell("four live charts: allocated more after all updates", (allocated() - before) / 1'000, "kB");
}

/// True when every column of the window has its smallest and largest sample.
bool keepsExtremes(const usage::Samples &raw, const pages::SampleSource &source, double from, double to, int columns)
{
    const QList<QList<QPointF>> pieces = source.pieces(from, to, columns);
    std::vector<double> low(std::size_t(columns), INFINITY), high(std::size_t(columns), -INFINITY), seenLow = low, seenHigh = high;
    const auto columnOf = [&](double at) { return std::size_t(std::clamp(int((at - from) / (to - from) * columns), 0, columns - 1)); };
    for (const usage::Sample &one : raw) {
        if (one.at < from || one.at >= to)
            continue;
        low[columnOf(one.at)] = std::min(low[columnOf(one.at)], one.value);
        high[columnOf(one.at)] = std::max(high[columnOf(one.at)], one.value);
    }
    for (const QList<QPointF> &piece : pieces) {
        for (const QPointF &point : piece) {
            if (point.x() < from || point.x() >= to)
                continue;
            seenLow[columnOf(point.x())] = std::min(seenLow[columnOf(point.x())], point.y());
            seenHigh[columnOf(point.x())] = std::max(seenHigh[columnOf(point.x())], point.y());
        }
    }
    return low == seenLow && high == seenHigh;
}

bool measureMany(int points)
{
    charts::ChartGroup group;
    charts::TimeChart chart;
    const usage::Samples raw = samples(kFirst, points, 0);
    const auto source = std::make_shared<pages::SampleSource>(raw, 1);
    chart.setGroup(&group);
    chart.setSeries({{QStringLiteral("0"), QStringLiteral("series"), theme::Color::Chart1, charts::SeriesShape::Line}});
    chart.setData(QStringLiteral("0"), source);
    chart.resize(1'200, 300);
    chart.show();
    group.setRange(kFirst, kFirst + points);
    QCoreApplication::processEvents();
    std::mt19937 random(5);
    Measured frames;
    for (int i = 0; i < 200; ++i) {
        const Stopwatch watch;
        if (i % 2 == 0)
            group.zoomAround(group.from() + group.length() * double(random() % 100) / 100, i % 40 < 20 ? 0.8 : 1.25);
        else
            group.pan(group.length() * (double(random() % 21) - 10) / 100);
        bench::letItDraw();
        watch.stop(frames);
        if (i % 20 == 0 && !keepsExtremes(raw, *source, group.from(), group.to(), 1'100))
            return false;
    }
    tell("chart of very many points: a frame", frames);
    return keepsExtremes(raw, *source, kFirst, kFirst + points, 1'100);
}

/// The usage page over a stream that brings a second ten times faster than time: what a second costs when it is seen,
/// when it is hidden, and without it.
bool measurePage(int seconds)
{
    ManualClock clock;
    clock.set(qint64(kFirst) * 1'000);
    test::InventedBackend backend(clock);
    inventory::Inventory inventory(backend, clock);
    change::Spine spine(inventory);
    inventory.sync();
    if (!bench::until([&] { return inventory.syncState() == inventory::SyncState::Idle; }))
        return false;
    const auto cost = [&](const char *what) {
        const Stopwatch watch;
        for (int i = 0; i < seconds * 10; ++i) {
            clock.set(clock.nowMs() + 1'000);
            backend.sendPoint(clock.nowMs() / 1'000 - 1);
            bench::letItDraw(100);
        }
        Measured each;
        each.wall.push_back(watch.milliseconds() / (seconds * 10));
        each.cpu.push_back(watch.processors() / (seconds * 10));
        tell(what, each);
    };
    pages::LiveFeed::of(backend, clock).start();
    auto page = std::make_unique<pages::UsagePage>(pages::Context{&backend, &inventory, &spine, &clock});
    page->resize(1'200, 820);
    page->show();
    cost("usage page: a second while it is shown");
    page->hide();
    cost("usage page: a second while it is hidden");
    page.reset();
    cost("usage page: a second of the stream alone");
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    theme::Theme::install(application);
    CLI::App options("bench_watch: what the charts of consumption cost");
    int points = 1'000'000, hour = kSeconds, seconds = 20;
    options.add_option("--points", points, "of the chart that is zoomed and panned");
    options.add_option("--hour", hour, "updates of the live charts");
    options.add_option("--seconds", seconds, "for each of three states of the page");
    CLI11_PARSE(options, argc, argv);
    measureLive(hour);
    if (!measureMany(points)) {
        std::fprintf(stderr, "a smallest or largest sample of a column was lost\n");
        return 1;
    }
    return measurePage(seconds) ? 0 : 1;
}
