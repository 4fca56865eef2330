// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/pieces.h"

#include <QSemaphore>
#include <QThread>
#include <QThreadPool>
#include <atomic>

namespace octroi::inventory {

void inPieces(size_t pieces, const std::function<void(size_t)> &work)
{
    std::atomic<size_t> next = 0;
    const auto run = [&] {
        for (size_t piece = next++; piece < pieces; piece = next++)
            work(piece);
    };
    QSemaphore ended;
    int started = 0;
    for (int other = 1; other < QThread::idealThreadCount() && size_t(other) < pieces; ++other) {
        started += QThreadPool::globalInstance()->tryStart([&] {
            run();
            ended.release();
        });
    }
    run();
    ended.acquire(started);
}

} // namespace octroi::inventory
