// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/result.h"
#include "base/sealer.h"
#include "inventory/keytable.h"

#include <QJsonObject>
#include <QString>
#include <memory>

namespace octroi::inventory {

/// What lies in a file beside the keys.
struct StoredState
{
    qint64 seq = -1;      ///< the last change that is in it
    qint64 usesAsOf = 0;  ///< milliseconds
    qint64 usageAsOf = 0; ///< milliseconds
    qint64 savedAt = 0;   ///< milliseconds: when the backend was read
    QJsonObject directory; ///< partners, applications, apis, scopes, plans as on the wire
};

/// The snapshot of one connection on the disk. Layout: "octroisnap", the version and the size of numbers; then pieces
/// of at most 4 MB, each a length of four bytes and a sealed box (base/sealer.h). Each box knows the connection, its
/// place and whether it is the last one, so that a file that was cut, altered, mixed or taken from another
/// connection does not open. Written beside and then put in its place. Any thread, one at a time.
class SnapshotFile
{
public:
    SnapshotFile(QString path, QString connection, std::shared_ptr<const Sealer> sealer);

    /// Takes the table's mutex for a moment at a time; Conflict when the table was written to meanwhile, and nothing
    /// is written then. Storage for the rest.
    Result<void> write(const StoredState &state, const KeyTable &table) const;
    /// NotFound; Storage with reason snapshot_version or snapshot_damaged.
    Result<StoredState> read(KeyTable &table) const;
    void remove() const;
    QString path() const { return m_path; }

    static constexpr quint32 kVersion = 2; ///< 2: with OAuth clients

private:
    class Writer;
    class Reader;
    QByteArray about(quint64 place, bool last) const;

    const QString m_path, m_connection;
    const std::shared_ptr<const Sealer> m_sealer;
};

} // namespace octroi::inventory
