// SPDX-License-Identifier: GPL-3.0-or-later
#include "running.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <limits>
#include <thread>

#ifndef _WIN32
#include <cerrno>
#include <fcntl.h>
#include <climits>
#include <poll.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace {

volatile std::sig_atomic_t s_stop = 0, s_reload = 0;

#ifndef _WIN32
int s_pipe[2] = {-1, -1};
#endif

extern "C" void onSignal([[maybe_unused]] int signal)
{
#ifdef _WIN32
    s_stop = 1;
#else
    (signal == SIGHUP ? s_reload : s_stop) = 1;
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
    std::signal(SIGHUP, onSignal);
#endif
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
}

#ifdef _WIN32

Wish waitForWish(bool watchInput, int timeoutMs)
{
    static bool watching = false;
    if (watchInput && !watching) {
        watching = true;
        std::thread([] {
            while (std::getchar() != EOF) {
            }
            s_stop = 1;
        }).detach();
    }
    for (int waited = 0; timeoutMs < 0 || waited < timeoutMs; waited += 100) {
        if (s_stop) {
            s_stop = 0;
            return Wish::Stop;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return Wish::Time;
}

int raiseFileLimit()
{
    return std::numeric_limits<int>::max();
}

#else

Wish waitForWish(bool watchInput, int timeoutMs)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeoutMs);
    for (;;) {
        if (s_stop) {
            s_stop = 0;
            return Wish::Stop;
        }
        if (s_reload) {
            s_reload = 0;
            return Wish::Reload;
        }
        using namespace std::chrono;
        const auto left = duration_cast<milliseconds>(until - steady_clock::now()).count();
        if (timeoutMs >= 0 && left <= 0)
            return Wish::Time;
        pollfd entries[2] = {{s_pipe[0], POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
        if (::poll(entries, watchInput ? 2 : 1, timeoutMs < 0 ? -1 : int(left)) < 0 && errno != EINTR)
            return Wish::Stop;
        char ignored[256];
        if (entries[0].revents != 0 && ::read(s_pipe[0], ignored, sizeof ignored) < 0 && errno != EAGAIN && errno != EINTR)
            return Wish::Stop;
        if (watchInput && entries[1].revents != 0) {
            const auto size = ::read(STDIN_FILENO, ignored, sizeof ignored);
            if (size == 0 || (size < 0 && errno != EINTR && errno != EAGAIN))
                return Wish::Stop;
        }
    }
}

int raiseFileLimit()
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return 1024;
    files.rlim_cur = files.rlim_max;
#ifdef __APPLE__
    files.rlim_cur = std::min<rlim_t>(files.rlim_cur, OPEN_MAX); // more is refused, whatever the limit says
#endif
    if (::setrlimit(RLIMIT_NOFILE, &files) != 0)
        ::getrlimit(RLIMIT_NOFILE, &files);
    return int(std::min<rlim_t>(files.rlim_cur, std::numeric_limits<int>::max()));
}

#endif
