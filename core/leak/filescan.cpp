// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/filescan.h"

#include <QDir>
#include <QFile>

namespace octroi::leak {

namespace {
constexpr qsizetype kBlock = 1 << 18; // stays in the cache of a core
constexpr int kMostDepth = 8;         ///< of what is packed in what is packed
constexpr qint64 kMuch = 100'000'000, kMostRatio = 250; ///< bytes, and of how many one is made
}

FileScan::FileScan(Findings &findings, const std::atomic_bool &cancelled,
                   std::function<void(const QString &)> tick)
    : m_findings(findings)
    , m_cancelled(cancelled)
    , m_tick(std::move(tick))
    , m_scanner([this](const Sighting &key) {
        Place place;
        place.object = m_object;
        (m_object.isEmpty() ? place.path : place.inner) = m_name;
        m_findings.add(key, place);
    })
    , m_block(kBlock, Qt::Uninitialized)
{
}

void FileScan::setExcluded(const QStringList &globs)
{
    m_excluded.clear();
    for (const QString &glob : globs)
        m_excluded.append(QRegularExpression(QRegularExpression::wildcardToRegularExpression(glob)));
}

bool FileScan::isExcluded(const QFileInfo &entry, const QString &root) const
{
    if (m_withoutGit && entry.fileName() == QLatin1String(".git"))
        return true;
    if (m_excluded.isEmpty())
        return false;
    const QString below = entry.filePath().mid(root.size() + 1);
    return std::any_of(m_excluded.begin(), m_excluded.end(), [&](const QRegularExpression &one) {
        return one.match(entry.fileName()).hasMatch() || one.match(below).hasMatch();
    });
}

void FileScan::scanPath(const QString &path)
{
    const QFileInfo info(path); // a link that was named is followed
    if (!info.exists())
        return m_findings.skip(path, "not_found");
    if (info.isDir())
        return scanFolder(path);
    scanFile(path);
}

void FileScan::scanFolder(const QString &path)
{
    const QString root = path.endsWith(u'/') && path.size() > 1 ? path.chopped(1) : path;
    QStringList folders{root};
    while (!folders.isEmpty() && !m_cancelled) {
        const QDir folder(folders.takeLast());
        if (!folder.isReadable()) {
            m_findings.skip(folder.path(), "unreadable");
            continue;
        }
        QStringList below;
        const auto entries = folder.entryInfoList(
            QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
        for (const QFileInfo &entry : entries) {
            if (m_cancelled)
                return;
            if (isExcluded(entry, root))
                continue;
            if (entry.isSymLink() || entry.isJunction())
                ++m_findings.report().linkCount;
            else if (entry.isDir())
                below.prepend(entry.filePath());
            else if (entry.isFile())
                scanFile(entry.filePath());
            else
                m_findings.skip(entry.filePath(), "special");
        }
        folders += below;
    }
}

void FileScan::scanFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return m_findings.skip(path, "unreadable", file.errorString());
    scanDevice(file, path);
}

void FileScan::scanDevice(QIODevice &device, const QString &name)
{
    ++m_findings.report().files;
    scanFrom(device, name);
}

void FileScan::scanObject(QIODevice &device, const QString &object)
{
    m_object = object;
    scanFrom(device, {});
    m_object.clear();
}

void FileScan::skip(const QString &name, const char *reason, const QString &detail)
{
    m_findings.skip(m_object.left(12) + name, reason, detail);
}

void FileScan::scanFrom(QIODevice &device, const QString &name)
{
    m_packed = m_unpacked = 0;
    m_stopped = false;
    const Unpacking::Read read = [this, &device, &name](char *to, qint64 size) {
        const qint64 got = device.read(to, size);
        if (got < 0)
            skip(name, "unreadable", device.errorString());
        m_packed += qMax<qint64>(0, got);
        return got;
    };
    scanContent(read, device.isSequential() ? nullptr : &device, name, 0);
}

void FileScan::scanContent(const Unpacking::Read &read, QIODevice *whole, const QString &name, int depth)
{
    QByteArray head(kBlock, Qt::Uninitialized);
    qsizetype size = 0;
    // A pipe gives what it has; of what is packed its first bytes are wanted together.
    for (qint64 got = 1; got > 0 && size < Unpacking::kHead; size += qMax<qint64>(0, got))
        got = read(head.data() + size, head.size() - size);
    head.truncate(size);
    const Unpacking::Kind kind = depth < kMostDepth ? Unpacking::kindOf(head) : Unpacking::Kind::Plain;
    if (kind == Unpacking::Kind::Plain)
        return scanPlain(head, read, name);
    qsizetype given = 0;
    const Unpacking::Read again = [&](char *to, qint64 most) {
        const qint64 part = qMin<qint64>(most, head.size() - given);
        if (part <= 0)
            return read(to, most);
        std::copy_n(head.constData() + given, part, to);
        given += part;
        return part;
    };
    const bool seeks = whole && whole->seek(0);
    Unpacking packed(kind, seeks ? read : again, seeks ? whole : nullptr);
    if (scanPacked(packed, name, depth) || m_stopped || m_cancelled)
        return;
    // Damaged: then as it lies there, too, as far as that can be had.
    if (seeks && whole->seek(0))
        scanPlain({}, read, name);
    else
        scanPlain(head, read, name);
}

/// False: it cannot be read to its end, which is reported.
bool FileScan::scanPacked(Unpacking &packed, const QString &name, int depth)
{
    while (!m_cancelled && !m_stopped && packed.next()) {
        const QString inner = packed.name();
        const QString here = inner.isEmpty() ? name : name + QStringLiteral("!/") + inner;
        if (packed.isEncrypted()) {
            skip(here, "packed_encrypted");
            continue;
        }
        const Unpacking::Read read = [&](char *to, qint64 size) {
            if (m_stopped || m_cancelled)
                return qint64(0);
            const qint64 got = packed.read(to, size);
            m_unpacked += qMax<qint64>(0, got);
            if (isTooMuch()) {
                m_stopped = true;
                skip(here, "packed_too_much");
            }
            return got;
        };
        if (packed.isPlain()) // it only looked so
            scanPlain({}, read, here);
        else
            scanContent(read, nullptr, here, depth + 1);
    }
    if (packed.problem().isEmpty())
        return true;
    skip(name, "packed_unreadable", packed.problem());
    return false;
}

/// A few kilobytes can be packed so that they never end.
bool FileScan::isTooMuch() const
{
    return m_unpacked > kMuch && m_unpacked / kMostRatio > m_packed;
}

void FileScan::scanPlain(QByteArrayView head, const Unpacking::Read &read, const QString &name)
{
    m_name = name;
    const auto take = [this, &name](QByteArrayView bytes) {
        m_scanner.feed(bytes);
        m_findings.report().bytes += bytes.size();
        m_tick(name);
    };
    if (!head.isEmpty())
        take(head);
    while (!m_cancelled) {
        const qint64 got = read(m_block.data(), m_block.size());
        if (got <= 0)
            break;
        take(QByteArrayView(m_block.constData(), got));
    }
    end();
}

void FileScan::scanBytes(QByteArrayView bytes, const QString &name)
{
    m_name = name;
    m_scanner.feed(bytes);
    m_findings.report().bytes += bytes.size();
    end();
}

void FileScan::end()
{
    m_scanner.finish();
    m_findings.report().lookalikes += m_scanner.lookalikes();
    m_tick(m_name);
}

} // namespace octroi::leak
