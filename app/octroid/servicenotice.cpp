// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicenotice.h"

#include <QByteArray>

#ifdef __linux__
#include <cstddef>
#include <cstring>
#include <ctime>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

void noticeService(const char *state)
{
    const QByteArray path = qgetenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    if (path.isEmpty() || std::size_t(path.size()) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    if (address.sun_path[0] == '@')
        address.sun_path[0] = '\0'; // the abstract namespace
    std::string text(state);
    if (text == "RELOADING=1") {
        timespec now{};
        ::clock_gettime(CLOCK_MONOTONIC, &now);
        text += "\nMONOTONIC_USEC=" + std::to_string(now.tv_sec * 1'000'000LL + now.tv_nsec / 1000);
    }
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return;
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(path.size()));
    ::sendto(socket, text.data(), text.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr *>(&address), size);
    ::close(socket);
}

int watchdogIntervalMs()
{
    const QByteArray pid = qgetenv("WATCHDOG_PID");
    if (!pid.isEmpty() && pid.toLongLong() != ::getpid())
        return 0;
    return int(qgetenv("WATCHDOG_USEC").toLongLong() / 1000 / 3);
}

#else

void noticeService(const char *) {}

int watchdogIntervalMs()
{
    return 0;
}

#endif
