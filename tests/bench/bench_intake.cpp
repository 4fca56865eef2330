// SPDX-License-Identifier: GPL-3.0-or-later
// How many access-log lines octroid takes in a second and core. Lines go through a real UDP socket into the
// listener and the meter, as in octroid; the sender waits for the receiver, so none is dropped. What is
// measured is the CPU of this process without that of the sending thread.
//   bench_intake [lines] [keys]
#include "authority/meter/meter.h"
#include "authority/meter/sysloglistener.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace octroi;
using namespace octroi::authority;

namespace {

double secondsOf(clockid_t clock)
{
    timespec t{};
    clock_gettime(clock, &t);
    return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}

/// A verifier with `keys` keys and one API of a hundred endpoints.
void fill(Verifier &verifier, int keys)
{
    domain::Api api;
    api.id = QStringLiteral("0000000api");
    api.basePath = QStringLiteral("/orders/v1");
    for (int i = 0; i < 100; ++i)
        api.endpoints.append({QStringLiteral("GET"), QStringLiteral("/things%1/{id}").arg(i), {QStringLiteral("orders:read")}});
    verifier.putApis({api});
    for (int i = 0; i < keys; ++i) {
        LiveCredential live;
        live.key.id = QStringLiteral("K%1").arg(i, 9, 10, QLatin1Char('0'));
        live.digest = QByteArray::number(i).rightJustified(32, 'x');
        // The table takes digests for uniform; these only have to differ.
        for (int b = 0; b < 8; ++b)
            live.digest[b] = char((quint64(i) * 0x9E3779B97F4A7C15ULL) >> (8 * b));
        verifier.putCredential(live);
    }
}

std::vector<std::string> linesOf(int keys)
{
    std::vector<std::string> out;
    quint64 random = 88172645463325252ULL;
    for (int i = 0; i < 20'000; ++i) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        char text[512];
        std::snprintf(text, sizeof text,
                      "<190>Nov 25 10:00:00 octroi: {\"k\":\"K%09d\",\"i\":\"%016llx%016llx\",\"m\":\"GET\",\"u\":\"/orders/v1/things%d/%d?page=%d\","
                      "\"s\":200,\"bi\":%d,\"d\":\"\",\"bo\":%d,\"t\":0.%03d,\"r\":\"\"}",
                      int(random % quint64(keys)), static_cast<unsigned long long>(random), static_cast<unsigned long long>(random * 7), i % 100,
                      int(random % 100'000), i % 9, int(200 + random % 600), int(200 + random % 20'000), int(random % 400));
        out.emplace_back(text);
    }
    return out;
}

struct Sent
{
    std::atomic<double> cpu{0};
    std::atomic<bool> done{false};
};

void send(quint16 port, const std::vector<std::string> &lines, qint64 count, const std::atomic<qint64> &seen, Sent &sent)
{
    const int fd = ::socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<sockaddr *>(&to), sizeof to) != 0)
        return;
    for (qint64 i = 0; i < count; ++i) {
        while (i - seen.load(std::memory_order_relaxed) > 1500)
            std::this_thread::yield();
        const std::string &line = lines[std::size_t(i) % lines.size()];
        if (::send(fd, line.data(), line.size(), 0) < 0)
            --i;
    }
    ::close(fd);
    sent.cpu = secondsOf(CLOCK_THREAD_CPUTIME_ID);
    sent.done = true;
}

} // namespace

int main(int argc, char **argv)
{
    const qint64 count = argc > 1 ? std::atoll(argv[1]) : 2'000'000;
    const int keys = argc > 2 ? std::atoi(argv[2]) : 100'000;
    const SystemClock clock;
    Verifier verifier(clock);
    fill(verifier, keys);
    Meter meter(verifier, clock, 1);
    auto listener = SyslogListener::start(QStringLiteral("127.0.0.1"), 0, meter.intake(), verifier);
    if (!listener)
        return 1;
    const std::vector<std::string> lines = linesOf(keys);
    std::atomic<qint64> seen{0};
    Sent sent;
    const double cpuBefore = secondsOf(CLOCK_PROCESS_CPUTIME_ID), before = secondsOf(CLOCK_MONOTONIC);
    std::thread sender([&] { send((*listener)->port(), lines, count, seen, sent); });
    qint64 measured = 0, bytes = 0;
    double mergeCpu = 0, mergedAt = before;
    // The control thread of octroid: a merge each second, whose cost counts too.
    const double give = before + 300;
    while (measured < count && secondsOf(CLOCK_MONOTONIC) < give) {
        std::this_thread::sleep_for(std::chrono::microseconds(300));
        seen.store(meter.intake().seen(), std::memory_order_relaxed);
        if (secondsOf(CLOCK_MONOTONIC) - mergedAt < 1 && !(sent.done && seen >= count))
            continue;
        const double at = secondsOf(CLOCK_THREAD_CPUTIME_ID);
        for (const UsageDelta &delta : meter.collect().deltas) {
            measured += delta.measured;
            bytes += delta.bytesOut;
        }
        meter.closeSeconds();
        mergeCpu += secondsOf(CLOCK_THREAD_CPUTIME_ID) - at;
        mergedAt = secondsOf(CLOCK_MONOTONIC);
        if (sent.done && meter.feed().lost > 0)
            break;
    }
    const double wall = secondsOf(CLOCK_MONOTONIC) - before;
    sender.join();
    const double cpu = secondsOf(CLOCK_PROCESS_CPUTIME_ID) - cpuBefore - sent.cpu;
    std::printf("{\"lines\":%lld,\"counted\":%lld,\"lost\":%lld,\"keys\":%d,\"cpu_ns_per_line\":%.0f,\"merge_cpu_ns_per_line\":%.0f,"
                "\"lines_per_second_and_core\":%.0f,\"wall_seconds\":%.2f}\n",
                static_cast<long long>(count), static_cast<long long>(measured), static_cast<long long>(meter.feed().lost), keys,
                cpu / double(count) * 1e9, mergeCpu / double(count) * 1e9, double(count) / cpu, wall);
    return measured == count ? 0 : 1;
}
