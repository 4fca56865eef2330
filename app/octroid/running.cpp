// SPDX-License-Identifier: GPL-3.0-or-later
#include "running.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

#ifndef _WIN32
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#endif

namespace {

volatile std::sig_atomic_t s_stop = 0;

#ifndef _WIN32
int s_pipe[2] = {-1, -1};
#endif

extern "C" void onSignal(int)
{
    s_stop = 1;
#ifndef _WIN32
    const char byte = 1;
    if (::write(s_pipe[1], &byte, 1) < 0)
        return; // the pipe is full: the waiter wakes anyway
#endif
}

} // namespace

void prepareToStop()
{
#ifndef _WIN32
    if (::pipe(s_pipe) != 0)
        std::perror("pipe");
    for (const int end : s_pipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    // A client or a log reader that has gone is an error of that write, not the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
#endif
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
}

#ifdef _WIN32

void waitForStop(bool watchInput)
{
    if (watchInput) {
        std::thread([] {
            while (std::getchar() != EOF) {
            }
            s_stop = 1;
        }).detach();
    }
    while (!s_stop)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

#else

void waitForStop(bool watchInput)
{
    while (!s_stop) {
        pollfd entries[2] = {{s_pipe[0], POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
        if (::poll(entries, watchInput ? 2 : 1, -1) < 0 && errno != EINTR)
            return;
        if (watchInput && entries[1].revents != 0) {
            char ignored[256];
            const auto size = ::read(STDIN_FILENO, ignored, sizeof ignored);
            if (size == 0 || (size < 0 && errno != EINTR && errno != EAGAIN))
                return;
        }
    }
}

#endif
