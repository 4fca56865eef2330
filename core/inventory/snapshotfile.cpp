// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/snapshotfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QtEndian>
#include <cstring>
#include <type_traits>

namespace octroi::inventory {

namespace {

constexpr char kMagic[] = "octroisnap";
constexpr qsizetype kMagicSize = 10, kHeadSize = kMagicSize + 8;
constexpr qsizetype kPiece = 4 << 20;     ///< bytes in one box
constexpr qsizetype kMostMore = 256;      ///< a box is not larger than what is in it by more
constexpr quint64 kMostItems = 1U << 31;
// Lists lie in the file as in memory: another machine's byte order or layout is another version.
constexpr quint32 kLayout = quint32(sizeof(KeyTable::Extra)) << 8 | (Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? 1 : 2);

QByteArray headBytes()
{
    QByteArray head(kMagic, kMagicSize);
    head.resize(kHeadSize);
    qToLittleEndian(SnapshotFile::kVersion, head.data() + kMagicSize);
    qToLittleEndian(kLayout, head.data() + kMagicSize + 4);
    return head;
}

Error storage(const QString &path, const QString &detail, const char *reason = "")
{
    return Error{ErrorCode::Storage, path, detail, {}, QString::fromLatin1(reason)};
}

Error damaged(const QString &path, const char *what)
{
    return storage(path, QString::fromLatin1(what), "snapshot_damaged");
}

} // namespace

/// Gathers bytes into pieces and seals them.
class SnapshotFile::Writer
{
public:
    Writer(const SnapshotFile &owner, QSaveFile &file)
        : m_owner(owner)
        , m_file(file)
    {
        m_piece.reserve(kPiece);
    }

    void bytes(const void *data, size_t size)
    {
        const char *from = static_cast<const char *>(data);
        while (size > 0 && m_good) {
            const size_t part = qMin(size, size_t(kPiece - m_piece.size()));
            m_piece.append(from, qsizetype(part));
            from += part;
            size -= part;
            if (m_piece.size() == kPiece)
                flush(false);
        }
    }
    template <typename T>
    void list(const std::vector<T> &values)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        const quint64 count = values.size();
        bytes(&count, sizeof count);
        bytes(values.data(), values.size() * sizeof(T));
    }
    bool finish()
    {
        flush(true);
        return m_good;
    }

private:
    void flush(bool last)
    {
        const QByteArray box = m_owner.m_sealer->seal(m_piece, m_owner.about(m_place++, last));
        char length[4];
        qToLittleEndian(quint32(box.size()), length);
        m_good = m_good && !box.isEmpty() && m_file.write(length, 4) == 4 && m_file.write(box) == box.size();
        m_piece.clear();
        m_piece.reserve(kPiece);
    }

    const SnapshotFile &m_owner;
    QSaveFile &m_file;
    QByteArray m_piece;
    quint64 m_place = 0;
    bool m_good = true;
};

/// Opens one box after the other and hands out what is asked for.
class SnapshotFile::Reader
{
public:
    Reader(const SnapshotFile &owner, QFile &file)
        : m_owner(owner)
        , m_file(file)
    {
    }

    bool bytes(void *data, quint64 size)
    {
        char *to = static_cast<char *>(data);
        while (size > 0) {
            if (m_at == m_piece.size() && !next())
                return false;
            const quint64 part = qMin(size, quint64(m_piece.size() - m_at));
            std::memcpy(to, m_piece.constData() + m_at, part);
            m_at += qsizetype(part);
            to += part;
            size -= part;
        }
        return true;
    }
    template <typename T>
    bool list(std::vector<T> &values)
    {
        quint64 count = 0;
        // No list is longer than the file: what a damaged count asks for is not allocated.
        if (!bytes(&count, sizeof count) || count > kMostItems || count * sizeof(T) > quint64(m_file.size()))
            return false;
        values.resize(count);
        return count == 0 || bytes(values.data(), count * sizeof(T));
    }
    bool isAtEnd() { return m_at == m_piece.size() && (m_last || (next() && m_piece.isEmpty() && m_last)); }

private:
    bool next()
    {
        char length[4];
        if (m_last || m_file.read(length, 4) != 4)
            return false;
        const auto size = qsizetype(qFromLittleEndian<quint32>(length));
        if (size > kPiece + kMostMore)
            return false;
        const QByteArray box = m_file.read(size);
        if (box.size() != size)
            return false;
        const bool last = m_file.atEnd();
        const auto piece = m_owner.m_sealer->open(box, m_owner.about(m_place++, last));
        if (!piece)
            return false;
        m_piece = *piece;
        m_at = 0;
        m_last = last;
        return true;
    }

    const SnapshotFile &m_owner;
    QFile &m_file;
    QByteArray m_piece;
    qsizetype m_at = 0;
    quint64 m_place = 0;
    bool m_last = false;
};

SnapshotFile::SnapshotFile(QString path, QString connection, std::shared_ptr<const Sealer> sealer)
    : m_path(std::move(path))
    , m_connection(std::move(connection))
    , m_sealer(std::move(sealer))
{
}

QByteArray SnapshotFile::about(quint64 place, bool last) const
{
    QByteArray out = headBytes() + m_connection.toUtf8() + '\n' + QByteArray::number(place);
    return last ? out + "\nlast" : out;
}

Result<void> SnapshotFile::write(const StoredState &state, const KeyTable &table) const
{
    if (!QDir().mkpath(QFileInfo(m_path).path()))
        return storage(m_path, QStringLiteral("its folder cannot be made"));
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || file.write(headBytes()) != kHeadSize)
        return storage(m_path, file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    Writer writer(*this, file);
    const std::vector<qint64> numbers{state.seq, state.usesAsOf, state.usageAsOf, state.savedAt};
    writer.list(numbers);
    const QByteArray json = QJsonDocument(state.directory).toJson(QJsonDocument::Compact);
    writer.list(std::vector<char>(json.begin(), json.end()));
    quint64 revision = 0;
    bool first = true, same = true;
    // A list at a time: the interface thread, which may have to write, never waits for the whole.
    KeyTable::each(table, [&](const auto &values) {
        const std::shared_lock lock(table.mutex);
        if (std::exchange(first, false))
            revision = table.revision();
        same = same && revision == table.revision();
        if (same)
            writer.list(values);
    });
    if (!same)
        return Error{ErrorCode::Conflict, m_path, QStringLiteral("the keys changed meanwhile"), {}, {}};
    if (!writer.finish() || !file.commit())
        return storage(m_path, file.errorString());
    return Result<void>();
}

Result<StoredState> SnapshotFile::read(KeyTable &table) const
{
    QFile file(m_path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, m_path, {}, {}, {}};
    if (!file.open(QIODevice::ReadOnly))
        return storage(m_path, file.errorString());
    const QByteArray head = file.read(kHeadSize);
    if (head.size() != kHeadSize || !head.startsWith(QByteArrayView(kMagic, kMagicSize)))
        return damaged(m_path, "is no snapshot");
    if (head != headBytes())
        return storage(m_path, QStringLiteral("is of version %1").arg(qFromLittleEndian<quint32>(head.constData() + kMagicSize)),
                       "snapshot_version");
    Reader reader(*this, file);
    std::vector<qint64> numbers;
    std::vector<char> json;
    if (!reader.list(numbers) || numbers.size() != 4 || !reader.list(json))
        return damaged(m_path, "does not open");
    bool good = true;
    KeyTable::each(table, [&](auto &values) { good = good && reader.list(values); });
    if (!good || !reader.isAtEnd() || !table.takeRead())
        return damaged(m_path, "does not open to its end");
    const QJsonDocument directory = QJsonDocument::fromJson(QByteArray(json.data(), qsizetype(json.size())));
    if (!directory.isObject())
        return damaged(m_path, "holds no directory");
    return StoredState{numbers[0], numbers[1], numbers[2], numbers[3], directory.object()};
}

void SnapshotFile::remove() const
{
    QFile::remove(m_path);
}

} // namespace octroi::inventory
