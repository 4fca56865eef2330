// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadgenerator.h"

#include "rawclient.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <atomic>
#include <thread>

namespace octroi::test {

std::vector<LoadResult> makeLoad(quint16 port, const std::vector<LoadCall> &calls, int connections)
{
    std::vector<LoadResult> results(calls.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        RawClient client(port);
        for (std::size_t at = next++; at < calls.size(); at = next++) {
            QElapsedTimer timer;
            timer.start();
            const Answer answer = client.send("GET", calls[at].path, {{"X-API-Key", calls[at].key}});
            results[at] = {int(at), answer.status, answer.sent, answer.received, double(timer.nsecsElapsed()) / 1e6,
                           QDateTime::currentMSecsSinceEpoch()};
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < connections; ++i)
        threads.emplace_back(work);
    for (std::thread &thread : threads)
        thread.join();
    return results;
}

} // namespace octroi::test
