// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backends/octroid/octroidbackend.h"
#include "session/consolefile.h"
#include "support/datafolder.h"

#include <QProcess>

namespace octroi::test {

/// Where the tests find octroid. Skips the test program when it was not built.
QString octroidProgram();

/// The real octroid over a folder of its own.
class OctroidProcess
{
public:
    ~OctroidProcess();
    bool start(const QStringList &more = {}); ///< until it answers; false after 30 s
    void stop();                              ///< asks it to end and waits
    void kill();                              ///< as a crash would
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    const DataFolder &folder() const { return m_folder; }
    session::Endpoint endpoint() const { return m_endpoint; }
    /// A connection to it.
    std::unique_ptr<backends::OctroidBackend> connection(const Clock &clock) const;
    /// The status of one check of a caller's key; -1 when there was no answer.
    int check(const QByteArray &method, const QByteArray &path, const QByteArray &key) const;

private:
    DataFolder m_folder;
    QProcess m_process;
    session::Endpoint m_endpoint;
};

} // namespace octroi::test
