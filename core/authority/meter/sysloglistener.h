// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "authority/meter/lineintake.h"
#include "base/result.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace octroi::authority {

/// Takes access-log lines as UDP datagrams, on a thread of its own.
class SyslogListener
{
public:
    /// Errors: InUse, Invalid (the address), Network.
    static Result<std::unique_ptr<SyslogListener>> start(const QString &address, quint16 port, LineIntake &intake, Verifier &verifier);
    ~SyslogListener();

    quint16 port() const { return m_port; }
    /// Reads what has arrived and is still in the socket; by any thread.
    void drain();

private:
    SyslogListener(LineIntake &intake, Verifier &verifier);
    Result<void> open(const QString &address, quint16 port);
    void run();
    void parse(char *bytes, std::size_t size);
    void handOver();
    void noteDropped(void *header);
    bool receiveSome();

    struct Batch;

    LineIntake &m_intake;
    std::mutex m_mutex; ///< one receiver at a time
    Epochs::Reader m_reader;
    NormalPath m_scratch;
    std::vector<AccessLine> m_lines;
    qint64 m_malformed = 0; ///< of the batch
    std::intptr_t m_socket = -1;
    quint16 m_port = 0;
    quint32 m_dropped = 0; ///< the kernel's counter
    std::atomic<bool> m_stop{false};
    std::unique_ptr<Batch> m_batch;
    std::thread m_thread;
};

} // namespace octroi::authority
