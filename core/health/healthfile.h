// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/sealer.h"
#include "health/history.h"

#include <QLockFile>

namespace octroi::health {

/// What is kept of one connection between two runs.
struct Kept
{
    Policy policy;
    QList<Acceptance> accepted;
    History history;
};

/// One file: "octroihealth", a version, and one sealed box (base/sealer.h) that knows the connection. Written as a whole
/// or not at all. Any thread, one at a time.
class HealthFile
{
public:
    HealthFile(QString path, QString connection, std::shared_ptr<const Sealer> sealer);

    /// Nothing kept yet: the defaults. Errors: InUse (another process has it); Storage with reason health_version (the
    /// file stays, and nothing is written over it) or health_damaged (it was put aside as "….damaged", and a new one
    /// begins).
    Result<Kept> open();
    Result<void> write(const Kept &kept);
    QString path() const { return m_path; }

    static constexpr quint32 kVersion = 1;

private:
    Result<Kept> read() const;
    QByteArray about() const;

    const QString m_path, m_connection;
    const std::shared_ptr<const Sealer> m_sealer;
    QLockFile m_lock;
    bool m_writable = false;
};

} // namespace octroi::health
