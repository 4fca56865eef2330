// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/meter/meter.h"
#include "base/result.h"

#include <atomic>
#include <mutex>
#include <thread>

namespace octroi::authority {

/// Takes access-log lines as UDP datagrams, on a thread of its own.
class SyslogListener
{
public:
    /// Errors: InUse, Invalid (the address), Network.
    static Result<std::unique_ptr<SyslogListener>> start(const QString &address, quint16 port, Meter &meter, Verifier &verifier);
    ~SyslogListener();

    quint16 port() const { return m_port; }
    /// Reads what has arrived and is still in the socket; by any thread.
    void drain();
    qint64 malformed() const { return m_malformed.load(std::memory_order_relaxed); }

private:
    SyslogListener(Meter &meter, Verifier &verifier);
    Result<void> open(const QString &address, quint16 port);
    void run();
    void take(const char *bytes, std::size_t size);
    bool receiveSome();

    Meter &m_meter;
    std::mutex m_mutex; ///< one receiver at a time
    Epochs::Reader m_reader;
    NormalPath m_scratch;
    std::intptr_t m_socket = -1;
    quint16 m_port = 0;
    quint32 m_dropped = 0; ///< the kernel's counter
    std::atomic<bool> m_stop{false};
    std::atomic<qint64> m_malformed{0};
    std::thread m_thread;
};

} // namespace octroi::authority
