// SPDX-License-Identifier: GPL-3.0-or-later
#include "authority/meter/sysloglistener.h"

#include "base/log.h"

#include <cstring>

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace octroi::authority {

namespace {

#ifdef _WIN32
using Handle = SOCKET;
void closeSocket(std::intptr_t s) { closesocket(Handle(s)); }
int lastError() { return WSAGetLastError(); }
constexpr int kInUse = WSAEADDRINUSE;
#else
using Handle = int;
void closeSocket(std::intptr_t s) { ::close(Handle(s)); }
int lastError() { return errno; }
constexpr int kInUse = EADDRINUSE;
#endif

constexpr std::size_t kDatagram = 16 * 1024;

} // namespace

Result<std::unique_ptr<SyslogListener>> SyslogListener::start(const QString &address, quint16 port, LineIntake &intake, Verifier &verifier)
{
    std::unique_ptr<SyslogListener> listener(new SyslogListener(intake, verifier));
    if (auto opened = listener->open(address, port); !opened)
        return opened.error();
    listener->m_thread = std::thread([raw = listener.get()] { raw->run(); });
    return listener;
}

Result<void> SyslogListener::open(const QString &address, quint16 port)
{
    const QString where = address + QLatin1Char(':') + QString::number(port);
    sockaddr_storage storage{};
    socklen_t size = 0;
    auto *v4 = reinterpret_cast<sockaddr_in *>(&storage);
    auto *v6 = reinterpret_cast<sockaddr_in6 *>(&storage);
    const QByteArray text = address.toLatin1();
    if (inet_pton(AF_INET, text.constData(), &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        size = sizeof(sockaddr_in);
    } else if (inet_pton(AF_INET6, text.constData(), &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        size = sizeof(sockaddr_in6);
    } else {
        return Error{ErrorCode::Invalid, where, QStringLiteral("is not an IP address"), QStringLiteral("syslog"), {}};
    }
    m_socket = std::intptr_t(::socket(storage.ss_family, SOCK_DGRAM, 0));
    if (m_socket < 0)
        return Error{ErrorCode::Network, where, QStringLiteral("no socket: error %1").arg(lastError()), QStringLiteral("syslog"), {}};
    // Bursts wait in the kernel while a merge runs; it gives as much of this as it allows.
    const int wanted = 32 * 1024 * 1024;
#ifdef SO_RCVBUFFORCE
    // Beyond net.core.rmem_max, for whom the system lets.
    if (::setsockopt(Handle(m_socket), SOL_SOCKET, SO_RCVBUFFORCE, &wanted, sizeof wanted) != 0)
#endif
    ::setsockopt(Handle(m_socket), SOL_SOCKET, SO_RCVBUF, reinterpret_cast<const char *>(&wanted), sizeof wanted);
#ifdef __linux__
    const int on = 1;
    ::setsockopt(Handle(m_socket), SOL_SOCKET, SO_RXQ_OVFL, &on, sizeof on);
#endif
    if (::bind(Handle(m_socket), reinterpret_cast<sockaddr *>(&storage), size) != 0) {
        const int code = lastError();
        return Error{code == kInUse ? ErrorCode::InUse : ErrorCode::Network, where, QStringLiteral("cannot bind: error %1").arg(code),
                     QStringLiteral("syslog"), QStringLiteral("port_in_use")};
    }
    socklen_t length = sizeof storage;
    ::getsockname(Handle(m_socket), reinterpret_cast<sockaddr *>(&storage), &length);
    m_port = ntohs(storage.ss_family == AF_INET ? v4->sin_port : v6->sin6_port);
#ifdef _WIN32
    u_long nonBlocking = 1;
    ioctlsocket(Handle(m_socket), FIONBIO, &nonBlocking);
#else
    ::fcntl(Handle(m_socket), F_SETFD, FD_CLOEXEC);
    ::fcntl(Handle(m_socket), F_SETFL, ::fcntl(Handle(m_socket), F_GETFL) | O_NONBLOCK);
#endif
    return {};
}

void SyslogListener::run()
{
    while (!m_stop.load(std::memory_order_relaxed)) {
#ifdef _WIN32
        WSAPOLLFD entry{Handle(m_socket), POLLRDNORM, 0};
        const int ready = WSAPoll(&entry, 1, 100);
#else
        pollfd entry{Handle(m_socket), POLLIN, 0};
        const int ready = ::poll(&entry, 1, 100);
#endif
        if (ready > 0)
            drain();
    }
}

void SyslogListener::drain()
{
    const std::lock_guard lock(m_mutex);
    // Bounded, so that a flood of lines cannot hold a caller for ever.
    for (int round = 0; round < 4096 && receiveSome(); ++round) {
    }
}

void SyslogListener::parse(char *bytes, std::size_t size)
{
    AccessLine line;
    if (parseAccessLine(bytes, size, line))
        m_lines.push_back(line);
    else
        ++m_malformed;
}

void SyslogListener::handOver()
{
    if (!m_lines.empty())
        m_intake.record(m_lines, m_reader, m_scratch);
    if (m_malformed > 0)
        m_intake.addMalformed(m_malformed);
    m_lines.clear();
    m_malformed = 0;
}

#ifdef __linux__

/// Buffers and headers of one recvmmsg, set up once.
struct SyslogListener::Batch
{
    static constexpr unsigned kMessages = 64;
    char data[kMessages][kDatagram];
    alignas(cmsghdr) char control[kMessages][CMSG_SPACE(sizeof(quint32))];
    iovec parts[kMessages];
    mmsghdr messages[kMessages]{};

    Batch()
    {
        for (unsigned i = 0; i < kMessages; ++i) {
            parts[i] = {data[i], kDatagram};
            messages[i].msg_hdr.msg_iov = &parts[i];
            messages[i].msg_hdr.msg_iovlen = 1;
            messages[i].msg_hdr.msg_control = control[i];
        }
    }
};

/// The kernel says how many datagrams it had to drop so far: loss is shown, not hidden.
void SyslogListener::noteDropped(void *header)
{
    auto *message = static_cast<msghdr *>(header);
    for (cmsghdr *c = CMSG_FIRSTHDR(message); c; c = CMSG_NXTHDR(message, c)) {
        if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SO_RXQ_OVFL)
            continue;
        quint32 dropped = 0;
        std::memcpy(&dropped, CMSG_DATA(c), sizeof dropped);
        if (dropped != m_dropped)
            m_intake.addDropped(quint32(dropped - m_dropped));
        m_dropped = dropped;
    }
}

bool SyslogListener::receiveSome()
{
    Batch &batch = *m_batch;
    for (mmsghdr &message : batch.messages)
        message.msg_hdr.msg_controllen = sizeof batch.control[0];
    const int received = ::recvmmsg(Handle(m_socket), batch.messages, Batch::kMessages, MSG_DONTWAIT, nullptr);
    for (int i = 0; i < received; ++i) {
        // A datagram that did not fit is no line.
        if (batch.messages[i].msg_hdr.msg_flags & MSG_TRUNC)
            ++m_malformed;
        else
            parse(batch.data[i], batch.messages[i].msg_len);
    }
    // The counter only grows: that of the last datagram holds all.
    if (received > 0)
        noteDropped(&batch.messages[received - 1].msg_hdr);
    handOver();
    return received == int(Batch::kMessages);
}

#else

struct SyslogListener::Batch
{
    char data[kDatagram];
};

bool SyslogListener::receiveSome()
{
    const auto size = ::recv(Handle(m_socket), m_batch->data, int(kDatagram), 0);
    if (size < 0)
        return false;
    parse(m_batch->data, std::size_t(size));
    handOver();
    return true;
}

#endif

SyslogListener::SyslogListener(LineIntake &intake, Verifier &verifier)
    : m_intake(intake), m_reader(verifier.epochs()), m_batch(std::make_unique<Batch>())
{
    m_lines.reserve(64);
}

SyslogListener::~SyslogListener()
{
    m_stop.store(true);
    if (m_thread.joinable())
        m_thread.join();
    if (m_socket >= 0)
        closeSocket(m_socket);
}

} // namespace octroi::authority
