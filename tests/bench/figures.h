// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>
#include <ctime>
#include <vector>

namespace octroi::bench {

using Times = std::vector<double>;

double median(Times times); ///< -1 of none
double worst(const Times &times);

/// A line of JSON a figure, for packaging/bench/parts.sh.
void tell(const char *what, double value, const char *unit);

/// What was measured of one thing, several times, in milliseconds: on the clock, and of processors by all
/// threads together. Where others use the machine only the second says something.
struct Measured
{
    Times wall, cpu;

    void add(const Measured &other);
};
void tell(const char *what, const Measured &measured);

class Stopwatch
{
public:
    Stopwatch() { m_wall.start(); }
    double milliseconds() const { return double(m_wall.nsecsElapsed()) / 1e6; }
    double processors() const { return double(std::clock() - m_cpu) * 1e3 / CLOCKS_PER_SEC; }
    void stop(Measured &into) const;

private:
    QElapsedTimer m_wall;
    const std::clock_t m_cpu = std::clock();
};

/// Runs the event loop until `done`; false when that took too long.
template <typename F>
bool until(F done, int milliseconds = 120'000)
{
    QElapsedTimer timer;
    timer.start();
    // Not with a time for events: that is waited for to its end, and would be measured with them.
    while (!done() && timer.elapsed() < milliseconds) {
        QCoreApplication::processEvents();
        if (!done())
            QThread::usleep(100);
    }
    return done();
}

/// Runs the event loop that long, mostly asleep: charts gather what comes within a frame, and draw behind it.
inline void letItDraw(int milliseconds = 40)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < milliseconds) {
        QCoreApplication::processEvents();
        QThread::msleep(1);
    }
}

} // namespace octroi::bench
