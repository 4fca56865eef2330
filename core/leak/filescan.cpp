// SPDX-License-Identifier: GPL-3.0-or-later
#include "leak/filescan.h"

#include <QDir>
#include <QFile>

namespace octroi::leak {

namespace {
constexpr qsizetype kBlock = 1 << 18; // stays in the cache of a core
}

FileScan::FileScan(Findings &findings, const std::atomic_bool &cancelled,
                   std::function<void(const QString &)> tick)
    : m_findings(findings)
    , m_cancelled(cancelled)
    , m_tick(std::move(tick))
    , m_scanner([this](const Sighting &key) {
        Place place;
        place.path = m_name;
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
    m_name = name;
    ++m_findings.report().files;
    while (!m_cancelled) {
        const qint64 got = device.read(m_block.data(), m_block.size());
        if (got < 0)
            m_findings.skip(name, "unreadable", device.errorString());
        if (got <= 0)
            break;
        m_scanner.feed(QByteArrayView(m_block.constData(), got));
        m_findings.report().bytes += got;
        m_tick(name);
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
